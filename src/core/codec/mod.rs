//! The written form of a draft, with a version.
