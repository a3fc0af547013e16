//! How many names wait in one mailbox: none is overwritten by another, and nobody fills a mailbox with them.

use super::{Key, write::Admitted};
use crate::{Error, entities::signature, mailboxes::Strangers, outbox::Kind, signatures::MAIL_WINDOW, writer::Tx};
use domain::signature::SignatureState;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most names that strangers can let wait in one mailbox, on one letter.
const NAMES: usize = 8;

/// An entry that waits, or is about to.
struct Waiting {
    key: Key,
    /// Nothing where it is not stored yet.
    id: Option<Uuid>,
    opened: bool,
    /// The mails that were sent about it within the window.
    mails: i64,
    posted_at: i64,
}

/// What new entries mean for those that wait with them.
#[derive(Default)]
pub(super) struct Crowd {
    /// New entries that more recent ones replace before they are stored.
    pub(super) out: Vec<(Uuid, Key)>,
    /// Entries that no mail goes out about.
    pub(super) quiet: HashSet<(Uuid, Key)>,
}

/// Makes way where more than [`NAMES`] names would wait in one mailbox. First goes the oldest that its mailbox has neither
/// opened nor a link to; where there is none, the oldest. What organisers enter neither makes way nor counts.
///
/// How many mails leave, `mails` alone counts: whatever waits is shown by the links in them.
pub(super) async fn make_way(new: &HashMap<(Uuid, Key), Admitted<'_>>, mails: &mut Strangers, tx: &Tx) -> Result<Crowd, Error> {
    let mut strangers: Vec<_> = new.iter().filter(|(_, one)| one.post.behalf.is_none()).collect();
    strangers.sort_by_key(|(_, one)| one.post.now);
    let Some((_, newest)) = strangers.last() else { return Ok(Crowd::default()) };
    let window = newest.post.now.plus(-MAIL_WINDOW).0;
    let mut mailboxes = stored(strangers.iter().map(|(key, _)| *key), window, tx).await?;
    let (mut crowd, mut gone) = (Crowd::default(), Vec::new());
    for ((letter, key), one) in strangers {
        let waiting = mailboxes.entry((*letter, key.address_hmac.clone())).or_default();
        let known = waiting.iter().position(|other| other.key == *key);
        let place = known.unwrap_or_else(|| {
            waiting.push(Waiting { key: key.clone(), id: None, opened: false, mails: 0, posted_at: one.post.now.0 });
            waiting.len() - 1
        });
        match waiting.get_mut(place) {
            Some(entry) if mails.take(&key.address_hmac, *letter, Kind::Confirm, one.post.now) => entry.mails += 1,
            _ => drop(crowd.quiet.insert((*letter, key.clone()))),
        }
        if known.is_some() {
            continue;
        }
        match crowded_out(waiting) {
            Some(Waiting { id: Some(id), .. }) => gone.push(id),
            Some(Waiting { id: None, key, .. }) => crowd.out.push((*letter, key)),
            None => {}
        }
    }
    if !gone.is_empty() {
        signature::Entity::delete_many().filter(signature::Column::Id.is_in(gone)).exec(tx).await?;
    }
    Ok(crowd)
}

/// Takes out the entry that the last one replaces, where there are too many: one by one, so that posts written together
/// end as they would one after the other.
fn crowded_out(waiting: &mut Vec<Waiting>) -> Option<Waiting> {
    let others = waiting.len().checked_sub(1).filter(|others| *others >= NAMES)?;
    let oldest = waiting.iter().enumerate().take(others).min_by_key(|(_, one)| (one.opened || one.mails > 0, one.posted_at));
    oldest.map(|(place, _)| place).map(|place| waiting.remove(place))
}

/// What strangers let wait in the mailboxes of these keys.
async fn stored<'a>(
    keys: impl Iterator<Item = &'a (Uuid, Key)> + Clone,
    window: i64,
    tx: &Tx,
) -> Result<HashMap<(Uuid, Vec<u8>), Vec<Waiting>>, Error> {
    use signature::Column as S;
    type Found = (Uuid, Uuid, Vec<u8>, String, String, Option<i64>, i64, i64, i64);
    let rows: Vec<Found> = signature::Entity::find()
        .select_only()
        .columns([S::Id, S::LetterId, S::AddressHmac, S::Kind, S::Identity, S::OpenedAt, S::Mails, S::MailsSince, S::PostedAt])
        .filter(S::LetterId.is_in(keys.clone().map(|(letter, _)| *letter).collect::<HashSet<_>>()))
        .filter(S::AddressHmac.is_in(keys.map(|(_, key)| key.address_hmac.clone())))
        .filter(S::State.eq(SignatureState::Pending.code()))
        .filter(S::OnBehalfBy.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let mut mailboxes: HashMap<_, Vec<Waiting>> = HashMap::new();
    for (id, letter, address_hmac, kind, identity, opened_at, mails, since, posted_at) in rows {
        let key = Key { address_hmac: address_hmac.clone(), kind, identity };
        let mails = if since < window { 0 } else { mails };
        mailboxes.entry((letter, address_hmac)).or_default().push(Waiting {
            key,
            id: Some(id),
            opened: opened_at.is_some(),
            mails,
            posted_at,
        });
    }
    Ok(mailboxes)
}
