//! A bare array of tools.

use super::{Format, Found, Misfit, Read, page};
use crate::core::json::Node;

pub(super) const ARRAY: Format = Format {
    name: "array",
    what: "an array of tools",
    example: "[]",
    read: Read::Document(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    root.value().as_array()?;
    Some(page(root, None).map(|page| Found {
        pages: vec![page],
        ..Found::default()
    }))
}
