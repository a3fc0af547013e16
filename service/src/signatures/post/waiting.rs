//! How many names of a kind wait in one mailbox: none is overwritten by another, and nobody fills a mailbox with them.
//!
//! Strangers and the owner look alike here, and are answered alike, whatever waits. So no entry is taken away that its
//! mailbox may not have heard of, or heard of lately: one more finds no place, and each that waits says so to the owner of
//! the mailbox. Who holds the link of any of them confirms, corrects or denies it, so that strangers hold up nobody. People
//! and organisations have places of their own, since none is corrected to the other.

use super::{Key, write::Admitted};
use crate::{Error, entities::signature, mailboxes::Strangers, outbox::Kind, writer::Tx};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most names of a kind that strangers can let wait in one mailbox, on one letter.
const NAMES: usize = 8;
/// For how long an entry keeps its place that its mailbox was mailed about.
const KEPT: i64 = 7 * Instant::DAY;

/// Where entries wait together: a letter, a mailbox and a kind.
type Places = (Uuid, Vec<u8>, String);

/// An entry that waits, or is about to.
struct Waiting {
    key: Key,
    /// Nothing where it is not stored yet.
    id: Option<Uuid>,
    /// When a mail about it went out, where one did.
    mailed_at: Option<i64>,
    posted_at: i64,
}

/// What new entries mean for those that wait with them.
#[derive(Default)]
pub(super) struct Crowd {
    /// New entries for which there is no place, each with the waiting one that a mail goes out about instead, and its kind, if
    /// one does.
    pub(super) turned_away: HashMap<(Uuid, Key), Option<(Uuid, Kind)>>,
    /// Entries that a mail goes out about.
    pub(super) mailed: HashSet<(Uuid, Key)>,
}

/// Finds places for new entries, and counts the mails about them. Where [`NAMES`] names of its kind wait in a mailbox already, one
/// that a mail goes out about takes the place of the oldest that was mailed about more than [`KEPT`] ago;
/// there is no other way to displace one. What organisers enter neither makes way nor counts.
pub(super) async fn find_places(new: &HashMap<(Uuid, Key), Admitted<'_>>, strangers: &mut Strangers, tx: &Tx) -> Result<Crowd, Error> {
    let mut posts: Vec<_> = new.iter().filter(|(_, one)| one.post.behalf.is_none()).collect();
    if posts.is_empty() {
        return Ok(Crowd::default());
    }
    posts.sort_by_key(|(_, one)| one.at);
    let mut mailboxes = stored(posts.iter().map(|(key, _)| *key), tx).await?;
    let (mut crowd, mut gone, mut crowded) = (Crowd::default(), Vec::new(), HashSet::new());
    for ((letter, key), one) in posts {
        let now = one.post.now;
        let waiting = mailboxes.entry((*letter, key.address_hmac.clone(), key.kind.clone())).or_default();
        let counted = one.counted();
        let mailed = strangers.may(&counted, *letter, Kind::Confirm, now);
        if !waiting.iter().any(|other| other.key == *key) {
            if waiting.len() >= NAMES {
                crowded.insert((*letter, key.address_hmac.clone(), key.kind.clone()));
                let Some(place) = makes_way(waiting, now).filter(|_| mailed) else {
                    let newest = waiting.iter().filter(|one| one.id.is_some()).max_by_key(|one| one.posted_at);
                    let instead = newest.and_then(|one| one.id).filter(|_| one.post.invited.is_none());
                    let instead = instead.and_then(|waiting| {
                        let mailed = strangers.take(&counted, *letter, Kind::Confirm, now);
                        let told = !mailed && strangers.take_notice(&key.address_hmac, *letter, now);
                        let kind = mailed.then_some(Kind::Confirm).or(told.then_some(Kind::EmailsStopped));
                        kind.map(|kind| (waiting, kind))
                    });
                    crowd.turned_away.insert((*letter, key.clone()), instead);
                    continue;
                };
                gone.extend(waiting.remove(place).id);
            }
            let mailed_at = mailed.then_some(now.0);
            waiting.push(Waiting { key: key.clone(), id: None, mailed_at, posted_at: now.0 });
        }
        if strangers.take(&counted, *letter, Kind::Confirm, now) {
            crowd.mailed.insert((*letter, key.clone()));
        }
    }
    if !gone.is_empty() {
        signature::Entity::delete_many().filter(signature::Column::Id.is_in(gone)).exec(tx).await?;
    }
    note_crowded(crowded, new.values().map(|one| one.post.now).max(), tx).await?;
    Ok(crowd)
}

