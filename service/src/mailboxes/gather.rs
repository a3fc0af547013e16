//! One digest where somebody would get too many mails of a kind a day, five of a coalition's organisers for instance: the
//! mails beyond wait for the next day, and the first that leaves then takes the others with it.
//!
//! No coalition holds up another's mails: each has its own count, and where a mailbox as a whole gets enough, coalitions take
//! turns. What has to be answered within days goes before invitations, and waits for none of them.

use super::counted_alone;
use crate::{
    Error,
    entities::{organiser_mail, outbox},
    outbox::Kind,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most mails that leave in one.
const TOGETHER: u64 = 50;
/// The most mails of organisers that reach a mailbox a day by themselves, whatever the coalitions.
const MAILBOX_DAILY: usize = 15;
/// For how long a mail waits that lets another coalition go first.
const TURN: i64 = 60 * Instant::SECOND;
/// Mails that are due within this time, or that a worker has claimed, take part in turns.
const SOON: i64 = 300 * Instant::SECOND;
/// How many bytes of a key say whose mailbox it is.
const MAILBOX: usize = 32;

/// By whom mails are counted and gathered.
pub(crate) enum Reader {
    /// Mails of a kind about a coalition's letters, by themselves: no coalition uses up what another may send.
    OfKind { mailbox: Vec<u8>, kind: Kind, coalition: Uuid },
    /// Mails of a coalition's organisers.
    OfCoalition {
        mailbox: Vec<u8>,
        coalition: Uuid,
        /// Whether it has to be answered within days.
        urgent: bool,
    },
}

impl Reader {
    /// What is stored: the mailbox, then its kind or its rank and coalition.
    fn key(&self) -> Vec<u8> {
        match self {
            Self::OfKind { mailbox, kind, coalition } => [&counted_alone(mailbox, *kind)[..], coalition.as_bytes()].concat(),
            Self::OfCoalition { mailbox, coalition, urgent } => of_coalition(mailbox, *urgent, *coalition),
        }
    }

    /// The keys of the mails that leave in one with this.
    fn together(&self) -> Vec<Vec<u8>> {
        match self {
            Self::OfKind { .. } => vec![self.key()],
            Self::OfCoalition { mailbox, coalition, .. } => [true, false].map(|urgent| of_coalition(mailbox, urgent, *coalition)).into(),
        }
    }

    /// The keys between which the mailbox's mails are that count for this one, whatever their coalition.
    fn of_mailbox(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        match self {
            Self::OfKind { .. } => None,
            Self::OfCoalition { mailbox, urgent, .. } => {
                Some((of_coalition(mailbox, *urgent, Uuid::nil()), of_coalition(mailbox, true, Uuid::max())))
            }
        }
    }
}

fn of_coalition(mailbox: &[u8], urgent: bool, coalition: Uuid) -> Vec<u8> {
    [mailbox, &[u8::from(urgent)], coalition.as_bytes()].concat()
}

/// The coalition of such a key.
fn coalition_of(key: &[u8]) -> &[u8] {
    key.get(MAILBOX + 1..).unwrap_or_default()
}

/// Asks whether a claimed mail may leave.
pub(crate) struct Gather {
    pub(crate) mail: Uuid,
    pub(crate) reader: Reader,
    /// How many a day leave by themselves.
    pub(crate) daily: usize,
    pub(crate) now: Instant,
}

/// Whether it may.
pub(crate) enum Gathered {
    /// It leaves, and takes these with it.
    Leaves(Vec<outbox::Model>),
    /// It waits for its day, or another has taken it.
    Waits,
}

impl Command for Gather {
    type Answer = Gathered;

    async fn execute(&self, tx: &Tx) -> Result<Gathered, Error> {
        use organiser_mail::Column as M;
        use outbox::Column as C;
        let row = outbox::Entity::find_by_id(self.mail).one(tx).await?;
        let Some(row) = row.filter(|row| row.state == "queued") else { return Ok(Gathered::Waits) };
        if let Some(lead) = row.gathered_into {
            let lead = outbox::Entity::find_by_id(lead).one(tx).await?;
            if let Some(lead) = lead.filter(|lead| lead.state == "queued") {
                // It goes with another, which is under way; if that is given up, it goes by itself.
                self.put_off(tx, &row, Instant(lead.next_at).plus(Instant::SECOND)).await?;
                return Ok(Gathered::Waits);
            }
        }
        if let Some(until) = self.waits_until(tx).await? {
            self.put_off(tx, &row, until).await?;
            return Ok(Gathered::Waits);
        }
        let counted =
            organiser_mail::ActiveModel { outbox_id: Set(row.id), mailbox_hmac: Set(self.reader.key()), sent_at: Set(self.now.0) };
        let once = OnConflict::column(M::OutboxId).update_column(M::SentAt).to_owned();
        organiser_mail::Entity::insert(counted).on_conflict(once).exec_without_returning(tx).await?;
        let waiting = outbox::Entity::find()
            .filter(C::State.eq("queued"))
            .filter(C::GatheredFor.is_in(self.reader.together()))
            .filter(C::Id.ne(row.id))
            // The key of what is urgent is the greater.
            .order_by_desc(C::GatheredFor)
            .order_by_asc(C::CreatedAt)
            .limit(TOGETHER)
            .all(tx)
            .await?;
        let taken = outbox::ActiveModel { gathered_into: Set(Some(row.id)), ..Default::default() };
        outbox::Entity::update_many().set(taken).filter(C::Id.is_in(waiting.iter().map(|mail| mail.id))).exec(tx).await?;
        Ok(Gathered::Leaves(waiting))
    }
}

impl Gather {
    /// Until when it waits; nothing where it leaves now.
    async fn waits_until(&self, tx: &Tx) -> Result<Option<Instant>, Error> {
        use organiser_mail::Column as M;
        let keys = match &self.reader {
            // Invitations wait for what is urgent, and not the other way round.
            Reader::OfCoalition { urgent: true, .. } | Reader::OfKind { .. } => vec![self.reader.key()],
            Reader::OfCoalition { .. } => self.reader.together(),
        };
        let recent = || {
            let others = organiser_mail::Entity::find().filter(M::SentAt.gt(self.now.plus(-Instant::DAY).0));
            others.filter(M::OutboxId.ne(self.mail)).order_by_asc(M::SentAt)
        };
        let own = recent().filter(M::MailboxHmac.is_in(keys)).all(tx).await?;
        if own.len() >= self.daily {
            return Ok(own.first().map(|oldest| Instant(oldest.sent_at).plus(Instant::DAY)));
        }
        let Some((from, to)) = self.reader.of_mailbox() else { return Ok(None) };
        let all = recent().filter(M::MailboxHmac.between(from, to)).all(tx).await?;
        if all.len() >= MAILBOX_DAILY {
            return Ok(all.first().map(|oldest| Instant(oldest.sent_at).plus(Instant::DAY)));
        }
        let free = MAILBOX_DAILY - all.len();
        Ok((self.go_first(tx, &all).await? >= free).then(|| self.now.plus(TURN)))
    }

    /// How many coalitions wait for the mailbox that wrote to it longer ago than this one.
    async fn go_first(&self, tx: &Tx, recent: &[organiser_mail::Model]) -> Result<usize, Error> {
        use outbox::Column as C;
        let Some((from, to)) = self.reader.of_mailbox() else { return Ok(0) };
        let mut last: HashMap<&[u8], i64> = HashMap::new();
        for mail in recent {
            let at = last.entry(coalition_of(&mail.mailbox_hmac)).or_insert(mail.sent_at);
            *at = mail.sent_at.max(*at);
        }
        let own = self.reader.key();
        let Some(own) = last.get(coalition_of(&own)) else { return Ok(0) };
        let waiting: Vec<Vec<u8>> = outbox::Entity::find()
            .select_only()
            .column(C::GatheredFor)
            .distinct()
            .filter(C::State.eq("queued"))
            .filter(C::GatheredFor.between(from, to))
            .filter(C::NextAt.lte(self.now.plus(SOON).0))
            .into_tuple()
            .all(tx)
            .await?;
        let coalitions: HashSet<&[u8]> = waiting.iter().map(|key| coalition_of(key)).collect();
        Ok(coalitions.into_iter().filter(|coalition| last.get(coalition).is_none_or(|at| at < own)).count())
    }

    /// Lets a mail wait. This attempt was none: it was only asked about.
    async fn put_off(&self, tx: &Tx, row: &outbox::Model, until: Instant) -> Result<(), Error> {
        let waits = outbox::ActiveModel {
            next_at: Set(until.0),
            attempts: Set((row.attempts - 1).max(0)),
            gathered_for: Set(Some(self.reader.key())),
            ..Default::default()
        };
        outbox::Entity::update_many().set(waits).filter(outbox::Column::Id.eq(row.id)).exec(tx).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailboxs_keys_are_together_and_no_kind_is_among_them() {
        let mailbox = vec![7; MAILBOX];
        let coalition = Uuid::from_u128(5);
        let reader = |urgent| Reader::OfCoalition { mailbox: mailbox.clone(), coalition, urgent };
        let (from, to) = reader(false).of_mailbox().unwrap();
        let (urgent_from, _) = reader(true).of_mailbox().unwrap();
        for key in reader(false).together() {
            assert!(from <= key && key <= to);
            assert_eq!(coalition_of(&key), coalition.as_bytes());
        }
        assert!(reader(true).key() >= urgent_from && reader(false).key() < urgent_from);
        let of_kind = |coalition| Reader::OfKind { mailbox: mailbox.clone(), kind: Kind::SignedAtDomain, coalition }.key();
        assert!(of_kind(coalition) > to);
        assert_ne!(of_kind(coalition), of_kind(Uuid::nil()));
    }
}
