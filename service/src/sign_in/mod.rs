//! Signing in: with a password, a passkey alone, or a link from the mailbox.
//!
//! Wrong passwords are counted by account and network, so that a stranger's guesses refuse nobody else's right password;
//! devices that signed in before are counted apart. An attempt counts before its password is looked at, and is taken back
//! when it was right: of many at once none gets by. Addresses without an account are treated alike.

pub(crate) mod devices;
pub(crate) mod link;
pub(crate) mod passkey;

use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    data_steps::Data,
    entities::{account, session},
    failures::{Counter, Kind},
    hashing::Asker,
    password, second_factor,
    security::Alert,
    sessions::insert_session,
    writer::{Command, Tx},
};
use devices::Device;
use domain::{
    activity::Act,
    email::Email,
    failures::{ACCOUNT_FAILURES, ACCOUNT_WINDOW, wait_after},
    ids::AccountId,
    security::SecurityEvent,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The network that a request comes from, as hashes whose key is in memory alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// One household's or office's: attempts are counted by it.
    pub narrow: u64,
    /// One provider's or customer's of many: no such network takes more than its share of the machine.
    pub wide: u64,
}

/// What asks to be signed in.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// Where it is.
    pub network: Network,
    /// Its cookie of a device that signed in before, whether or not it is one of ours.
    pub device: Option<String>,
    /// What it calls itself, in a word or two ([`domain::security::browser_name`]).
    pub agent: String,
}

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session's token, for a cookie.
    pub token: String,
    /// Whether it waits for the second factor; nobody is signed in by it before.
    pub waits: bool,
    /// The device's token, for a long-lived cookie.
    pub device: Option<String>,
}

/// The one answer to a wrong password and to an unknown address.
fn refused() -> Error {
    Error::field("", "error-sign-in")
}

impl Service {
    /// The account of an address.
    pub(crate) async fn account_of(&self, email: &Email) -> Result<Option<account::Model>, Error> {
        let Ok(canonical) = email.canonical() else { return Ok(None) };
        let hmac = self.keys().address(&canonical);
        Ok(account::Entity::find().filter(account::Column::EmailHmac.eq(hmac)).one(self.read()).await?)
    }

    /// As [`Service::sign_in_from`], for anyone who is at this machine: answers the session's token.
    ///
    /// # Errors
    /// As [`Service::sign_in_from`].
    pub async fn sign_in(&self, email: &Email, password: &str) -> Result<String, Error> {
        Ok(self.sign_in_from(email, password, &Browser::default()).await?.token)
    }

    /// Signs in with a password. Unknown address and wrong password are answered alike, in text and in time.
    ///
    /// # Errors
    /// On the whole form `error-sign-in`, `error-sign-in-closed` after too many wrong passwords from everywhere, or
    /// `error-sign-in-restored` until a new password is chosen after a restore; `Wait` after too many from here; `Busy`.
    pub async fn sign_in_from(&self, email: &Email, password: &str, browser: &Browser) -> Result<SignedIn, Error> {
        let address = self.keys().address(&email.canonical().map_err(|_| refused())?);
        let account = self.account_of(email).await?;
        let known = match &account {
            Some(account) => devices::known(self.read(), account.id, browser, self.now()).await?.map(|row| row.id),
            None => None,
        };
        let attempt = Attempt { address, known, network: browser.network };
        let told = account.as_ref().map(|account| (account.id, self.alert(SecurityEvent::WrongPasswords)));
        self.submit(Begin { attempt: attempt.clone(), told, now: self.now() }).await?.into_result(self.now())?;
        let (account, verified, renewed) = match self.verify(account, password, attempt.asker()).await {
            Err(Error::Busy) => {
                self.submit(TakeBack { attempt, now: self.now() }).await?;
                return Err(Error::Busy);
            }
            verified => verified?,
        };
        if self.must_prove_mailbox(account).await? {
            self.submit(Right { attempt, now: self.now() }).await?;
            return Err(Error::field("", "error-sign-in-restored"));
        }
        let waits = second_factor::stands(self.read(), account).await?;
        let (token, session) = self.new_session(account, waits, browser);
        let (device, cookie) = self.device(browser).await?;
        self.submit(ByPassword { attempt, verified, renewed, session, device, now: self.now() }).await?;
        Ok(SignedIn { token, waits, device: (!waits).then_some(cookie) })
    }

    /// Whether an account chooses a new password from its mailbox first, since the instance was restored from a backup.
    async fn must_prove_mailbox(&self, account: Uuid) -> Result<bool, Error> {
        Ok(account::Entity::find_by_id(account).one(self.read()).await?.is_some_and(|row| row.prove_mailbox))
    }

