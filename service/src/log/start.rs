//! The start of a log: with its letter's first version, or again from what is listed.

use super::{
    What, count, ended,
    key::State,
    policy::{begin, policy_of},
    queue,
    tiles::{is_old, last_entry},
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{
        coalition, delivery, letter, log, log_checkpoint, log_event, log_key, log_policy, log_record, log_tile, signature, version,
    },
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use ledger::{Policy, hex, merkle::empty_root};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use std::collections::{BTreeMap, HashMap};

/// Where the logs of this instance are, without a letter's identifier: `letters.example/log/`.
pub(super) fn origins(base_url: &str) -> String {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    format!("{host}/log/")
}

/// Starts the log of a letter that has its versions, and lets what stands of it wait to be recorded: those who signed before
/// a delivery before the others.
pub(crate) async fn open(tx: &Tx, base_url: &str, letter: &letter::Model, places: &Places, now: Instant) -> Result<(), Error> {
    let key = newest_key(tx).await?;
    let row = log::ActiveModel {
        letter_id: Set(letter.id),
        origin: Set(format!("{}{}", origins(base_url), letter.public_id.simple())),
        public_key: Set(key.public_key),
        size: Set(0),
        root: Set(empty_root().to_vec()),
        sequenced_at: Set(now.0),
        created_at: Set(now.0),
    };
    row.insert(tx).await?;
    let versions = version::Entity::find().filter(version::Column::LetterId.eq(letter.id)).order_by_asc(version::Column::Number);
    for version in versions.all(tx).await? {
        let what = What::Manifest { manifest: version.manifest_sha256, change: version.change };
        queue(tx, letter.id, None, &what, now).await?;
    }
    let listed = signature::Entity::find()
        .filter(signature::Column::LetterId.eq(letter.id))
        .filter(signature::Column::State.eq(SignatureState::Confirmed.code()));
    let mut waiting = places.deliveries.iter().peekable();
    let mut rows = listed.all(tx).await?;
    rows.sort_by_key(|row| places.of(row));
    for row in rows {
        while let Some((_, delivery)) = waiting.next_if(|(from, _)| places.of(&row) >= *from) {
            queue(tx, letter.id, None, &What::Delivered { delivery: *delivery }, now).await?;
        }
        queue(tx, letter.id, Some(row.id), &What::Signed { version: row.version_id }, now).await?;
    }
    for (_, delivery) in waiting {
        queue(tx, letter.id, None, &What::Delivered { delivery: *delivery }, now).await?;
    }
    Ok(())
}

/// Who signed before which delivery, as the log before has it: nothing where there was none.
#[derive(Default)]
pub(crate) struct Places {
    /// The indices of the signatures there.
    indices: HashMap<uuid::Uuid, i64>,
    /// The deliveries, each with the index from which on signatures came later, in the order of these.
    deliveries: Vec<(i64, uuid::Uuid)>,
}

impl Places {
    async fn read(tx: &Tx, letter: uuid::Uuid) -> Result<Self, Error> {
        let rows = signature::Entity::find().filter(signature::Column::LetterId.eq(letter)).all(tx).await?;
        let indices = rows.into_iter().filter_map(|row| Some((row.id, row.log_index?))).collect();
        let rows = delivery::Entity::find().filter(delivery::Column::LetterId.eq(letter)).filter(delivery::Column::LogSize.gt(0));
        // What is in the log that a delivery names is known of that log alone, and of those that it was carried over to.
        let from = |row: &delivery::Model| row.late_from.or(row.log_ended.is_none().then_some(row.log_size));
        let mut deliveries: Vec<_> = rows.all(tx).await?.into_iter().filter_map(|row| Some((from(&row)?, row.id))).collect();
        deliveries.sort_unstable();
        Ok(Self { indices, deliveries })
    }

    /// The index that a signature had; what was not recorded yet comes last.
    fn of(&self, row: &signature::Model) -> i64 {
        self.indices.get(&row.id).copied().unwrap_or(i64::MAX)
    }
}

/// The key that new logs get.
pub(crate) async fn newest_key<C: ConnectionTrait>(db: &C) -> Result<log_key::Model, Error> {
    let newest = log_key::Entity::find().order_by_desc(log_key::Column::Since).one(db).await?;
    newest.ok_or_else(|| Error::Internal("no key of the log is known".to_owned()))
}

impl Service {
    /// Makes the instance's first key of logs, where it has none, and gives letters that were opened before there were
    /// logs theirs. A machine without the key of the instance never sequences.
    pub(crate) async fn claim_log_key(&self) -> Result<(), Error> {
        if log_key::Entity::find().one(self.read()).await?.is_none() {
            let public = self.log_keys().make(self.rng())?;
            self.submit(NoteKey { public, now: self.now() }).await?;
        }
        let newest = newest_key(self.read()).await?;
        if self.log_keys().seed(&newest.public_key)?.is_none() {
            tracing::warn!("the key of the log is not in this machine's key folder: nothing is recorded from here");
        }
        self.submit(Adopt { base_url: self.base_url().to_owned(), now: self.now() }).await?;
        let old = self.old_logs().await?.len();
        if old > 0 {
            tracing::warn!(
                old,
                "logs were begun in version 1 of the format and are not gone on with: `undersigned jobs` names their letters, \
                 `undersigned new-log` leads each on"
            );
        }
        Ok(())
    }

    /// The letters whose logs were begun in an earlier version of the format and are not gone on with: coalition and letter,
    /// as `new-log` takes them.
    ///
    /// # Errors
    /// The database's.
    pub async fn old_logs(&self) -> Result<Vec<(String, String)>, Error> {
        let mut found = Vec::new();
        for log in log::Entity::find().all(self.read()).await? {
            if !is_old(last_entry(self.read(), &log).await?) {
                continue;
            }
            let Some(letter) = letter::Entity::find_by_id(log.letter_id).one(self.read()).await? else { continue };
            let owner = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?;
            found.extend(owner.map(|owner| (owner.slug, letter.slug)));
        }
        found.sort();
        Ok(found)
    }

    /// Gives a letter a new public identifier and with it a new log, into which what is listed is recorded again: the way
    /// on where the old log cannot go on, because a backup older than its last checkpoint was restored. The first entry
    /// says which log it goes on from, signed with that one's key; that one's files are served on as far as they are here,
    /// without records, marked as ended.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Unavailable` without the journal of those who left; [`Error::Busy`] where the old log grew
    /// meanwhile; the database's.
    pub async fn start_new_log(&self, coalition: &str, letter: &str) -> Result<NewLog, Error> {
        // Nobody who has left is recorded again.
        self.apply_journal().await?;
        let coalition = crate::scope::coalition_by_slug(self.read(), coalition).await?;
        let letter = crate::scope::letter_of(self.read(), &coalition, letter).await?;
        let log = log::Entity::find_by_id(letter.id).one(self.read()).await?;
        let (mut last, mut files, mut policy) = (None, BTreeMap::new(), None);
        if let Some(log) = &log {
            last = self.last_signed(log).await?;
            policy = Some(self.policy_with(log, self.served(log).await?.as_ref()).await?);
            if last.is_some() {
                files = self.files_to_keep(log, &letter).await?;
            }
        }
        let goes_on = last.is_some();
        let (letter, public_id, base_url) = (letter.id, self.new_public_id().0, self.base_url().to_owned());
        let size = log.map(|log| log.size);
        let origin = self.submit(Restart { letter, public_id, base_url, size, last, policy, files, now: self.now() }).await?;
        Ok(NewLog { origin, goes_on })
    }

    /// How a log was signed last; nothing where this machine does not know that, or does not have the key.
    async fn last_signed(&self, log: &log::Model) -> Result<Option<State>, Error> {
        if self.log_keys().seed(&log.public_key)?.is_none() {
            return Ok(None);
        }
        let noted = log_checkpoint::Entity::find()
            .filter(log_checkpoint::Column::LetterId.eq(log.letter_id))
            .filter(log_checkpoint::Column::Note.is_not_null())
            .order_by_desc(log_checkpoint::Column::Size);
        let noted = noted.one(self.read()).await?.map_or(0, |noted| count(noted.size));
        Ok(self.log_keys().state(&log.origin)?.filter(|state| state.size >= noted && state.size > 0))
    }
}

/// A log that was begun anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLog {
    /// Its origin.
    pub origin: String,
    /// Whether it goes on from the old one, with that one's signature. Without it, anyone who knows the old log hears an
    /// alarm.
    pub goes_on: bool,
}

