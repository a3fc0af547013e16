//! What becomes of a letter after it has closed: deliveries and answers, their files, and what was noted when.
//!
//! `letter_event` keeps what was noted, in its order; what was taken back again has `undone_at`. `subject_id` names the
//! delivery or the answer, which is gone once it was taken back. A delivery keeps what the list and its log were then.
//! A signature that is `late` was taken after the end of its letter, while `late_until_at` allowed it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0014_afterwards", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE kept_file (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    sha256 text NOT NULL,
    size bigint NOT NULL,
    sealed {bytes} NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX kept_file_letter ON kept_file (letter_id);

CREATE TABLE delivery (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    day text NOT NULL,
    by_whom text NOT NULL,
    recipients text NOT NULL,
    way text NOT NULL CHECK (way IN ('hand', 'post', 'email', 'mission', 'public', 'other')),
    way_words text,
    note text NOT NULL,
    version bigint NOT NULL,
    organisations bigint NOT NULL,
    countries bigint NOT NULL,
    people bigint NOT NULL,
    log_size bigint NOT NULL,
    log_root text NOT NULL,
    file_id {uuid} REFERENCES kept_file (id) ON DELETE SET NULL,
    file_alt text,
    file_public boolean NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX delivery_letter ON delivery (letter_id, day);

CREATE TABLE answer (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    day text NOT NULL,
    by_whom text NOT NULL,
    summary text NOT NULL,
    words text NOT NULL,
    language text NOT NULL,
    file_id {uuid} REFERENCES kept_file (id) ON DELETE SET NULL,
    file_alt text,
    file_public boolean NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX answer_letter ON answer (letter_id, day);

CREATE TABLE letter_event (
    number {serial},
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    kind text NOT NULL
        CHECK (kind IN ('delivered', 'delivery_corrected', 'answered', 'answer_corrected', 'unanswered', 'archived')),
    day text NOT NULL,
    subject_id {uuid},
    words text NOT NULL,
    state_before text NOT NULL,
    created_at bigint NOT NULL,
    undone_at bigint
);
CREATE INDEX letter_event_letter ON letter_event (letter_id, number);

ALTER TABLE letter ADD COLUMN late_until_local text;
ALTER TABLE letter ADD COLUMN late_until_zone text;
ALTER TABLE letter ADD COLUMN late_until_at bigint;
ALTER TABLE signature ADD COLUMN late boolean NOT NULL DEFAULT false;
";
