//! Asking for the second factor: after the password, and again before what cannot be undone.

use super::{Checked, confirmed};
use crate::{
    Actor, Error, Service,
    data_steps::Data,
    entities::session,
    sessions::{OVERLAP, renew, replace_token, token_hash},
    sign_in::{Browser, SignedIn, begin, devices::Device},
    writer::{Command, Tx},
};
use domain::{forms::second_factor::Given, ids::AccountId, shapes::second_factor::Ways, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// How long a second factor counts as just given, in microseconds: 10 minutes.
pub const FRESH: i64 = 10 * 60 * Instant::SECOND;

impl Service {
    /// Whether the session of this token has had its password and waits for the second factor.
    ///
    /// # Errors
    /// The database's.
    pub async fn awaits_second_factor(&self, token: &str) -> Result<bool, Error> {
        Ok(self.waiting_session(token).await?.is_some())
    }

    async fn waiting_session(&self, token: &str) -> Result<Option<session::Model>, Error> {
        let waiting = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token_hash(token)))
            .filter(session::Column::Waiting.eq(true))
            .filter(session::Column::ExpiresAt.gt(self.now().0));
        Ok(waiting.one(self.read()).await?)
    }

    /// What ends signing in for the session of this token; nothing where none waits. A passkey gets a new challenge.
    ///
    /// # Errors
    /// The database's.
    pub async fn ways_to_sign_in(&self, token: &str) -> Result<Option<Ways>, Error> {
        match self.waiting_session(token).await? {
            Some(session) => self.ways(session.account_id, session.id).await.map(Some),
            None => Ok(None),
        }
    }

    /// What the actor can give to be asked again. A passkey gets a new challenge.
    ///
    /// # Errors
    /// The database's.
    pub async fn ways_to_ask_again(&self, actor: &Actor) -> Result<Ways, Error> {
        self.ways(actor.account.0, actor.session.0).await
    }

    async fn ways(&self, account: Uuid, session: Uuid) -> Result<Ways, Error> {
        let app = confirmed(self.read(), account).await?.is_some();
        Ok(Ways { app, passkey: self.ask_for_passkey(account, session).await? })
    }

    /// Ends signing in: the waiting session is replaced by a full one.
    ///
    /// # Errors
    /// `error-code` on `code` or `error-passkey` on `passkey`, whatever is wrong with it; `NotSignedIn` where no session waits.
    pub async fn sign_in_with(&self, token: &str, given: &Given, browser: &Browser) -> Result<SignedIn, Error> {
        let waiting = self.waiting_session(token).await?.ok_or(Error::NotSignedIn)?;
        let checked = self.checked(waiting.account_id, waiting.id, given).await?;
        let refused = checked.refused();
        let (token, session) = self.new_session(waiting.account_id, false, browser);
        let (device, cookie) = self.device(browser).await?;
        let passed = self.submit(Pass { waiting: waiting.id, session, checked, device, now: self.now() }).await?;
        if passed { Ok(SignedIn { token, waits: false, device: Some(cookie) }) } else { Err(refused) }
    }

    /// Notes that the actor gave their second factor just now; answers the session's new token.
    ///
    /// # Errors
    /// `error-code` on `code`, `error-passkey` on `passkey`.
    pub async fn ask_again(&self, actor: &Actor, given: &Given) -> Result<String, Error> {
        let checked = self.checked(actor.account.0, actor.session.0, given).await?;
        let refused = checked.refused();
        let token = self.new_token();
        let again = Again { account: actor.account, session: actor.session.0, checked, token: token.clone(), now: self.now() };
        if self.submit(again).await? { Ok(token) } else { Err(refused) }
    }
}

/// Notes in a session that the second factor was given. Its token changes with that: [`renew`] or [`replace_token`].
async fn mark(tx: &Tx, session: Uuid, now: Instant) -> Result<(), Error> {
    let own = session::Entity::update_many().filter(session::Column::Id.eq(session));
    own.col_expr(session::Column::SecondAt, Expr::value(now.0)).exec(tx).await?;
    Ok(())
}

/// Notes in a session that a second factor was added just now, under a new token.
pub(super) async fn mark_added(tx: &Tx, session: Uuid, token: &str, now: Instant) -> Result<(), Error> {
    mark(tx, session, now).await?;
    replace_token(tx, session, token).await
}

/// Ends the account's sessions but one: those of before never gave a second factor.
pub(super) async fn end_other_sessions(tx: &Tx, account: Uuid, session: Uuid) -> Result<(), Error> {
    let others = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    others.filter(session::Column::Id.ne(session)).exec(tx).await?;
    Ok(())
}

struct Pass {
    waiting: Uuid,
    session: session::Model,
    checked: Checked,
    device: Device,
    now: Instant,
}

impl Command for Pass {
    type Answer = bool;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        if !self.checked.take(tx, self.session.account_id, self.now).await? {
            return Ok(false);
        }
        if session::Entity::delete_by_id(self.waiting).exec(tx).await?.rows_affected != 1 {
            return Err(Error::NotSignedIn);
        }
        let session = session::Model { second_at: Some(self.now.0), ..self.session.clone() };
        begin(tx, &session, &self.device, self.now).await?;
        Ok(true)
    }
}

struct Again {
    account: AccountId,
    session: Uuid,
    checked: Checked,
    token: String,
    now: Instant,
}

impl Command for Again {
    type Answer = bool;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let taken = self.is_repeated(tx).await? || self.checked.take(tx, self.account.0, self.now).await?;
        if taken {
            mark(tx, self.session, self.now).await?;
            renew(tx, self.session, &self.token, self.now).await?;
        }
        Ok(taken)
    }
}

impl Again {
    /// Whether the code that this session gave a moment ago is given once more: a second click finds done what it asks for.
    async fn is_repeated(&self, tx: &Tx) -> Result<bool, Error> {
        let Some(step) = self.checked.step() else { return Ok(false) };
        let session = session::Entity::find_by_id(self.session).one(tx).await?.ok_or(Error::NotSignedIn)?;
        let just_given = session.renewed_at.is_some_and(|at| self.now.0 - at < OVERLAP);
        Ok(just_given && confirmed(tx, self.account.0).await?.is_some_and(|row| row.last_step == step))
    }
}
