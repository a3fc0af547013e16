//! Signing in: wrong attempts, the devices that signed in before, and the answers of passkeys that were taken.
//!
//! A `failure` counts wrong attempts at one thing: `kind` and `subject` say at what (a keyed hash of the typed address,
//! an account), `lane` from where (a hash of a network whose key is in memory alone, a device; empty: from wherever).
//! `not_before` is when the next attempt is taken. A `known_device` is a browser's cookie, hashed.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0021_sign_in", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE failure (
    kind text NOT NULL,
    subject {bytes} NOT NULL,
    lane {bytes} NOT NULL,
    failures bigint NOT NULL,
    since bigint NOT NULL,
    not_before bigint NOT NULL,
    PRIMARY KEY (kind, subject, lane)
);
CREATE INDEX failure_since ON failure (since);

CREATE TABLE known_device (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    token_hash {bytes} NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint NOT NULL,
    UNIQUE (account_id, token_hash)
);
CREATE INDEX known_device_token ON known_device (token_hash);

CREATE TABLE spent_challenge (
    state_hash {bytes} PRIMARY KEY,
    spent_at bigint NOT NULL
);
";
