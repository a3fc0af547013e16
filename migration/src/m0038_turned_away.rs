//! When one more name was entered for a mailbox than can wait in it: those that wait say so to its owner.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0038_turned_away", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN turned_away_at bigint;
";
