//! How many names of a kind wait in one mailbox: none is overwritten by another, and nobody fills a mailbox with them.
//!
//! Strangers and the owner look alike here, and are answered alike, whatever waits. So no entry is taken away that its
//! mailbox may not have heard of, or heard of lately: one more finds no place, and each that waits says so to the owner of
//! the mailbox. Who holds the link of any of them confirms, corrects or denies it, so that strangers hold up nobody. People
//! and organisations have places of their own, since none is corrected to the other.

use super::{Key, write::Admitted};
use crate::{
    Error, Service,
    entities::{invitation, signature},
    keys::readable,
    mailboxes::Strangers,
    outbox::Kind,
    writer::Tx,
};
use domain::{email::Email, signature::SignatureState, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most names of a kind that strangers can let wait in one mailbox, on one letter.
const NAMES: usize = 8;
/// For how long an entry keeps its place that its mailbox was mailed about.
const KEPT: i64 = 7 * Instant::DAY;

/// Where entries wait together: a letter, a mailbox and a kind, and whether their addresses have a tag. What strangers enter
/// with tags takes no place of the plain address: where nobody delivers to tags, its owner has no link of theirs.
type Places = (Uuid, Vec<u8>, String, bool);

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
    posts.sort_by_key(|(_, one)| one.at);
    let Some(service) = posts.first().map(|(_, one)| one.post.service.clone()) else { return Ok(Crowd::default()) };
    let mut mailboxes = stored(&service, posts.iter().map(|(key, _)| *key), tx).await?;
    let (mut crowd, mut gone, mut crowded) = (Crowd::default(), Vec::new(), HashSet::new());
    for ((letter, key), one) in posts {
        let now = one.post.now;
        let tagged = one.post.is_tagged();
        let place = |tagged| (*letter, key.address_hmac.clone(), key.kind.clone(), tagged);
        let stands = mailboxes.get(&place(!tagged)).is_some_and(|others| others.iter().any(|other| other.key == *key));
        let waiting = mailboxes.entry(place(tagged)).or_default();
        let mailed = one.may(strangers, Kind::Confirm);
        if !stands && !waiting.iter().any(|other| other.key == *key) {
            if waiting.len() >= NAMES {
                crowded.insert(place(tagged));
                let invited = invited(waiting, tx).await?;
                let stays = |id: Uuid| invited.contains(&id) || service.just_shown().holds(id, now);
                let Some(place) = makes_way(waiting, stays, now).filter(|_| mailed) else {
                    let newest = waiting.iter().filter(|one| one.id.is_some()).max_by_key(|one| one.posted_at);
                    let instead = newest.and_then(|one| one.id).filter(|_| one.post.invited.is_none());
                    let instead = instead.and_then(|waiting| {
                        let mailed = one.take(strangers, Kind::Confirm);
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
        if one.take(strangers, Kind::Confirm) {
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
    for (letter, mailbox, kind, _) in mailboxes {
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

/// Those of these entries that the holder of an invitation entered, who is no stranger.
async fn invited(waiting: &[Waiting], tx: &Tx) -> Result<HashSet<Uuid>, Error> {
    use invitation::Column as I;
    let own = invitation::Entity::find().select_only().column(I::SignatureId);
    let own = own.filter(I::SignatureId.is_in(waiting.iter().filter_map(|one| one.id)));
    Ok(own.into_tuple::<Uuid>().all(tx).await?.into_iter().collect())
}

/// The entry that another may replace: the oldest of those that their mailbox had time to open, and does not look at now.
fn makes_way(waiting: &[Waiting], stays: impl Fn(Uuid) -> bool, now: Instant) -> Option<usize> {
    let old = |one: &Waiting| one.mailed_at.is_some_and(|at| at < now.plus(-KEPT).0) && !one.id.is_some_and(&stays);
    waiting.iter().enumerate().filter(|(_, one)| old(one)).min_by_key(|(_, one)| one.posted_at).map(|(place, _)| place)
}

/// What strangers let wait in the mailboxes of these keys.
async fn stored<'a>(
    service: &Service,
    keys: impl Iterator<Item = &'a (Uuid, Key)> + Clone,
    tx: &Tx,
) -> Result<HashMap<Places, Vec<Waiting>>, Error> {
    use signature::Column as S;
    type Found = (Uuid, Uuid, Vec<u8>, String, String, i64, i64, i64, Vec<u8>);
    let rows: Vec<Found> = signature::Entity::find()
        .select_only()
        .columns([S::Id, S::LetterId, S::AddressHmac, S::Kind, S::Identity, S::Mails, S::MailsSince, S::PostedAt, S::PrivateSealed])
        .filter(S::LetterId.is_in(keys.clone().map(|(letter, _)| *letter).collect::<HashSet<_>>()))
        .filter(S::AddressHmac.is_in(keys.map(|(_, key)| key.address_hmac.clone())))
        .filter(S::State.eq(SignatureState::Pending.code()))
        .filter(S::OnBehalfBy.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let mut mailboxes: HashMap<_, Vec<Waiting>> = HashMap::new();
    for (id, letter, address_hmac, kind, identity, mails, since, posted_at, sealed) in rows {
        let key = Key { address_hmac: address_hmac.clone(), kind: kind.clone(), identity };
        let private = readable("signature", id, service.open_private_of(id, &sealed)).flatten();
        let tagged = private.is_some_and(|private| Email::stored(&private.email).is_tagged());
        mailboxes.entry((letter, address_hmac, kind, tagged)).or_default().push(Waiting {
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
        assert_eq!(makes_way(&kept, |_| false, now), None);
        let old = [entry(Some(8), 8), entry(Some(9), 9), entry(None, 20)];
        assert_eq!(makes_way(&old, |_| false, now), Some(1), "the oldest of those");
        let shown = Uuid::from_u128(7);
        let old = [entry(Some(8), 8), Waiting { id: Some(shown), ..entry(Some(9), 9) }];
        assert_eq!(makes_way(&old, |id| id == shown, now), Some(0), "and what its mailbox looks at stays");
    }
}
