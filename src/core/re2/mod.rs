//! Regular expressions as RE2 means them.
