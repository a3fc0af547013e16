//! What is recorded of data steps: each by its number, with how far it is. See `service/src/data_steps`.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0019_data_steps", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE data_step (
    number bigint PRIMARY KEY,
    name text NOT NULL,
    of text NOT NULL,
    cursor {uuid},
    changed bigint NOT NULL,
    faulty bigint NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint
);
";
