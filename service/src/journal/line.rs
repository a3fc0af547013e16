//! The lines of the journal: what each says, and how it is written and read.

use crate::entities::signature;
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{role::Role, signature::RemovalReason, time::Instant};
use uuid::Uuid;

/// How many characters a hash has, or half of one.
const HASHES: [usize; 2] = [43, 22];
/// What is in the place of each character of a hash that has ended.
pub(super) const BLANK: u8 = b'*';

/// At whose wish a signature was erased. The public log does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The signatory's.
    Signatory,
    /// An organiser's.
    Host,
}

impl Wish {
    const fn code(self) -> &'static str {
        match self {
            Self::Signatory => "signatory",
            Self::Host => "host",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Signatory, Self::Host].into_iter().find(|wish| wish.code() == code)
    }
}

/// How a signature left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Departure {
    /// Its signatory withdrew it.
    Withdrawn,
    /// Its mailbox said "this was not me".
    Disowned,
    /// An organiser took it off.
    Removed(RemovalReason),
    /// Everything about it was deleted, at somebody's wish; the keyed hash keeps its mailbox from being asked again.
    Erased { wish: Wish, address_hash: Option<Vec<u8>> },
    /// What was listed until then is listed no more: it was corrected, or waits for somebody to look at it.
    Outdated(Instant),
    /// A contact of the organisation questioned it then.
    Questioned(Instant),
}

/// An address whose owner had its rows deleted, by the keyed hashes that those rows have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forgotten {
    /// Of the mailbox that it reaches, by which rows are found.
    pub(crate) mailbox: Vec<u8>,
    /// Of the address itself: others that reach the mailbox keep theirs.
    pub(crate) address: Vec<u8>,
    /// When. What was written of it later was written with its owner's knowledge, and stays.
    pub(crate) at: Instant,
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A signature of a letter left.
    Left { letter: Uuid, signature: Uuid, departure: Departure },
    /// A confidential letter was deleted, with all its signatures.
    LetterDeleted(Uuid),
    /// Invitations to an address, its entries in address books and its reports were deleted.
    ContactsForgotten(Forgotten),
    /// The mailbox of a deleted invitation is not asked again about its letter.
    Unasked { letter: Uuid, address_hash: Vec<u8> },
    /// An account was deleted.
    AccountDeleted(Uuid),
    /// An account lost access: what it was given later stays.
    Access { account: Uuid, lost: Lost, at: Instant },
    /// A mailbox, by half of its hash, wants no more emails that others cause, about a letter or at all.
    Stopped { letter: Option<Uuid>, mailbox: Vec<u8>, at: Instant },
    /// A letter was marked as sensitive.
    Sensitive { letter: Uuid, at: Instant },
    /// An invitation was taken back, or its links ended because its mailbox said "this was not me". One that is sent once more
    /// later stays.
    Uninvited { letter: Uuid, invitation: Uuid, how: Uninvited, at: Instant },
    /// One whose hash has ended, and with it what it told of.
    Ended,
}

/// How an invitation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Uninvited {
    /// An organiser took it back.
    Withdrawn,
    /// Its mailbox said that somebody else had used its link.
    Disowned,
}

impl Uninvited {
    const fn code(self) -> &'static str {
        match self {
            Self::Withdrawn => "uninvited",
            Self::Disowned => "disowned-link",
        }
    }
}

/// What an account lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// It is in the coalition no more.
    Membership(Uuid),
    /// It may do less in the coalition, in this role.
    Role(Uuid, Role),
    /// It reads the draft of the letter no more.
    Draft(Uuid),
}

impl Line {
    /// What is listed of this signature until now is listed no more.
    pub(crate) fn outdated(row: &signature::Model, now: Instant) -> Self {
        Self::Left { letter: row.letter_id, signature: row.id, departure: Departure::Outdated(now) }
    }

