//! Every change to a draft as data, and the history of changes.
