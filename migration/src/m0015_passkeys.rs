//! Passkeys of organisers: another second factor beside codes.
//!
//! `credential` is the public key with what the browser said of it (JSON of webauthn-rs): nothing secret. A ceremony is
//! the challenge that a session waits for the answer to; one a session, taken once.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0015_passkeys", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE passkey (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name text NOT NULL,
    credential_id {bytes} NOT NULL UNIQUE,
    credential text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX passkey_account ON passkey (account_id);

CREATE TABLE ceremony (
    session_id {uuid} PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    state text NOT NULL,
    created_at bigint NOT NULL
);
";
