//! Use cases of Undersigned: transactions, authorisation, the single writer and the entities.
//!
//! Everything that happens goes through [`Service`]; it knows no HTTP and no HTML. Each use case of the desk takes the
//! [`Actor`] who asks and the coalition it happens in, and checks both before it reads or writes.

mod account;
pub mod accounts;
mod activity;
mod aside;
pub mod backup;
mod browser;
pub mod clock;
mod column_memory;
mod contacts;
mod data_steps;
mod database;
mod departures;
pub mod desk;
mod encryption;
mod entities;
mod error;
mod failures;
mod faults;
mod files;
pub mod gathered;
mod hashing;
pub mod invitations;
mod jobs;
mod journal;
mod keys;
pub mod letters;
pub mod log;
mod mailboxes;
mod members;
mod messages;
mod names;
pub mod organisations;
pub mod outbox;
mod password;
mod posted;
mod privacy;
pub mod public;
pub mod random;
mod reports;
mod review;
mod scope;
mod sealed_archive;
mod second_factor;
mod second_person;
mod security;
mod sessions;
pub mod settings;
mod sign_in;
pub mod signatures;
mod step_up;
mod token;
mod translations;
mod writer;

pub use accounts::NewOrganiser;
pub use clock::{Clock, SystemClock};
pub use contacts::Contact;
pub use database::{database_files, open_database};
pub use error::Error;
pub use faults::{Faults, NoFaults};
pub use gathered::StartedImport;
pub use invitations::BookChoice;
pub use jobs::JobFailure;
pub use keys::{Passphrase, RootKey, Rotation, make_root_key, move_root_key, rotate_root_key};
pub use letters::{NewFile, OpeningChoice};
pub use mailboxes::{StopScope, Wish};
pub use messages::MessagePreview;
pub use organisations::OrganisationSuggestion;
pub use outbox::{ClaimedMail, DueMail, KeptMail, Lane};
pub use posted::Posted;
pub use privacy::WriteNotice;
pub use random::{Rng, SystemRng};
pub use reports::Settled;
pub use sealed_archive::Recipients;
pub use second_factor::{Added, FRESH};
pub use sessions::Actor;
pub use sign_in::{Browser, Network, SignedIn};
pub use signatures::{Confirmed, Corrected, Decision, FreshLink, KeyOffer, KeySignature, Link, Pick, Posting, Reply};
pub use token::{is_for_a_signature, is_for_an_account, whole_link};

use domain::{ids::PublicId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseConnection, EntityTrait};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64},
    },
};
use uuid::Uuid;

/// What an instance needs to start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://path?mode=rwc` or `postgres://…`.
    pub database_url: String,
    /// Folder of the keys, outside the database; made on first start.
    pub key_folder: PathBuf,
    /// Where the root key is.
    pub root_key: RootKey,
    /// Address under which the instance is reached, without a final slash.
    pub base_url: String,
    /// Whether mails are kept for the mailbox page instead of being sent.
    pub demonstration: bool,
    /// The witnesses that must sign a checkpoint before it is served: the lines of a policy (c2sp.org/tlog-policy) that
    /// name witnesses, groups and the quorum. Where there are none, a checkpoint is served as it is signed.
    pub witnesses: Option<String>,
}

/// The instance. Cheap to clone.
#[derive(Clone)]
pub struct Service(Arc<Inner>);

struct Inner {
    settings: Settings,
    read: DatabaseConnection,
    writer: writer::Writer,
    keys: Arc<keys::Keys>,
    log_keys: log::LogKeys,
    journal: journal::Journal,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
    faults: Arc<dyn Faults>,
    imports: gathered::Progress,
    changes: log::Changes,
    unfinished: data_steps::Unfinished,
    hashing: hashing::Hashing,
    readings: aside::Readings,
    networks: signatures::Networks,
    shown: signatures::Shown,
    /// Whether logs have noted since the start that other witnesses are set.
    policies_noted: AtomicBool,
    /// Whether something was deleted that is to be scrubbed from the disk.
    scrub: AtomicBool,
    /// When that was done last.
    scrubbed_at: AtomicI64,
}

