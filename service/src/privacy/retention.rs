//! Retention: some days after a letter's delivery, or where none is recorded a year after its end, its invitations, answers,
//! comments, messages and addresses are deleted. Listed names stay, each with the keyed hash of its mailbox, so that a link to
//! withdraw can still be asked for by address.

use super::warning::{Warn, warned};
use crate::{
    Error, Service,
    entities::{delivery, error_report, invitation, letter, message, privacy_notice, remark, signature},
    jobs::{Failures, Job, resting},
    letters::state_of,
    signatures::{Private, keep_decision},
    writer::{Command, Tx},
};
use domain::{
    privacy::{KeptFrom, WARNING_DAYS, days_promised, kept_from},
    shapes::privacy::KeptLetter,
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The most rows that end in one transaction.
const BATCH: u64 = 200;
/// The most transactions for one kind of rows of a letter in a turn: the next turn goes on.
const TURNS: u32 = 50;
/// How long what was typed of a signature that stands no more is kept.
const DEPARTED: i64 = 30 * Instant::DAY;
/// What is in the place of its name then.
const NAMELESS: &str = "–";
/// How long before the data of a letter without a recorded delivery ends its owners are told.
const WARNING: i64 = WARNING_DAYS as i64 * Instant::DAY;
/// The most letters that the desk shows.
const LETTERS: u64 = 100;

/// What ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Invitations,
    Remarks,
    Reports,
    Messages,
    Addresses,
    /// Of signatures that stand no more, whatever their letter.
    Departed,
}

impl Kept {
    /// What ends with a letter's time.
    const ALL: [Self; 5] = [Self::Invitations, Self::Remarks, Self::Reports, Self::Messages, Self::Addresses];

    /// Those of a letter that are left, but for those that could not be ended just now.
    async fn left(self, db: &impl ConnectionTrait, letter: Option<Uuid>, now: Instant) -> Result<Vec<Uuid>, Error> {
        let letter = letter.as_slice();
        match self {
            Self::Departed => first(db, departed(now), signature::Column::Id, now).await,
            Self::Invitations => first(db, invitations(letter), invitation::Column::Id, now).await,
            Self::Remarks => first(db, remarks(letter), remark::Column::Id, now).await,
            Self::Reports => first(db, reports(letter), error_report::Column::Id, now).await,
            Self::Messages => first(db, messages(letter), message::Column::Id, now).await,
            Self::Addresses => first(db, addresses(letter), signature::Column::Id, now).await,
        }
    }
}

fn invitations(letters: &[Uuid]) -> Select<invitation::Entity> {
    invitation::Entity::find().filter(invitation::Column::LetterId.is_in(letters.iter().copied()))
}

fn remarks(letters: &[Uuid]) -> Select<remark::Entity> {
    remark::Entity::find().filter(remark::Column::LetterId.is_in(letters.iter().copied()))
}

fn reports(letters: &[Uuid]) -> Select<error_report::Entity> {
    error_report::Entity::find().filter(error_report::Column::LetterId.is_in(letters.iter().copied()))
}

fn messages(letters: &[Uuid]) -> Select<message::Entity> {
    message::Entity::find().filter(message::Column::LetterId.is_in(letters.iter().copied()))
}

/// Signatures whose address is sealed still. One that waits for its mailbox has a time of its own.
fn addresses(letters: &[Uuid]) -> Select<signature::Entity> {
    signature::Entity::find()
        .filter(signature::Column::LetterId.is_in(letters.iter().copied()))
        .filter(signature::Column::AddressEndedAt.is_null())
        .filter(signature::Column::ErasedAt.is_null())
        .filter(signature::Column::State.ne(SignatureState::Pending.code()))
}

/// Signatures that were withdrawn, taken off or denied some time ago, and still have their name.
fn departed(now: Instant) -> Select<signature::Entity> {
    signature::Entity::find()
        .filter(signature::Column::State.is_in([SignatureState::Withdrawn.code(), SignatureState::Removed.code()]))
        .filter(signature::Column::ChangedAt.lt(now.plus(-DEPARTED).0))
        .filter(signature::Column::ErasedAt.is_null())
        .filter(signature::Column::Name.ne(NAMELESS))
}

async fn first<E: EntityTrait>(db: &impl ConnectionTrait, select: Select<E>, id: E::Column, now: Instant) -> Result<Vec<Uuid>, Error> {
    let rows = select.select_only().column(id).filter(id.not_in_subquery(resting(Job::Retention, now))).order_by_asc(id).limit(BATCH);
    Ok(rows.into_tuple().all(db).await?)
}

