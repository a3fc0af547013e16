//! Links in mails: derived by HMAC when a mail is rendered, checked when they come back, stored nowhere.
//!
//! A token is base64url of: purpose (1 byte), row (16), end (8, microseconds, big-endian), authenticator (16, the first
//! half of an HMAC-SHA256 over purpose, row and end). Of a link that its use spends, half of the authenticator has the row's
//! serial in it too: raising the serial spends all links made before, and the other half says for ever that it was ours.
//!
//! A link that outlives its row carries behind these what it needs of it ([`Carried`]), which is authenticated too.

use crate::{Error, Service};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{locale::Locale, shapes::signing::LinkPurpose, time::Instant};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A signature, in one of its ways.
    Signature(LinkPurpose),
    /// Choosing a new password.
    Reset,
    /// Choosing the first password, and so accepting the invitation of one coalition.
    Join,
    /// Signing in without a password.
    SignIn,
    /// Ending all sessions of an account.
    EndSessions,
    /// Proving the mailbox of a session's account.
    StepUp,
    /// Stopping an export of contacts.
    StopExport,
    /// An invitation to sign.
    Invitation,
    /// "This was not me", of a signature made by invitation.
    Disown,
    /// "This was not us", of a signature that somebody at the organisation's domain made.
    Question,
    /// "Stop these emails", with what waits on that letter, of a mail about a row that must be there: made by earlier releases.
    Stop,
    /// The same, whether or not the row is there still.
    StopMailbox,
    /// Everything that waits for a mailbox, on whatever letter, and what is stopped: made for who holds the link that confirms
    /// one of it, or mailed there.
    Mailbox,
    /// What is held about an address.
    Data,
    /// "Stop these emails", of a mail that is about no letter: all of them. Its row is half the hash of the mailbox; made by
    /// earlier releases.
    StopAll,
    /// The same, of a mail to an account or with a message: its row is that, and knows whom to ask while it is there.
    StopDesk,
    /// Everything that others cause to a mailbox, mailed there to stop or allow it. Its row is half the hash of the mailbox.
    WholeMailbox,
    /// A message that an organiser wrote.
    Message,
}

impl Purpose {
    const fn byte(self) -> u8 {
        match self {
            Self::Signature(LinkPurpose::Confirm) => 1,
            Self::Signature(LinkPurpose::View) => 2,
            Self::Signature(LinkPurpose::Manage) => 3,
            Self::Reset => 4,
            Self::Join => 23,
            Self::Invitation => 5,
            Self::Disown => 6,
            Self::Question => 8,
            Self::Signature(LinkPurpose::Reaffirm) => 7,
            Self::Signature(LinkPurpose::Notice) => 9,
            Self::SignIn => 16,
            Self::EndSessions => 17,
            Self::StepUp => 18,
            Self::StopExport => 19,
            Self::Stop => 20,
            Self::Mailbox => 21,
            Self::Data => 22,
            Self::StopAll => 24,
            Self::Message => 25,
            Self::WholeMailbox => 26,
            Self::StopMailbox => 28,
            Self::StopDesk => 29,
        }
    }

