//! Risk: what a tool could do, how bad that would be, and why we think so.
