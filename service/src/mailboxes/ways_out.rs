//! Mails that anybody can ask for by typing an address, and whose link is a way out: a fresh private link, what is stored
//! about an address.
//!
//! Strangers use up neither of them by the other, nor by what they enter on letters. Each is mailed so often a day that the
//! link of the last still works when the next can be asked for.

use super::{Stops, Strangers, counted_alone};
use crate::{Error, Service, outbox::Kind, writer::Tx};
use domain::{email::Email, error::FieldErrors, time::Instant};
use uuid::Uuid;

/// The most mails of a kind a day. The link of the last works for a day.
const DAILY: usize = 3;

/// Where such a mail goes. What is sent there is counted by the address itself: for another spelling of the mailbox nothing is
/// held, and what sends no mail must use up nothing.
pub(crate) struct Asker {
    /// The keyed hash of the mailbox.
    pub(crate) mailbox: Vec<u8>,
    /// The keyed hash of the address.
    pub(crate) address: Vec<u8>,
}

impl Service {
    /// The mailbox of an address, and the address.
    ///
    /// # Errors
    /// `error-email`.
    pub(crate) fn asker(&self, email: &Email) -> Result<Asker, Error> {
        let canonical = email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?;
        Ok(Asker { mailbox: self.mailbox_hmac(email)?, address: self.keys().address(&canonical) })
    }
}

/// A mail that may leave, and is still to be counted.
pub(crate) struct WayOut {
    counted: [Vec<u8>; 2],
    sent: Strangers,
    now: Instant,
}

impl WayOut {
    /// A mail of a kind to an address, about a letter or about none, unless there were enough of its kind today; where the
    /// owner of the mailbox has stopped such emails, one a day of all kinds together.
    pub(crate) async fn find(tx: &Tx, to: &Asker, kind: Kind, letter: Option<Uuid>, now: Instant) -> Result<Option<Self>, Error> {
        let counted = [counted_alone(&to.address, kind), [&to.address[..], b"ways_out"].concat()];
        let sent = Strangers::of(tx, &counted, now).await?;
        let stops = Stops::of(tx, std::slice::from_ref(&to.mailbox)).await?;
        let stopped = letter.map_or_else(|| stops.holds_all(&to.mailbox), |letter| stops.hold(&to.mailbox, letter));
        let [of_kind, together] = &counted;
        let may = sent.sent_today(of_kind) < DAILY && !(stopped && sent.sent_today(together) > 0);
        Ok(may.then_some(Self { counted, sent, now }))
    }

    /// Counts it.
    pub(crate) async fn count(mut self, tx: &Tx) -> Result<(), Error> {
        for counted in &self.counted {
            self.sent.count(counted, true, self.now);
        }
        self.sent.store(tx).await
    }
}
