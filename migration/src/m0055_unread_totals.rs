//! The table of erasures that were counted and never read goes.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0055_unread_totals", SCHEMA);

const SCHEMA: &str = "
DROP TABLE erasure_total;
";