/// Notes the first key, unless another process has.
struct NoteKey {
    public: [u8; 32],
    now: Instant,
}

impl Command for NoteKey {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if log_key::Entity::find().one(tx).await?.is_some() {
            return Ok(());
        }
        let row = log_key::ActiveModel { public_key: Set(self.public.to_vec()), since: Set(self.now.0) };
        log_key::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// Starts the logs of letters that have a version and no log.
struct Adopt {
    base_url: String,
    now: Instant,
}

impl Command for Adopt {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let logs: Vec<uuid::Uuid> = log::Entity::find().all(tx).await?.into_iter().map(|log| log.letter_id).collect();
        let opened = letter::Entity::find().filter(letter::Column::OpenedAt.is_not_null()).filter(letter::Column::Id.is_not_in(logs));
        for letter in opened.all(tx).await? {
            // Nothing was signed of them yet; their manifests may be older than the format.
            rename_manifests(tx, letter.id, letter.public_id).await?;
            open(tx, &self.base_url, &letter, &Places::default(), self.now).await?;
        }
        Ok(())
    }
}

struct Restart {
    letter: uuid::Uuid,
    public_id: uuid::Uuid,
    base_url: String,
    /// The size of the old log, as its files were read.
    size: Option<i64>,
    /// How it was signed last.
    last: Option<State>,
    /// Its policy.
    policy: Option<Policy>,
    /// What is served on of it.
    files: BTreeMap<String, Vec<u8>>,
    now: Instant,
}

