//! Indexes for what is counted within a day: revisions of a person, and acts in a coalition.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0057_counted_by_day", SCHEMA);

const SCHEMA: &str = "
CREATE INDEX revision_account ON revision (account_id, created_at);
CREATE INDEX activity_recent ON activity (coalition_id, created_at);
";
