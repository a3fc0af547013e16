//! What waits for an organiser is not forgotten: the owners get a mail once something has waited for a day, and a day and
//! two hours before the letter's deadline and its publication.

use crate::{
    Error, Service,
    data_steps::Data,
    entities::{correction, letter, signature, waiting_told},
    outbox::{Kind, Queued},
    scope::owners_in,
    writer::{Command, Tx},
};
use domain::{locale::Locale, shapes::mail::Occasion, signature::SignatureState, time::Instant};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// How long something may wait before owners hear of it.
const PATIENCE: i64 = Instant::DAY;
/// How long before a deadline or a publication owners hear of what waits.
const BEFORE: [i64; 2] = [24 * Instant::HOUR, 2 * Instant::HOUR];

const fn kind_of(occasion: Occasion) -> Kind {
    match occasion {
        Occasion::Overdue => Kind::WaitingOverdue,
        Occasion::Deadline => Kind::WaitingDeadline,
        Occasion::Publication => Kind::WaitingPublication,
    }
}

/// What waits on a letter: how many, and since when the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) count: u64,
    pub(crate) since: Instant,
}

impl Service {
    /// Tells owners of what waits for them. To be called every few minutes; several processes may. A letter that cannot be
    /// looked at holds up no other.
    ///
    /// # Errors
    /// The database's.
    pub async fn tend_waiting(&self) -> Result<(), Error> {
        for letter in letters_with_waiting(self.read()).await? {
            if let Err(error) = self.tend_waiting_of(&letter).await {
                tracing::error!(letter = %letter.id, %error, "owners could not be told of what waits");
            }
        }
        Ok(())
    }

    async fn tend_waiting_of(&self, letter: &letter::Model) -> Result<(), Error> {
        let now = self.now();
        for (occasion, due) in self.occasions(letter, now).await? {
            self.submit(Tell { service: self.clone(), letter: letter.id, occasion, due, now }).await?;
        }
        Ok(())
    }

    /// What owners are to be told of now, each with the instant that it was due at.
    async fn occasions(&self, letter: &letter::Model, now: Instant) -> Result<Vec<(Occasion, Instant)>, Error> {
        let mut occasions = Vec::new();
        let confidential = letter.visibility == domain::letter::Visibility::Confidential.code();
        let embargo = letter.embargo_at.filter(|_| confidential);
        for (occasion, at) in [(Occasion::Deadline, letter.deadline_at), (Occasion::Publication, embargo)] {
            let Some(at) = at.filter(|at| now.0 < *at) else { continue };
            // Of two that are due at once, the later one says it.
            let due = BEFORE.iter().map(|before| Instant(at - before)).filter(|due| *due <= now).max();
            if let Some(due) = due
                && !is_told(self.read(), letter.id, occasion, due).await?
            {
                occasions.push((occasion, due));
            }
        }
        let last = last_overdue(self.read(), letter.id).await?;
        let pause = last.is_none_or(|last| last.plus(PATIENCE) <= now);
        let newly = |since: &Instant| since.plus(PATIENCE) <= now && last.is_none_or(|last| since.plus(PATIENCE) > last);
        if pause && let Some(since) = since_when(self.read(), letter.id).await?.into_iter().find(newly) {
            occasions.push((Occasion::Overdue, since.plus(PATIENCE)));
        }
        Ok(occasions)
    }

    /// What waits for organisers on a letter; nothing where nothing does.
    pub(crate) async fn waiting_on(&self, letter: Uuid) -> Result<Option<Waiting>, Error> {
        let since = since_when(self.read(), letter).await?;
        Ok(since.iter().min().map(|first| Waiting { count: since.len() as u64, since: *first }))
    }
}

/// What is held, or listed and questioned.
fn waits() -> Condition {
    use signature::Column as S;
    let questioned = Condition::all().add(S::Questioned.eq(true)).add(S::State.eq(SignatureState::Confirmed.code()));
    Condition::any().add(S::State.eq(SignatureState::Held.code())).add(questioned)
}

/// The letters on which something waits.
async fn letters_with_waiting<C: ConnectionTrait>(db: &C) -> Result<Vec<letter::Model>, Error> {
    use signature::Column as S;
    let corrected = correction::Entity::find().select_only().column(correction::Column::SignatureId);
    let waits = waits().add(S::Id.in_subquery(corrected.into_query()));
    let letters = signature::Entity::find().select_only().column(S::LetterId).filter(waits).distinct();
    let found = letter::Entity::find().filter(letter::Column::Id.in_subquery(letters.into_query()));
    Ok(found.order_by_asc(letter::Column::Id).all(db).await?)
}

/// Since when each thing waits that an organiser has to decide on.
async fn since_when<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<Instant>, Error> {
    use signature::Column as S;
    let rows = signature::Entity::find().filter(S::LetterId.eq(letter)).filter(S::ErasedAt.is_null());
    let held = rows.clone().filter(waits());
    let mut since: Vec<Instant> = held.all(db).await?.iter().map(|row| Instant(row.held_since.unwrap_or(row.changed_at))).collect();
    let ids = rows.select_only().column(S::Id).into_query();
    let corrections = correction::Entity::find().filter(correction::Column::SignatureId.in_subquery(ids));
    since.extend(corrections.all(db).await?.iter().map(|row| Instant(row.created_at)));
    Ok(since)
}

async fn is_told<C: ConnectionTrait>(db: &C, letter: Uuid, occasion: Occasion, due: Instant) -> Result<bool, Error> {
    Ok(waiting_told::Entity::find_by_id((letter, occasion.code().to_owned(), due.0)).one(db).await?.is_some())
}

async fn last_overdue<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Option<Instant>, Error> {
    let told = waiting_told::Entity::find()
        .filter(waiting_told::Column::LetterId.eq(letter))
        .filter(waiting_told::Column::Occasion.eq(Occasion::Overdue.code()))
        .order_by_desc(waiting_told::Column::ToldAt);
    Ok(told.one(db).await?.map(|row| Instant(row.told_at)))
}

struct Tell {
    service: Service,
    letter: Uuid,
    occasion: Occasion,
    due: Instant,
    now: Instant,
}

impl Command for Tell {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        use waiting_told::Column as W;
        let Some(letter) = letter::Entity::find_by_id(self.letter).one(tx).await? else { return Ok(()) };
        // Of several processes one tells.
        if is_told(tx, letter.id, self.occasion, self.due).await? {
            return Ok(());
        }
        let told = waiting_told::ActiveModel {
            letter_id: Set(letter.id),
            occasion: Set(self.occasion.code().to_owned()),
            due_at: Set(self.due.0),
            told_at: Set(self.now.0),
        };
        let once = OnConflict::columns([W::LetterId, W::Occasion, W::DueAt]).do_nothing().to_owned();
        if waiting_told::Entity::insert(told).on_conflict(once).exec_without_returning(tx).await? == 0 {
            return Ok(());
        }
        for owner in owners_in(tx, letter.coalition_id).await? {
            let locale = Locale::from_tag(&owner.locale).unwrap_or_default();
            let mail = Queued {
                account: Some(owner.id),
                letter: Some(letter.id),
                ..Queued::new(self.service.new_id(), kind_of(self.occasion), locale, self.now)
            };
            mail.insert(tx).await?;
        }
        Ok(())
    }
}
