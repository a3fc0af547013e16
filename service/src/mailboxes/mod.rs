//! What may be sent to a mailbox, by who causes it. See decision 0017.
//!
//! A stranger causes a confirmation by typing an address: at most [`HOURLY`] and [`DAILY`] such mails reach a mailbox,
//! whatever the letter, the kind of mail or the name typed. An organiser causes invitations and reminders: of more than
//! five of a coalition a day one digest is made ([`gather`]). Which kind is caused by whom, and how often, is in `outbox/limits.rs`. What the owner of the mailbox causes is not counted.
//! Mailboxes are compared by the keyed hash of their collapsed address.

mod gather;
mod page;
mod stop;
mod ways_out;

pub use stop::{StopScope, Wish};

pub(crate) use gather::{Gather, Gathered, Reader};
pub(crate) use stop::{stop, stop_letter};
pub(crate) use ways_out::{Asker, WayOut};

use crate::{
    Error,
    entities::{mailbox_stop, stranger_mail},
    outbox::Kind,
    writer::Tx,
};
use domain::{email::Email, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most mails that strangers cause to one mailbox within an hour.
const HOURLY: usize = 3;
/// The most mails that strangers cause to one mailbox within a day.
const DAILY: usize = 10;
/// How often the owner of a mailbox is told that emails are stopped.
const WEEK: i64 = 7 * Instant::DAY;

/// Who causes a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Anybody who types the address.
    Stranger,
    /// An organiser of the letter.
    Organiser,
    /// The owner of the mailbox, or what protects them.
    Owner,
}

/// What mails of one kind to a mailbox are counted under where they have a count of their own: anybody can ask for the way
/// out by typing an address, and nothing else that strangers cause uses it up.
pub(crate) fn counted_alone(mailbox: &[u8], kind: Kind) -> Vec<u8> {
    [mailbox, kind.code().as_bytes()].concat()
}

/// What is counted apart is marked by this at its end.
const TAGGED: u8 = b'+';

/// What mails that strangers cause to an address are counted under. Those to addresses with a tag are counted apart, all
/// together: many providers deliver none of them, and what never came uses up nothing of the mailbox.
pub(crate) fn counted_for(mailbox: &[u8], email: &Email) -> Vec<u8> {
    if email.is_tagged() { [mailbox, &[TAGGED]].concat() } else { mailbox.to_vec() }
}

/// Counts what happens so many times a day at most; says whether it may happen once more.
pub(crate) async fn counted_today(tx: &Tx, what: Vec<u8>, most: usize, now: Instant) -> Result<bool, Error> {
    let mut counted = Strangers::of(tx, std::slice::from_ref(&what), now).await?;
    let may = counted.sent_today(&what) < most;
    counted.count(&what, may, now);
    counted.store(tx).await?;
    Ok(may)
}

/// What strangers have caused and may still cause, of the mailboxes that a transaction writes to.
pub(crate) struct Strangers {
    sent: HashMap<Vec<u8>, Vec<i64>>,
    stops: Stops,
    new: Vec<(Vec<u8>, i64)>,
    /// The mailboxes that are told that emails are stopped.
    told: Vec<(Vec<u8>, Instant)>,
}

impl Strangers {
    /// Reads it for these mailboxes, in two statements.
    pub(crate) async fn of(tx: &Tx, mailboxes: &[Vec<u8>], now: Instant) -> Result<Self, Error> {
        let mut sent: HashMap<Vec<u8>, Vec<i64>> = HashMap::new();
        let rows = stranger_mail::Entity::find()
            .filter(stranger_mail::Column::MailboxHmac.is_in(mailboxes.iter().cloned()))
            .filter(stranger_mail::Column::SentAt.gt(now.plus(-Instant::DAY).0))
            .all(tx)
            .await?;
        for row in rows {
            sent.entry(row.mailbox_hmac).or_default().push(row.sent_at);
        }
        Ok(Self { sent, stops: Stops::of(tx, mailboxes).await?, new: Vec::new(), told: Vec::new() })
    }

    /// Whether one more mail of a kind about a letter may go to a mailbox. The last of an hour, and of a day, is one whose
    /// link leads to everything that waits: a request to confirm.
    pub(crate) fn may(&self, mailbox: &[u8], letter: Uuid, kind: Kind, now: Instant) -> bool {
        !self.stops.hold(mailbox, letter) && self.fits(mailbox, kind, now)
    }

    fn fits(&self, mailbox: &[u8], kind: Kind, now: Instant) -> bool {
        let sent = self.sent.get(mailbox).map(Vec::as_slice).unwrap_or_default();
        let within = |span: i64| sent.iter().filter(|at| **at > now.plus(-span).0).count() + usize::from(kind != Kind::Confirm);
        within(Instant::HOUR) < HOURLY && within(Instant::DAY) < DAILY
    }

