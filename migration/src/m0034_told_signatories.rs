//! When signatories were told of a change of their letter's text: it takes effect once they have had time to object.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0034_told_signatories", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE amendment ADD COLUMN told_at bigint;
UPDATE amendment SET told_at = proposed_at WHERE due_at IS NOT NULL;
";
