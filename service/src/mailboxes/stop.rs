//! "Stop these emails", for a letter or for the whole instance, and allowing them again: without signing in.
//!
//! The link of a mail that others caused stops mails about its own letter, at once and permanently. Mails get forwarded: what
//! reaches further, as the link of a mail about no letter does, or takes a stop back, asks the mailbox itself, by a mail with a
//! link that does it.

use super::{Stops, Strangers, counted_alone, half};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{account, invitation, letter, mailbox_stop, message, signature},
    journal::Line,
    keys::MAIL_TO,
    outbox::{Kind, Queued},
    token::{Carried, Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{email::Email, ids::PublicId, locale::Locale, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// How far a stop reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopScope {
    /// Mails about the letter that the link is about; where it is about none, all of them, and the mailbox is asked.
    Letter,
    /// All mails of this instance that others can cause.
    Instance,
}

/// What came of a wish to stop emails or to allow them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// It is so now.
    Done,
    /// The mailbox is asked by an email.
    Mailed,
    /// Its owner stopped them with a link that proved the mailbox, and only such a link lifts that.
    Kept,
}

/// How often a day stops of a mailbox are lifted. Each that is lifted and set anew is one more line of the journal, and this is no
/// way out.
const LIFTED: usize = 5;
/// For how long one more wish to lift them waits, in seconds.
const LATER: u64 = 60 * 60;

/// The most mails a day in which a mailbox is asked. The link of the last works for a day.
const ASKED: usize = 3;

/// A mailbox, as the link in one of its mails tells.
pub(super) struct Mailbox {
    pub(super) id: PublicId,
    pub(super) hmac: Vec<u8>,
    /// The letter that the mail was about, if any.
    pub(super) letter: Option<letter::Model>,
    /// The language of the mail, where a row tells.
    pub(super) locale: Option<String>,
    /// The signature that the mail was about; nothing where it was an invitation.
    pub(super) signature: Option<signature::Model>,
    /// Whether the link shows everything that waits for it, on whatever letter.
    pub(super) whole: bool,
    /// Whether the link still shows what it is about.
    pub(super) shown: bool,
    /// Whether who holds the link reads the mailbox.
    pub(super) proven: bool,
    /// The row that a mail to it is about; nothing where its address has ended.
    pub(super) mailed: Option<Subject>,
}

/// What a mail to a mailbox is about: a signature, or an invitation, or nothing that has an address of its own.
pub(super) enum Subject {
    Signature(Uuid),
    Invitation(Uuid),
    Address(Email),
}

impl Mailbox {
    pub(super) async fn stops(&self, service: &Service) -> Result<Stops, Error> {
        Stops::of(service.read(), std::slice::from_ref(&self.hmac)).await
    }
}

