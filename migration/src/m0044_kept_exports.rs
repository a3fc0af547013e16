//! What was asked for stays in the list of exports when who asked, approved or stopped deletes their account. SQLite
//! takes no constraint off a column, so the rows move to a table without it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0044_kept_exports", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE kept_contact_export (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL,
    asked_at bigint NOT NULL,
    approved_by {uuid},
    approved_at bigint,
    stopped_by {uuid},
    stopped_at bigint,
    fetched_at bigint
);
INSERT INTO kept_contact_export (id, coalition_id, letter_id, account_id, asked_at, approved_by, approved_at,
    stopped_by, stopped_at, fetched_at)
    SELECT id, coalition_id, letter_id, account_id, asked_at, approved_by, approved_at, stopped_by, stopped_at, fetched_at
    FROM contact_export;
DROP TABLE contact_export;
ALTER TABLE kept_contact_export RENAME TO contact_export;
CREATE INDEX contact_export_coalition ON contact_export (coalition_id, asked_at);
";
