//! A stop says whether its mailbox was proven: what goes round in mails lifts no such stop.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0050_proven_stops", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE mailbox_stop ADD COLUMN proven boolean NOT NULL DEFAULT false;
";
