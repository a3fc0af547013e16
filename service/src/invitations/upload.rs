//! A file of invitations: it waits sealed for a look, a day at most; nothing of it is invited before somebody confirms.

use super::invite::{Invite, takes_invitations};
use crate::{
    Actor, Error, Service,
    entities::upload,
    keys::UPLOAD,
    scope::{Scope, letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    error::FieldErrors,
    ids::PublicId,
    invitation::import::{COLUMNS, Checked, Columns, UploadReading, check},
    masked::Masked,
    role::Permission,
    shapes::{
        gathered::PreviewColumn,
        invitations::{PreviewFault, PreviewRow, UploadPreview},
    },
    table::{Column, ENCODINGS, Table},
    text::Name,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// How long a file waits, in microseconds.
const WAIT: i64 = Instant::DAY;
/// The most characters of a cell that are shown beside a heading.
const SAMPLE_LIMIT: usize = 40;
/// How many files of one person wait at once. Of more the oldest goes, so that nobody fills the disk.
const WAITING_LIMIT: usize = 5;

/// A file that waits, and what can be said of it.
struct Waiting {
    scope: Scope,
    letter: crate::entities::letter::Model,
    row: upload::Model,
    table: Table,
    checked: Checked,
    columns: Columns,
    reading: UploadReading,
    /// Whether what the columns hold was remembered from an earlier file.
    remembered: bool,
}

/// What files of one shape share.
fn shape(table: &Table) -> String {
    ["invitations\n", &table.shape()].concat()
}

/// The columns of a file. Cells that are never stored, or are addresses, are not shown.
fn preview_columns(table: &Table, columns: &Columns) -> Vec<PreviewColumn<&'static str>> {
    let looks = table.recognise();
    let column = |(place, heading): (usize, &String)| {
        let holds = columns.0.get(&place).map(|column| column.code());
        let unstored = looks.get(place).copied().flatten().filter(|look| holds.is_none() && look.is_unstored());
        let sample = Some(table.sample(place)).filter(|cell| unstored.is_none() && !cell.contains('@')).unwrap_or_default();
        let sample = sample.chars().take(SAMPLE_LIMIT).collect();
        PreviewColumn { heading: heading.clone(), sample, holds, unstored: unstored.map(Column::code) }
    };
    table.headers().iter().enumerate().map(column).collect()
}

impl Service {
    /// Takes a file to be looked at.
    ///
    /// # Errors
    /// Under `file`: what [`Table::read`] and [`check`] find; `Closed`, `NotFound`, `Forbidden`.
    pub async fn upload_invitations(&self, actor: &Actor, coalition: &str, letter: &str, bytes: &[u8]) -> Result<PublicId, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        if !takes_invitations(&letter, self.now()) {
            return Err(Error::Closed);
        }
        let at_fault = |error: domain::error::ValueError| Error::Fields(FieldErrors(vec![error.at("file")]));
        let file = bytes.to_vec();
        let read = self.aside(actor, move || Table::read(&file).and_then(|table| check(&table, &Columns::recognise(&table)).map(drop)));
        read.await?.map_err(at_fault)?;
        let (id, row_id, now) = (self.new_public_id(), self.new_id(), self.now());
        let row = upload::Model {
            id: row_id,
            public_id: id.0,
            letter_id: letter.id,
            account_id: actor.account.0,
            sealed: self.keys().seal(self.rng(), UPLOAD.of(row_id), bytes)?,
            created_at: now.0,
            expires_at: now.plus(WAIT).0,
            reading: None,
        };
        self.submit(Keep { actor: actor.clone(), coalition: coalition.to_owned(), row }).await?;
        Ok(id)
    }

    /// What confirming a file would do. Who is invited already is passed over then, and not named here: a file of guesses
    /// would tell who has which address.
    ///
    /// # Errors
    /// `NotFound`, also after its end; `Forbidden`.
    pub async fn upload_preview(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<UploadPreview, Error> {
        let Waiting { scope, letter, row, table, checked, columns, reading, remembered } =
            self.waiting(actor, coalition, letter, id).await?;
        let good = checked.good.into_iter().map(|(line, invitee)| PreviewRow {
            line,
            organisation: invitee.organisation.into_string(),
            country: invitee.country,
            email: Masked::with_domain(invitee.email.as_str()),
            representative: invitee.representative.map(Name::into_string),
        });
        let faulty = checked.faulty.into_iter().map(|row| PreviewFault { line: row.line, name: row.name, faults: row.faults });
        let notes = checked.notes.into_iter().map(|row| PreviewFault { line: row.line, name: row.name, faults: row.notes });
        Ok(UploadPreview {
            desk: scope.desk(),
            letter: self.desk_letter_row(&letter).await?,
            id,
            encoding: table.encoding(),
            columns: preview_columns(&table, &columns),
            choices: COLUMNS.map(Column::code).to_vec(),
            chosen_encoding: reading.how.encoding,
            encodings: &ENCODINGS,
            unmended: reading.how.unmended,
            remembered,
            good: good.collect(),
            faulty: faulty.collect(),
            notes: notes.collect(),
            expires_at: Instant(row.expires_at),
        })
    }

    /// Invites everybody of a file whose row is good; answers how many. The file is deleted with it.
    ///
    /// # Errors
    /// As [`Service::upload_preview`]; `Closed`; `error-not-allowed-kind`.
    pub async fn confirm_upload(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<u64, Error> {
        let Waiting { checked, table, columns, reading, .. } = self.waiting(actor, coalition, letter, id).await?;
        if !reading.columns.0.is_empty() {
            self.remember_columns(actor, coalition, Permission::Invite, &shape(&table), &columns.as_choice(&table)).await?;
        }
        let invitees = checked.good.iter().map(|(_, invitee)| self.prepare_invitation(actor, invitee, None));
        let invitees = invitees.collect::<Result<Vec<_>, _>>()?;
        self.submit(Invite::new(self, actor, coalition, letter, invitees).of_upload(id)).await
    }

    /// Deletes a file unconfirmed.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn discard_upload(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        let Waiting { row, .. } = self.waiting(actor, coalition, letter, id).await?;
        self.submit(Discard { actor: actor.clone(), coalition: coalition.to_owned(), upload: row.id }).await
    }

    /// Reads a file as somebody chose it: which column holds what, in which encoding.
    ///
    /// # Errors
    /// Under `file`, where it cannot be read so; `NotFound`, `Forbidden`.
    pub async fn read_upload_as(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        reading: &UploadReading,
    ) -> Result<(), Error> {
        let Waiting { row, .. } = self.waiting(actor, coalition, letter, id).await?;
        let bytes = self.keys().unseal(UPLOAD.of(row.id), &row.sealed)?;
        let how = reading.how.clone();
        let read = self.aside(actor, move || Table::read_as(&bytes, &how).map(drop)).await?;
        read.map_err(|error| Error::Fields(FieldErrors(vec![error.at("file")])))?;
        let chosen = Choose { actor: actor.clone(), coalition: coalition.to_owned(), upload: row.id, reading: reading.to_string() };
        self.submit(chosen).await
    }

    async fn waiting(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<Waiting, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let row = upload::Entity::find()
            .filter(upload::Column::PublicId.eq(id.0))
            .filter(upload::Column::LetterId.eq(letter.id))
            .filter(upload::Column::ExpiresAt.gt(self.now().0))
            .one(self.read())
            .await?
            .ok_or(Error::NotFound)?;
        let broken = |error: domain::error::ValueError| Error::Internal(format!("an upload does not parse: {error}"));
        let reading = row.reading.as_deref().map(UploadReading::parse).unwrap_or_default();
        let (file, how) = (self.keys().unseal(UPLOAD.of(row.id), &row.sealed)?, reading.how.clone());
        let table = self.aside(actor, move || Table::read_as(&file, &how)).await?.map_err(broken)?;
        let earlier = match reading.columns.0.is_empty() {
            true => self.remembered_columns(actor, coalition, Permission::Invite, &shape(&table)).await?,
            false => None,
        };
        let (remembered, chosen) = (earlier.is_some(), earlier.or(Some(reading.columns.clone()).filter(|columns| !columns.0.is_empty())));
        let columns = chosen.map_or_else(|| Columns::recognise(&table), |chosen| Columns::chosen(&chosen));
        let checked = check(&table, &columns).map_err(broken)?;
        Ok(Waiting { scope, letter, row, table, checked, columns, reading, remembered })
    }
}

struct Keep {
    actor: Actor,
    coalition: String,
    row: upload::Model,
}

impl Command for Keep {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let others = upload::Entity::find().select_only().column(upload::Column::Id);
        let others = others.filter(upload::Column::AccountId.eq(self.row.account_id)).order_by_desc(upload::Column::CreatedAt);
        let others: Vec<Uuid> = others.order_by_desc(upload::Column::Id).into_tuple().all(tx).await?;
        let oldest = others.into_iter().skip(WAITING_LIMIT - 1);
        upload::Entity::delete_many().filter(upload::Column::Id.is_in(oldest)).exec(tx).await?;
        sea_orm::IntoActiveModel::into_active_model(self.row.clone()).insert(tx).await?;
        Ok(())
    }
}

struct Choose {
    actor: Actor,
    coalition: String,
    upload: Uuid,
    reading: String,
}

impl Command for Choose {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let chosen = upload::ActiveModel { reading: Set(Some(self.reading.clone())), ..Default::default() };
        upload::Entity::update_many().set(chosen).filter(upload::Column::Id.eq(self.upload)).exec(tx).await?;
        Ok(())
    }
}

struct Discard {
    actor: Actor,
    coalition: String,
    upload: Uuid,
}

impl Command for Discard {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        upload::Entity::delete_by_id(self.upload).exec(tx).await?;
        Ok(())
    }
}
