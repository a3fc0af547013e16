//! Invitations to sign: whom one is for, what they answer, and where one stands.

#[cfg(feature = "server")]
pub mod import;

use crate::{
    country::Country,
    email::Email,
    locale::Locale,
    site::Site,
    text::{Name, Phrase},
};

/// Whom an invitation is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// The organisation, as it would be listed.
    pub organisation: Name,
    /// Country it would be listed under.
    pub country: Country,
    /// Its web site.
    pub site: Option<Site>,
    /// Who would sign for it, where that is known.
    pub representative: Option<Name>,
    /// Their office, where that is known.
    pub office: Option<Phrase>,
    /// The mailbox that is invited.
    pub email: Email,
    /// The language to write in; `None` for the organiser's own.
    pub locale: Option<Locale>,
}

/// What an invited mailbox answers beside signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// "We will sign if …": told to the organisers.
    Conditional(String),
    /// "We need until …": a local day, `2026-11-30`.
    Later(String),
    /// "Not this time", and perhaps why.
    Declined(Option<String>),
}

impl Reply {
    /// The stored and posted name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Conditional(_) => Standing::Conditional.code(),
            Self::Later(_) => Standing::Later.code(),
            Self::Declined(_) => Standing::Declined.code(),
        }
    }
}

/// Where an invitation stands, for the list at the desk. Whether it was opened is nowhere recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Goes out when the letter opens.
    Prepared,
    /// Invited, no answer.
    Waiting,
    /// "We will sign if …".
    Conditional,
    /// "We need until …".
    Later,
    /// Passed on inside the organisation.
    Forwarded,
    /// "Not this time".
    Declined,
    /// The organisation has signed, in whatever way.
    Signed,
    /// It has signed an earlier text, of another meaning, and not reaffirmed.
    Outstanding,
    /// It had signed by this invitation, and is off the list again.
    Departed,
    /// Taken back by an organiser.
    Withdrawn,
}

impl Standing {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 10] = [
        Self::Waiting,
        Self::Conditional,
        Self::Later,
        Self::Forwarded,
        Self::Declined,
        Self::Signed,
        Self::Outstanding,
        Self::Departed,
        Self::Prepared,
        Self::Withdrawn,
    ];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Waiting => "waiting",
            Self::Conditional => "conditional",
            Self::Later => "later",
            Self::Forwarded => "forwarded",
            Self::Declined => "declined",
            Self::Signed => "signed",
            Self::Outstanding => "outstanding",
            Self::Departed => "departed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether the mailbox may still be reminded: it has not answered, or has asked for time.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Later)
    }

    /// Whether the invitation can be sent once more.
    pub const fn can_be_resent(self) -> bool {
        matches!(self, Self::Waiting | Self::Conditional | Self::Later | Self::Forwarded | Self::Declined | Self::Departed)
    }

    /// Whether organisers may write to its contact: they were invited, and have not left since.
    pub const fn can_be_written_to(self) -> bool {
        !matches!(self, Self::Prepared | Self::Departed | Self::Withdrawn)
    }

    /// Whether it can be taken back.
    pub const fn can_be_withdrawn(self) -> bool {
        !matches!(self, Self::Signed | Self::Outstanding | Self::Withdrawn)
    }
}

/// The domain to which an invitation can be passed on: the organisation's own, or else the invited mailbox's, where it
/// is no host that many share.
#[cfg(feature = "server")]
pub fn own_domain(site: Option<&Site>, email: &Email) -> Option<String> {
    site.and_then(Site::own_domain).or_else(|| crate::site::registrable_domain(email.domain()))
}

/// Whether a mailbox belongs to the organisation that was invited.
#[cfg(feature = "server")]
pub fn is_same_organisation(domain: &str, email: &Email) -> bool {
    crate::site::registrable_domain(email.domain()).is_some_and(|own| own == domain)
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for standing in Standing::ALL {
            assert_eq!(Standing::from_code(standing.code()), Some(standing));
        }
    }

    #[test]
    fn an_invitation_stays_in_the_organisation() {
        let email = |text: &str| Email::parse(text).unwrap();
        let site = Site::parse("https://www.lantern.org.uk").unwrap();
        assert_eq!(own_domain(Some(&site), &email("ana@gmail.com")).as_deref(), Some("lantern.org.uk"));
        assert_eq!(own_domain(None, &email("ana@mail.lantern.org.uk")).as_deref(), Some("lantern.org.uk"));
        assert_eq!(own_domain(None, &email("ana@gmail.com")), None);
        assert!(is_same_organisation("lantern.org.uk", &email("director@hq.lantern.org.uk")));
        for other in ["x@lantern.org", "x@gmail.com", "x@notlantern.org.uk"] {
            assert!(!is_same_organisation("lantern.org.uk", &email(other)), "{other}");
        }
    }
}
