//! A draft: a catalogue, the policy for it, and what a person decided beside the policy.
