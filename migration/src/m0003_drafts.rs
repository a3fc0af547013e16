//! Drafts are kept: every saved state of a letter's draft is a revision.
//!
//! `number` counts a letter's revisions from 1; `lock` is the letter's own `revision` when the state was saved, by which
//! an editor's form knows what it grew from. `conveners` are ids between commas. Words are counted against the
//! revision before. A draft that is there already becomes revision 1.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0003_drafts", SCHEMA).naming(
    "{conveners}",
    "group_concat(lower(hex(organisation_id)), ',')",
    "string_agg(organisation_id::text, ',')",
);

const SCHEMA: &str = "
CREATE TABLE revision (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    number bigint NOT NULL CHECK (number > 0),
    lock bigint NOT NULL,
    slug text NOT NULL,
    form text NOT NULL,
    conveners text NOT NULL,
    cause text NOT NULL CHECK (cause IN ('written', 'imported', 'restored', 'suggested', 'before')),
    restored bigint,
    name text,
    account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    words_added bigint NOT NULL,
    words_removed bigint NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (letter_id, number)
);
CREATE INDEX revision_lock ON revision (letter_id, lock);
CREATE INDEX revision_slug ON revision (slug);

INSERT INTO revision (letter_id, number, lock, slug, form, conveners, cause, words_added, words_removed, created_at)
SELECT id, 1, revision, slug, draft,
    coalesce((SELECT {conveners} FROM letter_convener WHERE letter_convener.letter_id = letter.id), ''),
    'before', 0, 0, changed_at
FROM letter;
";
