//! Reminders: queued when `domain::reminder` says so; worded, stopped and dated by organisers.

use super::{stands_as, timetable::of_letter as timetable_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{invitation, letter, reminder, reminder_sent},
    jobs::{Job, resting},
    outbox::{Kind, Queued},
    public::{deadline_of, ends_of},
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::{FieldError, FieldErrors},
    invitation::Standing,
    letter::LetterState,
    locale::Locale,
    reminder::{Asked, ReminderKind, ten_of},
    role::Permission,
    shapes::invitations::{DeskReminder, DeskReminders},
    text::parse_lines,
    time::{Deadline, Instant},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, sea_query::OnConflict,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The most characters of an organiser's own words.
const LIMIT: usize = 2_000;

impl Service {
    /// A letter's reminders.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn reminders(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskReminders, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let timetable = timetable_of(self.read(), &letter).await?;
        let rows = reminder::Entity::find().filter(reminder::Column::LetterId.eq(letter.id)).all(self.read()).await?;
        let own =
            invitation::Entity::find().select_only().column(invitation::Column::Id).filter(invitation::Column::LetterId.eq(letter.id));
        let sent = reminder_sent::Entity::find().filter(reminder_sent::Column::InvitationId.in_subquery(own.into_query()));
        let zone = letter.deadline_zone.clone().unwrap_or_default();
        let nobody = Asked { own_date: None, last_mail: Instant(0), sent: Vec::new() };
        let mut reminders = Vec::new();
        for kind in ReminderKind::ALL {
            let row = rows.iter().find(|row| row.kind == kind.code());
            let many = sent.clone().filter(reminder_sent::Column::Kind.eq(kind.code())).count(self.read()).await?;
            reminders.push(DeskReminder {
                kind,
                at: timetable.at(kind, &nobody).and_then(|at| local_of(at, &zone)),
                stopped: row.is_some_and(|row| row.stopped),
                words: row.and_then(|row| row.words.clone()),
                sent: many,
            });
        }
        let soft_local = letter.soft_deadline_local.clone().unwrap_or_default();
        Ok(DeskReminders { desk: scope.desk(), letter: self.desk_letter_row(&letter).await?, soft_local, zone, reminders })
    }

    /// Words a reminder again (empty: as usual), and stops it or lets it go again.
    ///
    /// # Errors
    /// A fault of `words`; `NotFound`, `Forbidden`.
    pub async fn set_reminder(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        kind: ReminderKind,
        words: &str,
        stopped: bool,
    ) -> Result<(), Error> {
        let words = parse_lines(words, LIMIT).map_err(|error| FieldErrors(vec![error.at("words")]))?;
        let words = (!words.trim().is_empty()).then_some(words);
        self.submit(SetReminder {
            actor: actor.clone(),
            coalition: coalition.into(),
            letter: letter.into(),
            kind,
            words,
            stopped,
            now: self.now(),
        })
        .await
    }

    /// Sets the soft deadline, local in the letter's zone; empty for none. Any letter that can still be signed has one.
    ///
    /// # Errors
    /// Under `soft_local`: `error-date-time`, `error-soft-late` where it is not before the hard one, `error-deadline-missing`
    /// where there is no hard one yet; `NotFound`, `Forbidden`.
    pub async fn set_soft_deadline(&self, actor: &Actor, coalition: &str, letter: &str, local: &str) -> Result<(), Error> {
        let local = local.trim().to_owned();
        self.submit(SetSoft { actor: actor.clone(), coalition: coalition.into(), letter: letter.into(), local, now: self.now() }).await
    }

    /// Queues the reminders that are due.
    pub(super) async fn queue_reminders(&self) -> Result<(), Error> {
        let due = due(self.read(), self.now()).await?;
        if due.is_empty() {
            return Ok(());
        }
        let failures = self.failures(Job::Reminders).await?;
        let mails = due.iter().map(|one| (one.invitation, self.new_id())).collect();
        let Err(error) = self.submit(QueueDue { mails, now: self.now() }).await else {
            return self.done(&failures, due.iter().map(|one| one.invitation)).await;
        };
        tracing::warn!(%error, "reminders are queued one by one");
        for one in due {
            let mails = HashMap::from([(one.invitation, self.new_id())]);
            let queued = self.submit(QueueDue { mails, now: self.now() }).await;
            self.settle(&failures, (one.invitation, Some(one.letter)), queued).await?;
        }
        Ok(())
    }
}