/// How many rows each letter has.
async fn counted<E: EntityTrait>(db: &impl ConnectionTrait, select: Select<E>, letter: E::Column) -> Result<HashMap<Uuid, u64>, Error> {
    let rows = select.select_only().column(letter).column_as(letter.count(), "many").group_by(letter);
    let rows: Vec<(Uuid, i64)> = rows.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(letter, many)| (letter, u64::try_from(many).unwrap_or(0))).collect())
}

/// A letter, for how many days it is kept, and when that is over.
struct Due {
    letter: letter::Model,
    days: u16,
    at: Option<Instant>,
    /// Of one without a recorded delivery: the day that it counts for, and when its owners were told of that.
    undelivered: Option<(Instant, Option<Instant>)>,
}

impl Due {
    /// The day that owners are to be told of now.
    fn untold(&self, now: Instant) -> Option<Instant> {
        let (day, told) = self.undelivered?;
        (told.is_none() && day.plus(-WARNING) <= now).then_some(day)
    }
}

impl Service {
    /// Ends what has had its time, letter by letter and in batches. A row that cannot be ended holds up no other.
    pub(crate) async fn end_retention(&self) -> Result<(), Error> {
        let failures = self.failures(Job::Retention).await?;
        let letters = letter::Entity::find().filter(letter::Column::OpenedAt.is_not_null()).all(self.read()).await?;
        let due = self.due(letters).await?;
        for (due, day) in due.iter().filter_map(|due| Some((due, due.untold(self.now())?))) {
            let told = self.submit(Warn { service: self.clone(), letter: due.letter.id, day, now: self.now() }).await;
            self.settle(&failures, (due.letter.id, Some(due.letter.id)), told).await?;
        }
        for due in due.into_iter().filter(|due| due.at.is_some_and(|at| at <= self.now())) {
            for what in Kept::ALL {
                self.end(&failures, Some(due.letter.id), what).await?;
            }
        }
        self.end(&failures, None, Kept::Departed).await
    }

