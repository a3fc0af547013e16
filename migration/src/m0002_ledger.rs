//! The record that anyone can check: what waits to be sequenced, and each letter's log as it is served.
//!
//! `log_event` is written with the change of state that causes it, and emptied by the sequencer. `log_record` is the
//! side store that erasure deletes from; everything else of a log only grows. Tiers of `log_tile`: -1 for bundles of
//! entries, 0 to 7 for tiles of hashes; of a partial one only the widest is kept, which the narrower ones begin.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0002_ledger", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE log (
    letter_id {uuid} PRIMARY KEY REFERENCES letter (id) ON DELETE CASCADE,
    origin text NOT NULL UNIQUE,
    public_key {bytes} NOT NULL,
    size bigint NOT NULL,
    root {bytes} NOT NULL,
    sequenced_at bigint NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE log_event (
    number {serial},
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    signature_id {uuid} REFERENCES signature (id) ON DELETE CASCADE,
    what text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX log_event_letter ON log_event (letter_id, number);

CREATE TABLE log_tile (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    tier bigint NOT NULL CHECK (tier BETWEEN -1 AND 7),
    number bigint NOT NULL,
    width bigint NOT NULL CHECK (width BETWEEN 1 AND 256),
    bytes {bytes} NOT NULL,
    PRIMARY KEY (letter_id, tier, number)
);

CREATE TABLE log_record (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    salt {bytes} NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (letter_id, number)
);

CREATE TABLE log_checkpoint (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    size bigint NOT NULL,
    root {bytes} NOT NULL,
    sequenced_at bigint NOT NULL,
    note text,
    published_at bigint,
    PRIMARY KEY (letter_id, size)
);

CREATE TABLE log_key (
    public_key {bytes} PRIMARY KEY,
    since bigint NOT NULL
);

ALTER TABLE signature ADD COLUMN log_index bigint;
ALTER TABLE signature ADD COLUMN log_record bigint;
ALTER TABLE signature ADD COLUMN log_key bigint;
ALTER TABLE signature ADD COLUMN erased_at bigint;
CREATE UNIQUE INDEX signature_log ON signature (letter_id, log_index) WHERE log_index IS NOT NULL;
";
