//! Links in mails: derived by HMAC when a mail is rendered, checked when they come back, stored nowhere.
//!
//! A token is base64url of: purpose (1 byte), row (16), end (8, microseconds, big-endian), authenticator (16, the first
//! half of an HMAC-SHA256 over purpose, row and end). Of a link that its use spends, half of the authenticator has the row's
//! serial in it too: raising the serial spends all links made before, and the other half says for ever that it was ours.
//!
//! A link that outlives its row carries what it needs of it ([`Carried`]) in place of the authenticator, sealed: nonce (12),
//! ciphertext (49), tag (16). So the links in two mails of one letter have nothing in common by which somebody who reads many
//! mailboxes finds all of them.

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
    /// "This was not us", of a signature that somebody at the organisation's domain made: made by earlier releases.
    Question,
    /// The same. It carries the signature's identifier in place of a letter's: nothing in it is in a link to the signatory, or
    /// to another contact.
    NotUs,
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
            Self::NotUs => 30,
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
            30 => Self::NotUs,
            _ => return None,
        })
    }

    /// How long a link is good, in microseconds.
    pub(crate) const fn life(self) -> i64 {
        match self {
            Self::Signature(LinkPurpose::Confirm | LinkPurpose::Reaffirm | LinkPurpose::Notice) => 30 * Instant::DAY,
            // It shows what a signature says: shorter than it takes for mails to be forgotten in other people's archives.
            Self::Signature(LinkPurpose::View) | Self::Message => 180 * Instant::DAY,
            Self::Invitation
            | Self::Disown
            | Self::Question
            | Self::NotUs
            | Self::Stop
            | Self::StopMailbox
            | Self::StopAll
            | Self::StopDesk => 365 * Instant::DAY,
            Self::Signature(LinkPurpose::Manage) | Self::Mailbox | Self::WholeMailbox | Self::Data => Instant::DAY,
            Self::Reset | Self::Join => Instant::HOUR,
            Self::EndSessions => 7 * Instant::DAY,
            Self::SignIn | Self::StepUp => 10 * 60 * Instant::SECOND,
            Self::StopExport => 5 * Instant::DAY,
        }
    }

    /// When a link ends that is made then, in microseconds. One that is good for days ends with an hour: the mails that were
    /// caused in one moment, as all those about one letter, have no instant in common that others have not.
    const fn end(self, from: Instant) -> i64 {
        let end = from.plus(self.life()).0;
        if self.life() < Instant::DAY { end } else { (end / Instant::HOUR).saturating_add(1).saturating_mul(Instant::HOUR) }
    }

    /// When a link was made at the earliest that ends then.
    const fn made(self, end: i64) -> Instant {
        let hour = if self.life() < Instant::DAY { 0 } else { Instant::HOUR };
        Instant(end.saturating_sub(self.life()).saturating_sub(hour))
    }

    /// Whether the row's serial is in it: a successful POST spends such a link, or an organiser takes it back.
    const fn is_spent_by_use(self) -> bool {
        !matches!(
            self,
            Self::Signature(LinkPurpose::View | LinkPurpose::Confirm | LinkPurpose::Reaffirm | LinkPurpose::Notice)
                | Self::Disown
                | Self::Question
                | Self::NotUs
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
const CARRYING: usize = 136;
/// How many a stop link had that earlier releases made, which carried it in the clear. A way out works permanently.
const OPEN: usize = 120;
/// What the purpose of one that carries something makes it begin with.
const CARRIES: char = 'H';
/// How many bytes a token has, and how many where it carries something, sealed or in the clear.
const BYTES: (usize, usize, usize) = (41, 102, 90);
/// How many bytes of it are purpose, row and end.
const HEAD: usize = 25;

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
    proof: Proof,
}

/// What shows that a token is ours.
enum Proof {
    /// An authenticator.
    Authenticator([u8; 16]),
    /// What it carries, sealed.
    Sealed(Vec<u8>),
    /// What it carries, in the clear, behind an authenticator of that too: of a stop link of earlier releases.
    Open([u8; 16], Vec<u8>),
}

impl Claim {
    /// Takes a token apart.
    ///
    /// # Errors
    /// [`Error::LinkCut`] where a part of it is missing, [`Error::Link`] where it is none of ours.
    pub(crate) fn parse(token: &str) -> Result<Self, Error> {
        let token = whole_link(token);
        let carries = token.starts_with(CARRIES);
        let open = carries && token.len() == OPEN;
        let (length, size) = match (carries, open) {
            (_, true) => (OPEN, BYTES.2),
            (true, false) => (CARRYING, BYTES.1),
            (false, false) => (LENGTH, BYTES.0),
        };
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
            proof: match part(HEAD, size) {
                rest if open => Proof::Open(rest[..16].try_into().map_err(|_| Error::Link)?, rest[16..].to_vec()),
                sealed if carries => Proof::Sealed(sealed.to_vec()),
                authenticator => Proof::Authenticator(authenticator.try_into().map_err(|_| Error::Link)?),
            },
        })
    }

    /// Until when a link shows what it is about, after it entitles to nothing else any more; of a sensitive letter a week.
    pub(crate) fn shown_until(&self, sensitive: bool) -> Instant {
        let life = self.purpose.life();
        Instant(self.end.saturating_sub(life)).plus(if sensitive {
            7 * Instant::DAY
        } else {
            life.max(Purpose::Signature(LinkPurpose::View).life())
        })
    }
}