    /// How many went to a mailbox within the day.
    pub(crate) fn sent_today(&self, mailbox: &[u8]) -> usize {
        self.sent.get(mailbox).map_or(0, Vec::len)
    }

    /// The same as [`Strangers::may`], and counts it.
    pub(crate) fn take(&mut self, mailbox: &[u8], letter: Uuid, kind: Kind, now: Instant) -> bool {
        let may = self.may(mailbox, letter, kind, now);
        self.count(mailbox, may, now)
    }

    /// Whether the owner of a mailbox is told that emails are stopped, in place of the email that was asked for: once in a
    /// [`WEEK`]. So who signs learns of it, no matter who stopped the emails.
    pub(crate) fn take_notice(&mut self, mailbox: &[u8], letter: Uuid, now: Instant) -> bool {
        if !self.stops.hold(mailbox, letter) || !self.stops.were_told_before(mailbox, now.plus(-WEEK)) {
            return false;
        }
        self.stops.tell(mailbox, now);
        self.told.push((mailbox.to_vec(), now));
        true
    }

    fn count(&mut self, mailbox: &[u8], may: bool, now: Instant) -> bool {
        if may {
            self.sent.entry(mailbox.to_vec()).or_default().push(now.0);
            self.new.push((mailbox.to_vec(), now.0));
        }
        may
    }

    /// Writes what was counted.
    pub(crate) async fn store(self, tx: &Tx) -> Result<(), Error> {
        for (mailbox, now) in self.told {
            let told = mailbox_stop::ActiveModel { told_at: Set(Some(now.0)), ..Default::default() };
            mailbox_stop::Entity::update_many()
                .set(told)
                .filter(mailbox_stop::Column::MailboxHmac.eq(half(&mailbox).to_vec()))
                .exec(tx)
                .await?;
        }
        let row = |(mailbox, at): (Vec<u8>, i64)| stranger_mail::ActiveModel {
            mailbox_hmac: Set(mailbox),
            sent_at: Set(at),
            ..Default::default()
        };
        if !self.new.is_empty() {
            stranger_mail::Entity::insert_many(self.new.into_iter().map(row)).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}

/// What stands for a mailbox where its owner stops emails: half of its hash, which a link can hold without any row. What is
/// counted alone ([`counted_alone`]) is longer than a hash, and no stop is for it.
pub(crate) fn half(mailbox: &[u8]) -> &[u8] {
    match mailbox {
        [.., TAGGED] if mailbox.len() == 33 => &mailbox[..16],
        _ if mailbox.len() == 32 => &mailbox[..16],
        _ => mailbox,
    }
}

/// What the owners of mailboxes have stopped.
pub(crate) struct Stops {
    stopped: HashSet<(Vec<u8>, Option<Uuid>)>,
    /// When the owner of a mailbox was last told so.
    told: HashMap<Vec<u8>, i64>,
}

impl Stops {
    /// Reads it for these mailboxes.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, mailboxes: &[Vec<u8>]) -> Result<Self, Error> {
        let halves = mailboxes.iter().map(|mailbox| half(mailbox).to_vec());
        let rows = mailbox_stop::Entity::find().filter(mailbox_stop::Column::MailboxHmac.is_in(halves));
        let (mut stopped, mut told) = (HashSet::new(), HashMap::new());
        for row in rows.all(db).await? {
            if let Some(at) = row.told_at {
                let last = told.entry(row.mailbox_hmac.clone()).or_insert(at);
                *last = at.max(*last);
            }
            stopped.insert((row.mailbox_hmac, row.letter_id));
        }
        Ok(Self { stopped, told })
    }

    /// Whether nothing is stopped.
    pub(crate) fn is_empty(&self) -> bool {
        self.stopped.is_empty()
    }

    /// Whether mails about a letter are stopped, or all.
    pub(crate) fn hold(&self, mailbox: &[u8], letter: Uuid) -> bool {
        self.stopped.contains(&(half(mailbox).to_vec(), Some(letter))) || self.holds_all(mailbox)
    }

    /// Whether all mails that others can cause are stopped.
    pub(crate) fn holds_all(&self, mailbox: &[u8]) -> bool {
        self.stopped.contains(&(half(mailbox).to_vec(), None))
    }

    fn were_told_before(&self, mailbox: &[u8], instant: Instant) -> bool {
        self.told.get(half(mailbox)).is_none_or(|at| *at < instant.0)
    }

    fn tell(&mut self, mailbox: &[u8], now: Instant) {
        self.told.insert(half(mailbox).to_vec(), now.0);
    }
}