impl Service {
    /// Stops mails to the mailbox that a link went to: at once those about its letter; all of them where the link proves the
    /// mailbox, which is asked otherwise, as long as its address is known. What its owner causes, and what protects them, still comes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn stop_emails(&self, token: &str, scope: StopScope) -> Result<Wish, Error> {
        let mailbox = self.mailbox_of_link(token).await?;
        let letter = mailbox.letter.as_ref().filter(|_| scope == StopScope::Letter).map(|letter| letter.id);
        if letter.is_none() && !mailbox.proven && mailbox.mailed.is_some() {
            return self.ask_mailbox(mailbox).await;
        }
        self.submit(Stop { service: self.clone(), mailbox: mailbox.hmac, letter, proven: mailbox.proven, now: self.now() }).await?;
        Ok(Wish::Done)
    }

    /// Allows all mails to that mailbox again, where the link proves it; asks it otherwise. Where there is no address to ask
    /// any more, a link takes back what it can do itself, and no other stop.
    ///
    /// # Errors
    /// [`Error::Link`]; [`Error::Wait`] where it was wished too often today.
    pub async fn allow_emails(&self, token: &str) -> Result<Wish, Error> {
        let mailbox = self.mailbox_of_link(token).await?;
        if !mailbox.proven && mailbox.mailed.is_some() {
            return self.ask_mailbox(mailbox).await;
        }
        let letter = mailbox.letter.map(|letter| letter.id);
        self.submit(Allow { service: self.clone(), mailbox: mailbox.hmac, letter, whole: mailbox.proven, now: self.now() }).await
    }

    /// Asks for a link to everything that waits for the mailbox. Nothing is sent where its address is not known any more.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn ask_for_emails(&self, token: &str) -> Result<(), Error> {
        let mailbox = self.mailbox_of_link(token).await?;
        if !mailbox.proven && mailbox.mailed.is_some() {
            self.ask_mailbox(mailbox).await?;
        }
        Ok(())
    }

    /// Mails a link that proves the mailbox, so often a day. Who asked is answered alike.
    async fn ask_mailbox(&self, mailbox: Mailbox) -> Result<Wish, Error> {
        let Some(about) = mailbox.mailed else { return Err(Error::Link) };
        let locale = mailbox.locale.as_deref().and_then(Locale::from_tag).unwrap_or_default();
        let mail = Queued::new(self.new_id(), Kind::MailboxLink, locale, self.now());
        let mail = match about {
            Subject::Signature(id) => Queued { signature: Some(id), ..mail },
            Subject::Invitation(id) => Queued { invitation: Some(id), ..mail },
            Subject::Address(email) => {
                let to_sealed = self.keys().seal(self.rng(), MAIL_TO.of(mail.id), email.as_str().as_bytes())?;
                Queued { to_sealed: Some(to_sealed), subject: Uuid::from_slice(half(&mailbox.hmac)).ok(), ..mail }
            }
        };
        self.submit(Ask { mailbox: mailbox.hmac, mail, now: self.now() }).await?;
        Ok(Wish::Mailed)
    }

    /// Notes in the journal that a mailbox wants no more emails about a letter, or at all.
    pub(crate) async fn note_stop(&self, mailbox: &[u8], letter: Option<Uuid>) -> Result<(), Error> {
        self.journal().note(Line::Stopped { letter, mailbox: half(mailbox).to_vec(), at: self.now() }).await
    }

    /// The token with which mails to the mailbox of a signature or invitation are stopped, whether or not that is there
    /// still. People forward mails: it shows nothing of another letter.
    pub(crate) fn stop_token(&self, row: Uuid, from: Instant, carried: &Carried) -> Result<String, Error> {
        self.make_carrying_token(Purpose::StopMailbox, row, from, carried)
    }

    /// The same of a mail that is about no letter: to an account, or with a message. It stops all such mails, and asks the
    /// mailbox first while its row is there.
    pub(crate) fn stop_all_token(&self, row: Uuid, from: Instant, carried: &Carried) -> Result<String, Error> {
        self.make_carrying_token(Purpose::StopDesk, row, from, carried)
    }

    /// The token that shows everything that waits for the mailbox of a signature, for who holds the link that confirms it.
    pub(super) fn mailbox_token(&self, row: Uuid) -> String {
        self.make_token(Purpose::Mailbox, row, 0, self.now())
    }

    /// The language of the page that such a link leads to, and whether it shows nothing before a click.
    pub(crate) async fn locale_of_stop(&self, token: &str) -> Result<(Option<String>, bool), Error> {
        let Mailbox { locale, letter, .. } = self.mailbox_of_link(token).await?;
        Ok((locale, letter.is_some_and(|letter| letter.sensitive)))
    }

    pub(super) async fn mailbox_of_link(&self, token: &str) -> Result<Mailbox, Error> {
        let claim = Claim::parse(token)?;
        let whole = match claim.purpose {
            Purpose::Stop | Purpose::StopMailbox => false,
            Purpose::Mailbox => true,
            Purpose::StopAll | Purpose::StopDesk | Purpose::WholeMailbox => return self.mailbox_of_no_letter(claim).await,
            _ => return Err(Error::Link),
        };
        self.check_way_out(&claim)?;
        let id = PublicId(claim.row);
        let row = signature::Entity::find().filter(signature::Column::PublicId.eq(claim.row)).one(self.read()).await?;
        let (hmac, letter, locale, signature) = match (row, self.carried(&claim)) {
            (row, Some(carried)) => {
                let mailbox = carried.mailbox.to_vec();
                (mailbox, carried.letter, carried.locale.tag().to_owned(), row.filter(|row| row.letter_id == carried.letter))
            }
            (Some(row), None) => {
                let hmac = match self.open_private(&row)? {
                    Some(private) => self.mailbox_hmac(&Email::stored(&private.email))?,
                    // The address is erased; its hash stands as it was typed.
                    None => row.address_hmac.clone(),
                };
                (hmac, row.letter_id, row.locale.clone(), Some(row))
            }
            (None, None) => {
                let row = invitation::Entity::find().filter(invitation::Column::PublicId.eq(claim.row)).one(self.read()).await?;
                let row = row.ok_or(Error::Link)?;
                let private = self.open_invitation(&row)?;
                (self.mailbox_hmac(&Email::stored(&private.email))?, row.letter_id, row.locale, None)
            }
        };
        let letter = letter::Entity::find_by_id(letter).one(self.read()).await?.ok_or(Error::Link)?;
        let mailed = self.subject_of(claim.row, signature.as_ref(), &hmac).await?;
        let proven = whole && self.check_claim(&claim, 0).is_ok();
        let shown = self.now() < claim.shown_until(letter.sensitive) && (proven || !whole);
        Ok(Mailbox { id, hmac, letter: Some(letter), locale: Some(locale), signature, whole, shown, proven, mailed })
    }

    /// The mailbox of a mail that was about no letter.
    async fn mailbox_of_no_letter(&self, claim: Claim) -> Result<Mailbox, Error> {
        let proven = claim.purpose == Purpose::WholeMailbox;
        if proven {
            self.check_claim(&claim, 0)?
        } else {
            self.check_way_out(&claim)?
        }
        let id = PublicId(claim.row);
        let (hmac, locale, mailed) = match self.carried(&claim) {
            Some(carried) => {
                let mailed = self.address_of(claim.row, &carried.mailbox).await?.map(Subject::Address);
                (carried.mailbox.to_vec(), Some(carried.locale.tag().to_owned()), mailed)
            }
            None => (claim.row.as_bytes().to_vec(), None, None),
        };
        Ok(Mailbox { id, hmac, letter: None, locale, signature: None, whole: false, shown: false, proven, mailed })
    }

    /// The address of an account or message, as long as that is there and reaches this mailbox.
    async fn address_of(&self, row: Uuid, mailbox: &[u8]) -> Result<Option<Email>, Error> {
        let message = message::Entity::find_by_id(row).one(self.read()).await?;
        let email = match message {
            Some(message) => self.open_message(&message).ok().map(|private| Email::stored(&private.address)),
            None => {
                let account = account::Entity::find_by_id(row).one(self.read()).await?;
                account.and_then(|account| self.account_email(&account).ok())
            }
        };
        Ok(email.filter(|email| self.mailbox_hmac(email).is_ok_and(|reads| half(&reads) == half(mailbox))))
    }

    /// What a mail to this mailbox is about: the row that a link is about, as long as that has its address.
    async fn subject_of(&self, id: Uuid, signature: Option<&signature::Model>, mailbox: &[u8]) -> Result<Option<Subject>, Error> {
        let (subject, address) = match signature {
            Some(row) => (Subject::Signature(row.id), self.open_private(row).ok().flatten().map(|private| private.email)),
            None => {
                let row = invitation::Entity::find().filter(invitation::Column::PublicId.eq(id)).one(self.read()).await?;
                let Some(row) = row else { return Ok(None) };
                (Subject::Invitation(row.id), self.open_invitation(&row).ok().map(|private| private.email))
            }
        };
        let reads = address.filter(|address| !address.is_empty()).and_then(|address| self.mailbox_hmac(&Email::stored(&address)).ok());
        Ok(reads.is_some_and(|reads| half(&reads) == half(mailbox)).then_some(subject))
    }
}

