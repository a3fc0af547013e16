//! What happens by itself: proposals whose 24 hours have passed, and the reminder a day before the hard deadline.

use super::{decide::end, effect::take_effect, propose::tell_signatories};
use crate::{
    Error, Service,
    activity::Note,
    entities::{amendment, letter, outbox, signature},
    jobs::Job,
    outbox::Kind as Mail,
    public::is_in_time,
    writer::{Command, Tx},
};
use domain::{activity::Act, amendment::due_after_notices, ids::AccountId, letter::LetterState, signature::SignatureState, time::Instant};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

impl Service {
    /// Lets proposals take effect whose time has come, each exactly once, and reminds those who have not answered a
    /// material change a day before the hard deadline. A letter that cannot go on is told and left alone.
    ///
    /// # Errors
    /// The database's.
    pub async fn tend_amendments(&self) -> Result<(), Error> {
        let due = amendment::Entity::find()
            .filter(amendment::Column::State.eq("open"))
            .filter(amendment::Column::DueAt.is_not_null())
            .filter(amendment::Column::DueAt.lte(self.now().0));
        let failures = self.failures(Job::Amendments).await?;
        for waits in due.all(self.read()).await? {
            if failures.rests(waits.id, self.now()) {
                continue;
            }
            let done = self.submit(TakeEffect { service: self.clone(), amendment: waits.id, now: self.now() }).await;
            self.settle(&failures, (waits.id, Some(waits.letter_id)), done).await?;
        }
        let unanswered = signature::Entity::find()
            .select_only()
            .column(signature::Column::LetterId)
            .filter(signature::Column::Outstanding.eq(true))
            .filter(signature::Column::Declined.eq(false))
            .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]));
        let ending = letter::Entity::find().filter(ending(self.now())).filter(letter::Column::Id.in_subquery(unanswered.into_query()));
        let failures = self.failures(Job::Reaffirmations).await?;
        for letter in ending.all(self.read()).await? {
            if failures.rests(letter.id, self.now()) {
                continue;
            }
            let done = self.submit(Remind { service: self.clone(), letter: letter.id, now: self.now() }).await;
            self.settle(&failures, (letter.id, Some(letter.id)), done).await?;
        }
        Ok(())
    }
}

/// Open letters that end within a day, and whose signatories were not reminded of that end.
fn ending(now: Instant) -> Condition {
    use letter::Column as L;
    Condition::all()
        .add(L::State.eq(LetterState::Open.code()))
        .add(L::DeadlineAt.gt(now.0))
        .add(L::DeadlineAt.lte(now.plus(Instant::DAY).0))
        .add(Condition::any().add(L::ReaffirmRemindedAt.is_null()).add(Expr::col(L::ReaffirmRemindedAt).ne(Expr::col(L::DeadlineAt))))
}

/// The second to come, another process or a click at the desk, finds that nothing waits.
struct TakeEffect {
    service: Service,
    amendment: Uuid,
    now: Instant,
}

impl Command for TakeEffect {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let found = amendment::Entity::find_by_id(self.amendment).one(tx).await?;
        let Some(waits) = found.filter(|row| row.state == "open" && row.due_at.is_some_and(|due| due <= self.now.0)) else {
            return Ok(());
        };
        let Some(letter) = letter::Entity::find_by_id(waits.letter_id).one(tx).await? else { return Ok(()) };
        if let Some(later) = self.later(tx, &waits).await? {
            let put_off = amendment::ActiveModel { id: Set(waits.id), due_at: Set(Some(later.0)), ..Default::default() };
            return put_off.update(tx).await.map(drop).map_err(Error::from);
        }
        let confirmed_by = waits.decided_by.map(AccountId);
        let done = match take_effect(&self.service, tx, &letter, &waits, confirmed_by, self.now).await {
            // Too late: nothing was written, and nobody is asked.
            Err(Error::Fields(_)) => Err(()),
            Err(Error::Conflict) if !is_in_time(&letter, self.now) => Err(()),
            done => Ok(done?),
        };
        if done.is_err() {
            end(tx, &waits, "lapsed", None, "", self.now).await?;
            Note::new(letter.coalition_id, None, Act::AmendmentLapsed, self.now).letter(letter.id).insert(tx).await?;
        }
        Ok(())
    }
}

impl TakeEffect {
    /// When the change takes effect where signatories had their notices too late to object by now.
    async fn later(&self, tx: &Tx, waits: &amendment::Model) -> Result<Option<Instant>, Error> {
        use outbox::Column as M;
        let Some(told) = waits.told_at.map(Instant) else { return Ok(None) };
        let notices = || {
            let signatures = signature::Entity::find().select_only().column(signature::Column::Id);
            let signatures = signatures.filter(signature::Column::LetterId.eq(waits.letter_id)).into_query();
            let kind = outbox::Entity::find().filter(M::Kind.eq(Mail::AmendmentNotice.code()));
            kind.filter(M::CreatedAt.gte(told.0)).filter(M::SignatureId.in_subquery(signatures))
        };
        let is_waiting = notices().filter(M::State.eq("queued")).one(tx).await?.is_some();
        let last = notices().filter(M::EndedAt.is_not_null()).order_by_desc(M::EndedAt).one(tx).await?;
        let left = last.and_then(|mail| mail.ended_at).map_or(told, Instant);
        let due = due_after_notices(told, (!is_waiting).then_some(left), self.now);
        Ok((due > self.now).then_some(due))
    }
}

struct Remind {
    service: Service,
    letter: Uuid,
    now: Instant,
}

impl Command for Remind {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let found = letter::Entity::find_by_id(self.letter).filter(ending(self.now)).one(tx).await?;
        let Some(letter) = found else { return Ok(()) };
        let noted = letter::ActiveModel { reaffirm_reminded_at: Set(letter.deadline_at), ..Default::default() };
        letter::Entity::update_many().set(noted).filter(letter::Column::Id.eq(letter.id)).exec(tx).await?;
        tell_signatories(&self.service, tx, &letter, Mail::ReaffirmReminder, self.now).await
    }
}
