//! Identifiers: UUIDv7 inside the house, 128 random bits outside it; never a row number.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

id! {
    /// A coalition: the tenant that every query is scoped to.
    CoalitionId;
    /// A person who signs in at the desk.
    AccountId;
    /// A letter.
    LetterId;
    /// One published text of a letter, with all its languages.
    VersionId;
    /// A row of a coalition's address book.
    OrganisationId;
    /// A signature, in whatever state.
    SignatureId;
    /// A signed-in browser.
    SessionId;
    /// An organiser's passkey.
    PasskeyId;
    /// An export of contacts that somebody asked for.
    ContactExportId;
    /// A mail that waits in the outbox.
    MailId;
    /// Signatures gathered elsewhere and brought in together.
    ImportId;
}

/// 128 random bits, shown outside as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicId(pub Uuid);

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}

impl FromStr for PublicId {
    type Err = uuid::Error;

    /// Takes exactly what [`PublicId`] prints; other ways to write a UUID are refused, so that one thing has one address.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = Uuid::try_parse(text)?;
        if id.simple().to_string() == text { Ok(Self(id)) } else { Uuid::try_parse("").map(Self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_id_has_one_spelling() {
        let id = PublicId(Uuid::from_u128(0x1234));
        assert_eq!(id.to_string().parse::<PublicId>().unwrap(), id);
        assert!(id.0.hyphenated().to_string().parse::<PublicId>().is_err());
        assert!(PublicId(Uuid::from_u128(0xab)).to_string().to_uppercase().parse::<PublicId>().is_err());
    }
}
