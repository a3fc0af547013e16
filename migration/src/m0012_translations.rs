//! Translations: a letter in other languages, part by part, and who may translate into which language.
//!
//! A `translation_part` keeps the wording of the original that it was made from (`source`); which part of today's
//! original it belongs to is worked out from that. `revision` counts how often it was saved, and `translation_past` has
//! every state of it. `version_text.subject` is the subject of a frozen translation; the original's is in its letter.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0012_translations", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE translation (
    id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    language text NOT NULL,
    included boolean NOT NULL,
    created_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    created_at bigint NOT NULL,
    removed_at bigint,
    UNIQUE (letter_id, language)
);

CREATE TABLE translation_part (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    translation_id {uuid} NOT NULL REFERENCES translation (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('place', 'recipient', 'copies_label', 'copy', 'subject_label', 'subject',
        'salutation', 'paragraph', 'closing', 'footnote')),
    position bigint NOT NULL,
    source text NOT NULL,
    text text NOT NULL,
    revision bigint NOT NULL CHECK (revision > 0),
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    changed_at bigint NOT NULL
);
CREATE INDEX translation_part_of ON translation_part (translation_id, position);

CREATE TABLE translation_past (
    part_id {uuid} NOT NULL REFERENCES translation_part (id) ON DELETE CASCADE,
    revision bigint NOT NULL,
    source text NOT NULL,
    text text NOT NULL,
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (part_id, revision)
);

CREATE TABLE translator_language (
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    language text NOT NULL,
    PRIMARY KEY (coalition_id, account_id, language)
);
CREATE INDEX translator_language_account ON translator_language (account_id);

ALTER TABLE version_text ADD COLUMN subject text NOT NULL DEFAULT '';
";
