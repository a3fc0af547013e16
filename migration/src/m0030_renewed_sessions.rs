//! A session gets a new token when somebody proves again that it is theirs; the one before works for a moment longer.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0030_renewed_sessions", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE session ADD COLUMN previous_hash {bytes};
ALTER TABLE session ADD COLUMN renewed_at bigint;
CREATE INDEX session_previous ON session (previous_hash);
";
