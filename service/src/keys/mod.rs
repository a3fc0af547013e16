//! Keys: secrets that are kept outside the database, and what is derived from them.
//!
//! The root key ([`ring`], kept in a [`place`]) is one key of 32 bytes or several, with numbers. Every use has a key of its
//! own, derived by HMAC-SHA256 with the use's name. The newest seals, makes links and encrypts the embedded database; the
//! older ones open what they sealed and check the links that they made while they were the newest, unless they were stolen.
//! Keyed hashes, by which rows are found, and the fingerprint, by which the database knows its keys, are made with the first.

mod columns;
mod host;
mod passphrase;
mod place;
mod reseal;
mod ring;

pub(crate) use columns::{
    ACCOUNT_EMAIL, ANSWER, CONTACTS, DATA_REQUEST, INVITATION, KEPT_FILE, MAIL_TO, MEMBER, MESSAGE, NETWORKS, REPORT, SECOND_FACTOR,
    SIGNATURE, Sealed, UPLOAD,
};
pub use host::{Rotation, make_root_key, move_root_key, rotate_root_key};
pub use place::{Passphrase, RootKey};

use crate::{Error, Rng, Settings, journal::Seal};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead, KeyInit as _, Payload},
};
use domain::{email::Email, error::ValueError, time::Instant};
use hmac::{Hmac, Mac};
use place::Place;
use ring::{Key, Ring};
use sha2::{Digest, Sha256};
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicBool, AtomicU8, Ordering},
};

/// Keys in use.
pub(crate) struct Keys {
    place: Place,
    /// Made with the first key, and permanent.
    fingerprint: String,
    address: [u8; 32],
    recovery: [u8; 32],
    names: [u8; 32],
    erased: [u8; 32],
    contacts: [u8; 32],
    posted: [u8; 32],
    journal: [u8; 32],
    /// What may change while the process runs.
    current: RwLock<Arc<Current>>,
    /// How often the rows are still to be looked through for what an older key sealed.
    passes: AtomicU8,
    bound: AtomicBool,
}

/// What a value begins with that is bound to its place. No key has this number.
const BOUND: u8 = 0;
/// How often that is done after each rotation.
const PASSES: u8 = 3;
/// How long a process that runs may go on with the key before, until it reads the root key once more.
const TAKING_UP: i64 = 5 * 60 * Instant::SECOND;

/// The root key as it was read last.
struct Current {
    ring: Ring,
    /// Oldest first, and at least one.
    generations: Vec<Generation>,
}

/// What one key of the ring is used for.
struct Generation {
    id: u8,
    /// Until when it was the newest, where that is over and known.
    until: Option<Instant>,
    stolen: bool,
    token: [u8; 32],
    carried: ChaCha20Poly1305,
    contact: ChaCha20Poly1305,
    database: [u8; 32],
}

impl Keys {
    /// Reads the root key, or makes it where this is a first start.
    pub(crate) fn open(settings: &Settings, first_start: bool, rng: &dyn Rng) -> Result<Self, Error> {
        let (place, ring) = Place::open(settings, first_start, rng)?;
        let first = ring.first();
        let digest = Sha256::digest(derive(&first, "fingerprint"));
        Ok(Self {
            place,
            fingerprint: base16ct::lower::encode_string(&digest[..8]),
            address: derive(&first, "addresses"),
            recovery: derive(&first, "recovery codes"),
            names: derive(&first, "names of files"),
            erased: derive(&first, "erased addresses"),
            contacts: derive(&first, "contacts in forms"),
            posted: derive(&first, "posted forms"),
            journal: derive(&first, "journal"),
            current: RwLock::new(Arc::new(Current::of(ring))),
            passes: AtomicU8::new(PASSES),
            bound: AtomicBool::new(false),
        })
    }

    /// Tells keys apart without betraying them: SHA-256 of a derived value, 16 hexadecimal digits.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The keyed hash of a canonical address, for constraints and look-ups.
    pub(crate) fn address(&self, canonical: &str) -> Vec<u8> {
        mac(&self.address, &[canonical.as_bytes()]).to_vec()
    }

    /// The keyed hash of the mailbox that an address reaches: tags and dots tell nobody apart.
    ///
    /// # Errors
    /// `error-email` where it reaches none.
    pub(crate) fn mailbox(&self, email: &Email) -> Result<Vec<u8>, ValueError> {
        Ok(self.address(&email.mailbox()?))
    }

    /// The keyed hash of a mailbox that is not asked again about a letter, as one of this kind. Its key is of this use
    /// alone, and the letter is in it: it reveals nothing of the same mailbox elsewhere.
    pub(crate) fn erased_address(&self, letter: uuid::Uuid, kind: &str, canonical: &str) -> Vec<u8> {
        mac(&self.erased, &[letter.as_bytes(), kind.as_bytes(), canonical.as_bytes()]).to_vec()
    }