impl Service {
    /// Makes a token for a row with this serial, good from an instant on.
    pub(crate) fn make_token(&self, purpose: Purpose, row: Uuid, serial: i64, from: Instant) -> String {
        let end = purpose.end(from);
        let authenticator = self.authenticators(purpose, row, serial, end)[0];
        Base64UrlUnpadded::encode_string(&[&head(purpose, row, end)[..], &authenticator].concat())
    }

    /// Makes a token for a row that may be gone when it comes back.
    ///
    /// # Errors
    /// A fault of ours.
    pub(crate) fn make_carrying_token(&self, purpose: Purpose, row: Uuid, from: Instant, carried: &Carried) -> Result<String, Error> {
        let head = head(purpose, row, purpose.end(from));
        let sealed = self.keys().seal_in_link(&head, &carried.to_bytes())?;
        Ok(Base64UrlUnpadded::encode_string(&[&head[..], &sealed].concat()))
    }

    /// What stands for the row in a link that carries it: the same in each link of one mailbox about it, and in no other.
    pub(crate) fn nameless_row(&self, carried: &Carried) -> Uuid {
        let macs = self.keys().links(self.now(), &[b"nameless", &carried.to_bytes()]);
        macs.first().and_then(|mac| mac.first_chunk::<16>()).map_or(Uuid::nil(), |start| Uuid::from_bytes(*start))
    }

    /// What a claim carries; nothing where that is not ours, or it carries nothing.
    pub(crate) fn carried(&self, claim: &Claim) -> Option<Carried> {
        let (made, head) = (claim.purpose.made(claim.end), head(claim.purpose, claim.row, claim.end));
        match &claim.proof {
            Proof::Authenticator(_) => None,
            Proof::Sealed(sealed) => Carried::parse(&self.keys().open_in_link(made, &head, sealed)?),
            Proof::Open(authenticator, carried) => {
                let stops = matches!(claim.purpose, Purpose::StopMailbox | Purpose::StopDesk);
                let macs = self.keys().links(made, &[&head[..1], &head[1..17], &head[17..], carried]);
                let ours = macs.iter().any(|mac| bool::from(mac[..16].ct_eq(authenticator)));
                if stops && ours { Carried::parse(carried) } else { None }
            }
        }
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
        match &claim.proof {
            _ if self.is_ours(claim, 0) => Ok(()),
            // As many characters are left of one that was cut.
            Proof::Open(..) => Err(Error::LinkCut),
            _ => Err(Error::Link),
        }
    }

    /// Whether we made this claim for a row with this serial, whenever that was.
    pub(crate) fn is_ours(&self, claim: &Claim, serial: i64) -> bool {
        let (purpose, row, end) = (claim.purpose, claim.row, claim.end);
        let Proof::Authenticator(authenticator) = &claim.proof else { return self.carried(claim).is_some() };
        let ours = self.authenticators(purpose, row, serial, end);
        // Links of before had the serial in all of it.
        let before = if purpose.is_spent_by_use() { self.authenticators_of(purpose, row, Some(serial), end) } else { Vec::new() };
        ours.into_iter().chain(before).any(|one| one.ct_eq(authenticator).into())
    }

    /// Whether we made this claim, for a row that has this serial now, or had an earlier one.
    pub(crate) fn was_ours(&self, claim: &Claim, serial: i64) -> bool {
        let Proof::Authenticator(authenticator) = &claim.proof else { return self.is_ours(claim, serial) };
        if !claim.purpose.is_spent_by_use() {
            return self.is_ours(claim, serial);
        }
        let ever = self.authenticators_of(claim.purpose, claim.row, None, claim.end);
        let half = |one: &[u8; 16]| bool::from(one[..8].ct_eq(&authenticator[..8]));
        // Links of before are looked for among the last serials of that time.
        ever.iter().any(half) || (0..=serial).rev().take(16).any(|serial| self.is_ours(claim, serial))
    }

