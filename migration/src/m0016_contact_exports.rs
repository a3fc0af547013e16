//! Exports of contacts: asked for, approved by a second person or waited for, fetched once.
//!
//! Without a letter it is the address book that is asked for.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0016_contact_exports", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE contact_export (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    asked_at bigint NOT NULL,
    approved_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    approved_at bigint,
    stopped_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    stopped_at bigint,
    fetched_at bigint
);
CREATE INDEX contact_export_coalition ON contact_export (coalition_id, asked_at);
";
