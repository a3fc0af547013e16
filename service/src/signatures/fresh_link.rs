//! A fresh link to correct or withdraw, for anyone who looks at the signature's own page: it goes to the mailbox that signed.
//!
//! A receipt gets forwarded, so that others can ask too. They cannot block the owner: what they cause is a mail with a
//! link that works, and the pause before the next begins again as soon as a link is used. See decision 0003.

use super::{
    by_link::{LAST_SERIAL, Owned, find},
    state_of,
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, letter, outbox, signature},
    outbox::{Kind, Queued},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{ids::PublicId, locale::Locale, shapes::signing::LinkMail, time::Instant};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Minutes before the next link after the first, the second, … that nobody used; the last holds for all that follow.
const PAUSES: [i64; 6] = [2, 10, 30, 60, 120, 240];
const MINUTE: i64 = 60 * Instant::SECOND;

/// What came of asking for a fresh link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreshLink {
    /// It was sent.
    Sent,
    /// The last one works still, and the next cannot go yet.
    LastOneWorks,
}

impl Service {
    /// Sends a fresh link to the signature's own mailbox and nowhere else, unless one that works went there just now.
    ///
    /// # Errors
    /// [`Error::Link`], also where there is nothing to correct or withdraw.
    pub async fn request_link(&self, id: PublicId, token: &str) -> Result<FreshLink, Error> {
        let Owned { row, .. } = self.owned(id, token).await?;
        self.send_link(row.id).await
    }

    /// Sends a fresh link to a signature's own mailbox, unless one that works went there just now.
    pub(crate) async fn send_link(&self, signature: Uuid) -> Result<FreshLink, Error> {
        self.submit(RequestLink { service: self.clone(), signature, mail: self.new_id(), now: self.now() }).await
    }

    /// The same for anyone who holds a link that has expired, for a way out works permanently: it shows nothing, and answers alike
    /// whether or not there is a signature still. Where its address has ended, answers the letter by which it is asked for.
    ///
    /// # Errors
    /// [`Error::Link`] where we never made that link.
    pub async fn request_link_again(&self, token: &str) -> Result<Option<(String, String)>, Error> {
        let claim = Claim::parse(token)?;
        let row = signature::Entity::find().filter(signature::Column::PublicId.eq(claim.row)).one(self.read()).await?;
        // It is believed first: else a link of somebody's own making would tell whether there is a signature.
        let serial = row.as_ref().map_or(LAST_SERIAL, |row| row.link_serial.max(LAST_SERIAL));
        if !matches!(claim.purpose, Purpose::Signature(_)) || !self.was_ours(&claim, serial) {
            return Err(Error::Link);
        }
        let Some(row) = row.filter(|row| row.erased_at.is_none() && state_of(row).is_live()) else { return Ok(None) };
        if row.address_ended_at.is_some() {
            let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
            return Ok(Some((coalition.slug, letter.slug)));
        }
        self.send_link(row.id).await.map(|_| None)
    }

    /// The last mail with a link that nobody has used yet, where there is one.
    pub(super) async fn link_mail<C: ConnectionTrait>(&self, db: &C, row: &signature::Model) -> Result<Option<LinkMail>, Error> {
        let now = self.now();
        let since = row.changed_at.max(now.plus(-Instant::DAY).0);
        let mails = outbox::Entity::find()
            .filter(outbox::Column::SignatureId.eq(row.id))
            .filter(outbox::Column::Kind.eq(Kind::Manage.code()))
            .filter(outbox::Column::CreatedAt.gt(since))
            .order_by_desc(outbox::Column::CreatedAt)
            .all(db)
            .await?;
        let Some(last) = mails.first() else { return Ok(None) };
        let failed = last.state == "failed";
        let pause = PAUSES.get(mails.len() - 1).or(PAUSES.last()).copied().unwrap_or_default() * MINUTE;
        let next = if failed { now.0 } else { last.created_at.saturating_add(pause) };
        let minutes = |microseconds: i64| u64::try_from(microseconds / MINUTE).unwrap_or_default();
        Ok(Some(LinkMail {
            minutes_ago: minutes(now.0 - last.created_at),
            // Rounded up, so that nobody comes back a moment too early.
            next_in_minutes: minutes(next - now.0 + MINUTE - 1),
            failed,
        }))
    }
}

struct RequestLink {
    service: Service,
    signature: Uuid,
    mail: Uuid,
    now: Instant,
}

impl Command for RequestLink {
    type Answer = FreshLink;

    /// The way out is always open.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<FreshLink, Error> {
        let (row, _) = find(tx, self.signature).await?;
        if !state_of(&row).is_live() {
            return Err(Error::Link);
        }
        if self.service.link_mail(tx, &row).await?.is_some_and(|last| last.next_in_minutes > 0) {
            return Ok(FreshLink::LastOneWorks);
        }
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        if row.address_ended_at.is_some() {
            return Err(Error::Conflict);
        }
        Queued::about(row.id, self.mail, Kind::Manage, locale, self.now).insert(tx).await?;
        Ok(FreshLink::Sent)
    }
}
