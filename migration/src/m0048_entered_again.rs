//! What a mailbox was just shown is not replaced by what is entered later: the row says when that was. Nothing is stored any
//! more of when a mailbox opened what waits in it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0048_entered_again", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN entered_again_at bigint;
ALTER TABLE signature DROP COLUMN opened_at;
";