    const fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            1 => Self::Signature(LinkPurpose::Confirm),
            2 => Self::Signature(LinkPurpose::View),
            3 => Self::Signature(LinkPurpose::Manage),
            4 => Self::Reset,
            23 => Self::Join,
            5 => Self::Invitation,
            6 => Self::Disown,
            8 => Self::Question,
            7 => Self::Signature(LinkPurpose::Reaffirm),
            9 => Self::Signature(LinkPurpose::Notice),
            16 => Self::SignIn,
            17 => Self::EndSessions,
            18 => Self::StepUp,
            19 => Self::StopExport,
            20 => Self::Stop,
            21 => Self::Mailbox,
            22 => Self::Data,
            24 => Self::StopAll,
            25 => Self::Message,
            26 => Self::WholeMailbox,
            28 => Self::StopMailbox,
            29 => Self::StopDesk,
            _ => return None,
        })
    }

    /// How long a link is good, in microseconds.
    pub(crate) const fn life(self) -> i64 {
        match self {
            Self::Signature(LinkPurpose::Confirm | LinkPurpose::Reaffirm | LinkPurpose::Notice) => 30 * Instant::DAY,
            // It shows what a signature says: shorter than it takes for mails to be forgotten in other people's archives.
            Self::Signature(LinkPurpose::View) | Self::Message => 180 * Instant::DAY,
            Self::Invitation | Self::Disown | Self::Question | Self::Stop | Self::StopMailbox | Self::StopAll | Self::StopDesk => {
                365 * Instant::DAY
            }
            Self::Signature(LinkPurpose::Manage) | Self::Mailbox | Self::WholeMailbox | Self::Data => Instant::DAY,
            Self::Reset | Self::Join => Instant::HOUR,
            Self::EndSessions => 7 * Instant::DAY,
            Self::SignIn | Self::StepUp => 10 * 60 * Instant::SECOND,
            Self::StopExport => 5 * Instant::DAY,
        }
    }

    /// Whether the row's serial is in it: a successful POST spends such a link, or an organiser takes it back.
    const fn is_spent_by_use(self) -> bool {
        !matches!(
            self,
            Self::Signature(LinkPurpose::View | LinkPurpose::Confirm | LinkPurpose::Reaffirm | LinkPurpose::Notice)
                | Self::Disown
                | Self::Question
                | Self::StopExport
                | Self::Stop
                | Self::StopMailbox
                | Self::Mailbox
                | Self::Data
                | Self::StopAll
                | Self::StopDesk
                | Self::WholeMailbox
                | Self::Message
        )
    }
}

/// How many characters a token has.
const LENGTH: usize = 55;
/// How many characters a token has that carries something.
const CARRYING: usize = 120;
/// What the purpose of one that carries something makes it begin with.
const CARRIES: char = 'H';
/// How many bytes a token has, and how many more where it carries something.
const BYTES: (usize, usize) = (41, 49);

/// The token in what somebody followed: a full stop, a bracket or a letter that slipped in around it is no part of it.
pub fn whole_link(text: &str) -> &str {
    let ours = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let text = text.trim_start_matches(|c| !ours(c));
    let length = if text.starts_with(CARRIES) { CARRYING } else { LENGTH };
    let end = text.find(|c| !ours(c)).unwrap_or(text.len()).min(length);
    text.get(..end).unwrap_or_default()
}

/// Whether a link leads into an account: organisers follow those, and nobody else.
pub fn is_for_an_account(text: &str) -> bool {
    Claim::parse(text).is_ok_and(|claim| {
        matches!(claim.purpose, Purpose::Reset | Purpose::Join | Purpose::SignIn | Purpose::EndSessions | Purpose::StepUp)
    })
}

/// Whether a link is about a signature.
pub fn is_for_a_signature(text: &str) -> bool {
    Claim::parse(text).is_ok_and(|claim| matches!(claim.purpose, Purpose::Signature(_)))
}

/// What a link needs once its row is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    /// The letter.
    pub(crate) letter: Uuid,
    /// The keyed hash of the mailbox that the mail went to.
    pub(crate) mailbox: [u8; 32],
    /// The language of the mail.
    pub(crate) locale: Locale,
}

impl Carried {
    /// Of a letter and the hash of a mailbox.
    pub(crate) fn of(letter: Uuid, mailbox: &[u8], locale: Locale) -> Result<Self, Error> {
        let mailbox = mailbox.try_into().map_err(|_| Error::Internal("a mailbox's hash has another length".to_owned()))?;
        Ok(Self { letter, mailbox, locale })
    }

