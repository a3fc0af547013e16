//! How often mails of each kind go out, and who causes them. Nothing is queued without an answer to both: a new kind does
//! not compile before it has one.

use super::Kind;
use crate::mailboxes::Cause;
use domain::time::Instant;

/// How often a mail of a kind is queued for one reader about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// So many a day; more are not queued.
    Daily(usize),
    /// None while one waits, and the next not before so long after the last. Such a mail says what is so when it leaves, so
    /// that one stands for all that caused it.
    Every(i64),
    /// Counted where it is caused, for the mailbox: by [`crate::mailboxes::Strangers`], or by [`crate::messages`].
    Counted,
}

/// A mail of the same kind to the same reader about the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    /// When it left, or may leave.
    pub(super) at: i64,
    /// Whether it waits, untouched.
    pub(super) waits: bool,
}

impl Kind {
    /// Who causes mails of this kind, how often one is queued, and how many a day reach a reader by themselves, where the
    /// others wait and leave in one.
    const fn limits(self) -> (Cause, Pace, Option<usize>) {
        use Cause::{Organiser, Owner, Stranger};
        use Pace::{Daily, Every};
        match self {
            // Counted for the mailbox too, when they are caused: `crate::mailboxes::Strangers`.
            Self::Confirm | Self::AlreadySigned => (Stranger, Daily(10), None),
            Self::DataLink => (Owner, Pace::Counted, None),
            // Counted for the mailbox too: `crate::mailboxes`; one in three a day, the other in a week.
            Self::MailboxLink => (Owner, Daily(3), None),
            Self::EmailsStopped => (Owner, Daily(1), None),
            Self::ConfirmOnBehalf | Self::ConfirmGathered | Self::Remind | Self::ReaffirmReminder => (Organiser, Daily(3), Some(5)),
            Self::Invite | Self::Reaffirm => (Organiser, Daily(5), Some(5)),
            Self::Message => (Organiser, Pace::Counted, Some(5)),
            // To a desk, of whatever coalition. Its link is good for an hour, so that none waits for another day.
            Self::Invitation => (Organiser, Daily(3), None),
            // By the holder of an invitation's link, which goes round.
            Self::ConfirmInvited | Self::SignedByInvitation | Self::PassedOn => (Owner, Daily(5), None),
            Self::Receipt | Self::Withdrawn | Self::CorrectionTaken | Self::CorrectionDeclined | Self::Questioned => {
                (Owner, Daily(5), None)
            }
            // Each is asked for after a pause that grows, or after the last was used: `crate::signatures`.
            Self::Manage => (Owner, Daily(40), None),
            // Counted for the mailbox too, when it is asked for; the last link works still.
            Self::LostLinks => (Owner, Every(15 * 60 * Instant::SECOND), None),
            Self::Approved | Self::TakenOff => (Owner, Every(Instant::DAY), None),
            // To each contact of an organisation, of each signature and whatever name it takes; few a day of each
            // coalition by themselves, but more than one, so that a harmless name does not hide the next for a day.
            Self::SignedAtDomain => (Owner, Every(Instant::HOUR), Some(3)),
            Self::ConditionTold => (Owner, Every(4 * Instant::HOUR), Some(5)),
            Self::DisownedTold | Self::QuestionedTold | Self::ErrorReported | Self::Published | Self::PublicationMissed => {
                (Owner, Every(Instant::HOUR), None)
            }
            Self::WaitingOverdue | Self::WaitingDeadline | Self::WaitingPublication => (Owner, Daily(5), None),
            Self::AmendmentNotice | Self::DataEnds => (Owner, Daily(5), None),
            Self::AmendmentProposed => (Owner, Daily(20), None),
            // Who may cause how many is in `crate::sign_in` and `crate::step_up`: from known devices and sessions five an hour.
            Self::ResetPassword | Self::SignInLink | Self::StepUp => (Owner, Daily(120), None),
            // What could be repeated by force is told once an hour: `crate::security`.
            Self::Security => (Owner, Daily(100), None),
            Self::ContactsAsked | Self::AccountDeleted | Self::Test => (Owner, Daily(20), None),
            Self::Digest => (Owner, Daily(24), None),
        }
    }

    /// Who causes mails of this kind that go to signatories and invited mailboxes.
    pub(crate) const fn cause(self) -> Cause {
        self.limits().0
    }

    /// Whether it has to be answered within days, and so goes before what organisers send otherwise.
    pub(super) const fn is_urgent(self) -> bool {
        matches!(self, Self::Reaffirm | Self::ReaffirmReminder)
    }

    /// How many of these a day reach a reader by themselves, where the others wait and leave in one.
    pub(super) const fn alone_daily(self) -> Option<usize> {
        self.limits().2
    }

    /// When one more may leave that is queued now and due then; nothing where it is not queued.
    pub(super) fn next_after(self, earlier: &[Earlier], now: Instant, due: Instant) -> Option<Instant> {
        match self.limits().1 {
            Pace::Counted => Some(due),
            Pace::Daily(most) => (earlier.iter().filter(|one| one.at > now.plus(-Instant::DAY).0).count() < most).then_some(due),
            Pace::Every(_) if earlier.iter().any(|one| one.waits) => None,
            Pace::Every(pause) => {
                let next = earlier.iter().map(|one| Instant(one.at).plus(pause)).max().unwrap_or(due);
                Some(next.max(due))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody causes one each minute for two days.
    fn caused(kind: Kind) -> Vec<Instant> {
        let mut earlier: Vec<Earlier> = Vec::new();
        for minute in 0..2 * 24 * 60 {
            let now = Instant(minute * 60 * Instant::SECOND);
            for one in &mut earlier {
                one.waits = one.at > now.0;
            }
            if let Some(at) = kind.next_after(&earlier, now, now) {
                earlier.push(Earlier { at: at.0, waits: true });
            }
        }
        earlier.iter().map(|one| Instant(one.at)).collect()
    }

    #[test]
    fn no_kind_of_mail_is_a_bomb() {
        for kind in Kind::all().filter(|kind| kind.limits().1 != Pace::Counted) {
            let most = match kind.cause() {
                Cause::Stranger => 10,
                Cause::Organiser => 5,
                Cause::Owner => 120,
            };
            let left = caused(kind);
            let first_day = left.iter().filter(|at| at.0 < Instant::DAY).count();
            assert!((1..=most).contains(&first_day), "{kind:?}: {first_day} in a day");
            assert!(left.len() > first_day, "{kind:?}: the next day has its own");
        }
        let approved = caused(Kind::Approved);
        assert_eq!(approved.iter().filter(|at| at.0 < 2 * Instant::DAY).count(), 2);
    }

    #[test]
    fn one_that_waits_stands_for_all() {
        let now = Instant(10 * Instant::DAY);
        let earlier = |at: Instant, waits| [Earlier { at: at.0, waits }];
        assert_eq!(Kind::ConditionTold.next_after(&[], now, now), Some(now));
        assert_eq!(Kind::ConditionTold.next_after(&earlier(now, true), now, now), None);
        assert_eq!(Kind::ConditionTold.next_after(&earlier(now, false), now, now), Some(now.plus(4 * Instant::HOUR)));
        assert_eq!(Kind::ConditionTold.next_after(&earlier(now.plus(-Instant::DAY), false), now, now), Some(now));
    }
}
