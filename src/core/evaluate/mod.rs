//! What would happen to a call, and why.
