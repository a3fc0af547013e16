//! Reports of one network and day share a random number, so that a flood makes room by itself. Nothing is kept of whether the
//! address that one names is known: nobody has proved it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0049_networks_of_reports", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE error_report ADD COLUMN network bigint;
ALTER TABLE error_report DROP COLUMN known;
";