/// Lets no reminder leave until somebody lets it go: after a restore nobody knows which were stopped since.
pub(crate) async fn stop_reminders(tx: &Tx) -> Result<(), Error> {
    let lasting = letter::Entity::find().select_only().column(letter::Column::Id);
    let lasting = lasting.filter(letter::Column::State.ne(LetterState::Archived.code()));
    for letter_id in lasting.into_tuple::<Uuid>().all(tx).await? {
        for kind in ReminderKind::ALL {
            let row = reminder::ActiveModel {
                letter_id: Set(letter_id),
                kind: Set(kind.code().to_owned()),
                stopped: Set(true),
                words: Set(None),
            };
            let mut stop = OnConflict::columns([reminder::Column::LetterId, reminder::Column::Kind]);
            stop.update_column(reminder::Column::Stopped);
            reminder::Entity::insert(row).on_conflict(stop).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

/// An instant as a local time of a zone.
fn local_of(at: Instant, zone: &str) -> Option<Deadline> {
    let tz = jiff::tz::TimeZone::get(zone).ok()?;
    let local = tz.to_datetime(jiff::Timestamp::from_microsecond(at.0).ok()?).strftime("%Y-%m-%dT%H:%M").to_string();
    Some(Deadline { local, zone: zone.to_owned(), at })
}

/// A reminder to be sent now.
struct Due {
    invitation: Uuid,
    letter: Uuid,
    locale: String,
    address: Vec<u8>,
    kind: ReminderKind,
    at: Instant,
}

/// What is due, letter by letter, at most one to a mailbox of a coalition.
async fn due<C: ConnectionTrait>(db: &C, now: Instant) -> Result<Vec<Due>, Error> {
    let letters = letter::Entity::find()
        .filter(letter::Column::State.eq(LetterState::Open.code()))
        .filter(letter::Column::DeadlineAt.gt(now.0))
        .order_by_asc(letter::Column::DeadlineAt)
        .order_by_asc(letter::Column::Id)
        .all(db)
        .await?;
    let mut found: Vec<Due> = Vec::new();
    for letter in letters.iter().filter(|letter| ends_of(letter).is_open(now)) {
        let timetable = timetable_of(db, letter).await?;
        let mut asked = invitation::Entity::find().filter(invitation::Column::LetterId.eq(letter.id));
        if timetable.is_quiet(now) {
            // Nothing is due but on somebody's own day.
            asked = asked.filter(invitation::Column::AnswerUntil.is_not_null());
        }
        let rows = asked
            .filter(stands_as(Standing::ALL.into_iter().filter(|one| one.is_open())))
            .filter(invitation::Column::Id.not_in_subquery(resting(Job::Reminders, now)))
            .order_by_asc(invitation::Column::Id)
            .all(db)
            .await?;
        if rows.is_empty() {
            continue;
        }
        let sent = sent_of(db, letter.id).await?;
        let last = last_mails(db, letter.coalition_id).await?;
        for row in rows {
            let asked = Asked {
                own_date: row.answer_until.as_deref().and_then(|day| ten_of(day, letter.deadline_zone.as_deref()?)),
                last_mail: last.get(&row.address_hmac).copied().unwrap_or(Instant(0)),
                sent: sent.get(&row.id).cloned().unwrap_or_default(),
            };
            let Some((kind, at)) = timetable.due(&asked, now) else { continue };
            if found.iter().all(|one| one.address != row.address_hmac) {
                found.push(Due { invitation: row.id, letter: letter.id, locale: row.locale, address: row.address_hmac, kind, at });
            }
        }
    }
    Ok(found)
}

/// What went out to each invitation of a letter.
async fn sent_of<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<HashMap<Uuid, Vec<(ReminderKind, Instant)>>, Error> {
    let own = invitation::Entity::find().select_only().column(invitation::Column::Id).filter(invitation::Column::LetterId.eq(letter));
    let rows = reminder_sent::Entity::find().filter(reminder_sent::Column::InvitationId.in_subquery(own.into_query())).all(db).await?;
    let mut sent: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in rows {
        if let Some(kind) = ReminderKind::from_code(&row.kind) {
            sent.entry(row.invitation_id).or_default().push((kind, Instant(row.due_at)));
        }
    }
    Ok(sent)
}

/// When the last invitation or reminder went to each mailbox, about any letter of the coalition.
async fn last_mails<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<HashMap<Vec<u8>, Instant>, Error> {
    use invitation::Column as C;
    let letters = letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition));
    let rows: Vec<(Vec<u8>, Option<i64>)> = invitation::Entity::find()
        .filter(C::LetterId.in_subquery(letters.into_query()))
        .select_only()
        .column(C::AddressHmac)
        .column_as(C::LastMailAt.max(), "last")
        .group_by(C::AddressHmac)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(address, last)| Some((address, Instant(last?)))).collect())
}

