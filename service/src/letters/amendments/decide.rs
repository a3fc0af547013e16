//! Another organiser confirms a proposal or refuses it; its author may take it back.

use super::{
    effect::take_effect,
    kind_of, may_confirm,
    propose::{tell_signatories, told_today},
    waiting,
};
use crate::{
    Actor, Error, Service,
    entities::{amendment, letter},
    letters::At,
    outbox::Kind as Mail,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    amendment::{NOTICES_DAILY, OBJECTION_TIME, takes_objections},
    error::FieldErrors,
    text::Phrase,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Confirms the proposal of somebody else. A material change takes effect at once; of a slip of the pen and an added
    /// language the signatories are told, and have 24 hours to object. Answers when that is over. `proposed` is when the one
    /// was made that was shown.
    ///
    /// # Errors
    /// `Conflict` where it is one's own, or no longer waits; `error-amendment-second` where one is no second person for who
    /// proposed it; `error-amendment-late` where it is material and would leave signatories less than 72 hours;
    /// `error-amendment-often`; `NotFound`, `Forbidden`.
    pub async fn confirm_amendment(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        proposed: Instant,
    ) -> Result<Option<Instant>, Error> {
        self.decide_amendment(actor, coalition, letter, proposed, Verdict::Confirm).await
    }

    /// Refuses it, with a word why.
    ///
    /// # Errors
    /// `Fields` about `reason`; otherwise as [`Service::confirm_amendment`].
    pub async fn refuse_amendment(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        proposed: Instant,
        reason: &str,
    ) -> Result<(), Error> {
        let reason = Phrase::parse(reason).map_err(|error| FieldErrors(vec![error.at("reason")]))?;
        self.decide_amendment(actor, coalition, letter, proposed, Verdict::Refuse(reason.into_string())).await.map(drop)
    }

    /// Takes one's own proposal back.
    ///
    /// # Errors
    /// `Conflict` where it is somebody else's, or no longer waits; `NotFound`, `Forbidden`.
    pub async fn take_amendment_back(&self, actor: &Actor, coalition: &str, letter: &str, proposed: Instant) -> Result<(), Error> {
        self.decide_amendment(actor, coalition, letter, proposed, Verdict::TakeBack).await.map(drop)
    }

    async fn decide_amendment(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        proposed: Instant,
        verdict: Verdict,
    ) -> Result<Option<Instant>, Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(Decide { service: self.clone(), at, proposed, verdict, now: self.now() }).await
    }
}

enum Verdict {
    Confirm,
    Refuse(String),
    TakeBack,
}

struct Decide {
    service: Service,
    at: At,
    proposed: Instant,
    verdict: Verdict,
    now: Instant,
}

impl Command for Decide {
    type Answer = Option<Instant>;

    async fn execute(&self, tx: &Tx) -> Result<Option<Instant>, Error> {
        let (_, letter) = self.at.find(tx).await?;
        let waits = waiting(tx, letter.id).await?.filter(|row| row.proposed_at == self.proposed.0).ok_or(Error::Conflict)?;
        let actor = self.at.actor.account;
        let own = waits.proposed_by == Some(actor.0);
        let (state, reason, act) = match &self.verdict {
            Verdict::Confirm if own => return Err(Error::Conflict),
            Verdict::Confirm if !may_confirm(tx, &letter, &waits, actor.0, self.now).await? => {
                return Err(Error::field("", "error-amendment-second"));
            }
            Verdict::Confirm if takes_objections(kind_of(tx, &waits).await?) => return self.tell(tx, &letter, &waits).await.map(Some),
            Verdict::Confirm => {
                take_effect(&self.service, tx, &letter, &waits, Some(actor), self.now).await?;
                return Ok(None);
            }
            Verdict::Refuse(_) | Verdict::TakeBack if own != matches!(self.verdict, Verdict::TakeBack) => return Err(Error::Conflict),
            Verdict::Refuse(reason) => ("refused", reason.as_str(), Act::AmendmentRefused),
            Verdict::TakeBack => ("taken-back", "", Act::AmendmentTakenBack),
        };
        end(tx, &waits, state, Some(actor.0), reason, self.now).await?;
        self.at.note(tx, &letter, act, self.now).await?;
        Ok(None)
    }
}

impl Decide {
    /// Tells the signatories of a confirmed change under which they keep their signature, and answers when it takes effect
    /// unless one of them objects.
    async fn tell(&self, tx: &Tx, letter: &letter::Model, waits: &amendment::Model) -> Result<Instant, Error> {
        if waits.due_at.is_some() {
            return Err(Error::Conflict);
        }
        if told_today(tx, letter.id, self.now).await? >= NOTICES_DAILY {
            return Err(Error::field("", "error-amendment-often"));
        }
        let due = self.now.plus(OBJECTION_TIME);
        let told = amendment::ActiveModel {
            id: Set(waits.id),
            due_at: Set(Some(due.0)),
            told_at: Set(Some(self.now.0)),
            decided_by: Set(Some(self.at.actor.account.0)),
            ..Default::default()
        };
        told.update(tx).await?;
        tell_signatories(&self.service, tx, letter, Mail::AmendmentNotice, self.now).await?;
        self.at.note(tx, letter, Act::AmendmentConfirmed, self.now).await?;
        Ok(due)
    }
}

/// Ends a proposal, unless somebody or the clock was quicker.
pub(super) async fn end(tx: &Tx, waits: &amendment::Model, state: &str, by: Option<Uuid>, reason: &str, now: Instant) -> Result<(), Error> {
    let change = amendment::ActiveModel {
        state: Set(state.to_owned()),
        decided_by: Set(by),
        decided_at: Set(Some(now.0)),
        reason: Set(reason.to_owned()),
        ..Default::default()
    };
    let open = amendment::Entity::update_many().set(change).filter(amendment::Column::Id.eq(waits.id));
    let ended = open.filter(amendment::Column::State.eq("open")).exec(tx).await?;
    if ended.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}
