//! The log whose size and root a delivery names, where the letter has had another since.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0046_delivered_logs", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE delivery ADD COLUMN log_ended text;
";
