//! A signature: one row with a state, decided here and stored by one module of `service`.

use serde::{Deserialize, Serialize};

/// For whom it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignatoryKind {
    /// An organisation, through its representative.
    Organisation,
    /// A person, for themselves.
    Person,
}

/// What kind of person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Anyone; the only category a form can ask for.
    #[default]
    Individual,
    /// An expert; granted by the organiser.
    Expert,
    /// A former office-holder; granted by the organiser.
    FormerOfficial,
}

/// Where a signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignatureState {
    /// Posted; its mailbox has not confirmed it.
    Pending,
    /// Confirmed by its mailbox, waiting for an organiser's one click; not listed, not counted.
    Held,
    /// Listed and counted.
    Confirmed,
    /// Taken back by its signatory.
    Withdrawn,
    /// Taken off by an organiser, with a reason.
    Removed,
}

/// What happens to a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureEvent {
    /// Its mailbox clicked "confirm"; `known` says that nobody needs to look at it first.
    Confirm {
        /// Whether the signatory is known well enough to be listed at once.
        known: bool,
    },
    /// Its mailbox said "this was not me".
    Deny,
    /// An organiser approved it.
    Approve,
    /// An organiser put it back to wait.
    Hold,
    /// Its signatory took it back.
    Withdraw,
    /// An organiser took it off.
    Remove,
    /// Everything about it was deleted, at its signatory's wish or the host's.
    Erase,
}

impl SignatureState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Held, Self::Confirmed, Self::Withdrawn, Self::Removed];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Held => "held",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }

    /// The state of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Where an event leads from here; `None` where it is not legal.
    pub const fn after(self, event: SignatureEvent) -> Option<Self> {
        use SignatureEvent as E;
        use SignatureState as S;
        Some(match (self, event) {
            (S::Pending, E::Confirm { known: true }) | (S::Held, E::Approve) => S::Confirmed,
            (S::Pending, E::Confirm { known: false }) | (S::Confirmed, E::Hold) => S::Held,
            (S::Pending, E::Deny) | (S::Pending | S::Held | S::Confirmed, E::Remove) => S::Removed,
            (S::Held | S::Confirmed, E::Withdraw | E::Erase) | (S::Withdrawn, E::Erase) => S::Withdrawn,
            (S::Removed, E::Erase) => S::Removed,
            _ => return None,
        })
    }

    /// Whether its mailbox has confirmed it and it still stands.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed)
    }
}

/// How it was checked that the signatory is who it says. Shown publicly, in words, never ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// A link sent to the mailbox was followed and the button clicked.
    Mailbox,
    /// The same, with a mailbox at the organisation's own domain.
    Domain,
    /// An organiser vouched for it.
    Vouched,
}

/// Why an organiser took a signature off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemovalReason {
    /// The named signatory says it did not sign.
    NotTheirs,
    /// The same signatory twice.
    Duplicate,
    /// It does not exist, or could not be identified.
    NotIdentified,
    /// It asked the organiser to be taken off.
    OwnRequest,
    /// Not a serious signature: abuse, advertising.
    Abuse,
    /// Its mailbox said "this was not me". Not an organiser's choice.
    Denied,
}

/// Why a signature waits for an organiser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldFor {
    /// Nothing proves that the mailbox speaks for the organisation, or nobody knows it.
    Look,
    /// Several rows of the address book have its name and country.
    Choice,
    /// One that differs by marks alone is listed in the same country.
    Double,
    /// Two people of its mailbox are listed already.
    Mailbox,
    /// A word of its name mixes scripts whose letters look alike.
    Script,
    /// An organiser put it back.
    Organiser,
    /// A contact of the organisation said "this was not us".
    Questioned,
}

impl HeldFor {
    /// Whether the signatory may end it, by listing the entry of the address book that their mailbox speaks for.
    pub const fn ends_with_the_book(self) -> bool {
        matches!(self, Self::Look | Self::Choice)
    }

    /// Whether one click of an invitation ends it: an organiser who invites has looked at the organisation.
    pub const fn ends_with_an_invitation(self) -> bool {
        matches!(self, Self::Look | Self::Choice | Self::Double)
    }
}

macro_rules! codes {
    ($($name:ident { $($variant:ident = $code:literal),* $(,)? })*) => {$(
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stored and posted name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The one of this name.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )*};
}

codes! {
    SignatoryKind { Organisation = "organisation", Person = "person" }
    Category { Individual = "individual", Expert = "expert", FormerOfficial = "former_official" }
    Proof { Mailbox = "mailbox", Domain = "domain", Vouched = "vouched" }
    HeldFor { Look = "look", Choice = "choice", Double = "double", Mailbox = "mailbox", Script = "script", Organiser = "organiser", Questioned = "questioned" }
    RemovalReason {
        NotTheirs = "not_theirs", Duplicate = "duplicate", NotIdentified = "not_identified",
        OwnRequest = "own_request", Abuse = "abuse", Denied = "denied",
    }
}

/// How long after the deadline a signature that was posted before it may still be confirmed, in microseconds: 24 hours.
pub const CONFIRMATION_GRACE: i64 = 24 * 60 * 60 * 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_of_a_signature() {
        use SignatureEvent as E;
        use SignatureState as S;
        let events =
            [E::Confirm { known: true }, E::Confirm { known: false }, E::Deny, E::Approve, E::Hold, E::Withdraw, E::Remove, E::Erase];
        let legal: Vec<_> =
            S::ALL.iter().flat_map(|from| events.iter().filter_map(|event| from.after(*event).map(|to| (*from, *event, to)))).collect();
        assert_eq!(
            legal,
            [
                (S::Pending, E::Confirm { known: true }, S::Confirmed),
                (S::Pending, E::Confirm { known: false }, S::Held),
                (S::Pending, E::Deny, S::Removed),
                (S::Pending, E::Remove, S::Removed),
                (S::Held, E::Approve, S::Confirmed),
                (S::Held, E::Withdraw, S::Withdrawn),
                (S::Held, E::Remove, S::Removed),
                (S::Held, E::Erase, S::Withdrawn),
                (S::Confirmed, E::Hold, S::Held),
                (S::Confirmed, E::Withdraw, S::Withdrawn),
                (S::Confirmed, E::Remove, S::Removed),
                (S::Confirmed, E::Erase, S::Withdrawn),
                (S::Withdrawn, E::Erase, S::Withdrawn),
                (S::Removed, E::Erase, S::Removed),
            ]
        );
    }

    #[test]
    fn codes_round_trip() {
        for reason in RemovalReason::ALL {
            assert_eq!(RemovalReason::from_code(reason.code()), Some(*reason));
        }
        for state in SignatureState::ALL {
            assert_eq!(SignatureState::from_code(state.code()), Some(state));
        }
    }
}
