//! Links in mails: derived by HMAC when a mail is rendered, checked when they come back, stored nowhere.
//!
//! A token is base64url of: purpose (1 byte), row (16), end (8, microseconds, big-endian), authenticator (16, the first
//! half of an HMAC-SHA256 over purpose, row, end and the row's serial). Raising the serial spends all links made before.

use crate::{Error, Service};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{shapes::signing::LinkPurpose, time::Instant};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A signature, in one of four ways.
    Signature(LinkPurpose),
    /// Choosing a new password.
    Reset,
    /// Signing in without a password.
    SignIn,
    /// An invitation to sign.
    Invitation,
    /// "This was not me", of a signature made by invitation.
    Disown,
}

impl Purpose {
    const fn byte(self) -> u8 {
        match self {
            Self::Signature(LinkPurpose::Confirm) => 1,
            Self::Signature(LinkPurpose::View) => 2,
            Self::Signature(LinkPurpose::Manage) => 3,
            Self::Reset => 4,
            Self::Invitation => 5,
            Self::Disown => 6,
            Self::Signature(LinkPurpose::Reaffirm) => 7,
            Self::SignIn => 16,
        }
    }

    const fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            1 => Self::Signature(LinkPurpose::Confirm),
            2 => Self::Signature(LinkPurpose::View),
            3 => Self::Signature(LinkPurpose::Manage),
            4 => Self::Reset,
            5 => Self::Invitation,
            6 => Self::Disown,
            7 => Self::Signature(LinkPurpose::Reaffirm),
            16 => Self::SignIn,
            _ => return None,
        })
    }

    /// How long a link is good, in microseconds.
    const fn life(self) -> i64 {
        match self {
            Self::Signature(LinkPurpose::Confirm | LinkPurpose::Reaffirm) => 30 * Instant::DAY,
            Self::Signature(LinkPurpose::View) | Self::Invitation | Self::Disown => 365 * Instant::DAY,
            Self::Signature(LinkPurpose::Manage) => Instant::DAY,
            Self::Reset | Self::SignIn => Instant::HOUR,
        }
    }

    /// Whether the row's serial is in it: a successful POST spends such a link, or an organiser takes it back.
    const fn is_spent_by_use(self) -> bool {
        !matches!(self, Self::Signature(LinkPurpose::View | LinkPurpose::Confirm | LinkPurpose::Reaffirm) | Self::Disown)
    }
}

/// A token's parts, not yet believed.
pub(crate) struct Claim {
    pub(crate) purpose: Purpose,
    pub(crate) row: Uuid,
    end: i64,
    authenticator: [u8; 16],
}

impl Claim {
    /// Takes a token apart.
    pub(crate) fn parse(token: &str) -> Result<Self, Error> {
        let bytes = Base64UrlUnpadded::decode_vec(token).map_err(|_| Error::Link)?;
        let bytes: [u8; 41] = bytes.try_into().map_err(|_| Error::Link)?;
        let part = |from: usize, to: usize| &bytes[from..to];
        Ok(Self {
            purpose: Purpose::from_byte(bytes[0]).ok_or(Error::Link)?,
            row: Uuid::from_slice(part(1, 17)).map_err(|_| Error::Link)?,
            end: i64::from_be_bytes(part(17, 25).try_into().map_err(|_| Error::Link)?),
            authenticator: part(25, 41).try_into().map_err(|_| Error::Link)?,
        })
    }
}

impl Service {
    /// Makes a token for a row with this serial, good from an instant on.
    pub(crate) fn make_token(&self, purpose: Purpose, row: Uuid, serial: i64, from: Instant) -> String {
        let end = from.plus(purpose.life()).0;
        let authenticator = self.authenticator(purpose, row, serial, end);
        Base64UrlUnpadded::encode_string(&[&[purpose.byte()][..], row.as_bytes(), &end.to_be_bytes(), &authenticator].concat())
    }

    /// Believes a claim about a row with this serial, or refuses it.
    pub(crate) fn check_claim(&self, claim: &Claim, serial: i64) -> Result<(), Error> {
        let good = self.authenticator(claim.purpose, claim.row, serial, claim.end).ct_eq(&claim.authenticator);
        if bool::from(good) && self.now().0 < claim.end { Ok(()) } else { Err(Error::Link) }
    }

    fn authenticator(&self, purpose: Purpose, row: Uuid, serial: i64, end: i64) -> [u8; 16] {
        let serial = if purpose.is_spent_by_use() { serial } else { 0 };
        let mac = self.keys().link(&[&[purpose.byte()], row.as_bytes(), &end.to_be_bytes(), &serial.to_be_bytes()]);
        let mut half = [0; 16];
        half.copy_from_slice(&mac[..16]);
        half
    }
}
