//! When the owner of a mailbox was told that emails are stopped, and with which serial the link of a mail was made.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0045_fair_mails", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE mailbox_stop ADD COLUMN told_at bigint;
ALTER TABLE outbox ADD COLUMN link_serial bigint;
";
