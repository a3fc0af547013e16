//! The second factor of organisers: the secret that their app makes codes from, and codes for when it is lost.
//!
//! `last_step` is the newest 30-second step (RFC 6238) whose code was used: no code is taken twice. `failures` counts
//! wrong codes since `failures_since`. A session that is `waiting` has had its password and waits for a code;
//! `second_at` is when a session was last asked for one.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0008_second_factor", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE second_factor (
    account_id {uuid} PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret_sealed {bytes} NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL,
    failures bigint NOT NULL,
    failures_since bigint NOT NULL
);

CREATE TABLE recovery_code (
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hmac {bytes} NOT NULL,
    PRIMARY KEY (account_id, code_hmac)
);

ALTER TABLE session ADD COLUMN waiting boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN second_at bigint;
";
