//! Invitations to sign a letter, uploads that wait for a look, reminders.
//!
//! Nothing says whether an invitation was opened. `identity` is the one that its signature has (see `signature`), so
//! that any signature for the organisation, in whatever way, answers it. What a person wrote is sealed.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0005_invitations", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN soft_deadline_local text;

CREATE TABLE invitation (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    organisation_id {uuid} REFERENCES organisation (id) ON DELETE SET NULL,
    identity text NOT NULL,
    proof text NOT NULL CHECK (proof IN ('mailbox', 'domain')),
    name text NOT NULL,
    name_fold text NOT NULL,
    name_sort {bytes} NOT NULL,
    country text NOT NULL,
    site text,
    address_hmac {bytes} NOT NULL,
    private_sealed {bytes} NOT NULL,
    locale text NOT NULL,
    state text NOT NULL CHECK (state IN ('prepared', 'invited', 'withdrawn')),
    answer text CHECK (answer IN ('conditional', 'later', 'forwarded', 'declined')),
    answer_until text,
    answered_at bigint,
    signature_id {uuid} REFERENCES signature (id) ON DELETE SET NULL,
    forwarded_from {uuid} REFERENCES invitation (id) ON DELETE SET NULL,
    link_serial bigint NOT NULL,
    mails bigint NOT NULL,
    mails_since bigint NOT NULL,
    last_mail_at bigint,
    invited_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX invitation_once ON invitation (letter_id, address_hmac, identity) WHERE state <> 'withdrawn';
CREATE INDEX invitation_list ON invitation (letter_id, name_sort);
CREATE INDEX invitation_prepared ON invitation (letter_id) WHERE state = 'prepared';
CREATE INDEX invitation_address ON invitation (address_hmac, last_mail_at);

CREATE TABLE upload (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sealed {bytes} NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX upload_expires ON upload (expires_at);

CREATE TABLE reminder (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('week', 'two_days', 'own_date', 'day')),
    stopped boolean NOT NULL,
    words text,
    PRIMARY KEY (letter_id, kind)
);

CREATE TABLE reminder_sent (
    invitation_id {uuid} NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
    kind text NOT NULL,
    due_at bigint NOT NULL,
    sent_at bigint NOT NULL,
    PRIMARY KEY (invitation_id, kind, due_at)
);

ALTER TABLE outbox ADD COLUMN invitation_id {uuid} REFERENCES invitation (id) ON DELETE CASCADE;
ALTER TABLE outbox ADD COLUMN reminder text;
";
