//! The embargo: the moment at which a confidential letter becomes public, as it was agreed on, and what came of it.
//!
//! `embargo_at`, of the foundation, is the instant that `embargo_local` in `embargo_zone` falls on.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0007_embargo", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN embargo_local text;
ALTER TABLE letter ADD COLUMN embargo_zone text;
ALTER TABLE letter ADD COLUMN embargo_missed_at bigint;
ALTER TABLE letter ADD COLUMN published_at bigint;
UPDATE letter SET published_at = opened_at WHERE visibility = 'public';
CREATE INDEX letter_embargo ON letter (embargo_at) WHERE visibility = 'confidential' AND embargo_at IS NOT NULL;
ALTER TABLE outbox ADD COLUMN letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE;
";
