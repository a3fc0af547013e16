//! Mails that anybody can ask for by typing an address, and whose link is a way out: a fresh private link, what is stored
//! about an address.
//!
//! Strangers use up neither of them by the other, nor by what they enter on letters. Each is mailed so often a day that the
//! link of the last still works when the next can be asked for.

use super::{Stops, Strangers, counted_alone};
use crate::{Error, outbox::Kind, writer::Tx};
use domain::time::Instant;
use uuid::Uuid;

/// The most mails of a kind a day. The link of the last works for a day.
const DAILY: usize = 3;

/// A mail that may leave, and is still to be counted.
pub(crate) struct WayOut {
    counted: [Vec<u8>; 2],
    sent: Strangers,
    now: Instant,
}

impl WayOut {
    /// A mail of a kind to a mailbox, about a letter or about none, unless there were enough of its kind today; where its
    /// owner has stopped such emails, one a day of all kinds together.
    pub(crate) async fn find(tx: &Tx, mailbox: &[u8], kind: Kind, letter: Option<Uuid>, now: Instant) -> Result<Option<Self>, Error> {
        let counted = [counted_alone(mailbox, kind), [mailbox, b"ways_out"].concat()];
        let sent = Strangers::of(tx, &counted, now).await?;
        let stops = Stops::of(tx, &[mailbox.to_vec()]).await?;
        let stopped = letter.map_or_else(|| stops.holds_all(mailbox), |letter| stops.hold(mailbox, letter));
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
