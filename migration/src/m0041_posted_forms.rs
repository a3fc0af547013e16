//! Forms that were posted: one that is posted twice creates once. Of each a keyed hash is kept for some minutes, and where
//! its answer leads.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0041_posted_forms", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE posted_form (
    hash {bytes} PRIMARY KEY,
    until bigint NOT NULL,
    answer text
);
";
