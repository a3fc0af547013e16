//! Database migrations, the same for SQLite and PostgreSQL.
//!
//! Additive: a published migration is never changed, and none is taken back: a backup is restored instead. Each runs in
//! a transaction of its own. They are written as SQL in which three type names differ between the engines, because
//! partial unique indexes and checks read best so.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{async_trait::async_trait, prelude::*, sea_orm::DbBackend};

mod m0001_foundation;
mod m0002_ledger;
mod m0003_drafts;
mod m0004_access;
mod m0005_invitations;
mod m0006_gathered;
mod m0007_embargo;
mod m0008_second_factor;
mod m0009_erasure;
mod m0010_reviews;
mod m0011_versions;
mod m0012_translations;
mod m0013_amendments;
mod m0014_afterwards;
mod m0015_passkeys;
mod m0016_contact_exports;
mod m0017_translation_news;
mod m0018_identity;
mod m0019_data_steps;
mod m0020_queues;
mod m0021_sign_in;
mod m0022_places;
mod m0023_sensitive;
mod m0024_questions;
mod m0025_account_security;
mod m0026_membership;
mod m0027_mailboxes;
mod m0028_bound_values;
mod m0029_privacy_notices;
mod m0030_renewed_sessions;
mod m0031_consents;
mod m0032_clusters;
mod m0033_departures;
mod m0034_told_signatories;
mod m0035_retention;
mod m0036_data_requests;
mod m0037_mail_limits;
mod m0038_turned_away;
mod m0039_messages;
mod m0040_reports;
mod m0041_posted_forms;
mod m0042_after_a_restore;
mod m0043_unasked_contacts;
mod m0044_kept_exports;
mod m0045_fair_mails;
mod m0046_delivered_logs;
mod m0047_policy_in_effect;
mod m0048_entered_again;
mod m0049_networks_of_reports;
mod m0050_proven_stops;
mod m0051_read_columns;
mod m0052_told_of_published;
mod m0053_numbered_paragraphs;
mod m0054_successions;
mod m0055_unread_totals;
mod m0056_page_versions;
mod m0057_counted_by_day;

/// All migrations, oldest first.
const STEPS: &[Step] = &[
    m0001_foundation::STEP,
    m0002_ledger::STEP,
    m0003_drafts::STEP,
    m0004_access::STEP,
    m0005_invitations::STEP,
    m0006_gathered::STEP,
    m0007_embargo::STEP,
    m0008_second_factor::STEP,
    m0009_erasure::STEP,
    m0010_reviews::STEP,
    m0011_versions::STEP,
    m0012_translations::STEP,
    m0013_amendments::STEP,
    m0014_afterwards::STEP,
    m0015_passkeys::STEP,
    m0016_contact_exports::STEP,
    m0017_translation_news::STEP,
    m0018_identity::STEP,
    m0019_data_steps::STEP,
    m0020_queues::STEP,
    m0021_sign_in::STEP,
    m0022_places::STEP,
    m0023_sensitive::STEP,
    m0024_questions::STEP,
    m0025_account_security::STEP,
    m0026_membership::STEP,
    m0027_mailboxes::STEP,
    m0028_bound_values::STEP,
    m0029_privacy_notices::STEP,
    m0030_renewed_sessions::STEP,
    m0031_consents::STEP,
    m0032_clusters::STEP,
    m0033_departures::STEP,
    m0034_told_signatories::STEP,
    m0035_retention::STEP,
    m0036_data_requests::STEP,
    m0037_mail_limits::STEP,
    m0038_turned_away::STEP,
    m0039_messages::STEP,
    m0040_reports::STEP,
    m0041_posted_forms::STEP,
    m0042_after_a_restore::STEP,
    m0043_unasked_contacts::STEP,
    m0044_kept_exports::STEP,
    m0045_fair_mails::STEP,
    m0046_delivered_logs::STEP,
    m0047_policy_in_effect::STEP,
    m0048_entered_again::STEP,
    m0049_networks_of_reports::STEP,
    m0050_proven_stops::STEP,
    m0051_read_columns::STEP,
    m0052_told_of_published::STEP,
    m0053_numbered_paragraphs::STEP,
    m0054_successions::STEP,
    m0055_unread_totals::STEP,
    m0056_page_versions::STEP,
    m0057_counted_by_day::STEP,
];

/// Brings a database to where this code expects it.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(*step) as Box<dyn MigrationTrait>).collect()
    }
}

/// One migration: its name, by which a database remembers it, and its statements.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    schema: &'static str,
    named: Option<Named>,
    /// Statements that are put together, after the schema.
    more: Option<fn(DbBackend) -> String>,
}

/// What a placeholder stands for, as each engine says it.
#[derive(Clone, Copy)]
struct Named {
    placeholder: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

impl Step {
    /// Statements that each end with `;` at the end of a line, with `{uuid}`, `{bytes}` and `{serial}` (a key that the
    /// database counts up) as the engine names them.
    const fn new(name: &'static str, schema: &'static str) -> Self {
        Self { name, schema, named: None, more: None }
    }

    /// One more placeholder, for what this step alone has to say differently.
    const fn naming(self, placeholder: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self { named: Some(Named { placeholder, sqlite, postgres }), ..self }
    }

    /// Statements more, for what would be long to write out.
    const fn with(self, more: fn(DbBackend) -> String) -> Self {
        Self { more: Some(more), ..self }
    }

    fn text(&self, engine: DbBackend) -> String {
        let is_postgres = engine == DbBackend::Postgres;
        let own = self.named.map_or(self.schema.to_owned(), |named| {
            self.schema.replace(named.placeholder, if is_postgres { named.postgres } else { named.sqlite })
        });
        let (uuid, bytes, serial) =
            if is_postgres { ("uuid", "bytea", "bigserial PRIMARY KEY") } else { ("blob", "blob", "integer PRIMARY KEY AUTOINCREMENT") };
        let more = self.more.map(|more| more(engine)).unwrap_or_default();
        own.replace("{uuid}", uuid).replace("{bytes}", bytes).replace("{serial}", serial) + &more
    }
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let text = self.text(manager.get_database_backend());
        for statement in text.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration(format!("{} is not taken back: restore a backup instead", self.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database remembers the names: they are those of the files, in their order.
    #[test]
    fn each_is_named_as_its_file() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
        let mut files: Vec<String> = folder
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|name| name != "lib")
            .collect();
        files.sort();
        assert_eq!(STEPS.iter().map(|step| step.name).collect::<Vec<_>>(), files);
    }

    #[test]
    fn no_placeholder_is_left() {
        for step in STEPS {
            for engine in [DbBackend::Sqlite, DbBackend::Postgres] {
                assert!(!step.text(engine).contains('{'), "{}", step.name);
            }
        }
    }
}
