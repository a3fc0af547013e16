//! Privacy notices of coalitions: versions that are only ever added, and kept permanently.
//!
//! `particulars` is what the coalition said, as JSON; `text` is the canonical text in all languages of the interface, and
//! `sha256` its hash in lower-case hexadecimal. `minimum_age` is empty where no age is asked for.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0029_privacy_notices", SCHEMA).naming("{guard}", GUARD_SQLITE, GUARD_POSTGRES);

const SCHEMA: &str = "
CREATE TABLE privacy_notice (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id),
    version bigint NOT NULL,
    particulars text NOT NULL,
    minimum_age bigint,
    keep_days bigint NOT NULL,
    text text NOT NULL,
    sha256 text NOT NULL,
    published_at bigint NOT NULL
);
CREATE UNIQUE INDEX privacy_notice_version ON privacy_notice (coalition_id, version);
{guard}";

const GUARD_SQLITE: &str = "
CREATE TRIGGER privacy_notice_keeps BEFORE UPDATE ON privacy_notice BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;
CREATE TRIGGER privacy_notice_stays BEFORE DELETE ON privacy_notice BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION privacy_notices_are_kept() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''notices are kept''; END';
CREATE TRIGGER privacy_notice_keeps BEFORE UPDATE OR DELETE ON privacy_notice FOR EACH ROW EXECUTE FUNCTION privacy_notices_are_kept();
CREATE TRIGGER privacy_notice_stays BEFORE TRUNCATE ON privacy_notice FOR EACH STATEMENT EXECUTE FUNCTION privacy_notices_are_kept();
";
