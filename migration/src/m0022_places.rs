//! Several people in one mailbox: each has a place of their own. See decision 0002.
//!
//! Keyed hashes and keys of people are recomputed by data steps; until then every mailbox has one listed person, on place 1.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0022_places", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN place bigint NOT NULL DEFAULT 1 CHECK (place > 0);
ALTER TABLE signature ADD COLUMN opened_at bigint;
DROP INDEX signature_person;
CREATE UNIQUE INDEX signature_person ON signature (letter_id, address_hmac, identity) WHERE kind = 'person' AND state = 'confirmed';
CREATE UNIQUE INDEX signature_place ON signature (letter_id, address_hmac, place) WHERE kind = 'person' AND state = 'confirmed';
";
