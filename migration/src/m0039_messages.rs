//! Messages of organisers; and a stop of emails is kept under the first half of its mailbox's hash, so that a link which
//! stops all of them holds it whole and works without any row.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0039_messages", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE message (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    signature_id {uuid} REFERENCES signature (id) ON DELETE CASCADE,
    invitation_id {uuid} REFERENCES invitation (id) ON DELETE CASCADE,
    organisation_id {uuid} REFERENCES organisation (id) ON DELETE CASCADE,
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    mailbox_hmac {bytes} NOT NULL,
    locale text NOT NULL,
    sealed {bytes} NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX message_mailbox ON message (mailbox_hmac, created_at);
CREATE INDEX message_account ON message (account_id, created_at);
CREATE INDEX message_letter ON message (letter_id);
CREATE INDEX message_signature ON message (signature_id) WHERE signature_id IS NOT NULL;
CREATE INDEX message_invitation ON message (invitation_id) WHERE invitation_id IS NOT NULL;
CREATE INDEX message_organisation ON message (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX outbox_subject ON outbox (subject_id) WHERE subject_id IS NOT NULL;
UPDATE mailbox_stop SET mailbox_hmac = substr(mailbox_hmac, 1, 16);
";
