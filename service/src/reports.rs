//! "Report an error": what readers of a public list say of it, kept sealed until an organiser has looked at it.

use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{error_report, letter, outbox as sent},
    keys::REPORT,
    outbox::{Kind, Queued},
    public::public_letter,
    scope::{letter_of, owners_in, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    forms::report::ErrorReport,
    ids::PublicId,
    locale::Locale,
    masked::Masked,
    role::Permission,
    shapes::desk::{ReportedError, ReportedErrors},
    text::Phrase,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reports of one letter that wait at most: more would bury those that are read.
const WAITING: u64 = 200;
/// The shortest time between two mails about reports of one letter, in microseconds.
const PAUSE: i64 = Instant::HOUR;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Private {
    entry: Option<String>,
    words: String,
    email: Option<String>,
}

impl Service {
    /// Keeps a report about a public letter's list, and tells the owners, at most once an hour.
    ///
    /// # Errors
    /// `error-report-full` where too many wait; `NotFound`.
    pub async fn report_error(&self, coalition: &str, letter: &str, report: &ErrorReport) -> Result<(), Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        let private = Private {
            entry: report.entry.as_ref().map(|entry| Phrase::as_str(entry).to_owned()),
            words: report.words.clone(),
            email: report.email.as_ref().map(|email| Email::as_str(email).to_owned()),
        };
        let plain = serde_json::to_vec(&private).map_err(|error| Error::Internal(error.to_string()))?;
        let id = self.new_id();
        let row = error_report::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            letter_id: Set(letter.id),
            sealed: Set(self.keys().seal(self.rng(), REPORT.of(id), &plain)?),
            created_at: Set(self.now().0),
        };
        self.submit(Report { service: self.clone(), letter: letter.id, row, now: self.now() }).await
    }

    /// What was reported of a letter's list.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn reported_errors(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<ReportedErrors, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let rows = error_report::Entity::find()
            .filter(error_report::Column::LetterId.eq(letter.id))
            .order_by_asc(error_report::Column::CreatedAt)
            .all(self.read())
            .await?;
        let reports = rows.into_iter().map(|row| self.reported(&row)).collect::<Result<_, _>>()?;
        let letter = self.desk_letter_row(&letter).await?;
        Ok(ReportedErrors { desk: scope.desk(), letter, reports })
    }

    fn reported(&self, row: &error_report::Model) -> Result<ReportedError, Error> {
        let Private { entry, words, email } = self.open_report(row)?;
        let email = email.map(|email| Masked::alone(&email));
        Ok(ReportedError { id: PublicId(row.public_id), entry, words, email, at: Instant(row.created_at) })
    }

    /// The address at which the reader who reported can be asked back.
    pub(crate) fn reporter(&self, row: &error_report::Model) -> Result<Option<String>, Error> {
        Ok(self.open_report(row)?.email)
    }

    fn open_report(&self, row: &error_report::Model) -> Result<Private, Error> {
        let plain = self.keys().unseal(REPORT.of(row.id), &row.sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Error::Internal(error.to_string()))
    }

    /// Deletes a report that an organiser has looked at. A second press finds it done.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn settle_report(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        self.submit(Settle { actor, coalition, letter, id, now: self.now() }).await
    }
}

struct Report {
    service: Service,
    letter: Uuid,
    row: error_report::ActiveModel,
    now: Instant,
}

impl Command for Report {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let letter = letter::Entity::find_by_id(self.letter).one(tx).await?.ok_or(Error::NotFound)?;
        if error_report::Entity::find().filter(error_report::Column::LetterId.eq(letter.id)).count(tx).await? >= WAITING {
            return Err(Error::field("", "error-report-full"));
        }
        self.row.clone().insert(tx).await?;
        let told = sent::Entity::find()
            .filter(sent::Column::LetterId.eq(letter.id))
            .filter(sent::Column::Kind.eq(Kind::ErrorReported.code()))
            .filter(sent::Column::CreatedAt.gt(self.now.plus(-PAUSE).0));
        if told.count(tx).await? > 0 {
            return Ok(());
        }
        for owner in owners_in(tx, letter.coalition_id).await? {
            let locale = Locale::from_tag(&owner.locale).unwrap_or_default();
            let mail = Queued {
                account: Some(owner.id),
                letter: Some(letter.id),
                ..Queued::new(self.service.new_id(), Kind::ErrorReported, locale, self.now)
            };
            mail.insert(tx).await?;
        }
        Ok(())
    }
}

struct Settle {
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    now: Instant,
}

impl Command for Settle {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let own = error_report::Entity::delete_many().filter(error_report::Column::LetterId.eq(letter.id));
        let gone = own.filter(error_report::Column::PublicId.eq(self.id.0)).exec(tx).await?;
        if gone.rows_affected == 0 {
            return Ok(());
        }
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::ReportSettled, self.now);
        note.letter(letter.id).insert(tx).await
    }
}
