//! When the sealed address of a signature was deleted because its time was over. Its keyed hash stays while there is a row.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0035_retention", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN address_ended_at bigint;
CREATE INDEX signature_address_kept ON signature (letter_id) WHERE address_ended_at IS NULL;
";
