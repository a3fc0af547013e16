//! The publication of a confidential letter: at the moment that was agreed on, or by an organiser's press.

use super::{At, state_of, update};
use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{account, letter, membership},
    jobs::{Job, resting},
    members::accepted,
    outbox::{self, Kind, Queued},
    scope::letter_of,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    embargo::{self, Due, Publication},
    letter::Visibility,
    locale::Locale,
    role::{Permission, Role},
    shapes::desk::DeskPublication,
    time::{Deadline, Instant},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

impl Service {
    /// Where a letter is between confidence and the public, and what is planned.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn publication(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskPublication, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let shown = self.desk_letter_row(&letter).await?;
        Ok(DeskPublication { desk: scope.desk(), publication: publication_of(&letter), letter: shown, now: self.now() })
    }

    /// Plans the publication of a confidential letter, or moves it.
    ///
    /// # Errors
    /// `Fields` about the moment; `Conflict` where the letter is public or was never opened; `NotFound`, `Forbidden`.
    pub async fn plan_publication(&self, actor: &Actor, coalition: &str, letter: &str, until: Deadline) -> Result<(), Error> {
        if until.at <= self.now() {
            return Err(Error::field("embargo_local", "error-embargo-past"));
        }
        self.submit(Plan { at: At::new(actor, coalition, letter), until: Some(until), now: self.now() }).await
    }

    /// Takes the plan back: the letter stays confidential until somebody plans or publishes.
    ///
    /// # Errors
    /// `Conflict` where the letter is public; `NotFound`, `Forbidden`.
    pub async fn stop_publication(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(), Error> {
        self.submit(Plan { at: At::new(actor, coalition, letter), until: None, now: self.now() }).await
    }

    /// Makes a confidential letter public now: its page and its whole log appear.
    ///
    /// # Errors
    /// `Conflict` where it is public or was never opened; `NotFound`, `Forbidden`.
    pub async fn publish_letter(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(), Error> {
        self.submit(Publish { at: At::new(actor, coalition, letter), now: self.now() }).await
    }

    /// Publishes every letter whose moment has come, and asks its organisers where the server was away for more than
    /// `patience` microseconds. Answers the next moment that is planned. A letter that cannot go on holds up no other.
    ///
    /// # Errors
    /// The database's.
    pub async fn publish_due(&self, patience: i64) -> Result<Option<Instant>, Error> {
        let due = planned().filter(letter::Column::EmbargoAt.lte(self.now().0)).all(self.read()).await?;
        if !due.is_empty() {
            let failures = self.failures(Job::Publication).await?;
            for letter in due.iter().filter(|letter| !failures.rests(letter.id, self.now())) {
                let done = self.settle_publication(letter, patience).await;
                self.settle(&failures, (letter.id, Some(letter.id)), done).await?;
            }
        }
        let next = planned().filter(letter::Column::Id.not_in_subquery(resting(Job::Publication, self.now())));
        Ok(next.select_only().column(letter::Column::EmbargoAt).into_tuple::<Option<i64>>().one(self.read()).await?.flatten().map(Instant))
    }

    async fn settle_publication(&self, letter: &letter::Model, patience: i64) -> Result<(), Error> {
        let mails = self.organisers_of(self.read(), letter).await?;
        self.submit(Settle { letter: letter.id, mails, patience, now: self.now() }).await
    }

    /// A mail's row for each owner and editor of the letter's coalition.
    pub(super) async fn organisers_of<C: ConnectionTrait>(
        &self,
        db: &C,
        letter: &letter::Model,
    ) -> Result<Vec<(Uuid, account::Model)>, Error> {
        let rows = accepted()
            .filter(membership::Column::CoalitionId.eq(letter.coalition_id))
            .filter(membership::Column::Role.is_in([Role::Owner.code(), Role::Editor.code()]))
            .all(db)
            .await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)));
        Ok(accounts.all(db).await?.into_iter().map(|account| (self.new_id(), account)).collect())
    }
}

/// Confidential letters with a moment that the server has not missed.
fn planned() -> Select<letter::Entity> {
    letter::Entity::find()
        .filter(letter::Column::Visibility.eq(Visibility::Confidential.code()))
        .filter(letter::Column::EmbargoAt.is_not_null())
        .filter(letter::Column::EmbargoMissedAt.is_null())
        .order_by_asc(letter::Column::EmbargoAt)
}

/// Publishes nothing that is planned by itself, and asks the organisers instead: after a restore nobody knows whether they
/// have stopped it since, or moved it.
pub(crate) async fn ask_about_publications(tx: &Tx, service: &Service, now: Instant) -> Result<(), Error> {
    for letter in planned().all(tx).await? {
        let mails = service.organisers_of(tx, &letter).await?;
        update(tx, &letter, asked_at(now), now).await?;
        tell(tx, &letter, Kind::PublicationMissed, &mails, now).await?;
    }
    Ok(())
}

