//! Answers beside signing. Each can be changed with the same link until the deadline.

use super::{Told, by_link::Owned, reply_of, usable};
use crate::{
    Error, Service,
    entities::{invitation, letter, signature},
    outbox::{Kind, Queued},
    public::accepts,
    writer::{Command, Tx},
};
use domain::{
    ids::PublicId,
    invitation::Reply,
    locale::Locale,
    reminder::ten_of,
    signature::SignatureState,
    time::{Deadline, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

impl Service {
    /// Stores an answer. The organisers are told of a condition.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; `error-day-past` and `error-day-late` under `until`.
    pub async fn answer_invitation(&self, id: PublicId, token: &str, reply: &Reply) -> Result<(), Error> {
        let Owned { row, letter, .. } = self.owned_invitation(id, token).await?;
        if let Reply::Later(day) = reply {
            check_day(day, &letter, self.now())?;
        }
        let told = match reply {
            Reply::Conditional(_) => self.organisers(letter.coalition_id).await?,
            _ => Vec::new(),
        };
        let (service, serial) = (self.clone(), row.link_serial);
        self.submit(Answer { service, invitation: row.id, serial, reply: reply.clone(), told, now: self.now() }).await
    }
}

/// A day on which a reminder can reach somebody: not before today, and before the letter closes.
fn check_day(day: &str, letter: &letter::Model, now: Instant) -> Result<(), Error> {
    let zone = letter.deadline_zone.as_deref().unwrap_or("UTC");
    let at = ten_of(day, zone).ok_or_else(|| Error::field("until", "error-day"))?;
    // Its end, lest today be refused in the evening.
    let end = Deadline::stored(&format!("{day}T23:59"), zone).ok_or_else(|| Error::field("until", "error-day"))?;
    if end.at < now {
        return Err(Error::field("until", "error-day-past"));
    }
    if letter.deadline_at.is_some_and(|deadline| at.0 >= deadline) {
        return Err(Error::field("until", "error-day-late"));
    }
    Ok(())
}

struct Answer {
    service: Service,
    invitation: Uuid,
    serial: i64,
    reply: Reply,
    told: Vec<Told>,
    now: Instant,
}

impl Command for Answer {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = usable(tx, self.invitation, self.serial).await?;
        let before = self.service.open_invitation(&row)?;
        if reply_of(&row, &before).as_ref() == Some(&self.reply) {
            // A second click: the organisers are told once.
            return Ok(());
        }
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        if !accepts(&letter, self.now) {
            return Err(Error::Closed);
        }
        let until = match &self.reply {
            Reply::Later(day) => Some(day.clone()),
            _ => None,
        };
        let text = match &self.reply {
            Reply::Conditional(text) => text.clone(),
            Reply::Declined(why) => why.clone().unwrap_or_default(),
            Reply::Later(_) => String::new(),
        };
        // Sealed from the row as it is here: another answer may have come since the page was opened.
        let private = super::Private { text, ..before };
        let answered = invitation::ActiveModel {
            id: Set(row.id),
            answer: Set(Some(self.reply.code().to_owned())),
            answer_until: Set(until),
            answered_at: Set(Some(self.now.0)),
            private_sealed: Set(self.service.seal_invitation(row.id, &private)?),
            ..Default::default()
        };
        answered.update(tx).await?;
        for told in &self.told {
            told.mail(row.id, Kind::ConditionTold, self.now).insert(tx).await?;
        }
        Ok(())
    }
}

impl Told {
    /// A mail to this organiser about an invitation.
    pub(super) fn mail(&self, invitation: Uuid, kind: Kind, now: Instant) -> Queued {
        let locale = Locale::from_tag(&self.locale).unwrap_or_default();
        Queued { invitation: Some(invitation), account: Some(self.account), ..Queued::new(self.mail, kind, locale, now) }
    }
}

/// Notes that a name was posted by an invitation, whose answer it is unless a signature that stands is: of several names the
/// first that the mailbox confirms.
pub(crate) async fn post_answer(tx: &Tx, invitation: Uuid, signature: Uuid) -> Result<(), Error> {
    answer_with(tx, Condition::all().add(invitation::Column::Id.eq(invitation)), signature).await
}

/// Notes that a mailbox confirmed a signature, which answers its invitation where names were posted by that and none stands.
pub(crate) async fn confirm_answer(tx: &Tx, confirmed: &signature::Model) -> Result<(), Error> {
    let own = Condition::all()
        .add(invitation::Column::LetterId.eq(confirmed.letter_id))
        .add(invitation::Column::AddressHmac.eq(confirmed.address_hmac.clone()))
        .add(invitation::Column::SignatureId.is_not_null());
    answer_with(tx, own, confirmed.id).await
}

async fn answer_with(tx: &Tx, invitations: Condition, signature: Uuid) -> Result<(), Error> {
    let live = [SignatureState::Held, SignatureState::Confirmed].map(SignatureState::code);
    let stands = signature::Entity::find().select_only().column(signature::Column::Id).filter(signature::Column::State.is_in(live));
    let stands = stands.filter(signature::Column::Id.ne(signature)).into_query();
    let open = Condition::any().add(invitation::Column::SignatureId.is_null()).add(invitation::Column::SignatureId.not_in_subquery(stands));
    let answered = invitation::ActiveModel { signature_id: Set(Some(signature)), ..Default::default() };
    invitation::Entity::update_many().set(answered).filter(invitations).filter(open).exec(tx).await?;
    Ok(())
}