    /// By every key that may have made it, the newest first.
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

    fn authenticators_of(&self, purpose: Purpose, row: Uuid, serial: Option<i64>, end: i64) -> Vec<[u8; 16]> {
        let serial = serial.map(i64::to_be_bytes);
        let serial = serial.as_ref().map_or(&[][..], |bytes| &bytes[..]);
        let macs = self.keys().links(purpose.made(end), &[&[purpose.byte()], row.as_bytes(), &end.to_be_bytes(), serial]);
        macs.into_iter().map(|mac| std::array::from_fn(|place| mac[place])).collect()
    }
}

/// What a token begins with.
fn head(purpose: Purpose, row: Uuid, end: i64) -> [u8; HEAD] {
    let mut head = [purpose.byte(); HEAD];
    head[1..17].copy_from_slice(row.as_bytes());
    head[17..].copy_from_slice(&end.to_be_bytes());
    head
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, RootKey, Rotation, Settings, SystemRng, rotate_root_key};
    use std::sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    };

    struct Moved(AtomicI64);

    impl Clock for Moved {
        fn now(&self) -> Instant {
            Instant(self.0.load(Ordering::SeqCst))
        }
    }

    /// An instance whose root key is rotated at an instant, and another one that has the key of before.
    struct Rotated {
        clock: Arc<Moved>,
        service: Service,
        thief: Service,
        _folder: tempfile::TempDir,
    }

    impl Rotated {
        const AT: Instant = Instant(1_795_521_600 * Instant::SECOND);

        async fn new(stolen: bool) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let clock = Arc::new(Moved(AtomicI64::new(Self::AT.0)));
            let settings = |name: &str, root_key: RootKey| Settings {
                database_url: format!("sqlite://{}?mode=rwc", folder.path().join(format!("{name}.sqlite")).display()),
                key_folder: folder.path().join(name),
                root_key,
                base_url: "http://127.0.0.1:3000".to_owned(),
                demonstration: true,
                witnesses: None,
            };
            let (own, copy) = (settings("own", RootKey::Folder), folder.path().join("copy.key"));
            let service = Service::open(own.clone(), clock.clone(), Arc::new(SystemRng)).await.unwrap();
            std::fs::copy(own.key_folder.join("root.key"), &copy).unwrap();
            let thiefs = settings("thief", RootKey::File(copy));
            let thief = Service::open(thiefs, clock.clone(), Arc::new(SystemRng)).await.unwrap();
            rotate_root_key(&own, Rotation { to: None, stolen, now: Self::AT }, &SystemRng).unwrap();
            assert!(service.keys().refresh().unwrap());
            Self { clock, service, thief, _folder: folder }
        }

        fn pass(&self, time: i64) {
            self.clock.0.fetch_add(time, Ordering::SeqCst);
        }

        /// A link of each purpose that the thief makes, as if it was made then.
        fn forged(&self, from: Instant) -> Vec<Claim> {
            let carried = Carried::of(Uuid::nil(), &[7; 32], Locale::En).unwrap();
            let purposes = (0..=u8::MAX).filter_map(Purpose::from_byte);
            let token = |purpose| match purpose {
                Purpose::StopMailbox | Purpose::StopDesk | Purpose::NotUs => {
                    self.thief.make_carrying_token(purpose, Uuid::nil(), from, &carried).unwrap()
                }
                _ => self.thief.make_token(purpose, Uuid::nil(), 0, from),
            };
            purposes.map(|purpose| Claim::parse(&token(purpose)).unwrap()).collect()
        }
    }

    #[tokio::test]
    async fn links_of_one_letter_have_nothing_in_common() {
        let w = Rotated::new(false).await;
        let link = |letter: u128, mailbox: u8, after: i64| {
            let carried = Carried::of(Uuid::from_u128(letter), &[mailbox; 32], Locale::En).unwrap();
            let (row, at) = (w.service.new_public_id().0, Rotated::AT.plus(after));
            let token = w.service.make_carrying_token(Purpose::StopMailbox, row, at, &carried).unwrap();
            assert_eq!(token.len(), CARRYING);
            let claim = Claim::parse(&token).unwrap();
            assert_eq!(w.service.carried(&claim), Some(carried), "it is read back");
            assert!(w.service.check_way_out(&claim).is_ok() && !claim.row.is_nil());
            let changed = token
                .char_indices()
                .map(|(place, c)| format!("{}{}{}", &token[..place], if c == 'A' { 'B' } else { 'A' }, &token[place + 1..]));
            assert!(changed.filter_map(|one| Claim::parse(&one).ok()).all(|one| w.service.check_way_out(&one).is_err()));
            token
        };
        // Where the hour is, which all links of one hour have; a character beside it may be the same by chance.
        let hour = 21..=30;
        let common = |one: &str, two: &str| {
            let places = (0..one.len() - 4).filter(|place| two.contains(&one[*place..*place + 5]));
            places.filter(|place| !hour.contains(place)).collect::<Vec<usize>>()
        };
        let one = link(7, 1, 0);
        for other in [link(7, 2, 0), link(7, 1, 0), link(8, 1, 0), link(8, 3, Instant::HOUR / 2), link(7, 2, 200 * Instant::DAY)] {
            assert_eq!(common(&one, &other), [0; 0]);
        }
    }

    #[tokio::test]
    async fn an_old_key_makes_no_new_links() {
        let w = Rotated::new(false).await;
        w.pass(Instant::HOUR);
        let forged = w.forged(w.service.now());
        assert_eq!(forged.len(), 23, "a link of each purpose");
        for claim in forged {
            let purpose = claim.purpose;
            assert!(w.thief.check_claim(&claim, 0).is_ok(), "{purpose:?}: the test forges nothing");
            assert!(matches!(w.service.check_claim(&claim, 0), Err(Error::Link)), "{purpose:?}");
            assert!(w.service.check_way_out(&claim).is_err() && !w.service.was_ours(&claim, 0), "{purpose:?}");
        }
    }

    #[tokio::test]
    async fn an_old_links_life_goes_on_after_a_rotation_and_a_way_out_for_ever() {
        let w = Rotated::new(false).await;
        let before = w.forged(Rotated::AT);
        for claim in &before {
            assert!(w.service.check_claim(claim, 0).is_ok(), "{:?}", claim.purpose);
        }
        w.pass(366 * Instant::DAY);
        for claim in &before {
            // Whatever a thief dates back, it has ended.
            assert!(matches!(w.service.check_claim(claim, 0), Err(Error::LinkExpired)), "{:?}", claim.purpose);
            assert!(w.service.check_way_out(claim).is_ok());
        }
    }

    #[tokio::test]
    async fn a_stolen_key_checks_no_link() {
        let w = Rotated::new(true).await;
        for claim in w.forged(Rotated::AT) {
            assert!(w.service.check_way_out(&claim).is_err() && !w.service.was_ours(&claim, 0), "{:?}", claim.purpose);
        }
        let kept = w.thief.seal_for_browser("x").unwrap();
        assert_eq!(w.service.open_from_browser(&kept), None, "nor what a browser brings");
        let kept = w.service.seal_for_browser("x").unwrap();
        assert_eq!(w.service.open_from_browser(&kept).as_deref(), Some("x"));
    }

    #[tokio::test]
    async fn a_stop_link_of_an_earlier_release_leads_out_still() {
        let w = Rotated::new(false).await;
        let carried = Carried::of(Uuid::from_u128(5), &[7; 32], Locale::Ar).unwrap();
        let made = |purpose: Purpose, from: Instant| {
            let (head, carried) = (head(purpose, Uuid::from_u128(9), from.plus(purpose.life()).0), carried.to_bytes());
            let mac = w.thief.keys().links(from, &[&head[..1], &head[1..17], &head[17..], &carried])[0];
            Base64UrlUnpadded::encode_string(&[&head[..], &mac[..16], &carried].concat())
        };
        let before = Rotated::AT.plus(-Instant::HOUR);
        for purpose in [Purpose::StopMailbox, Purpose::StopDesk] {
            let claim = Claim::parse(&made(purpose, before)).unwrap();
            assert!(w.service.check_way_out(&claim).is_ok() && w.service.carried(&claim).as_ref() == Some(&carried));
            let dated = Claim::parse(&made(purpose, Rotated::AT.plus(2 * Instant::HOUR))).unwrap();
            assert!(w.service.check_way_out(&dated).is_err(), "an old key makes no new ones");
        }
        let other = Claim::parse(&made(Purpose::NotUs, before)).unwrap();
        assert!(w.service.check_way_out(&other).is_err(), "of stops alone");
        let mut bytes = Base64UrlUnpadded::decode_vec(&made(Purpose::StopMailbox, before)).unwrap();
        bytes[50] ^= 1;
        let forged = Claim::parse(&Base64UrlUnpadded::encode_string(&bytes)).unwrap();
        assert!(matches!(w.service.check_way_out(&forged), Err(Error::LinkCut)));
    }

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
