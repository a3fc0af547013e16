//! What mails are about is looked up whenever one is queued: how many of its kind went out already.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0037_mail_limits", SCHEMA);

const SCHEMA: &str = "
CREATE INDEX outbox_signature ON outbox (signature_id) WHERE signature_id IS NOT NULL;
CREATE INDEX outbox_invitation ON outbox (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX outbox_account ON outbox (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX outbox_coalition ON outbox (coalition_id) WHERE coalition_id IS NOT NULL;
";