    /// A contact questioned this signature.
    pub(crate) fn questioned(row: &signature::Model, now: Instant) -> Self {
        Self::Left { letter: row.letter_id, signature: row.id, departure: Departure::Questioned(now) }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Left { letter, signature, departure } => {
                let (letter, signature) = (letter.simple(), signature.simple());
                match departure {
                    Departure::Withdrawn => format!("withdrawn {letter} {signature}\n"),
                    Departure::Disowned => format!("disowned {letter} {signature}\n"),
                    Departure::Removed(reason) => format!("removed {letter} {signature} {}\n", reason.code()),
                    Departure::Outdated(at) => format!("outdated {letter} {signature} {}\n", at.0),
                    Departure::Questioned(at) => format!("questioned {letter} {signature} {}\n", at.0),
                    Departure::Erased { wish, address_hash } => {
                        let hash = address_hash.as_deref().map_or_else(|| "-".to_owned(), hash_text);
                        format!("erased {letter} {signature} {} {hash}\n", wish.code())
                    }
                }
            }
            Self::LetterDeleted(letter) => format!("deleted {}\n", letter.simple()),
            Self::ContactsForgotten(Forgotten { mailbox, address, at }) => {
                format!("forgot-contacts {} {} {}\n", hash_text(mailbox), hash_text(address), at.0)
            }
            Self::Unasked { letter, address_hash } => format!("unasked {} {}\n", letter.simple(), hash_text(address_hash)),
            Self::AccountDeleted(account) => format!("forgot-account {}\n", account.simple()),
            Self::Access { account, lost, at } => {
                let (account, at) = (account.simple(), at.0);
                match lost {
                    Lost::Membership(coalition) => format!("left {} {account} {at}\n", coalition.simple()),
                    Lost::Role(coalition, role) => format!("role {} {account} {at} {}\n", coalition.simple(), role.code()),
                    Lost::Draft(letter) => format!("draft {} {account} {at}\n", letter.simple()),
                }
            }
            Self::Stopped { letter, mailbox, at } => {
                let letter = letter.map_or_else(|| "-".to_owned(), |letter| letter.simple().to_string());
                format!("stopped {letter} {} {}\n", hash_text(mailbox), at.0)
            }
            Self::Sensitive { letter, at } => format!("sensitive {} {}\n", letter.simple(), at.0),
            Self::Uninvited { letter, invitation, how, at } => {
                format!("{} {} {} {}\n", how.code(), letter.simple(), invitation.simple(), at.0)
            }
            Self::Ended => String::new(),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        let blank = char::from(BLANK);
        if kind != "erased" && text.contains(blank) {
            return Some(Self::Ended);
        }
        let mut next = || words.next();
        let line = match kind {
            "deleted" => Self::LetterDeleted(next()?.parse().ok()?),
            "forgot-account" => Self::AccountDeleted(next()?.parse().ok()?),
            "unasked" => Self::Unasked { letter: next()?.parse().ok()?, address_hash: hash(next()?)? },
            "forgot-contacts" => {
                let (mailbox, address) = (hash(next()?)?, hash(next()?)?);
                Self::ContactsForgotten(Forgotten { mailbox, address, at: Instant(next()?.parse().ok()?) })
            }
            "stopped" => {
                let letter = match next()? {
                    "-" => None,
                    letter => Some(letter.parse().ok()?),
                };
                Self::Stopped { letter, mailbox: hash(next()?)?, at: Instant(next()?.parse().ok()?) }
            }
            "sensitive" => Self::Sensitive { letter: next()?.parse().ok()?, at: Instant(next()?.parse().ok()?) },
            "uninvited" | "disowned-link" => {
                let how = if kind == "uninvited" { Uninvited::Withdrawn } else { Uninvited::Disowned };
                let (letter, invitation) = (next()?.parse().ok()?, next()?.parse().ok()?);
                Self::Uninvited { letter, invitation, how, at: Instant(next()?.parse().ok()?) }
            }
            "left" | "role" | "draft" => {
                let (of, account, at) = (next()?.parse().ok()?, next()?.parse().ok()?, Instant(next()?.parse().ok()?));
                let lost = match kind {
                    "left" => Lost::Membership(of),
                    "draft" => Lost::Draft(of),
                    _ => Lost::Role(of, Role::from_code(next()?)?),
                };
                Self::Access { account, lost, at }
            }
            _ => {
                let (letter, signature) = (next()?.parse().ok()?, next()?.parse().ok()?);
                let departure = match kind {
                    "withdrawn" => Departure::Withdrawn,
                    "disowned" => Departure::Disowned,
                    "outdated" => Departure::Outdated(Instant(next()?.parse().ok()?)),
                    "questioned" => Departure::Questioned(Instant(next()?.parse().ok()?)),
                    "removed" => Departure::Removed(RemovalReason::from_code(next()?)?),
                    "erased" => {
                        let wish = Wish::from_code(next()?)?;
                        let address_hash = match next()? {
                            "-" => None,
                            text if text.contains(blank) => None,
                            text => Some(hash(text)?),
                        };
                        Departure::Erased { wish, address_hash }
                    }
                    _ => return None,
                };
                Self::Left { letter, signature, departure }
            }
        };
        words.next().is_none().then_some(line)
    }
}

fn hash_text(hash: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(hash)
}

fn hash(text: &str) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(text).ok()
}

/// Where a hash is in lines: between these places. No other word has as many characters.
pub(super) fn hashes(text: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut end = 0;
    text.split(|byte| matches!(byte, b' ' | b'\n')).filter_map(move |word| {
        let start = end;
        end += word.len() + 1;
        HASHES.contains(&word.len()).then_some(start..start + word.len())
    })
}
