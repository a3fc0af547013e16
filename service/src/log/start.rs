//! The start of a log: with its letter's first version, or again from what is listed.

use super::{
    What, queue,
    tiles::{is_old, last_entry},
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, delivery, letter, log, log_checkpoint, log_event, log_key, log_record, log_tile, signature, version},
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use ledger::merkle::empty_root;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

/// Where the logs of this instance are, without a letter's identifier: `letters.example/log/`.
pub(super) fn origins(base_url: &str) -> String {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    format!("{host}/log/")
}

/// Starts the log of a letter that has its versions, and lets what stands of it wait to be recorded.
pub(crate) async fn open(tx: &Tx, base_url: &str, letter: &letter::Model, now: Instant) -> Result<(), Error> {
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
    for row in listed.all(tx).await? {
        queue(tx, letter.id, Some(row.id), &What::Signed { version: row.version_id }, now).await?;
    }
    Ok(())
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
    /// on where the old log cannot go on, because a backup older than its last checkpoint was restored. The old log is
    /// no longer served; receipts of it stay true proofs. Answers the new origin.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Unavailable` without the journal of those who left; the database's.
    pub async fn start_new_log(&self, coalition: &str, letter: &str) -> Result<String, Error> {
        // Nobody who has left is recorded again.
        self.apply_journal().await?;
        let coalition = crate::scope::coalition_by_slug(self.read(), coalition).await?;
        let letter = crate::scope::letter_of(self.read(), &coalition, letter).await?;
        let restart =
            Restart { letter: letter.id, public_id: self.new_public_id().0, base_url: self.base_url().to_owned(), now: self.now() };
        self.submit(restart).await
    }
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
            open(tx, &self.base_url, &letter, self.now).await?;
        }
        Ok(())
    }
}

struct Restart {
    letter: uuid::Uuid,
    public_id: uuid::Uuid,
    base_url: String,
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
        // A delivery was noted with what the old log held then: it goes on saying of which log.
        delivery::Entity::update_many()
            .set(delivery::ActiveModel { log_ended: Set(old.map(|log| log.origin)), ..Default::default() })
            .filter(delivery::Column::LetterId.eq(of))
            .filter(delivery::Column::LogEnded.is_null())
            .filter(delivery::Column::LogSize.gt(0))
            .exec(tx)
            .await?;
        log::Entity::delete_by_id(of).exec(tx).await?;
        log_event::Entity::delete_many().filter(log_event::Column::LetterId.eq(of)).exec(tx).await?;
        log_tile::Entity::delete_many().filter(log_tile::Column::LetterId.eq(of)).exec(tx).await?;
        log_record::Entity::delete_many().filter(log_record::Column::LetterId.eq(of)).exec(tx).await?;
        log_checkpoint::Entity::delete_many().filter(log_checkpoint::Column::LetterId.eq(of)).exec(tx).await?;
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
        open(tx, &self.base_url, &letter, self.now).await?;
        Ok(format!("{}{}", origins(&self.base_url), self.public_id.simple()))
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
