//! Policies that a log has had, and logs that another one goes on from: their files are served on, without records.
//!
//! `log_policy.number` counts from 1; 0 is the policy of the log before. `until_index` is the entry that leads to the next,
//! and `shown` the checkpoint above it that the policy's quorum has signed. `delivery.late_from` is the index in the present
//! log from which on signatures came after the delivery, where that is another log than `log_size` is of.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0054_successions", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE log_policy (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    policy text NOT NULL,
    until_index bigint,
    shown text,
    PRIMARY KEY (letter_id, number)
);
CREATE TABLE ended_log (
    public_id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    origin text NOT NULL,
    ended_at bigint NOT NULL
);
CREATE INDEX ended_log_letter ON ended_log (letter_id);
CREATE TABLE ended_log_file (
    public_id {uuid} NOT NULL REFERENCES ended_log (public_id) ON DELETE CASCADE,
    path text NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (public_id, path)
);
ALTER TABLE delivery ADD COLUMN late_from bigint;
";