    /// What a contact of an organisation is called in a form: nobody without the key tells the address from it.
    pub(crate) fn contact_id(&self, organisation: uuid::Uuid, address: &str) -> String {
        let mac = mac(&self.contacts, &[organisation.as_bytes(), address.as_bytes()]);
        base16ct::lower::encode_string(&mac[..12])
    }

    /// What seals the journal of departures.
    pub(crate) fn journal(&self) -> Seal {
        Seal::new(&self.fingerprint, &self.journal)
    }

    /// The keyed hash of a form that was posted.
    pub(crate) fn posted_form(&self, parts: &[&[u8]]) -> Vec<u8> {
        mac(&self.posted, parts).to_vec()
    }

    /// The keyed hash of an account's recovery code.
    pub(crate) fn recovery_code(&self, account: uuid::Uuid, code: &str) -> Vec<u8> {
        mac(&self.recovery, &[account.as_bytes(), code.as_bytes()]).to_vec()
    }

    /// The authenticators that a link may have that says when it was made, the newest key's first. A link that leads out
    /// leads out permanently, whatever key made it. But an older key, which somebody may have found in an old backup, makes no
    /// new ones: it counts for links of its own time, and one that was stolen for none.
    pub(crate) fn links(&self, made: Instant, parts: &[&[u8]]) -> Vec<[u8; 32]> {
        self.current().generations.iter().rev().filter(|one| one.made_links_at(made)).map(|one| mac(&one.token, parts)).collect()
    }

    /// Encrypts what a link carries, which begins with `head`: nonce, ciphertext with its tag. The nonce is made of both, so
    /// that a mail that is put together twice has one link.
    pub(crate) fn seal_in_link(&self, head: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
        let current = self.current();
        let key = current.newest();
        let mac = mac(&key.token, &[b"nonce", head, plain]);
        let nonce: [u8; 12] = std::array::from_fn(|place| mac[place]);
        let sealed = key.carried.encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: head });
        Ok([&nonce[..], &sealed.map_err(|_| Error::Internal("sealing failed".to_owned()))?].concat())
    }

    /// Decrypts what [`Keys::seal_in_link`] made, with a key that made links then.
    pub(crate) fn open_in_link(&self, made: Instant, head: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, msg) = sealed.split_at_checked(12)?;
        let nonce = Nonce::from(<[u8; 12]>::try_from(nonce).ok()?);
        let current = self.current();
        let mut keys = current.generations.iter().rev().filter(|one| one.made_links_at(made));
        keys.find_map(|one| one.carried.decrypt(&nonce, Payload { msg, aad: head }).ok())
    }

    /// The keys of the embedded database, the newest first.
    pub(crate) fn database(&self) -> Vec<DatabaseKey> {
        self.current().generations.iter().rev().map(|one| DatabaseKey(one.database)).collect()
    }

    /// The number of the key that seals.
    pub(crate) fn newest(&self) -> u8 {
        self.current().newest().id
    }

    /// Encrypts a value for the place that it is stored in: [`BOUND`], number of the key, nonce of 12 bytes, ciphertext with
    /// its tag.
    pub(crate) fn seal(&self, rng: &dyn Rng, at: Sealed, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let mut nonce = [0; 12];
        rng.fill(&mut nonce);
        let current = self.current();
        let key = current.newest();
        let payload = Payload { msg: plain, aad: &at.bytes() };
        let sealed = key.contact.encrypt(&Nonce::from(nonce), payload).map_err(|_| Error::Internal("sealing failed".to_owned()))?;
        Ok([&[BOUND, key.id][..], &nonce, &sealed].concat())
    }

    /// Decrypts what [`Keys::seal`] made for this place. A value from before they were bound to one begins with the number
    /// of its key, which is not 0; it is read until all of them have been sealed again.
    pub(crate) fn unseal(&self, at: Sealed, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let bad = || Error::Internal("a sealed value does not open in this place with this root key".to_owned());
        let (bound, rest) = match sealed {
            [BOUND, rest @ ..] => (true, rest),
            unbound => (false, unbound),
        };
        if !bound && self.is_bound() {
            return Err(bad());
        }
        let (head, ciphertext) = rest.split_at_checked(13).ok_or_else(bad)?;
        let nonce = <[u8; 12]>::try_from(&head[1..]).map_err(|_| bad())?;
        let current = self.knowing(head[0])?.ok_or_else(bad)?;
        let key = current.generations.iter().find(|one| one.id == head[0]).ok_or_else(bad)?;
        if key.stolen && at.is_held_by_browsers() {
            return Err(bad());
        }
        let aad = if bound { at.bytes() } else { Vec::new() };
        key.contact.decrypt(&Nonce::from(nonce), Payload { msg: ciphertext, aad: &aad }).map_err(|_| bad())
    }

    /// What a value begins with that is bound to its place and sealed with the newest key.
    pub(crate) fn head(&self) -> [u8; 2] {
        [BOUND, self.newest()]
    }

    /// Whether every stored value is bound to its place, so that none else is read.
    pub(crate) fn is_bound(&self) -> bool {
        self.bound.load(Ordering::SeqCst)
    }

    /// From now on no value is read that is not bound to its place.
    pub(crate) fn bind(&self) {
        self.bound.store(true, Ordering::SeqCst);
    }

    /// The keys among which is one of this number, read once more where another process has added it.
    fn knowing(&self, id: u8) -> Result<Option<Arc<Current>>, Error> {
        let knows = |current: &Current| current.generations.iter().any(|one| one.id == id);
        let current = self.current();
        if knows(&current) {
            return Ok(Some(current));
        }
        self.refresh()?;
        Ok(Some(self.current()).filter(|current| knows(current)))
    }

    /// Reads the root key once more; says whether it has changed.
    pub(crate) fn refresh(&self) -> Result<bool, Error> {
        let ring = self.place.read()?;
        if self.current().ring == ring {
            return Ok(false);
        }
        if ring.first() != self.current().ring.first() {
            return Err(Error::Unavailable(format!("{} is the root key of another instance", self.place.file().display())));
        }
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Current::of(ring));
        self.passes.store(PASSES, Ordering::SeqCst);
        Ok(true)
    }

    /// Whether the rows are to be looked through now.
    pub(crate) fn wants_resealing(&self) -> Result<bool, Error> {
        self.refresh()?;
        Ok(self.passes.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok())
    }

    fn current(&self) -> Arc<Current> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Current {
    fn of(ring: Ring) -> Self {
        let (mut generations, mut until) = (Vec::new(), None);
        for key in ring.keys().rev() {
            generations.push(Generation::of(key, until));
            // A key whose beginning nobody noted ends the one before it with its own end.
            until = key.since.or(until);
        }
        generations.reverse();
        Self { ring, generations }
    }

    fn newest(&self) -> &Generation {
        // A ring has a first key.
        &self.generations[self.generations.len() - 1]
    }
}

