//! "Report an error": what readers of a public list say of it, kept sealed until an organiser has looked at it.
//!
//! Nobody closes this door to others, and nobody throws out what others have said: where too many wait, room is made by
//! the network that most of them came from. An address that a report names is nobody's word: it decides nothing, and no page says whether it is known.

use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{error_report, letter, outbox as sent},
    keys::{REPORT, readable},
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
    shapes::desk::{ReportSaid, ReportedError, ReportedErrors},
    text::Phrase,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, net::IpAddr};
use uuid::Uuid;

/// Reports of one letter that wait at most.
const WAITING: u64 = 1000;
/// Reports on a page at the desk.
const PAGE: u64 = 50;
/// The shortest time between two mails about reports of one letter, in microseconds.
const PAUSE: i64 = Instant::HOUR;

/// What is sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) entry: Option<String>,
    pub(crate) words: String,
    pub(crate) email: Option<String>,
}

/// What is deleted with a report that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nothing else.
    Alone,
    /// All that came from its network on the same day.
    Network,
}

impl Service {
    /// Keeps a report about a public letter's list, and tells the owners, at most once an hour. Of the address that it comes
    /// from nothing is kept but a number that reports of its network share for a day.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn report_error(&self, coalition: &str, letter: &str, report: &ErrorReport, from: IpAddr) -> Result<(), Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        let said = Said {
            entry: report.entry.as_ref().map(|entry| Phrase::as_str(entry).to_owned()),
            words: report.words.clone(),
            email: report.email.as_ref().map(|email| Email::as_str(email).to_owned()),
        };
        let mailbox = report.email.as_ref().map(|email| self.mailbox_hmac(email)).transpose()?;
        let id = self.new_id();
        let row = error_report::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            letter_id: Set(letter.id),
            sealed: Set(self.keys().seal(self.rng(), REPORT.of(id), &serde_json::to_vec(&said)?)?),
            created_at: Set(self.now().0),
            address_hmac: Set(mailbox),
            network: Set(self.networks().number(letter.id, from, self.now(), self.rng())),
            ..Default::default()
        };
        self.submit(Report { service: self.clone(), letter: letter.id, row, now: self.now() }).await
    }

    /// A page of what was reported of a letter's list, counted from 1.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn reported_errors(&self, actor: &Actor, coalition: &str, letter: &str, page: u64) -> Result<ReportedErrors, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let pages = of_letter(letter.id).count(self.read()).await?.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let oldest = of_letter(letter.id).order_by_asc(error_report::Column::CreatedAt).order_by_asc(error_report::Column::Id);
        let rows = oldest.paginate(self.read(), PAGE).fetch_page(page - 1).await?;
        let networks: HashMap<i64, u64> = by_network(self.read(), letter.id).await?.into_iter().collect();
        let of_network = |row: &error_report::Model| row.network.and_then(|network| networks.get(&network).copied()).unwrap_or(1);
        let reports = rows.into_iter().map(|row| self.reported(&row, of_network(&row))).collect();
        let letter = self.desk_letter_row(&letter).await?;
        Ok(ReportedErrors { desk: scope.desk(), letter, page, pages, reports })
    }

    fn reported(&self, row: &error_report::Model, of_network: u64) -> ReportedError {
        let said = readable("report", row.id, self.open_report(row)).map(|Said { entry, words, email }| {
            let email = email.map(|email| Masked::alone(&email));
            ReportSaid { entry, words, email }
        });
        ReportedError { id: PublicId(row.public_id), said, at: Instant(row.created_at), of_network }
    }

    /// The address at which the reader who reported can be asked back.
    pub(crate) fn reporter(&self, row: &error_report::Model) -> Result<Option<String>, Error> {
        Ok(self.open_report(row)?.email)
    }

    /// The reports that name an address which reaches a mailbox, as far as they can be read.
    pub(crate) async fn reports_with<C: ConnectionTrait>(&self, db: &C, mailbox: &[u8]) -> Result<Vec<(error_report::Model, Said)>, Error> {
        let rows = error_report::Entity::find().filter(error_report::Column::AddressHmac.eq(mailbox.to_vec()));
        let rows = rows.order_by_desc(error_report::Column::CreatedAt).limit(WAITING).all(db).await?;
        Ok(rows.into_iter().filter_map(|row| readable("report", row.id, self.open_report(&row)).map(|said| (row, said))).collect())
    }

    /// What a report says.
    pub(crate) fn open_report(&self, row: &error_report::Model) -> Result<Said, Error> {
        Ok(serde_json::from_slice(&self.keys().unseal(REPORT.of(row.id), &row.sealed)?)?)
    }

    /// Deletes a report that an organiser has looked at, or all of its network and day. A second click finds it done.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn settle_report(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId, which: Settled) -> Result<(), Error> {
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        self.submit(Settle { actor, coalition, letter, id, which, now: self.now() }).await
    }
}

fn of_letter(letter: Uuid) -> Select<error_report::Entity> {
    error_report::Entity::find().filter(error_report::Column::LetterId.eq(letter))
}

/// How many reports of a letter each network has sent, of those that wait; the most first.
async fn by_network<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<(i64, u64)>, DbErr> {
    use error_report::Column as C;
    let counted = of_letter(letter).filter(C::Network.is_not_null()).select_only().column(C::Network).column_as(C::Id.count(), "reports");
    let rows: Vec<(i64, i64)> = counted.group_by(C::Network).order_by_desc(C::Id.count()).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(network, reports)| (network, u64::try_from(reports).unwrap_or(0))).collect())
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
        self.make_room(tx).await?;
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

impl Report {
    /// Where too many wait, deletes the oldest of the network that most of them came from; the oldest of all where no
    /// network sent more than one.
    async fn make_room(&self, tx: &Tx) -> Result<(), Error> {
        use error_report::Column as C;
        if of_letter(self.letter).count(tx).await? < WAITING {
            return Ok(());
        }
        let crowd =
            by_network(tx, self.letter).await?.first().filter(|(_, reports)| *reports > 1).map(|(network, _)| C::Network.eq(*network));
        let gone = of_letter(self.letter).filter(Condition::all().add_option(crowd)).order_by_asc(C::CreatedAt).order_by_asc(C::Id);
        if let Some(row) = gone.one(tx).await? {
            error_report::Entity::delete_by_id(row.id).exec(tx).await?;
        }
        Ok(())
    }
}

struct Settle {
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    which: Settled,
    now: Instant,
}

impl Command for Settle {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let Some(row) = of_letter(letter.id).filter(error_report::Column::PublicId.eq(self.id.0)).one(tx).await? else { return Ok(()) };
        let which = match (self.which, row.network) {
            (Settled::Network, Some(network)) => error_report::Column::Network.eq(network),
            _ => error_report::Column::Id.eq(row.id),
        };
        let own = error_report::Entity::delete_many().filter(error_report::Column::LetterId.eq(letter.id));
        let gone = own.filter(which).exec(tx).await?;
        if gone.rows_affected == 0 {
            return Ok(());
        }
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::ReportSettled, self.now);
        note.letter(letter.id).insert(tx).await
    }
}