impl Command for Restart {
    type Answer = String;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<String, Error> {
        let of = self.letter;
        let old = log::Entity::find_by_id(of).one(tx).await?;
        if old.as_ref().map(|log| log.size) != self.size {
            return Err(Error::Busy);
        }
        if let Some(old) = old.as_ref().filter(|_| !self.files.is_empty()) {
            let letter = letter::Entity::find_by_id(of).one(tx).await?.ok_or(Error::NotFound)?;
            ended::keep(tx, &letter, &old.origin, &self.files, self.now).await?;
        }
        let places = Places::read(tx, of).await?;
        // A delivery was noted with what the old log held then: it goes on saying of which log.
        delivery::Entity::update_many()
            .set(delivery::ActiveModel { log_ended: Set(old.as_ref().map(|log| log.origin.clone())), ..Default::default() })
            .filter(delivery::Column::LetterId.eq(of))
            .filter(delivery::Column::LogEnded.is_null())
            .filter(delivery::Column::LogSize.gt(0))
            .exec(tx)
            .await?;
        let none = delivery::ActiveModel { late_from: Set(None), ..Default::default() };
        delivery::Entity::update_many().set(none).filter(delivery::Column::LetterId.eq(of)).exec(tx).await?;
        log::Entity::delete_by_id(of).exec(tx).await?;
        log_event::Entity::delete_many().filter(log_event::Column::LetterId.eq(of)).exec(tx).await?;
        log_tile::Entity::delete_many().filter(log_tile::Column::LetterId.eq(of)).exec(tx).await?;
        log_record::Entity::delete_many().filter(log_record::Column::LetterId.eq(of)).exec(tx).await?;
        log_checkpoint::Entity::delete_many().filter(log_checkpoint::Column::LetterId.eq(of)).exec(tx).await?;
        log_policy::Entity::delete_many().filter(log_policy::Column::LetterId.eq(of)).exec(tx).await?;
        signature::Entity::update_many()
            .col_expr(signature::Column::LogIndex, Expr::cust("NULL"))
            .col_expr(signature::Column::LogRecord, Expr::cust("NULL"))
            .col_expr(signature::Column::LogKey, Expr::cust("NULL"))
            .filter(signature::Column::LetterId.eq(of))
            .exec(tx)
            .await?;
        let change = letter::ActiveModel { id: Set(of), public_id: Set(self.public_id), changed_at: Set(self.now.0), ..Default::default() };
        let letter = change.update(tx).await?;
        rename_manifests(tx, of, self.public_id).await?;
        if let Some(old) = old {
            self.go_on_from(tx, &old).await?;
        }
        open(tx, &self.base_url, &letter, &places, self.now).await?;
        Ok(format!("{}{}", origins(&self.base_url), self.public_id.simple()))
    }
}