impl Service {
    /// Connects, brings the schema up to date, and checks that the key folder is the database's own. What rows need beside
    /// the schema, [`Service::run_data_steps`] does.
    ///
    /// # Errors
    /// When the database cannot be reached or the keys do not belong to it.
    pub async fn open(settings: Settings, clock: Arc<dyn Clock>, rng: Arc<dyn Rng>) -> Result<Self, Error> {
        Self::open_with(settings, clock, rng, Arc::new(NoFaults)).await
    }

    /// As [`Service::open`], with faults at steps of a write: for tests of what a crash leaves.
    ///
    /// # Errors
    /// As [`Service::open`].
    pub async fn open_with(settings: Settings, clock: Arc<dyn Clock>, rng: Arc<dyn Rng>, faults: Arc<dyn Faults>) -> Result<Self, Error> {
        let first_start = database::is_new(&settings.database_url).await?;
        let keys = Arc::new(keys::Keys::open(&settings, first_start, &*rng)?);
        let (read, write) = database::connect(&settings.database_url, &keys.database()).await?;
        database::migrate(&write).await?;
        let log_keys = log::LogKeys::in_folder(&settings.key_folder, keys::Vault::new(keys.clone(), rng.clone()));
        log_keys.seal_all()?;
        let journal = journal::Journal::in_folder(&settings.key_folder, keys.journal());
        let writer = writer::Writer::start(write);
        let service = Self(Arc::new(Inner {
            settings,
            read,
            writer,
            keys,
            log_keys,
            journal,
            clock,
            rng,
            faults,
            imports: gathered::Progress::default(),
            changes: log::Changes::default(),
            unfinished: data_steps::Unfinished::default(),
            readings: aside::Readings::default(),
            hashing: hashing::Hashing::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)),
            networks: signatures::Networks::default(),
            shown: signatures::Shown::default(),
            // A process that died may have left something.
            policies_noted: AtomicBool::new(false),
            scrub: AtomicBool::new(true),
            scrubbed_at: AtomicI64::new(0),
        }));
        service.claim_instance().await?;
        service.find_data_steps().await?;
        service.claim_log_key().await?;
        service.claim_journal().await?;
        Ok(service)
    }

    /// Notes the keys' fingerprint in a new database, or compares it with the one noted.
    async fn claim_instance(&self) -> Result<(), Error> {
        use entities::instance;
        let fingerprint = self.0.keys.fingerprint().to_owned();
        let noted = match instance::Entity::find_by_id(1).one(&self.0.read).await? {
            Some(instance) => instance,
            None => self.submit(ClaimInstance { fingerprint: fingerprint.clone(), now: self.now() }).await?,
        };
        if noted.key_fingerprint == fingerprint {
            if noted.values_bound_at.is_some() {
                self.keys().bind();
            }
            return Ok(());
        }
        Err(Error::Unavailable(
            "the key folder does not belong to this database: put back the folder that was in use with it (`--key-folder`)".to_owned(),
        ))
    }

    /// Answers once everything submitted before is durable, then closes the connections.
    pub async fn close(self) {
        self.0.writer.stop().await;
        let _ = self.0.read.clone().close().await;
    }

    /// The instant now, as the clock passed in tells it.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.0.read
    }

    pub(crate) fn keys(&self) -> &keys::Keys {
        &self.0.keys
    }

    pub(crate) fn log_keys(&self) -> &log::LogKeys {
        &self.0.log_keys
    }

    /// The journal of those who left.
    pub(crate) fn journal(&self) -> &journal::Journal {
        &self.0.journal
    }

    /// The lines of the policy that name the witnesses, as they are set now.
    pub(crate) fn has_noted_policies(&self) -> bool {
        self.0.policies_noted.load(std::sync::atomic::Ordering::Relaxed)
    }

    pub(crate) fn set_noted_policies(&self) {
        self.0.policies_noted.store(true, std::sync::atomic::Ordering::Relaxed);
    }

    pub(crate) fn witnesses(&self) -> Option<&str> {
        self.0.settings.witnesses.as_deref()
    }

    /// A step of a write is reached; an error only where a test asks for one.
    pub(crate) fn reached(&self, step: log::Step) -> Result<(), Error> {
        self.0.faults.reached(step)
    }

    /// So many rows of an import are written; an error only where a test asks for one.
    pub(crate) fn written(&self, rows: u64) -> Result<(), Error> {
        self.0.faults.written(rows)
    }

    /// So many rows are changed by a data step; an error only where a test asks for one.
    pub(crate) fn stepped(&self, rows: u64) -> Result<(), Error> {
        self.0.faults.stepped(rows)
    }

    /// How far imports are.
    pub(crate) fn progress(&self) -> &gathered::Progress {
        &self.0.imports
    }

    /// What is known of how lists changed.
    pub(crate) fn changes(&self) -> &log::Changes {
        &self.0.changes
    }

    /// Whose turn it is to have a file read.
    pub(crate) fn readings(&self) -> &aside::Readings {
        &self.0.readings
    }

    /// The queue before the hashing of passwords.
    pub(crate) fn hashing(&self) -> &hashing::Hashing {
        &self.0.hashing
    }

    /// Which entries were shown to their mailbox just now.
    pub(crate) fn just_shown(&self) -> &signatures::Shown {
        &self.0.shown
    }

    /// Which networks posts came from within the last hour.
    pub(crate) fn networks(&self) -> &signatures::Networks {
        &self.0.networks
    }

    pub(crate) fn rng(&self) -> &dyn Rng {
        &*self.0.rng
    }

    /// The address under which the instance is reached, without a final slash.
    pub fn base_url(&self) -> &str {
        &self.0.settings.base_url
    }

    /// Whether mails are kept for the mailbox page instead of being sent.
    pub fn is_demonstration(&self) -> bool {
        self.0.settings.demonstration
    }

    pub(crate) async fn submit<C: writer::Command>(&self, command: C) -> Result<C::Answer, Error> {
        if self.0.unfinished.changes(command.touches()) {
            return Err(Error::Updating);
        }
        let Some(form) = Posted::open() else { return self.0.writer.submit(command).await };
        let answer = self.0.writer.submit_once(command, form.claim(self.now())).await;
        form.note(&answer);
        answer
    }

    /// A new UUIDv7.
    pub(crate) fn new_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.rng().fill(&mut bytes);
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(self.now().0 / 1000).unwrap_or(0), &bytes).into_uuid()
    }

    /// 128 new random bits.
    pub fn new_public_id(&self) -> PublicId {
        let mut bytes = [0; 16];
        self.rng().fill(&mut bytes);
        PublicId(Uuid::from_bytes(bytes))
    }

    /// Whether the instance holds a coalition already, and so needs no demonstration.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstration_loaded(&self) -> Result<bool, Error> {
        Ok(entities::coalition::Entity::find().one(self.read()).await?.is_some())
    }

    /// Answers when the database does: for health checks.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        Ok(self.read().ping().await?)
    }
}

/// Notes the fingerprint if nobody has; answers the one that stands.
struct ClaimInstance {
    fingerprint: String,
    now: Instant,
}

impl writer::Command for ClaimInstance {
    type Answer = entities::instance::Model;

    fn touches(&self) -> &'static [data_steps::Data] {
        &[]
    }

    async fn execute(&self, tx: &writer::Tx) -> Result<entities::instance::Model, Error> {
        use entities::instance;
        if let Some(instance) = instance::Entity::find_by_id(1).one(tx).await? {
            return Ok(instance);
        }
        let row = instance::ActiveModel {
            id: Set(1),
            key_fingerprint: Set(self.fingerprint.clone()),
            mail_proven_at: Set(None),
            demonstration: Set(false),
            created_at: Set(self.now.0),
            takes_smtputf8: Set(None),
            values_bound_at: Set(Some(self.now.0)),
            journal_since: Set(None),
        };
        data_steps::note_all_ended(tx, self.now).await?;
        Ok(row.insert(tx).await?)
    }
}
