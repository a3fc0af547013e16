//! The policy of a log takes effect with a checkpoint that meets it: each keeps the lines that name its witnesses.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0047_policy_in_effect", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE log_checkpoint ADD COLUMN witnesses text;
";
