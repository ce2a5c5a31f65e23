//! The address of a server, as far as it matters for what a browser allows.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// An address that a page can send a request to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Whether it is `https`.
    pub is_secure: bool,
    /// The host, in lower case; an IPv6 address without brackets.
    pub host: String,
    /// The port, where one is written.
    pub port: Option<u16>,
    /// Where the host is.
    pub place: Place,
}

/// Where a host is, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// This machine.
    Loopback,
    /// The local network.
    Local,
    /// Anywhere.
    Public,
}

/// Why a text is no address that a page can send a request to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Nothing.
    Empty,
    /// No scheme, or another than `http` and `https`.
    Scheme,
    /// No host, or none that can be.
    Host,
    /// A port that is no number up to 65535.
    Port,
    /// A name or a password before the host: browsers refuse it, and an address is seen by many.
    Credentials,
    /// A space, a line break or a character that cannot be seen.
    Characters,
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Enter the server's address: https://…",
            Self::Scheme => "The address must start with https:// or http://.",
            Self::Host => "The address names no host that can be.",
            Self::Port => "The port must be a number from 1 to 65535.",
            Self::Credentials => {
                "The address holds a name or a password. Take it out, and enter a token or a header instead."
            }
            Self::Characters => {
                "The address holds a space or a character that cannot be seen."
            }
        })
    }
}

impl std::error::Error for AddressError {}

impl Address {
    /// The address with this text.
    ///
    /// # Errors
    /// See [`AddressError`]; the text is not part of it, since it can hold a secret.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control())
            || crate::core::text::has_hidden(text)
        {
            return Err(AddressError::Characters);
        }
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Scheme)?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(AddressError::Scheme),
        };
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
        if authority.contains('@') {
            return Err(AddressError::Credentials);
        }
        let (host, port) = host_and_port(authority)?;
        Ok(Self {
            is_secure,
            place: place(&host),
            host,
            port,
        })
    }
}

fn host_and_port(authority: &str) -> Result<(String, Option<u16>), AddressError> {
    let (host, rest) = if let Some(inside) = authority.strip_prefix('[') {
        let (host, rest) = inside.split_once(']').ok_or(AddressError::Host)?;
        host.parse::<Ipv6Addr>().map_err(|_| AddressError::Host)?;
        (host, rest)
    } else {
        let end = authority.find(':').unwrap_or(authority.len());
        authority.split_at_checked(end).unwrap_or((authority, ""))
    };
    if host.is_empty() || host.contains(['<', '>', '"', '^', '|', '%', '[', ']']) {
        return Err(AddressError::Host);
    }
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        None => return Err(AddressError::Host),
        Some("") => None,
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            match digits.parse::<u16>() {
                Ok(0) | Err(_) => return Err(AddressError::Port),
                Ok(port) => Some(port),
            }
        }
        Some(_) => return Err(AddressError::Port),
    };
    Ok((host.to_ascii_lowercase(), port))
}

fn place(host: &str) -> Place {
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return v4(address);
    }
    if let Ok(address) = host.parse::<Ipv6Addr>() {
        return v6(address);
    }
    let host = host.trim_end_matches('.');
    if host == "localhost" || host.ends_with(".localhost") {
        Place::Loopback
    } else if !host.contains('.')
        || [".local", ".lan", ".internal", ".home.arpa"]
            .iter()
            .any(|end| host.ends_with(end))
    {
        Place::Local
    } else {
        Place::Public
    }
}

fn v4(address: Ipv4Addr) -> Place {
    // Carrier-grade addresses (RFC 6598) are those of many private networks.
    let shared = matches!(address.octets(), [100, 64..=127, _, _]);
    if address.is_loopback() || address.is_unspecified() {
        Place::Loopback
    } else if address.is_private() || address.is_link_local() || shared {
        Place::Local
    } else {
        Place::Public
    }
}

fn v6(address: Ipv6Addr) -> Place {
    if let Some(address) = address.to_ipv4_mapped() {
        return v4(address);
    }
    if address.is_loopback() || address.is_unspecified() {
        Place::Loopback
    } else if address.is_unique_local() || address.is_unicast_link_local() {
        Place::Local
    } else {
        Place::Public
    }
}