/// Queues what is due, each with the id of its mail; looked at once more, for another process may have been here.
struct QueueDue {
    mails: HashMap<Uuid, Uuid>,
    now: Instant,
}

impl Command for QueueDue {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        for one in due(tx, self.now).await? {
            let Some(mail) = self.mails.get(&one.invitation) else { continue };
            let sent = reminder_sent::ActiveModel {
                invitation_id: Set(one.invitation),
                kind: Set(one.kind.code().to_owned()),
                due_at: Set(one.at.0),
                sent_at: Set(self.now.0),
            };
            let once = OnConflict::new().do_nothing().to_owned();
            if reminder_sent::Entity::insert(sent).on_conflict(once).exec_without_returning(tx).await? == 0 {
                continue;
            }
            let noted = invitation::ActiveModel { id: Set(one.invitation), last_mail_at: Set(Some(self.now.0)), ..Default::default() };
            noted.update(tx).await?;
            let locale = Locale::from_tag(&one.locale).unwrap_or_default();
            let queued =
                Queued { invitation: Some(one.invitation), reminder: Some(one.kind), ..Queued::new(*mail, Kind::Remind, locale, self.now) };
            queued.insert(tx).await?;
        }
        Ok(())
    }
}

struct SetReminder {
    actor: Actor,
    coalition: String,
    letter: String,
    kind: ReminderKind,
    words: Option<String>,
    stopped: bool,
    now: Instant,
}

impl Command for SetReminder {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = reminder::ActiveModel {
            letter_id: Set(letter.id),
            kind: Set(self.kind.code().to_owned()),
            stopped: Set(self.stopped),
            words: Set(self.words.clone()),
        };
        let mut replace = OnConflict::columns([reminder::Column::LetterId, reminder::Column::Kind]);
        replace.update_columns([reminder::Column::Stopped, reminder::Column::Words]);
        reminder::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), Act::ReminderChanged, self.now).letter(letter.id).insert(tx).await
    }
}

struct SetSoft {
    actor: Actor,
    coalition: String,
    letter: String,
    local: String,
    now: Instant,
}

impl Command for SetSoft {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let soft = if self.local.is_empty() {
            None
        } else {
            let hard = deadline_of(&letter).ok_or_else(|| Error::field("soft_local", "error-deadline-missing"))?;
            let soft = Deadline::parse(&self.local, &hard.zone)
                .map_err(|(_, fault)| FieldErrors(vec![FieldError::new("soft_local", fault.code)]))?;
            if soft.at >= hard.at {
                return Err(Error::field("soft_local", "error-soft-late"));
            }
            Some(soft.local)
        };
        // A column of its own: an editor who saves the draft meanwhile changes nothing of it.
        let change = letter::ActiveModel { id: Set(letter.id), soft_deadline_local: Set(soft), ..Default::default() };
        change.update(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), Act::SoftDeadlineSet, self.now).letter(letter.id).insert(tx).await
    }
}
