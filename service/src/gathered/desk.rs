//! Imports at the desk: which there were, how far one is, and what came of its rows.

use crate::{
    Actor, Error, Service,
    entities::{letter, outbox, signature, signature_import},
    letters::versions_of,
    outbox::Kind,
    public::accepts,
    scope::{Scope, letter_of},
};
use domain::{
    gathered::Source,
    ids::ImportId,
    letter::WhoMaySign,
    role::Permission,
    shapes::gathered::{DeskGathering, DeskImport, DeskImports, Import, ImportMails, ImportState, ImportedCounts, SheetVersion},
    signature::{SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

impl Service {
    /// Where an organiser brings in signatures gathered elsewhere.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for those who do not decide on signatures.
    pub async fn gathering(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskGathering, Error> {
        let (scope, letter) = self.imports_scope(actor, coalition, letter, Permission::DecideSignatures).await?;
        Ok(DeskGathering {
            desk: scope.desk(),
            who_may_sign: WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default(),
            open: accepts(&letter, self.now()),
            letter: self.desk_letter_row(&letter).await?,
            organiser: actor.name.clone(),
            versions: self.sheet_versions(letter.id).await?,
        })
    }

    /// The versions that were signed elsewhere, newest first.
    async fn sheet_versions(&self, letter: Uuid) -> Result<Vec<SheetVersion>, Error> {
        let versions = versions_of(self.read(), letter).await?.into_iter().rev();
        let shown = versions.map(|(version, present)| SheetVersion {
            number: u32::try_from(version.number).unwrap_or(u32::MAX),
            manifest_sha256: version.manifest_sha256,
            present,
        });
        Ok(shown.collect())
    }

    /// A letter's imports, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn imports(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskImports, Error> {
        let (scope, letter) = self.imports_scope(actor, coalition, letter, Permission::SeeDesk).await?;
        let rows = signature_import::Entity::find()
            .filter(signature_import::Column::LetterId.eq(letter.id))
            .order_by_desc(signature_import::Column::CreatedAt)
            .order_by_desc(signature_import::Column::Id)
            .all(self.read())
            .await?;
        Ok(DeskImports {
            desk: scope.desk(),
            open: accepts(&letter, self.now()),
            letter: self.desk_letter_row(&letter).await?,
            imports: rows.into_iter().map(|row| self.import_of(row)).collect(),
        })
    }

    /// One import, with what came of its rows and mails.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn import(&self, actor: &Actor, coalition: &str, letter: &str, id: ImportId) -> Result<DeskImport, Error> {
        let (scope, letter) = self.imports_scope(actor, coalition, letter, Permission::SeeDesk).await?;
        let row = signature_import::Entity::find_by_id(id.0)
            .filter(signature_import::Column::LetterId.eq(letter.id))
            .one(self.read())
            .await?
            .ok_or(Error::NotFound)?;
        Ok(DeskImport {
            desk: scope.desk(),
            counts: self.imported_counts(row.id).await?,
            mails: self.import_mails(row.id).await?,
            letter: self.desk_letter_row(&letter).await?,
            import: self.import_of(row),
        })
    }

    async fn imports_scope(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        permission: Permission,
    ) -> Result<(Scope, letter::Model), Error> {
        let scope = self.scope(actor, coalition, permission).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok((scope, letter))
    }

    fn import_of(&self, row: signature_import::Model) -> Import {
        let state = match row.state.as_str() {
            "done" => ImportState::Done,
            "running" if self.now().0 < row.lease_until => ImportState::Running { written: self.progress().written(row.id) },
            _ => ImportState::Failed,
        };
        Import {
            id: ImportId(row.id),
            by: row.by_name,
            source: Source::from_code(&row.source).unwrap_or_default(),
            detail: row.detail,
            kind: SignatoryKind::from_code(&row.kind).unwrap_or(SignatoryKind::Person),
            scan_sha256: row.scan_sha256,
            state,
            total: figure(row.total),
            skipped: figure(row.skipped),
            at: Instant(row.created_at),
            consent: row.consent,
        }
    }

    async fn imported_counts(&self, import: Uuid) -> Result<ImportedCounts, Error> {
        let rows: Vec<(String, i64)> = signature::Entity::find()
            .select_only()
            .column(signature::Column::State)
            .column_as(signature::Column::Id.count(), "signatures")
            .filter(signature::Column::ImportId.eq(import))
            .group_by(signature::Column::State)
            .into_tuple()
            .all(self.read())
            .await?;
        let mut counts = ImportedCounts::default();
        for (state, number) in rows {
            let to = match SignatureState::from_code(&state) {
                Some(SignatureState::Confirmed) => &mut counts.listed,
                Some(SignatureState::Pending) => &mut counts.pending,
                Some(SignatureState::Held) => &mut counts.held,
                _ => &mut counts.gone,
            };
            *to += figure(number);
        }
        Ok(counts)
    }

    async fn import_mails(&self, import: Uuid) -> Result<ImportMails, Error> {
        use outbox::Column as O;
        let own = signature::Entity::find().select_only().column(signature::Column::Id).filter(signature::Column::ImportId.eq(import));
        let rows: Vec<(String, i64, i64)> = outbox::Entity::find()
            .select_only()
            .column(O::State)
            .column_as(O::Id.count(), "mails")
            .column_as(O::NextAt.max(), "last")
            .filter(O::Kind.eq(Kind::ConfirmGathered.code()))
            .filter(O::SignatureId.in_subquery(own.into_query()))
            .group_by(O::State)
            .into_tuple()
            .all(self.read())
            .await?;
        let mut mails = ImportMails::default();
        for (state, number, last) in rows {
            match state.as_str() {
                "queued" => (mails.waiting, mails.last_at) = (figure(number), Some(Instant(last))),
                "sent" => mails.sent = figure(number),
                _ => mails.failed = figure(number),
            }
        }
        Ok(mails)
    }

    /// Who brought in a signature, and where it was gathered.
    pub(crate) async fn gathered_by(&self, row: &signature::Model) -> Result<(String, Source), Error> {
        let import = match row.import_id {
            Some(id) => signature_import::Entity::find_by_id(id).one(self.read()).await?,
            None => None,
        };
        Ok(import.map(|import| (import.by_name, Source::from_code(&import.source).unwrap_or_default())).unwrap_or_default())
    }
}

/// A stored number that is none below zero.
fn figure(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