impl Restart {
    /// Lets wait that the new log goes on from the old one, under a policy of the same witnesses.
    async fn go_on_from(&self, tx: &Tx, old: &log::Model) -> Result<(), Error> {
        let (Some(last), Some(policy)) = (self.last, &self.policy) else { return Ok(()) };
        let origin = format!("{}{}", origins(&self.base_url), self.public_id.simple());
        let text = policy.to_text();
        let lines = text.split_once('\n').map(|(_, lines)| lines);
        let next = policy_of(&self.base_url, &origin, &newest_key(tx).await?.public_key, lines)?;
        let what = What::Succeed {
            origin: old.origin.clone(),
            size: last.size,
            root: hex::encode(&last.root),
            key: hex::encode(&old.public_key),
            policy: hex::encode(&policy.fingerprint()),
            next: hex::encode(&next.fingerprint()),
        };
        queue(tx, self.letter, None, &what, self.now).await?;
        let before = log_policy::Model { letter_id: self.letter, number: 0, policy: text, until_index: Some(0), shown: None };
        log_policy::Entity::insert(before.into_active_model()).exec_without_returning(tx).await?;
        begin(tx, self.letter, &next).await
    }
}

/// Manifests name the letter: each is made again under its identifier, in its place in their chain, and in today's form.
async fn rename_manifests(tx: &Tx, letter: uuid::Uuid, public_id: uuid::Uuid) -> Result<(), Error> {
    let fault = |error: ledger::ManifestError| Error::Internal(format!("a stored manifest: {error}"));
    let versions = version::Entity::find().filter(version::Column::LetterId.eq(letter)).order_by_asc(version::Column::Number);
    let mut before = None;
    for version in versions.all(tx).await? {
        let old = stored_manifest(&version.manifest)?;
        let id = ledger::LetterId(*public_id.as_bytes());
        let (languages, enclosures) = (old.languages().to_vec(), old.enclosures().to_vec());
        let new = ledger::Manifest::with_enclosures(id, old.version(), before, languages, enclosures).map_err(fault)?;
        before = Some(new.hash());
        let change = version::ActiveModel {
            id: Set(version.id),
            manifest: Set(new.to_text()),
            manifest_sha256: Set(new.hash_hex()),
            ..Default::default()
        };
        change.update(tx).await?;
    }
    Ok(())
}

/// A stored manifest; one of version 1 of the format differs in its first line alone.
pub(crate) fn stored_manifest(text: &str) -> Result<ledger::Manifest, Error> {
    let text = text.replacen("undersigned-manifest/v1\n", &format!("{}\n", ledger::manifest::HEADER), 1);
    ledger::Manifest::parse(&text).map_err(|error| Error::Internal(format!("a stored manifest: {error}")))
}
