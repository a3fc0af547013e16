//! Signatures gathered elsewhere: what was brought in together, and which signatures that made.
//!
//! A running import whose lease is over was interrupted: its signatures are written in one transaction with its end,
//! so nothing of it was kept. `vouched_by` and `scan_sha256` stand with a signature that was gathered on paper: they
//! are part of what is listed of it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0006_gathered", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE signature_import (
    id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    by_account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    by_name text NOT NULL,
    source text NOT NULL CHECK (source IN ('spreadsheet', 'tool', 'paper')),
    detail text,
    kind text NOT NULL CHECK (kind IN ('organisation', 'person')),
    scan_sha256 text,
    state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    total bigint NOT NULL,
    skipped bigint NOT NULL DEFAULT 0,
    lease_until bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX signature_import_letter ON signature_import (letter_id, created_at);

ALTER TABLE signature ADD COLUMN import_id {uuid} REFERENCES signature_import (id) ON DELETE SET NULL;
ALTER TABLE signature ADD COLUMN vouched_by text;
ALTER TABLE signature ADD COLUMN scan_sha256 text;
CREATE INDEX signature_imported ON signature (import_id) WHERE import_id IS NOT NULL;
";
