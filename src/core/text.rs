//! Words for people: plurals, lists, quoting, and characters that cannot be seen.
