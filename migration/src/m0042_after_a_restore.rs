//! After a backup was put back an account signs in only once it has chosen a new password from its mailbox.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0042_after_a_restore", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE account ADD COLUMN prove_mailbox boolean NOT NULL DEFAULT false;
";
