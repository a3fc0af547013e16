//! Asking for a code: after the password, and again before what cannot be undone.

use super::{Typed, refused};
use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    entities::session,
    sessions::token_hash,
    writer::{Command, Tx},
};
use domain::{activity::Act, forms::second_factor::Code, ids::AccountId, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// How long a code counts as just given, in microseconds: 10 minutes.
pub const FRESH: i64 = 10 * 60 * Instant::SECOND;

impl Service {
    /// Whether the session of this token has had its password and waits for a code.
    ///
    /// # Errors
    /// The database's.
    pub async fn awaits_code(&self, token: &str) -> Result<bool, Error> {
        Ok(self.waiting_session(token).await?.is_some())
    }

    async fn waiting_session(&self, token: &str) -> Result<Option<session::Model>, Error> {
        let waiting = session::Entity::find()
            .filter(session::Column::TokenHash.eq(token_hash(token)))
            .filter(session::Column::Waiting.eq(true))
            .filter(session::Column::ExpiresAt.gt(self.now().0));
        Ok(waiting.one(self.read()).await?)
    }

    /// Ends signing in with a code: the waiting session is replaced by a full one, whose token this answers.
    ///
    /// # Errors
    /// `error-code` on `code`, whatever is wrong with it; `NotSignedIn` where no session waits.
    pub async fn sign_in_with_code(&self, token: &str, code: &Code) -> Result<String, Error> {
        let waiting = self.waiting_session(token).await?.ok_or(Error::NotSignedIn)?;
        let typed = self.typed(waiting.account_id, code).await?;
        let (token, session) = self.new_session(waiting.account_id, false);
        let passed = self.submit(Pass { waiting: waiting.id, session, typed, now: self.now() }).await?;
        if passed { Ok(token) } else { Err(refused()) }
    }

    /// Notes that the actor gave a code just now.
    ///
    /// # Errors
    /// `error-code` on `code`.
    pub async fn ask_again(&self, actor: &Actor, code: &Code) -> Result<(), Error> {
        let typed = self.typed(actor.account.0, code).await?;
        let given = self.submit(Again { account: actor.account, session: actor.session.0, typed, now: self.now() }).await?;
        if given { Ok(()) } else { Err(refused()) }
    }
}

/// Notes in a session that a code was given.
pub(super) async fn mark(tx: &Tx, session: Uuid, now: Instant) -> Result<(), Error> {
    let own = session::Entity::update_many().filter(session::Column::Id.eq(session));
    own.col_expr(session::Column::SecondAt, Expr::value(now.0)).exec(tx).await?;
    Ok(())
}

/// Takes a code, and notes where it was one of the last resort.
async fn take(typed: &Typed, tx: &Tx, account: AccountId, now: Instant) -> Result<bool, Error> {
    let taken = typed.take(tx, account.0, now).await?;
    if taken && typed.recovery.is_some() {
        note_everywhere(tx, account, Act::RecoveryCodeUsed, now).await?;
    }
    Ok(taken)
}

struct Pass {
    waiting: Uuid,
    session: session::Model,
    typed: Typed,
    now: Instant,
}

impl Command for Pass {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let account = AccountId(self.session.account_id);
        if !take(&self.typed, tx, account, self.now).await? {
            return Ok(false);
        }
        if session::Entity::delete_by_id(self.waiting).exec(tx).await?.rows_affected != 1 {
            return Err(Error::NotSignedIn);
        }
        let session = session::Model { second_at: Some(self.now.0), ..self.session.clone() };
        session::Entity::insert(session.into_active_model()).exec_without_returning(tx).await?;
        note_everywhere(tx, account, Act::SignedIn, self.now).await?;
        Ok(true)
    }
}

struct Again {
    account: AccountId,
    session: Uuid,
    typed: Typed,
    now: Instant,
}

impl Command for Again {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let taken = take(&self.typed, tx, self.account, self.now).await?;
        if taken {
            mark(tx, self.session, self.now).await?;
        }
        Ok(taken)
    }
}