/// Where a letter is between confidence and the public.
pub(crate) fn publication_of(letter: &letter::Model) -> Publication {
    if letter.visibility == Visibility::Public.code() {
        return Publication::Public(letter.published_at.map(Instant));
    }
    match (embargo_of(letter), letter.embargo_missed_at) {
        (None, _) => Publication::Unplanned,
        (Some(until), None) => Publication::Planned(until),
        (Some(until), Some(_)) => Publication::Missed(until),
    }
}

fn embargo_of(letter: &letter::Model) -> Option<Deadline> {
    Some(Deadline { local: letter.embargo_local.clone()?, zone: letter.embargo_zone.clone()?, at: Instant(letter.embargo_at?) })
}

/// Whether a letter is still to be published: confidential, with a text that is frozen.
fn is_unpublished(letter: &letter::Model) -> bool {
    letter.visibility == Visibility::Confidential.code() && state_of(letter).has_text()
}

/// The change that makes a letter public.
fn public_at(now: Instant) -> letter::ActiveModel {
    letter::ActiveModel {
        visibility: Set(Visibility::Public.code().to_owned()),
        published_at: Set(Some(now.0)),
        embargo_missed_at: Set(None),
        // Who was not invited could not be told of who signed.
        contacts_due_at: Set(Some(now.0)),
        ..Default::default()
    }
}

/// The change that leaves it to the organisers.
fn asked_at(now: Instant) -> letter::ActiveModel {
    letter::ActiveModel { embargo_missed_at: Set(Some(now.0)), ..Default::default() }
}

/// Queues a mail of this kind to organisers of a letter.
async fn tell(tx: &Tx, letter: &letter::Model, kind: Kind, to: &[(Uuid, account::Model)], now: Instant) -> Result<(), Error> {
    let mails = to.iter().map(|(id, account)| Queued {
        account: Some(account.id),
        letter: Some(letter.id),
        ..Queued::new(*id, kind, Locale::from_tag(&account.locale).unwrap_or_default(), now)
    });
    outbox::queue(&mails.collect::<Vec<_>>(), tx).await
}

struct Plan {
    at: At,
    until: Option<Deadline>,
    now: Instant,
}

impl Command for Plan {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find_to(Permission::Publish, tx).await?;
        if !is_unpublished(&letter) {
            return Err(Error::Conflict);
        }
        let until = self.until.as_ref();
        if until.is_none() && letter.embargo_at.is_none() && letter.embargo_missed_at.is_none() {
            // Nothing is planned: a repeat notes nothing.
            return Ok(());
        }
        let change = letter::ActiveModel {
            embargo_local: Set(until.map(|until| until.local.clone())),
            embargo_zone: Set(until.map(|until| until.zone.clone())),
            embargo_at: Set(until.map(|until| until.at.0)),
            embargo_missed_at: Set(None),
            ..Default::default()
        };
        update(tx, &letter, change, self.now).await?;
        let act = if until.is_some() { Act::PublicationPlanned } else { Act::PublicationStopped };
        self.at.note(tx, &letter, act, self.now).await
    }
}

struct Publish {
    at: At,
    now: Instant,
}

impl Command for Publish {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find_to(Permission::Publish, tx).await?;
        if letter.visibility == Visibility::Public.code() && letter.published_at.is_some() {
            // A second click finds done what it asks for.
            return Ok(());
        }
        if !is_unpublished(&letter) {
            return Err(Error::Conflict);
        }
        update(tx, &letter, public_at(self.now), self.now).await?;
        self.at.note(tx, &letter, Act::LetterPublished, self.now).await
    }
}

/// Does what is due for one letter, once: the second to come, another process or a click at the desk, finds
/// that nothing is.
struct Settle {
    letter: Uuid,
    mails: Vec<(Uuid, account::Model)>,
    patience: i64,
    now: Instant,
}

impl Command for Settle {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Some(letter) = planned().filter(letter::Column::Id.eq(self.letter)).one(tx).await? else { return Ok(()) };
        let Some(until) = letter.embargo_at.map(Instant) else { return Ok(()) };
        let (change, kind) = match embargo::due(until, self.now, self.patience) {
            Due::Wait => return Ok(()),
            Due::Publish => (public_at(self.now), Kind::Published),
            Due::Ask => (asked_at(self.now), Kind::PublicationMissed),
        };
        update(tx, &letter, change, self.now).await?;
        if kind == Kind::Published {
            Note::new(letter.coalition_id, None, Act::LetterPublished, self.now).letter(letter.id).insert(tx).await?;
        }
        tell(tx, &letter, kind, &self.mails, self.now).await
    }
}
