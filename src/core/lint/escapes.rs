//! Texts that slip past a comparison of texts: ways out of a folder, hosts that end elsewhere, other case.

use super::asking::passes;
use super::subject::ToolView;
use crate::core::json::Value;
use crate::core::policy::Path;

/// The first of these texts that every rule about the argument lets through.
pub(super) fn first_passing(
    view: &ToolView<'_>,
    path: &Path,
    texts: impl IntoIterator<Item = String>,
) -> Option<String> {
    texts
        .into_iter()
        .find(|text| passes(view, path, Some(&Value::from(text.as_str()))))
}

/// A text that is a place in a file system.
pub(super) fn is_path(text: &str) -> bool {
    let drive = || {
        let mut chars = text.chars();
        chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':')
    };
    let rooted =
        text.starts_with('/') || text.starts_with("./") || text.starts_with("~/") || drive();
    !is_url(text) && !text.contains(' ') && rooted && text.chars().any(char::is_alphanumeric)
}

/// A text that is an address with a host.
pub(super) fn is_url(text: &str) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, host)| !scheme.is_empty() && host.starts_with(char::is_alphanumeric))
}

/// An address in two: up to the end of its host, and the rest.
pub(super) fn host_end(url: &str) -> Option<(&str, &str)> {
    let (scheme, behind) = url.split_once("://")?;
    let length = behind.find(['/', '?', '#', ':']).unwrap_or(behind.len());
    url.split_at_checked(scheme.len() + 3 + length)
}

/// Places outside the folder that a text stands in, though they begin with it.
pub(super) fn outside(text: &str) -> Vec<String> {
    if is_path(text) {
        let folder = text.rsplit_once('/').map_or("", |(folder, _)| folder);
        return vec![
            format!("{folder}/../../../etc/passwd"),
            format!("{text}/../../../etc/passwd"),
        ];
    }
    let Some((host, rest)) = host_end(text).filter(|_| is_url(text)) else {
        return Vec::new();
    };
    let folder = rest.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder.is_empty() {
        return Vec::new();
    }
    vec![
        format!("{host}{folder}/../admin"),
        format!("{host}{folder}/%2e%2e/admin"),
    ]
}

/// Addresses of other hosts that begin with this one's.
pub(super) fn other_hosts(text: &str) -> Vec<String> {
    match host_end(text) {
        Some((host, "")) if is_url(text) => vec![
            format!("{host}.evil.example/"),
            format!("{host}@evil.example/"),
            format!("{host}:80@evil.example/"),
        ],
        _ => Vec::new(),
    }
}

/// Other ways to write the same place.
pub(super) fn same_place(text: &str) -> Vec<String> {
    if is_path(text) && text.starts_with('/') {
        return vec![
            format!("/x/..{text}"),
            format!("/.{text}"),
            format!("/{text}"),
        ];
    }
    match host_end(text) {
        Some((host, rest)) if is_url(text) && !host.ends_with('.') => {
            vec![format!("{host}.{rest}")]
        }
        _ => Vec::new(),
    }
}

/// The text with its case turned; nothing where it has no case.
pub(super) fn other_case(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let other = if upper == text {
        text.to_lowercase()
    } else {
        upper
    };
    (other != text).then_some(other)
}

/// A text as a pattern that matches just it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && c != '_' {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
