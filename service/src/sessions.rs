//! Sessions of organisers: signing in with the password, being known by a token, signing out.

use crate::{
    Error, Service,
    accounts::{SetPassword, note_everywhere},
    data_steps::Data,
    entities::{account, session},
    password, second_factor,
    writer::{Command, Tx},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{
    activity::Act,
    email::Email,
    ids::{AccountId, SessionId},
    locale::Locale,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use uuid::Uuid;

/// How long a session lasts, in microseconds: 14 days.
const SESSION_LIFE: i64 = 14 * Instant::DAY;

/// How long a session waits for a code, in microseconds: 10 minutes.
const WAITING_LIFE: i64 = 10 * 60 * Instant::SECOND;

/// An organiser who is signed in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// Its language.
    pub locale: Locale,
    /// This browser's session.
    pub session: SessionId,
    /// Whether the account has a second factor.
    pub second_factor: bool,
    /// When this session last gave it.
    pub asked_at: Option<Instant>,
}

/// A hash that no password has, so that an unknown address takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    // A fixed salt does no harm: nothing is protected by this hash.
    struct Fixed;
    impl crate::Rng for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }
    password::hash("nobody", &Fixed).ok()
});

impl Service {
    /// Signs in and answers the session's token, for a cookie. Unknown address and wrong password are answered alike,
    /// in text and in time. Where the account has a second factor, the session waits for it
    /// ([`Service::awaits_second_factor`]), and nobody is signed in by it before.
    ///
    /// # Errors
    /// `error-sign-in` on the whole form.
    pub async fn sign_in(&self, email: &Email, password: &str) -> Result<String, Error> {
        let refused = || Error::field("", "error-sign-in");
        let hmac = self.keys().address(&email.canonical().map_err(|_| refused())?);
        let account = account::Entity::find().filter(account::Column::EmailHmac.eq(hmac)).one(self.read()).await?;
        let stored = account.as_ref().and_then(|account| account.password.clone());
        let typed = password.to_owned();
        let (known, hash) = (stored.is_some(), stored.or_else(|| NOBODY.clone()).unwrap_or_default());
        let (right, outdated) = tokio::task::spawn_blocking(move || password::verify(&typed, &hash))
            .await
            .map_err(|error| Error::Internal(error.to_string()))??;
        let account = account.filter(|_| known && right).ok_or_else(refused)?;
        if outdated {
            let hash = self.hash_password(password).await?;
            self.submit(SetPassword { account: account.id, hash, end_sessions: false }).await?;
        }
        let waits = second_factor::stands(self.read(), account.id).await?;
        let (token, session) = self.new_session(account.id, waits);
        self.submit(StartSession(session)).await?;
        Ok(token)
    }

    /// A session to be stored, with its token. One that waits for a code does so for a few minutes.
    pub(crate) fn new_session(&self, account: Uuid, waiting: bool) -> (String, session::Model) {
        let mut secret = [0; 32];
        self.rng().fill(&mut secret);
        let token = Base64UrlUnpadded::encode_string(&secret);
        let now = self.now();
        let life = if waiting { WAITING_LIFE } else { SESSION_LIFE };
        let session = session::Model {
            id: self.new_id(),
            account_id: account,
            token_hash: token_hash(&token),
            created_at: now.0,
            expires_at: now.plus(life).0,
            waiting,
            second_at: None,
        };
        (token, session)
    }

    /// Who is signed in with this token.
    ///
    /// # Errors
    /// The database's.
    pub async fn actor(&self, token: &str) -> Result<Option<Actor>, Error> {
        let found = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token_hash(token)))
            .filter(session::Column::Waiting.eq(false))
            .filter(session::Column::ExpiresAt.gt(self.now().0))
            .one(self.read())
            .await?;
        let Some(session) = found else { return Ok(None) };
        let account = account::Entity::find_by_id(session.account_id).one(self.read()).await?;
        let second_factor = second_factor::stands(self.read(), session.account_id).await?;
        Ok(account.map(|account| Actor {
            account: AccountId(account.id),
            name: account.name,
            locale: Locale::from_tag(&account.locale).unwrap_or_default(),
            session: SessionId(session.id),
            second_factor,
            asked_at: session.second_at.map(Instant),
        }))
    }

    /// Ends this browser's session.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out(&self, actor: &Actor) -> Result<(), Error> {
        self.submit(EndSessions { account: actor.account.0, only: Some(actor.session.0) }).await
    }

    /// Ends all sessions of the account.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), Error> {
        self.submit(EndSessions { account: actor.account.0, only: None }).await
    }
}

/// How a token is stored.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

struct StartSession(session::Model);

impl Command for StartSession {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        session::Entity::insert(self.0.clone().into_active_model()).exec_without_returning(tx).await?;
        if self.0.waiting {
            return Ok(());
        }
        note_everywhere(tx, AccountId(self.0.account_id), Act::SignedIn, Instant(self.0.created_at)).await
    }
}

pub(crate) struct EndSessions {
    pub(crate) account: Uuid,
    pub(crate) only: Option<Uuid>,
}

impl Command for EndSessions {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let mut delete = session::Entity::delete_many().filter(session::Column::AccountId.eq(self.account));
        if let Some(only) = self.only {
            delete = delete.filter(session::Column::Id.eq(only));
        }
        delete.exec(tx).await?;
        Ok(())
    }
}
