//! Sessions of organisers: being known by a token, signing out.

use crate::{
    Browser, Error, Service,
    data_steps::Data,
    entities::{account, session},
    second_factor,
    writer::{Command, Tx},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{
    email::Email,
    ids::{AccountId, SessionId},
    locale::Locale,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a session lasts, in microseconds: 14 days.
const SESSION_LIFE: i64 = 14 * Instant::DAY;

/// How long a session lives without being used, in microseconds: a weekend.
pub(crate) const IDLE_LIFE: i64 = 3 * Instant::DAY;
/// How exactly it is known when a session was used, in microseconds.
const SEEN_EVERY: i64 = 10 * 60 * Instant::SECOND;

/// How long a session waits for a code, in microseconds: 10 minutes.
const WAITING_LIFE: i64 = 10 * 60 * Instant::SECOND;

/// How long the token before still works after a session got a new one, in microseconds: a second click on a slow line
/// comes with it.
pub(crate) const OVERLAP: i64 = 30 * Instant::SECOND;

/// How many sessions an account has at most.
const SESSIONS: u64 = 50;

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
    /// When this session last gave it, or opened a link from the mailbox.
    pub asked_at: Option<Instant>,
    /// The coalitions that require one, and whose time of grace is over.
    pub overdue: Vec<Uuid>,
}

impl Service {
    /// A session to be stored, with its token. One that waits for a code does so for a few minutes.
    pub(crate) fn new_session(&self, account: Uuid, waiting: bool, browser: &Browser) -> (String, session::Model) {
        let token = self.new_token();
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
            seen_at: now.0,
            agent: browser.agent.clone(),
            previous_hash: None,
            renewed_at: None,
        };
        (token, session)
    }

    pub(crate) fn new_token(&self) -> String {
        let mut secret = [0; 32];
        self.rng().fill(&mut secret);
        Base64UrlUnpadded::encode_string(&secret)
    }

    /// Who is signed in with this token. With the one before, which still works for a moment, nobody has just proven who
    /// they are: a copy of it gains nothing by what its owner proves.
    ///
    /// # Errors
    /// The database's.
    pub async fn actor(&self, token: &str) -> Result<Option<Actor>, Error> {
        let hash = token_hash(token);
        let found = session::Entity::find()
            .filter(has_token(&hash, self.now()))
            .filter(session::Column::Waiting.eq(false))
            .filter(session::Column::ExpiresAt.gt(self.now().0))
            .filter(session::Column::SeenAt.gt(self.now().0 - IDLE_LIFE))
            .one(self.read())
            .await?;
        let Some(session) = found else { return Ok(None) };
        if self.now().0 - session.seen_at >= SEEN_EVERY {
            // Where nothing can be written just now, it is noted with the next request.
            let _ = self.submit(Seen { session: session.id, now: self.now() }).await;
        }
        let account = account::Entity::find_by_id(session.account_id).one(self.read()).await?;
        let second_factor = second_factor::stands(self.read(), session.account_id).await?;
        let overdue = if second_factor { Vec::new() } else { self.overdue(session.account_id).await? };
        Ok(account.map(|account| Actor {
            account: AccountId(account.id),
            name: account.name,
            locale: Locale::from_tag(&account.locale).unwrap_or_default(),
            session: SessionId(session.id),
            second_factor,
            asked_at: session.second_at.filter(|_| session.token_hash == hash).map(Instant),
            overdue,
        }))
    }

    /// Ends every session of an account, or of all, from the command line; answers how many.
    ///
    /// # Errors
    /// `NotFound` where no account has the address; the database's.
    pub async fn end_sessions_of(&self, email: Option<&Email>) -> Result<u64, Error> {
        let account = match email {
            Some(email) => Some(self.account_of(email).await?.ok_or(Error::NotFound)?.id),
            None => None,
        };
        self.submit(EndAll { account }).await
    }

    /// Ends this browser's session.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out(&self, actor: &Actor) -> Result<(), Error> {
        self.submit(EndSessions { account: actor.account.0, only: Some(actor.session.0) }).await
    }
}

struct EndAll {
    account: Option<Uuid>,
}

impl Command for EndAll {
    type Answer = u64;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        let mut delete = session::Entity::delete_many();
        if let Some(account) = self.account {
            delete = delete.filter(session::Column::AccountId.eq(account));
        }
        Ok(delete.exec(tx).await?.rows_affected)
    }
}

/// How a token is stored.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A session of this token, or of the one before, which still works for a moment.
fn has_token(hash: &[u8], now: Instant) -> Condition {
    let before = session::Column::PreviousHash.eq(hash).and(session::Column::RenewedAt.gt(now.0 - OVERLAP));
    Condition::any().add(session::Column::TokenHash.eq(hash)).add(before)
}

/// Gives a session a new token (ASVS 7.2.4). Of several within a moment, the one that it had at first goes on working.
pub(crate) async fn renew(tx: &Tx, id: Uuid, token: &str, now: Instant) -> Result<(), Error> {
    let row = session::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotSignedIn)?;
    let (previous, since) = match row.renewed_at.filter(|at| now.0 - at < OVERLAP) {
        Some(at) => (row.previous_hash, at),
        None => (Some(row.token_hash), now.0),
    };
    let renewed = session::ActiveModel {
        id: Set(id),
        token_hash: Set(token_hash(token)),
        previous_hash: Set(previous),
        renewed_at: Set(Some(since)),
        ..Default::default()
    };
    renewed.update(tx).await?;
    Ok(())
}

/// Gives a session a new token and ends the one before at once: a copy of it is worth nothing once a factor was added or
/// the password changed.
pub(crate) async fn replace_token(tx: &Tx, id: Uuid, token: &str) -> Result<(), Error> {
    let replaced = session::ActiveModel {
        id: Set(id),
        token_hash: Set(token_hash(token)),
        previous_hash: Set(None),
        renewed_at: Set(None),
        ..Default::default()
    };
    match replaced.update(tx).await {
        Err(sea_orm::DbErr::RecordNotUpdated) => Err(Error::NotSignedIn),
        other => Ok(other.map(drop)?),
    }
}

/// Stores a session. Of an account's many the oldest end.
pub(crate) async fn insert_session(tx: &Tx, session: &session::Model) -> Result<(), Error> {
    let own = session::Entity::find().filter(session::Column::AccountId.eq(session.account_id));
    let older = own.order_by_desc(session::Column::CreatedAt).offset(SESSIONS - 1).limit(u64::from(u16::MAX)).all(tx).await?;
    if !older.is_empty() {
        let ids = older.iter().map(|row| row.id);
        session::Entity::delete_many().filter(session::Column::Id.is_in(ids)).exec(tx).await?;
    }
    session::Entity::insert(session.clone().into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes that a session was used.
struct Seen {
    session: Uuid,
    now: Instant,
}

impl Command for Seen {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let own = session::Entity::update_many().filter(session::Column::Id.eq(self.session));
        own.col_expr(session::Column::SeenAt, Expr::value(self.now.0)).exec(tx).await?;
        Ok(())
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
