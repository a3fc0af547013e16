//! Drafts are discussed: who is invited to one, what they say of its passages, and what its people are told of.
//!
//! A `remark` is about the bytes `start` to `stop` of a part of the letter in one revision; where that stands today is
//! worked out from the two texts. `news` waits for the next digest of its account; `digest` is the mail that tells it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0010_reviews", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE reviewer (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    organisation_id {uuid} REFERENCES organisation (id) ON DELETE SET NULL,
    invited_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (letter_id, account_id)
);
CREATE INDEX reviewer_account ON reviewer (account_id);

CREATE TABLE remark (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    revision bigint NOT NULL,
    part text NOT NULL CHECK (part IN ('subject', 'salutation', 'body', 'closing')),
    start bigint NOT NULL,
    stop bigint NOT NULL,
    replacement text,
    words text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'resolved')),
    decided_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    decided_at bigint,
    decision text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX remark_letter ON remark (letter_id, created_at);

CREATE TABLE reply (
    id {uuid} PRIMARY KEY,
    remark_id {uuid} NOT NULL REFERENCES remark (id) ON DELETE CASCADE,
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    words text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX reply_remark ON reply (remark_id, created_at);

CREATE TABLE news (
    number {serial},
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('commented', 'suggested', 'replied', 'accepted', 'declined', 'resolved')),
    digest {uuid},
    created_at bigint NOT NULL
);
CREATE INDEX news_waiting ON news (account_id) WHERE digest IS NULL;
CREATE INDEX news_digest ON news (digest);
";