struct Stop {
    service: Service,
    mailbox: Vec<u8>,
    letter: Option<Uuid>,
    /// Whether the link proved the mailbox.
    proven: bool,
    now: Instant,
}

impl Command for Stop {
    type Answer = ();

    /// What leads out goes on beside data steps.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        // One that stands is noted: a link that is followed thousands of times adds no line.
        if stands(tx, &self.mailbox, self.letter).await?.is_none() {
            self.service.note_stop(&self.mailbox, self.letter).await?;
        }
        stop(tx, &self.mailbox, self.letter, self.proven, self.now).await
    }
}

/// Stops mails about a letter to a mailbox that has proven itself: no link that goes round lifts it.
pub(crate) async fn stop_letter(tx: &Tx, mailbox: &[u8], letter: Uuid, now: Instant) -> Result<(), Error> {
    stop(tx, mailbox, Some(letter), true, now).await
}

/// One row stands for each stop; a second wish for it changes nothing, but that the mailbox is proven by now.
pub(crate) async fn stop(tx: &Tx, mailbox: &[u8], letter: Option<Uuid>, proven: bool, now: Instant) -> Result<(), Error> {
    match stands(tx, mailbox, letter).await? {
        Some(row) if proven && !row.proven => {
            let proven = mailbox_stop::ActiveModel { number: Set(row.number), proven: Set(true), ..Default::default() };
            proven.update(tx).await?;
        }
        Some(_) => {}
        None => {
            let row = mailbox_stop::ActiveModel {
                mailbox_hmac: Set(half(mailbox).to_vec()),
                letter_id: Set(letter),
                created_at: Set(now.0),
                proven: Set(proven),
                ..Default::default()
            };
            mailbox_stop::Entity::insert(row).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

/// The stop of mails about a letter to a mailbox, or of all of them.
async fn stands(tx: &Tx, mailbox: &[u8], letter: Option<Uuid>) -> Result<Option<mailbox_stop::Model>, Error> {
    use mailbox_stop::Column as C;
    let same = match letter {
        Some(letter) => C::LetterId.eq(letter),
        None => C::LetterId.is_null(),
    };
    Ok(mailbox_stop::Entity::find().filter(C::MailboxHmac.eq(half(mailbox).to_vec())).filter(same).one(tx).await?)
}

/// Asks a mailbox for what a link that goes round may not do.
struct Ask {
    mailbox: Vec<u8>,
    mail: Queued,
    now: Instant,
}

impl Command for Ask {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let counted = counted_alone(&self.mailbox, Kind::MailboxLink);
        let mut strangers = Strangers::of(tx, std::slice::from_ref(&counted), self.now).await?;
        if strangers.sent_today(&counted) >= ASKED {
            return Ok(());
        }
        strangers.count(&counted, true, self.now);
        strangers.store(tx).await?;
        self.mail.insert(tx).await
    }
}

struct Allow {
    service: Service,
    mailbox: Vec<u8>,
    letter: Option<Uuid>,
    /// Whether every stop is taken back, and not only those about this letter and about none.
    whole: bool,
    now: Instant,
}

impl Command for Allow {
    type Answer = Wish;

    /// What leads out goes on beside data steps.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Wish, Error> {
        let own = half(&self.mailbox).to_vec();
        let rows = mailbox_stop::Entity::find().filter(mailbox_stop::Column::MailboxHmac.eq(own.clone())).all(tx).await?;
        // A link that goes round takes back what such links can do, and nothing that the proven mailbox did.
        let reaches = |row: &mailbox_stop::Model| row.letter_id.is_none() || row.letter_id == self.letter;
        let (lifted, kept): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| self.whole || (reaches(row) && !row.proven));
        if !lifted.is_empty() {
            let counted = [half(&self.mailbox), b"lifted"].concat();
            let mut strangers = Strangers::of(tx, std::slice::from_ref(&counted), self.now).await?;
            if strangers.sent_today(&counted) >= LIFTED {
                return Err(Error::Wait(LATER));
            }
            strangers.count(&counted, true, self.now);
            strangers.store(tx).await?;
        }
        // The next start stops nothing that is allowed again.
        let letters: Vec<Option<Uuid>> = lifted.iter().map(|row| row.letter_id).collect();
        let taken_back =
            move |line: &Line| matches!(line, Line::Stopped { mailbox, letter, .. } if *mailbox == own && letters.contains(letter));
        self.service.journal().end_hashes(taken_back).await?;
        let numbers = lifted.iter().map(|row| row.number);
        mailbox_stop::Entity::delete_many().filter(mailbox_stop::Column::Number.is_in(numbers)).exec(tx).await?;
        Ok(if kept.iter().any(reaches) { Wish::Kept } else { Wish::Done })
    }
}
