//! Changes of a letter's text after signing has begun.
//!
//! An `amendment` holds its texts as they were when it was proposed: what is confirmed is what was shown. A signature is
//! `outstanding` while a version has another meaning than the one it stands by; `declined` says that it will stay so.
//! `log_keys_past` are the records of keys that signed the statement of an earlier version, and are still owed.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0013_amendments", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE amendment (
    id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('open', 'effective', 'refused', 'taken-back', 'lapsed')),
    declared text NOT NULL CHECK (declared IN ('typographical', 'translation', 'material')),
    words text NOT NULL,
    texts text NOT NULL,
    deadline_local text,
    deadline_zone text,
    deadline_at bigint,
    proposed_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    proposed_at bigint NOT NULL,
    due_at bigint,
    decided_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    decided_at bigint,
    reason text NOT NULL
);
CREATE UNIQUE INDEX amendment_open ON amendment (letter_id) WHERE state = 'open';
CREATE INDEX amendment_due ON amendment (due_at) WHERE state = 'open' AND due_at IS NOT NULL;

CREATE TABLE objection (
    amendment_id {uuid} NOT NULL REFERENCES amendment (id) ON DELETE CASCADE,
    signature_id {uuid} NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
    created_at bigint NOT NULL,
    PRIMARY KEY (amendment_id, signature_id)
);

ALTER TABLE version ADD COLUMN words text;
ALTER TABLE signature ADD COLUMN outstanding boolean NOT NULL DEFAULT false;
ALTER TABLE signature ADD COLUMN declined boolean NOT NULL DEFAULT false;
ALTER TABLE signature ADD COLUMN log_keys_past text;
ALTER TABLE letter ADD COLUMN reaffirm_reminded_at bigint;
";