    /// Makes sure that this is the actor's password, counted by their session: answers the stored hash.
    ///
    /// # Errors
    /// `error-password-wrong` on the field; `Wait`, `Busy`.
    pub(crate) async fn prove_password(&self, actor: &Actor, password: &str, field: &str) -> Result<String, Error> {
        let account = account::Entity::find_by_id(actor.account.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let attempt = Attempt { address: account.email_hmac.clone(), known: Some(actor.session.0), network: Network::default() };
        self.submit(Begin { attempt: attempt.clone(), told: None, now: self.now() }).await?.into_result(self.now())?;
        match self.verify(Some(account), password, Asker::Known(actor.account.0)).await {
            Ok((_, verified, _)) => {
                self.submit(Right { attempt, now: self.now() }).await?;
                Ok(verified)
            }
            Err(Error::Fields(_)) => Err(Error::field(field, "error-password-wrong")),
            Err(error) => {
                self.submit(TakeBack { attempt, now: self.now() }).await?;
                Err(error)
            }
        }
    }

    /// The account, the stored hash that the password belongs to, and one made again where that is outdated.
    async fn verify(&self, account: Option<account::Model>, password: &str, asker: Asker) -> Result<(Uuid, String, Option<String>), Error> {
        let stored = account.as_ref().and_then(|account| account.password.clone());
        let (typed, service, hash) = (password.to_owned(), self.clone(), stored.clone());
        let work = move || {
            let (right, outdated) = match &hash {
                Some(hash) => password::verify(&typed, hash)?,
                None => password::verify_nothing(&typed)?,
            };
            let renewed = if right && outdated { Some(password::hash(&typed, service.rng())?) } else { None };
            Ok((right, renewed))
        };
        let (right, renewed) = self.hashing().run(asker, work).await?;
        match (account, stored) {
            (Some(account), Some(hash)) if right => Ok((account.id, hash, renewed)),
            _ => Err(refused()),
        }
    }
}

/// One try of a password, and where it is counted.
#[derive(Clone)]
struct Attempt {
    address: Vec<u8>,
    known: Option<Uuid>,
    network: Network,
}

impl Attempt {
    fn asker(&self) -> Asker {
        self.known.map_or(Asker::Network(self.network.wide), Asker::Known)
    }

    fn lane(&self) -> Vec<u8> {
        self.known.map_or_else(|| self.network.narrow.to_be_bytes().to_vec(), |id| id.as_bytes().to_vec())
    }

    fn counter<'a>(&'a self, lane: &'a [u8]) -> Counter<'a> {
        Counter { kind: Kind::Password, subject: &self.address, lane, window: ACCOUNT_WINDOW }
    }

    /// It was right: those before it from there are forgotten.
    async fn forgive(&self, tx: &Tx, now: Instant) -> Result<(), Error> {
        self.counter(&self.lane()).forget(tx).await?;
        self.counter(&[]).take_back(tx, now).await
    }

    /// As if it had not been.
    async fn take_back(&self, tx: &Tx, now: Instant) -> Result<(), Error> {
        self.counter(&self.lane()).take_back(tx, now).await?;
        self.counter(&[]).take_back(tx, now).await
    }
}

/// Whether an attempt is taken.
enum Begun {
    Taken,
    /// Not before this instant.
    Waits(i64),
    /// Only from known devices today.
    Closed,
}

impl Begun {
    fn into_result(self, now: Instant) -> Result<(), Error> {
        match self {
            Self::Taken => Ok(()),
            Self::Waits(until) => Err(Error::wait_until(Instant(until), now)),
            Self::Closed => Err(Error::field("", "error-sign-in-closed")),
        }
    }
}

/// Counts an attempt, unless it comes too early.
struct Begin {
    attempt: Attempt,
    /// The account, if there is one, and what its owner is told once the password is closed.
    told: Option<(Uuid, Alert)>,
    now: Instant,
}

impl Command for Begin {
    type Answer = Begun;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Begun, Error> {
        let (lane, all) = (self.attempt.lane(), self.attempt.counter(&[]));
        let own = self.attempt.counter(&lane);
        if self.attempt.known.is_none() && all.standing(tx, self.now).await?.failures >= ACCOUNT_FAILURES {
            return Ok(Begun::Closed);
        }
        let standing = own.standing(tx, self.now).await?;
        if standing.not_before > self.now.0 {
            return Ok(Begun::Waits(standing.not_before));
        }
        own.add(tx, self.now, wait_after).await?;
        let failures = all.add(tx, self.now, |_| 0).await?.failures;
        if let (Some((account, alert)), ACCOUNT_FAILURES) = (&self.told, failures) {
            alert.raise(tx, *account).await?;
        }
        Ok(Begun::Taken)
    }
}

/// Takes an attempt back that nobody had time to look at.
struct TakeBack {
    attempt: Attempt,
    now: Instant,
}

impl Command for TakeBack {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        self.attempt.take_back(tx, self.now).await
    }
}

/// Notes that a password was right.
struct Right {
    attempt: Attempt,
    now: Instant,
}

impl Command for Right {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        self.attempt.forgive(tx, self.now).await
    }
}

/// Begins a session after a right password.
struct ByPassword {
    attempt: Attempt,
    verified: String,
    renewed: Option<String>,
    session: session::Model,
    device: Device,
    now: Instant,
}

impl Command for ByPassword {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let account = self.session.account_id;
        let row = account::Entity::find_by_id(account).one(tx).await?.ok_or_else(refused)?;
        // Changed meanwhile: anyone who knew the old one does not come in after a reset.
        if row.password.as_ref() != Some(&self.verified) {
            return Err(refused());
        }
        if let Some(hash) = &self.renewed {
            account::ActiveModel { id: Set(account), password: Set(Some(hash.clone())), ..Default::default() }.update(tx).await?;
        }
        self.attempt.forgive(tx, self.now).await?;
        begin(tx, &self.session, &self.device, self.now).await
    }
}

/// Stores a session; one that waits for nothing makes the device a known one, and is noted, and told where it is new.
pub(crate) async fn begin(tx: &Tx, session: &session::Model, device: &Device, now: Instant) -> Result<(), Error> {
    insert_session(tx, session).await?;
    if session.waiting {
        return Ok(());
    }
    if device.remember(tx, session.account_id, now).await? {
        device.alert(&session.agent).raise(tx, session.account_id).await?;
    }
    note_everywhere(tx, AccountId(session.account_id), Act::SignedIn, now).await
}