    fn to_bytes(&self) -> Vec<u8> {
        let locale = Locale::ALL.iter().position(|one| *one == self.locale).and_then(|place| u8::try_from(place).ok());
        [&self.letter.as_bytes()[..], &self.mailbox, &[locale.unwrap_or(0)]].concat()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (letter, rest) = bytes.split_at_checked(16)?;
        let (mailbox, locale) = rest.split_at_checked(32)?;
        let locale = Locale::ALL.get(usize::from(*locale.first()?)).copied().unwrap_or_default();
        Some(Self { letter: Uuid::from_slice(letter).ok()?, mailbox: mailbox.try_into().ok()?, locale })
    }
}

/// A token's parts, not yet believed.
pub(crate) struct Claim {
    pub(crate) purpose: Purpose,
    pub(crate) row: Uuid,
    end: i64,
    authenticator: [u8; 16],
    /// What it carries, where its purpose needs that.
    pub(crate) carried: Option<Carried>,
}

impl Claim {
    /// Takes a token apart.
    ///
    /// # Errors
    /// [`Error::LinkCut`] where a part of it is missing, [`Error::Link`] where it is none of ours.
    pub(crate) fn parse(token: &str) -> Result<Self, Error> {
        let token = whole_link(token);
        let carries = token.starts_with(CARRIES);
        let (length, size) = if carries { (CARRYING, BYTES.0 + BYTES.1) } else { (LENGTH, BYTES.0) };
        let fault = || if token.len() < length { Error::LinkCut } else { Error::Link };
        let bytes = Base64UrlUnpadded::decode_vec(token).map_err(|_| fault())?;
        if bytes.len() != size {
            return Err(fault());
        }
        let part = |from: usize, to: usize| &bytes[from..to];
        Ok(Self {
            purpose: Purpose::from_byte(bytes[0]).ok_or(Error::Link)?,
            row: Uuid::from_slice(part(1, 17)).map_err(|_| Error::Link)?,
            end: i64::from_be_bytes(part(17, 25).try_into().map_err(|_| Error::Link)?),
            authenticator: part(25, 41).try_into().map_err(|_| Error::Link)?,
            carried: if carries { Some(Carried::parse(&bytes[BYTES.0..]).ok_or(Error::Link)?) } else { None },
        })
    }

    /// Until when a link shows what it is about, after it entitles to nothing else any more; of a sensitive letter a week.
    pub(crate) fn shown_until(&self, sensitive: bool) -> Instant {
        let life = self.purpose.life();
        let made = Instant(self.end.saturating_sub(life));
        made.plus(if sensitive { 7 * Instant::DAY } else { life.max(Purpose::Signature(LinkPurpose::View).life()) })
    }
}

impl Service {
    /// Makes a token for a row with this serial, good from an instant on.
    pub(crate) fn make_token(&self, purpose: Purpose, row: Uuid, serial: i64, from: Instant) -> String {
        let end = from.plus(purpose.life()).0;
        let authenticator = self.authenticators(purpose, row, serial, end)[0];
        Base64UrlUnpadded::encode_string(&[&[purpose.byte()][..], row.as_bytes(), &end.to_be_bytes(), &authenticator].concat())
    }

    /// Makes a token for a row that may be gone when it comes back.
    pub(crate) fn make_carrying_token(&self, purpose: Purpose, row: Uuid, from: Instant, carried: &Carried) -> String {
        let end = from.plus(purpose.life()).0;
        let (authenticator, carried) = (self.carrying(purpose, row, end, carried)[0], carried.to_bytes());
        Base64UrlUnpadded::encode_string(&[&[purpose.byte()][..], row.as_bytes(), &end.to_be_bytes(), &authenticator, &carried].concat())
    }

    /// Believes a claim about a row with this serial, or refuses it.
    ///
    /// # Errors
    /// [`Error::LinkExpired`] where it was good once, [`Error::Link`] where it is forged or spent.
    pub(crate) fn check_claim(&self, claim: &Claim, serial: i64) -> Result<(), Error> {
        match (self.is_ours(claim, serial), self.now().0 < claim.end) {
            (true, true) => Ok(()),
            (true, false) => Err(Error::LinkExpired),
            (false, _) => Err(Error::Link),
        }
    }

