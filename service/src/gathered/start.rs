//! An import is confirmed: it notes itself, and runs to its end.

use super::{admit, signed_version, write::Write};
use crate::{
    Actor, Error, Service,
    entities::{coalition, signature_import},
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    gathered::{Gathering, Row},
    ids::ImportId,
    role::Permission,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// How long an import may take, in microseconds: 5 minutes. One that is not done by then was interrupted.
const LEASE: i64 = 300 * Instant::SECOND;

/// An import that is noted, and not written yet.
pub struct StartedImport {
    service: Service,
    id: Uuid,
    actor: Actor,
    coalition: coalition::Model,
    letter: String,
    gathering: Gathering,
    rows: Vec<Row>,
}

impl Service {
    /// Notes an import that its organiser has confirmed. [`StartedImport::run`] writes it.
    ///
    /// # Errors
    /// `gathered-error-no-rows`, `gathered-error-closed`, `error-not-allowed-kind`; under `version` where it is not known
    /// which text was signed (`gathered-error-version`, `gathered-error-meaning`); when the actor may not decide on
    /// signatures.
    pub async fn start_import(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        gathering: Gathering,
        rows: Vec<Row>,
    ) -> Result<StartedImport, Error> {
        if rows.is_empty() {
            return Err(Error::field("file", "gathered-error-no-rows"));
        }
        let id = self.new_id();
        let (total, now) = (i64::try_from(rows.len()).unwrap_or(i64::MAX), self.now());
        let (actor, letter) = (actor.clone(), letter.to_owned());
        let start = Start {
            id,
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.clone(),
            gathering: gathering.clone(),
            total,
            now,
        };
        let coalition = self.submit(start).await?;
        Ok(StartedImport { service: self.clone(), id, actor, coalition, letter, gathering, rows })
    }
}

impl StartedImport {
    /// Its identifier.
    pub fn id(&self) -> ImportId {
        ImportId(self.id)
    }

    /// Writes it, all or nothing; answers how many signatures that made. Anyone who drops this before its end has either.
    ///
    /// # Errors
    /// What [`Service::start_import`] refuses, where it came true meanwhile; the database's.
    pub async fn run(self) -> Result<u64, Error> {
        let (service, id) = (self.service.clone(), self.id);
        let written = service.progress().begin(id);
        let ended = match self.write(written).await {
            Ok(written) => Ok(written),
            Err(error) => {
                // Where even that fails, the end of the lease says it.
                service.submit(Fail { id }).await.ok();
                Err(error)
            }
        };
        service.progress().end(id);
        ended
    }

    async fn write(self, progress: std::sync::Arc<std::sync::atomic::AtomicU64>) -> Result<u64, Error> {
        let Self { service, id, actor, coalition, letter, gathering, rows } = self;
        let book = service.book_of(&coalition, gathering.kind).await?;
        let at = letter_of(service.read(), &coalition, &letter).await?.id;
        let (preparing, said, by) = (service.clone(), gathering.clone(), (actor.account.0, actor.name.clone()));
        let prepare = move || preparing.prepare_rows(at, &rows, &said, book.as_ref(), (by.0, &by.1));
        let rows = tokio::task::spawn_blocking(prepare).await??;
        let now = service.now();
        service
            .submit(Write { service: service.clone(), id, actor, coalition: coalition.slug, letter, gathering, rows, progress, now })
            .await
    }
}

struct Start {
    id: Uuid,
    actor: Actor,
    coalition: String,
    letter: String,
    gathering: Gathering,
    total: i64,
    now: Instant,
}

impl Command for Start {
    type Answer = coalition::Model;

    async fn execute(&self, tx: &Tx) -> Result<coalition::Model, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let Gathering { source, detail, kind, scan, consent, .. } = &self.gathering;
        admit(&letter, *kind, self.now)?;
        signed_version(tx, &letter, &self.gathering.sheets).await?;
        let row = signature_import::ActiveModel {
            id: Set(self.id),
            letter_id: Set(letter.id),
            by_account_id: Set(Some(self.actor.account.0)),
            by_name: Set(self.actor.name.clone()),
            source: Set(source.code().to_owned()),
            detail: Set(detail.as_ref().map(|detail| detail.as_str().to_owned())),
            kind: Set(kind.code().to_owned()),
            scan_sha256: Set(scan.map(|scan| scan.to_string())),
            state: Set("running".to_owned()),
            total: Set(self.total),
            skipped: Set(0),
            lease_until: Set(self.now.plus(LEASE).0),
            created_at: Set(self.now.0),
            consent: Set(consent.as_ref().map(|question| question.as_str().to_owned())),
        };
        row.insert(tx).await?;
        Ok(scope.coalition)
    }
}

/// Notes that nothing of an import was kept.
struct Fail {
    id: Uuid,
}

impl Command for Fail {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let failed = signature_import::ActiveModel { state: Set("failed".to_owned()), ..Default::default() };
        signature_import::Entity::update_many()
            .set(failed)
            .filter(signature_import::Column::Id.eq(self.id))
            .filter(signature_import::Column::State.eq("running"))
            .exec(tx)
            .await?;
        Ok(())
    }
}
