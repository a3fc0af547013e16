//! What happens to an account's security, as its owner reads it; when a session was last used, and in which browser.
//!
//! `detail` is a role or the browser, by the event. A mail about such an event names it by `subject_id`.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0025_account_security", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE security_event (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    event text NOT NULL,
    coalition_id {uuid} REFERENCES coalition (id) ON DELETE CASCADE,
    detail text,
    created_at bigint NOT NULL
);
CREATE INDEX security_event_account ON security_event (account_id, created_at);

ALTER TABLE outbox ADD COLUMN subject_id {uuid};

ALTER TABLE session ADD COLUMN seen_at bigint NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN agent text NOT NULL DEFAULT '';
UPDATE session SET seen_at = created_at;
";