    /// Believes a claim that ends what somebody else may have done. Such a way out works for ever; what it is about is
    /// shown only until [`Claim::shown_until`].
    ///
    /// # Errors
    /// [`Error::Link`] where it is forged.
    pub(crate) fn check_way_out(&self, claim: &Claim) -> Result<(), Error> {
        if self.is_ours(claim, 0) { Ok(()) } else { Err(Error::Link) }
    }

    /// Whether we made this claim for a row with this serial, whenever that was.
    pub(crate) fn is_ours(&self, claim: &Claim, serial: i64) -> bool {
        let (purpose, row, end) = (claim.purpose, claim.row, claim.end);
        let ours = match &claim.carried {
            Some(carried) => self.carrying(purpose, row, end, carried),
            None => self.authenticators(purpose, row, serial, end),
        };
        // Links of before had the serial in all of it.
        let before = if purpose.is_spent_by_use() { self.authenticators_of(purpose, row, Some(serial), end) } else { Vec::new() };
        ours.into_iter().chain(before).any(|one| one.ct_eq(&claim.authenticator).into())
    }

    /// Whether we made this claim, for a row that has this serial now, or had an earlier one.
    pub(crate) fn was_ours(&self, claim: &Claim, serial: i64) -> bool {
        if !claim.purpose.is_spent_by_use() {
            return self.is_ours(claim, serial);
        }
        let ever = self.authenticators_of(claim.purpose, claim.row, None, claim.end);
        let half = |one: &[u8; 16]| bool::from(one[..8].ct_eq(&claim.authenticator[..8]));
        // Links of before are looked for among the last serials of that time.
        ever.iter().any(half) || (0..=serial).rev().take(16).any(|serial| self.is_ours(claim, serial))
    }

    /// By every key that there was, the newest first.
    fn authenticators(&self, purpose: Purpose, row: Uuid, serial: i64, end: i64) -> Vec<[u8; 16]> {
        if !purpose.is_spent_by_use() {
            return self.authenticators_of(purpose, row, Some(0), end);
        }
        let (ever, now) = (self.authenticators_of(purpose, row, None, end), self.authenticators_of(purpose, row, Some(serial), end));
        let halves = |(ever, now): ([u8; 16], [u8; 16])| -> [u8; 16] {
            std::array::from_fn(|place| if place < 8 { ever[place] } else { now[place] })
        };
        ever.into_iter().zip(now).map(halves).collect()
    }

    /// Of a link that carries something: it is in all of the authenticator.
    fn carrying(&self, purpose: Purpose, row: Uuid, end: i64, carried: &Carried) -> Vec<[u8; 16]> {
        let macs = self.keys().links(&[&[purpose.byte()], row.as_bytes(), &end.to_be_bytes(), &carried.to_bytes()]);
        macs.into_iter().map(|mac| std::array::from_fn(|place| mac[place])).collect()
    }

    fn authenticators_of(&self, purpose: Purpose, row: Uuid, serial: Option<i64>, end: i64) -> Vec<[u8; 16]> {
        let serial = serial.map(i64::to_be_bytes);
        let serial = serial.as_ref().map_or(&[][..], |bytes| &bytes[..]);
        let macs = self.keys().links(&[&[purpose.byte()], row.as_bytes(), &end.to_be_bytes(), serial]);
        macs.into_iter().map(|mac| std::array::from_fn(|place| mac[place])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_slips_in_around_a_link_is_no_part_of_it() {
        let token = "A".repeat(LENGTH);
        for typed in ["", ".", ">", ")", "x", "\u{200f}", "/", " and more", "…"] {
            assert_eq!(whole_link(&format!("{token}{typed}")), token, "{typed:?}");
        }
        assert_eq!(whole_link(&format!("<{token}>")), token);
        assert!(matches!(Claim::parse(&token[1..]), Err(Error::LinkCut)));
        assert!(matches!(Claim::parse(&token), Err(Error::Link)));
        assert!(matches!(Claim::parse(""), Err(Error::LinkCut)));
    }
}