    async fn end(&self, failures: &Failures, letter: Option<Uuid>, what: Kept) -> Result<(), Error> {
        for _ in 0..TURNS {
            let ids = what.left(self.read(), letter, self.now()).await?;
            if ids.is_empty() {
                return Ok(());
            }
            let end = |ids: Vec<Uuid>| End { service: self.clone(), what, ids, now: self.now() };
            if self.submit(end(ids.clone())).await.is_ok() {
                self.done(failures, ids.into_iter()).await?;
                continue;
            }
            let mut ended = false;
            for id in ids {
                let done = self.submit(end(vec![id])).await;
                ended |= self.settle(failures, (id, letter), done).await?.is_some();
            }
            if !ended {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn due(&self, letters: Vec<letter::Model>) -> Result<Vec<Due>, Error> {
        let ids: Vec<Uuid> = letters.iter().map(|letter| letter.id).collect();
        let delivered: Vec<(Uuid, i64)> = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::LetterId)
            .column_as(delivery::Column::CreatedAt.min(), "first")
            .filter(delivery::Column::LetterId.is_in(ids))
            .group_by(delivery::Column::LetterId)
            .into_tuple()
            .all(self.read())
            .await?;
        let delivered: HashMap<Uuid, i64> = delivered.into_iter().collect();
        let versions: Vec<(Uuid, i64, i64)> = privacy_notice::Entity::find()
            .select_only()
            .columns([privacy_notice::Column::CoalitionId, privacy_notice::Column::PublishedAt, privacy_notice::Column::KeepDays])
            .filter(privacy_notice::Column::CoalitionId.is_in(letters.iter().map(|letter| letter.coalition_id)))
            .order_by_asc(privacy_notice::Column::Version)
            .into_tuple()
            .all(self.read())
            .await?;
        let told = warned(self.read(), letters.iter().map(|letter| letter.id)).await?;
        let due = |letter: letter::Model| {
            let own = versions.iter().filter(|(coalition, ..)| *coalition == letter.coalition_id);
            let own: Vec<(Instant, u16)> = own.map(|(_, at, days)| (Instant(*at), u16::try_from(*days).unwrap_or(u16::MAX))).collect();
            let days = days_promised(&own, Instant(letter.opened_at.unwrap_or(letter.created_at)));
            let first = delivered.get(&letter.id).copied().map(Instant);
            let ended = letter.closed_at.or(letter.deadline_at).map(Instant);
            let end = |from: Instant| from.plus(i64::from(days) * Instant::DAY);
            let (at, undelivered) = match kept_from(state_of(&letter), first, ended, letter.late_until_at.map(Instant)) {
                None => (None, None),
                Some(KeptFrom::Delivery(from)) => (Some(end(from)), None),
                Some(KeptFrom::Ending(from)) => {
                    let told = told.get(&(letter.id, end(from))).copied();
                    // Nothing ends before its owners have had the time to do something about it.
                    (Some(end(from).max(told.unwrap_or(self.now()).plus(WARNING))), Some((end(from), told)))
                }
            };
            Due { days, at, undelivered, letter }
        };
        Ok(letters.into_iter().map(due).collect())
    }

    /// When the personal data of a letter ends that has no recorded delivery; nothing of any other.
    pub(crate) async fn end_of_undelivered(&self, letter: letter::Model) -> Result<Option<Instant>, Error> {
        let due = self.due(vec![letter]).await?.pop();
        Ok(due.filter(|due| due.undelivered.is_some()).and_then(|due| due.at))
    }

    /// When the personal data of a coalition's letters ends, and how much there is.
    pub(super) async fn kept_letters(&self, coalition: Uuid) -> Result<Vec<KeptLetter>, Error> {
        let letters = letter::Entity::find()
            .filter(letter::Column::CoalitionId.eq(coalition))
            .filter(letter::Column::OpenedAt.is_not_null())
            .order_by_desc(letter::Column::OpenedAt)
            .limit(LETTERS)
            .all(self.read())
            .await?;
        let ids: Vec<Uuid> = letters.iter().map(|letter| letter.id).collect();
        let db = self.read();
        let invited = counted(db, invitations(&ids), invitation::Column::LetterId).await?;
        let remarked = counted(db, remarks(&ids), remark::Column::LetterId).await?;
        let reported = counted(db, reports(&ids), error_report::Column::LetterId).await?;
        let written = counted(db, messages(&ids), message::Column::LetterId).await?;
        let addressed = counted(db, addresses(&ids), signature::Column::LetterId).await?;
        let of = |counts: &HashMap<Uuid, u64>, id: Uuid| counts.get(&id).copied().unwrap_or(0);
        let kept = |Due { letter, days, at, undelivered }: Due| KeptLetter {
            undelivered: undelivered.is_some(),
            invitations: of(&invited, letter.id),
            remarks: of(&remarked, letter.id) + of(&reported, letter.id),
            messages: of(&written, letter.id),
            addresses: of(&addressed, letter.id),
            slug: letter.slug,
            subject: letter.subject,
            language: letter.language,
            days,
            due: at,
        };
        Ok(self.due(letters).await?.into_iter().map(kept).collect())
    }
}

struct End {
    service: Service,
    what: Kept,
    ids: Vec<Uuid>,
    now: Instant,
}

impl Command for End {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let ids = || self.ids.iter().copied();
        match self.what {
            Kept::Invitations => drop(invitation::Entity::delete_many().filter(invitation::Column::Id.is_in(ids())).exec(tx).await?),
            Kept::Remarks => drop(remark::Entity::delete_many().filter(remark::Column::Id.is_in(ids())).exec(tx).await?),
            Kept::Reports => drop(error_report::Entity::delete_many().filter(error_report::Column::Id.is_in(ids())).exec(tx).await?),
            Kept::Messages => drop(message::Entity::delete_many().filter(message::Column::Id.is_in(ids())).exec(tx).await?),
            Kept::Departed => {
                for row in signature::Entity::find().filter(signature::Column::Id.is_in(ids())).all(tx).await? {
                    keep_decision(tx, &self.service, &row).await?;
                    let nameless = signature::ActiveModel {
                        id: Set(row.id),
                        name: Set(NAMELESS.to_owned()),
                        name_fold: Set(String::new()),
                        name_sort: Set(Vec::new()),
                        identity: Set(row.id.simple().to_string()),
                        site: Set(None),
                        affiliation: Set(None),
                        list_representative: Set(false),
                        private_sealed: Set(Vec::new()),
                        address_ended_at: Set(row.address_ended_at.or(Some(self.now.0))),
                        ..Default::default()
                    };
                    nameless.update(tx).await?;
                }
            }
            Kept::Addresses => {
                for row in signature::Entity::find().filter(signature::Column::Id.is_in(ids())).all(tx).await? {
                    let private = self.service.open_private(&row)?.map(|private| Private { email: String::new(), ..private });
                    let sealed = private.map(|private| self.service.seal_private(row.id, &private)).transpose()?.unwrap_or_default();
                    let ended = signature::ActiveModel {
                        id: Set(row.id),
                        private_sealed: Set(sealed),
                        address_ended_at: Set(Some(self.now.0)),
                        ..Default::default()
                    };
                    ended.update(tx).await?;
                }
            }
        }
        Ok(())
    }
}
