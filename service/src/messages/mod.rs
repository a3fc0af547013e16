//! Messages: an organiser writes to a signatory, to anyone who is invited, or to an organisation's contact, without seeing the
//! address. The text is sealed, goes out once, and ends with the personal data of its letter.

mod preview;
mod received;
mod recipient;
mod send;

pub use preview::MessagePreview;

use crate::{Error, Service, entities::message, keys::MESSAGE, writer::Tx};
use domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::ExprTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Messages to one mailbox about one letter, or from one coalition's address book, within a week.
const WEEKLY: u64 = 3;
/// Messages that one organiser writes within a day, to whomever.
const DAILY: u64 = 30;
/// How long a message to a contact of the address book is kept: no letter ends it.
const KEPT: i64 = 90 * Instant::DAY;

/// What is sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct Private {
    /// Where it went.
    pub(crate) address: String,
    /// The organiser's subject.
    pub(crate) subject: String,
    /// The organiser's text.
    pub(crate) text: String,
}

impl Service {
    /// What a message says.
    pub(crate) fn open_message(&self, row: &message::Model) -> Result<Private, Error> {
        let plain = self.keys().unseal(MESSAGE.of(row.id), &row.sealed)?;
        Ok(serde_json::from_slice(&plain)?)
    }

    fn seal_message(&self, id: Uuid, private: &Private) -> Result<Vec<u8>, Error> {
        let plain = serde_json::to_vec(private)?;
        self.keys().seal(self.rng(), MESSAGE.of(id), &plain)
    }
}

/// Whether an organiser may write one more to a mailbox.
async fn check_limits<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    mailbox: &[u8],
    (coalition, letter): (Uuid, Option<Uuid>),
    now: Instant,
) -> Result<(), Error> {
    use message::Column as C;
    let about = match letter {
        Some(letter) => C::LetterId.eq(letter),
        None => C::LetterId.is_null().and(C::CoalitionId.eq(coalition)),
    };
    let to_it = message::Entity::find().filter(C::MailboxHmac.eq(mailbox.to_vec())).filter(about);
    if to_it.filter(C::CreatedAt.gt(now.plus(-7 * Instant::DAY).0)).count(db).await? >= WEEKLY {
        return Err(Error::field("", "error-messages-recipient"));
    }
    let own = message::Entity::find().filter(C::AccountId.eq(account)).filter(C::CreatedAt.gt(now.plus(-Instant::DAY).0));
    if own.count(db).await? >= DAILY {
        return Err(Error::field("", "error-messages-day"));
    }
    Ok(())
}

/// Deletes the messages to contacts of address books that have had their time.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    use message::Column as C;
    let old = Condition::all().add(C::LetterId.is_null()).add(C::CreatedAt.lt(now.plus(-KEPT).0));
    message::Entity::delete_many().filter(old).exec(tx).await?;
    Ok(())
}
