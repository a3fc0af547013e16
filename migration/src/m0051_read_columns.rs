//! What a list says beside names: the day of signing, and the question under which they agreed to be published. How a file
//! that waits is to be read, and what columns of a shape hold, for the next file of that shape.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0051_read_columns", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN signed_on text;
ALTER TABLE signature_import ADD COLUMN consent text;
ALTER TABLE upload ADD COLUMN reading text;
CREATE TABLE column_memory (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    shape text NOT NULL,
    columns text NOT NULL,
    used_at bigint NOT NULL
);
CREATE UNIQUE INDEX column_memory_shape ON column_memory (coalition_id, shape);
";
