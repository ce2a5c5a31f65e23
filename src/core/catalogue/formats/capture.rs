//! A recording of a server: who it is, how it answered `initialize`, and its tools.

use super::{Format, Found, Misfit, Read, page, server_of, text};
use crate::core::catalogue::Server;
use crate::core::json::Node;

pub(super) const CAPTURE: Format = Format {
    name: "capture",
    what: "a recording of a server with its name, its answer to initialize and its tools",
    example: r#"{"server": {"name": "x"}, "initialize": {}, "tools": []}"#,
    read: Read::Document(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    let tools = root.get("tools")?;
    let described = |key| {
        root.get(key)
            .filter(|member| member.value().as_object().is_some())
    };
    let (server, initialize) = (described("server"), described("initialize"));
    if server.is_none() && initialize.is_none() {
        return None;
    }
    Some(page(tools, Some(root)).map(|page| Found {
        pages: vec![page],
        server: merged(server, initialize),
        ..Found::default()
    }))
}

/// The package's version goes before the server's own word, which is often the version of its SDK.
fn merged(server: Option<Node<'_>>, initialize: Option<Node<'_>>) -> Server {
    let own = server_of(initialize);
    let package = text(server, "package").map(|package| match text(server, "registry") {
        Some(registry) => format!("{registry}:{package}"),
        None => package,
    });
    Server {
        name: text(server, "name").or(own.name),
        title: text(server, "title").or(own.title),
        version: text(server, "package_version")
            .or_else(|| text(server, "version"))
            .or(own.version),
        package,
        captured: text(server, "captured"),
    }
}