impl Generation {
    fn of(key: &Key, until: Option<Instant>) -> Self {
        let derive = |name| derive(&key.bytes, name);
        let cipher = |name| ChaCha20Poly1305::new(&derive(name).into());
        let (carried, contact) = (cipher("what links carry"), cipher("contact data"));
        Self { id: key.id, until, stolen: key.stolen, token: derive("links"), carried, contact, database: derive("database") }
    }

    /// Whether it may have made a link then.
    fn made_links_at(&self, made: Instant) -> bool {
        !self.stolen && self.until.is_none_or(|until| made.0 <= until.plus(TAKING_UP).0)
    }
}

/// What a list shows of a row's sealed value: nothing where that does not open or parse. The host is told which row it is;
/// the others are shown all the same.
pub(crate) fn readable<T>(what: &str, row: uuid::Uuid, opened: Result<T, Error>) -> Option<T> {
    opened.inspect_err(|error| tracing::error!(what, %row, %error, "what is sealed with a row cannot be read")).ok()
}

/// Seals what is kept in files beside the database.
pub(crate) struct Vault {
    keys: Arc<Keys>,
    rng: Arc<dyn Rng>,
}

impl Vault {
    pub(crate) fn new(keys: Arc<Keys>, rng: Arc<dyn Rng>) -> Self {
        Self { keys, rng }
    }

    /// Seals a file's bytes.
    pub(crate) fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        self.keys.seal(&*self.rng, Sealed::FILE, bytes)
    }

    /// Opens what [`Vault::seal`] made.
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        self.keys.unseal(Sealed::FILE, sealed)
    }

    /// Whether it was sealed with the newest key.
    pub(crate) fn is_newest(&self, sealed: &[u8]) -> bool {
        sealed.starts_with(&self.keys.head())
    }

    /// A file's name that reveals nothing without the root key.
    pub(crate) fn name(&self, text: &str) -> String {
        base16ct::lower::encode_string(&mac(&self.keys.names, &[text.as_bytes()])[..16])
    }
}

/// The key that the embedded database is encrypted with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// As SQLCipher takes a key that is no passphrase.
    pub(crate) fn raw(&self) -> String {
        format!("x'{}'", base16ct::lower::encode_string(&self.0))
    }
}

fn derive(root: &[u8; 32], name: &str) -> [u8; 32] {
    mac(root, &[b"undersigned/key/v1\0", name.as_bytes()])
}

/// HMAC-SHA256 over the parts, each after its length, so that no two lists of parts are one message.
pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // RFC 2104 pads a key to the hash's block with zeros; done here, no length can be wrong.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
