//! Who did what in a coalition: rows that are only ever added.
//!
//! They hold identifiers and codes, no names. `account_id` and what an act is about refer to rows that may be gone
//! without the note of the act going with them; nobody where the instance did it by itself.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0004_access", SCHEMA).naming("{guard}", GUARD_SQLITE, GUARD_POSTGRES);

const SCHEMA: &str = "
CREATE TABLE activity (
    number {serial},
    coalition_id {uuid} NOT NULL REFERENCES coalition (id),
    account_id {uuid},
    act text NOT NULL,
    letter_id {uuid},
    subject_id {uuid},
    detail text,
    created_at bigint NOT NULL
);
CREATE INDEX activity_coalition ON activity (coalition_id, number);
CREATE INDEX activity_account ON activity (coalition_id, account_id, number);
{guard}";

const GUARD_SQLITE: &str = "
CREATE TRIGGER activity_keeps BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'activity only grows'); END;
CREATE TRIGGER activity_stays BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'activity only grows'); END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION activity_only_grows() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''activity only grows''; END';
CREATE TRIGGER activity_keeps BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION activity_only_grows();
CREATE TRIGGER activity_stays BEFORE TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION activity_only_grows();
";
