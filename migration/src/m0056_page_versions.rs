//! How often what the public sees has changed: of each letter, of each coalition's letters together, and of all of them
//! (home page, feeds, site map). Pages that are kept in memory are compared with it before anybody is shown them.
//!
//! `version` rises with every change, `removals` with each after which something that was shown may be seen no longer.
//! `raised_in` and `removed_in` say in which transaction that was, on PostgreSQL.
//! The database raises them itself, in the transaction that changes a row: whatever writes it, none is forgotten.

use super::Step;
use sea_orm_migration::sea_orm::DbBackend;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0056_page_versions", SCHEMA).naming("{all}", ALL_SQLITE, ALL_POSTGRES).with(triggers);

/// `page_of` names what shows a public letter: its own pages, its coalition's, and those of all letters. `page_of_coalition`
/// names what shows a coalition.
const SCHEMA: &str = "
CREATE TABLE page_version (
    subject {uuid} PRIMARY KEY,
    version bigint NOT NULL,
    removals bigint NOT NULL,
    raised_in text,
    removed_in text
);
CREATE VIEW page_of AS
    SELECT id AS letter_id, id AS subject FROM letter WHERE visibility = 'public' AND state NOT IN ('draft', 'in_review')
    UNION ALL
    SELECT id, coalition_id FROM letter WHERE visibility = 'public' AND state NOT IN ('draft', 'in_review')
    UNION ALL
    SELECT id, {all} FROM letter WHERE visibility = 'public' AND state NOT IN ('draft', 'in_review');
CREATE VIEW page_of_coalition AS
    SELECT coalition_id, id AS subject FROM letter
    UNION ALL
    SELECT id, id FROM coalition
    UNION ALL
    SELECT id, {all} FROM coalition;
INSERT INTO page_version (subject, version, removals) SELECT id, 0, 0 FROM letter;
INSERT INTO page_version (subject, version, removals) SELECT id, 0, 0 FROM coalition;
INSERT INTO page_version (subject, version, removals) VALUES ({all}, 0, 0);
";

/// The subject of what shows all letters.
const ALL_SQLITE: &str = "x'00000000000000000000000000000000'";
const ALL_POSTGRES: &str = "'00000000-0000-0000-0000-000000000000'::uuid";

/// PostgreSQL: the transaction that raises, by its number and its time, for a dump may be loaded where numbers begin anew.
/// Each raises once: a row that is written twice in a transaction leaves a dead one behind, and what looks for it passes all
/// of those, so that a list of 100,000 would take minutes.
const TRANSACTION: &str = "(txid_current() || ' ' || extract(epoch FROM transaction_timestamp()))";

/// What happens after a row was written.
struct Trigger {
    name: String,
    /// `INSERT ON signature`.
    after: String,
    when: String,
    statement: String,
}

/// The columns of a signature that the public sees, or that say where it is listed.
const SIGNATURE: &[&str] = &[
    "letter_id",
    "version_id",
    "kind",
    "state",
    "category",
    "proof",
    "organisation_id",
    "name",
    "name_sort",
    "country",
    "site",
    "affiliation",
    "list_representative",
    "private_sealed",
    "log_key",
    "vouched_by",
    "scan_sha256",
    "late",
    "outstanding",
    "questioned",
];

/// The same of a letter.
const LETTER: &[&str] = &[
    "public_id",
    "coalition_id",
    "slug",
    "state",
    "visibility",
    "published_at",
    "who_may_sign",
    "language",
    "subject",
    "recipients",
    "deadline_local",
    "deadline_zone",
    "deadline_at",
    "opened_at",
    "closed_at",
    "late_until_local",
    "late_until_zone",
    "late_until_at",
    "sensitive",
    "numbered",
];

/// The same of a coalition.
const COALITION: &[&str] = &["slug", "name", "accent", "contact"];

fn triggers(engine: DbBackend) -> String {
    all().iter().map(|trigger| trigger.text(engine)).collect()
}

