//! What stays of a signature that was erased: a number for the letter, and, so that nobody is imported or invited again,
//! a keyed hash of the mailbox that no other table has. `journal_since` says from when on departures are journalled
//! outside the database: from then on it needs its journal. `erased_link` lets the link that erased say for a day that it did.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0033_departures", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE erasure_total (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    wish text NOT NULL CHECK (wish IN ('signatory', 'host')),
    number bigint NOT NULL,
    PRIMARY KEY (letter_id, wish)
);

CREATE TABLE erased_address (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    address_hash {bytes} NOT NULL,
    PRIMARY KEY (letter_id, address_hash)
);

CREATE TABLE erased_link (
    public_id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    link_serial bigint NOT NULL,
    until bigint NOT NULL
);

ALTER TABLE instance ADD COLUMN journal_since bigint;
";
