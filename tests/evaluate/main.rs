//! What would happen to calls: the reference engine's verdicts, cases as data, and laws.

mod conditions;