fn all() -> Vec<Trigger> {
    let public = |row: &str| format!("({row}.visibility = 'public' AND {row}.state NOT IN ('draft', 'in_review'))");
    let mut all = vec![
        Trigger::new("signature_listed", "INSERT ON signature", "NEW.state = 'confirmed'", grows(&of_letters("NEW.letter_id"))),
        Trigger::new(
            "signature_confirmed",
            "UPDATE ON signature",
            "OLD.state <> 'confirmed' AND NEW.state = 'confirmed'",
            grows(&of_letters("NEW.letter_id")),
        ),
        Trigger::new(
            "signature_altered",
            "UPDATE ON signature",
            &format!("OLD.state = 'confirmed' AND {}", differs(SIGNATURE)),
            takes(&of_letters("OLD.letter_id, NEW.letter_id")),
        ),
        Trigger::new("signature_gone", "DELETE ON signature", "OLD.state = 'confirmed'", takes(&of_letters("OLD.letter_id"))),
        Trigger::new("letter_begun", "INSERT ON letter", "1 = 1", begins("NEW.id")),
        Trigger::new("letter_shown", "INSERT ON letter", &public("NEW"), takes(&of_letters("NEW.id"))),
        Trigger::new(
            "letter_altered",
            "UPDATE ON letter",
            &format!("({} OR {}) AND {}", public("OLD"), public("NEW"), differs(LETTER)),
            takes("NEW.id, OLD.coalition_id, NEW.coalition_id, {all}"),
        ),
        Trigger::new("letter_gone", "DELETE ON letter", &public("OLD"), takes("OLD.coalition_id, {all}")),
        Trigger::new("letter_ended", "DELETE ON letter", "1 = 1", ends("OLD.id")),
        Trigger::new("coalition_begun", "INSERT ON coalition", "1 = 1", begins("NEW.id")),
        Trigger::new("coalition_altered", "UPDATE ON coalition", &differs(COALITION), takes(&of_coalition("NEW.id"))),
        Trigger::new("coalition_ended", "DELETE ON coalition", "1 = 1", ends("OLD.id")),
        Trigger::new("notice_shown", "INSERT ON privacy_notice", "1 = 1", takes(&of_coalition("NEW.coalition_id"))),
        // Which organisations are parts of others is counted.
        Trigger::new("organisation_altered", "UPDATE ON organisation", &differs(&["part_of"]), takes(&of_coalition("NEW.coalition_id"))),
        Trigger::new("organisation_gone", "DELETE ON organisation", "OLD.part_of IS NOT NULL", takes(&of_coalition("OLD.coalition_id"))),
    ];
    for table in ["letter_convener", "version", "letter_event", "delivery", "answer", "kept_file"] {
        all.extend(Trigger::of_each_row(table, |rows| takes(&of_letters(&each(rows, "letter_id")))));
    }
    let of_texts = |rows: &[&str]| {
        let versions = format!("SELECT letter_id FROM version WHERE id IN ({})", each(rows, "version_id"));
        takes(&of_letters(&versions))
    };
    all.extend(Trigger::of_each_row("version_text", of_texts));
    // How many have left is read from the log; it says no names.
    for table in ["log", "log_checkpoint"] {
        all.extend(Trigger::of_each_row(table, |rows| grows(&each(rows, "letter_id"))));
    }
    all
}

/// The value of a column before and after.
fn each(rows: &[&str], column: &str) -> String {
    rows.iter().map(|row| format!("{row}.{column}")).collect::<Vec<_>>().join(", ")
}

impl Trigger {
    fn new(name: &str, after: &str, when: &str, statement: String) -> Self {
        Self { name: format!("page_{name}"), after: after.to_owned(), when: when.to_owned(), statement }
    }

    /// Whatever is written of a table.
    fn of_each_row(table: &str, statement: impl Fn(&[&str]) -> String) -> [Self; 3] {
        let events: [(&str, &[&str]); 3] = [("INSERT", &["NEW"]), ("UPDATE", &["OLD", "NEW"]), ("DELETE", &["OLD"])];
        events.map(|(event, rows)| {
            Self::new(&format!("{table}_{}", event.to_lowercase()), &format!("{event} ON {table}"), "1 = 1", statement(rows))
        })
    }

    fn text(&self, engine: DbBackend) -> String {
        let Self { name, after, when, statement } = self;
        if engine == DbBackend::Postgres {
            let statement = statement
                .replace("{all}", ALL_POSTGRES)
                .replace("{grown}", &format!(", raised_in = {TRANSACTION}"))
                .replace("{taken}", &format!(", raised_in = {TRANSACTION}, removed_in = {TRANSACTION}"))
                .replace("{first_grown}", &format!("raised_in IS DISTINCT FROM {TRANSACTION} AND "))
                .replace("{first_taken}", &format!("removed_in IS DISTINCT FROM {TRANSACTION} AND "));
            return format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {statement}; RETURN NULL; END$$;\n\
                 CREATE TRIGGER {name} AFTER {after} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}();\n"
            );
        }
        let placeholders = ["{grown}", "{taken}", "{first_grown}", "{first_taken}"];
        let statement = placeholders.iter().fold(statement.replace("{all}", ALL_SQLITE), |text, one| text.replace(one, ""));
        format!("CREATE TRIGGER {name} AFTER {after} FOR EACH ROW WHEN {when} BEGIN {statement}; END;\n")
    }
}

/// More is shown, and nothing less.
fn grows(subjects: &str) -> String {
    format!("UPDATE page_version SET version = version + 1{{grown}} WHERE {{first_grown}}subject IN ({subjects})")
}

/// What was shown may be seen no longer.
fn takes(subjects: &str) -> String {
    format!("UPDATE page_version SET version = version + 1, removals = removals + 1{{taken}} WHERE {{first_taken}}subject IN ({subjects})")
}

fn begins(subject: &str) -> String {
    format!("INSERT INTO page_version (subject, version, removals) VALUES ({subject}, 0, 0) ON CONFLICT DO NOTHING")
}

fn ends(subject: &str) -> String {
    format!("DELETE FROM page_version WHERE subject = {subject}")
}

fn of_letters(letters: &str) -> String {
    format!("SELECT subject FROM page_of WHERE letter_id IN ({letters})")
}

fn of_coalition(coalition: &str) -> String {
    format!("SELECT subject FROM page_of_coalition WHERE coalition_id = {coalition}")
}

fn differs(columns: &[&str]) -> String {
    let row = |row: &str| columns.iter().map(|column| format!("{row}.{column}")).collect::<Vec<_>>().join(", ");
    if let [one] = columns {
        return format!("OLD.{one} IS DISTINCT FROM NEW.{one}");
    }
    format!("({}) IS DISTINCT FROM ({})", row("OLD"), row("NEW"))
}