/// Notes in what waits in these mailboxes that there was no place for one more, or that one had to go for it.
async fn note_crowded(mailboxes: HashSet<Places>, now: Option<Instant>, tx: &Tx) -> Result<(), Error> {
    use signature::Column as S;
    for (letter, mailbox, kind) in mailboxes {
        signature::Entity::update_many()
            .set(signature::ActiveModel { turned_away_at: Set(now.map(|now| now.0)), ..Default::default() })
            .filter(S::LetterId.eq(letter))
            .filter(S::AddressHmac.eq(mailbox))
            .filter(S::Kind.eq(kind))
            .filter(S::State.eq(SignatureState::Pending.code()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// The entry that another may replace: the oldest of those that their mailbox had time to open.
fn makes_way(waiting: &[Waiting], now: Instant) -> Option<usize> {
    let old = |one: &Waiting| one.mailed_at.is_some_and(|at| at < now.plus(-KEPT).0);
    waiting.iter().enumerate().filter(|(_, one)| old(one)).min_by_key(|(_, one)| one.posted_at).map(|(place, _)| place)
}

/// What strangers let wait in the mailboxes of these keys.
async fn stored<'a>(keys: impl Iterator<Item = &'a (Uuid, Key)> + Clone, tx: &Tx) -> Result<HashMap<Places, Vec<Waiting>>, Error> {
    use signature::Column as S;
    type Found = (Uuid, Uuid, Vec<u8>, String, String, i64, i64, i64);
    let rows: Vec<Found> = signature::Entity::find()
        .select_only()
        .columns([S::Id, S::LetterId, S::AddressHmac, S::Kind, S::Identity, S::Mails, S::MailsSince, S::PostedAt])
        .filter(S::LetterId.is_in(keys.clone().map(|(letter, _)| *letter).collect::<HashSet<_>>()))
        .filter(S::AddressHmac.is_in(keys.map(|(_, key)| key.address_hmac.clone())))
        .filter(S::State.eq(SignatureState::Pending.code()))
        .filter(S::OnBehalfBy.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let mut mailboxes: HashMap<_, Vec<Waiting>> = HashMap::new();
    for (id, letter, address_hmac, kind, identity, mails, since, posted_at) in rows {
        let key = Key { address_hmac: address_hmac.clone(), kind: kind.clone(), identity };
        mailboxes.entry((letter, address_hmac, kind)).or_default().push(Waiting {
            key,
            id: Some(id),
            mailed_at: (mails > 0).then_some(since),
            posted_at,
        });
    }
    Ok(mailboxes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_its_mailbox_had_time_to_open_makes_way() {
        let now = Instant(100 * Instant::DAY);
        let entry = |mailed: Option<i64>, posted: i64| Waiting {
            key: Key { address_hmac: Vec::new(), kind: String::new(), identity: String::new() },
            id: None,
            mailed_at: mailed.map(|days| now.plus(-days * Instant::DAY).0),
            posted_at: now.plus(-posted * Instant::DAY).0,
        };
        let kept = [entry(None, 28), entry(Some(6), 27)];
        assert_eq!(makes_way(&kept, now), None);
        let old = [entry(Some(8), 8), entry(Some(9), 9), entry(None, 20)];
        assert_eq!(makes_way(&old, now), Some(1), "the oldest of those");
    }
}
