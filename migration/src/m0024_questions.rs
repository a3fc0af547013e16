//! Questions of an organisation's contacts about a signature, errors that readers report,
//! and that owners were told of what waits.

use super::Step;

pub(super) const STEP: Step = Step::new(
    "m0024_questions",
    "
ALTER TABLE signature ADD COLUMN questioned boolean NOT NULL DEFAULT false;

CREATE TABLE question (
    signature_id {uuid} PRIMARY KEY REFERENCES signature (id) ON DELETE CASCADE,
    asked_at bigint NOT NULL,
    answer_sealed {bytes},
    answered_at bigint,
    settled_at bigint
);

CREATE TABLE waiting_told (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    occasion text NOT NULL,
    due_at bigint NOT NULL,
    told_at bigint NOT NULL,
    PRIMARY KEY (letter_id, occasion, due_at)
);
CREATE TABLE error_report (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    sealed {bytes} NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX error_report_letter ON error_report (letter_id, created_at);
",
);
