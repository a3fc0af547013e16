//! What happens by itself: proposals whose 24 hours have passed, and the reminder a day before the hard deadline.

use super::{decide::end, effect::take_effect, propose::tell_signatories};
use crate::{
    Error, Service,
    activity::Note,
    entities::{amendment, letter, signature},
    jobs::Job,
    outbox::Kind as Mail,
    public::is_in_time,
    writer::{Command, Tx},
};
use domain::{activity::Act, letter::LetterState, signature::SignatureState, time::Instant};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
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

/// Whoever comes second, from another process or after a press at the desk, finds that nothing waits.
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
        let done = match take_effect(&self.service, tx, &letter, &waits, None, self.now).await {
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
