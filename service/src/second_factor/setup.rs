//! Setting codes of an app up, with a first code to prove that the app makes the right ones; and taking it away.

use super::{Added, Typed, ask, code, confirmed, forget_begun, recovery, refused, stands};
use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    activity::Note,
    entities::{account, membership, passkey, recovery_code, second_factor, session},
    keys::{ACCOUNT_EMAIL, SECOND_FACTOR},
    members::accepted,
    security::Alert,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    forms::second_factor::{Code, ProvenForm},
    ids::AccountId,
    security::SecurityEvent,
    shapes::second_factor::{SecondFactor, SecondFactorSetup},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// How long a secret waits for its first code, in microseconds: 30 minutes. Until then `failures_since` is when it was made.
const SETUP_LIFE: i64 = 30 * 60 * Instant::SECOND;

impl Service {
    /// Where the actor's own second factor stands.
    ///
    /// # Errors
    /// The database's.
    pub async fn second_factor(&self, actor: &Actor) -> Result<SecondFactor, Error> {
        let since = confirmed(self.read(), actor.account.0).await?.and_then(|row| row.confirmed_at).map(Instant);
        let left = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(actor.account.0));
        Ok(SecondFactor {
            since,
            passkeys: self.passkey_entries(actor.account.0).await?,
            passkeys_work: self.has_passkeys(),
            recovery_codes: left.count(self.read()).await?,
        })
    }

    /// Makes a new secret, which asks for nothing until its first code is confirmed.
    ///
    /// # Errors
    /// `Conflict` where there are codes of an app already.
    pub async fn begin_second_factor(&self, actor: &Actor) -> Result<(), Error> {
        let mut secret = [0; code::SECRET];
        self.rng().fill(&mut secret);
        let secret_sealed = self.keys().seal(self.rng(), SECOND_FACTOR.of(actor.account.0), &secret)?;
        self.submit(Begin { account: actor.account.0, secret_sealed, now: self.now() }).await
    }

    /// What the app needs, while the first code is awaited.
    ///
    /// # Errors
    /// `NotFound` where nothing was begun, or all is done.
    pub async fn second_factor_setup(&self, actor: &Actor) -> Result<SecondFactorSetup, Error> {
        let secret = self.begun_secret(actor).await?;
        let account = account::Entity::find_by_id(actor.account.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let address = String::from_utf8(self.keys().unseal(ACCOUNT_EMAIL.of(account.id), &account.email_sealed)?)
            .map_err(|_| Error::Internal("a stored address is not text".to_owned()))?;
        let host = self.base_url().split_once("://").map_or(self.base_url(), |(_, host)| host);
        let asks_password = !stands(self.read(), account.id).await?;
        Ok(SecondFactorSetup { secret: code::base32(&secret), uri: code::uri(&secret, host, &address), asks_password })
    }

    async fn begun_secret(&self, actor: &Actor) -> Result<Vec<u8>, Error> {
        let begun = second_factor::Entity::find_by_id(actor.account.0).filter(second_factor::Column::ConfirmedAt.is_null());
        let begun = begun.filter(second_factor::Column::FailuresSince.gt(self.now().0 - SETUP_LIFE));
        let row = begun.one(self.read()).await?.ok_or(Error::NotFound)?;
        self.keys().unseal(SECOND_FACTOR.of(row.account_id), &row.secret_sealed)
    }

    /// Confirms the first code: from now on codes are asked for. Where they are the account's first second factor, the
    /// password is asked for, every other session ends, and there are recovery codes, which are shown this once.
    ///
    /// # Errors
    /// `error-password-wrong` on `password`, `error-code` on `code`; `NotFound` where nothing was begun, or too long ago.
    pub async fn confirm_second_factor(&self, actor: &Actor, form: &ProvenForm) -> Result<Added, Error> {
        let secret = self.begun_secret(actor).await?;
        self.prove_for_first(actor, &form.password).await?;
        let Ok(Code::App(digits)) = Code::parse(&form.code) else { return Err(refused()) };
        let now = self.now();
        let step = code::step(&secret, &digits, now).ok_or_else(refused)?;
        let codes = self.new_recovery_codes(actor.account.0);
        let alert = self.alert(SecurityEvent::SecondFactorAdded);
        let token = self.new_token();
        let confirm =
            Confirm { account: actor.account, session: actor.session.0, token: token.clone(), step, recovery: codes.hmacs, alert, now };
        let first = self.submit(confirm).await?;
        Ok(Added { token, recovery_codes: if first { codes.shown } else { Vec::new() } })
    }

    /// Takes the codes of the app away, for anyone who knows the password and has a code; with the last second factor go the
    /// recovery codes.
    ///
    /// # Errors
    /// `error-password-wrong` on `password`, `error-code` on `code`.
    pub async fn remove_second_factor(&self, actor: &Actor, form: &ProvenForm) -> Result<(), Error> {
        self.prove_password(actor, &form.password, "password").await?;
        let code = Code::parse(&form.code).map_err(|_| refused())?;
        let typed = self.typed(actor.account.0, &code).await?;
        let removed = self
            .submit(Remove { account: actor.account, typed, alert: self.alert(SecurityEvent::SecondFactorRemoved), now: self.now() })
            .await?;
        if removed { Ok(()) } else { Err(refused()) }
    }
}

impl Service {
    /// Takes away the second factor of the account with the address, and ends their sessions; `false` where there is
    /// none. For the command line: no one is asked.
    ///
    /// # Errors
    /// The database's.
    pub async fn drop_second_factor(&self, email: &Email) -> Result<bool, Error> {
        let Ok(canonical) = email.canonical() else { return Ok(false) };
        let alert = self.alert(SecurityEvent::SecondFactorRemoved);
        self.submit(Drop { email_hmac: self.keys().address(&canonical), alert, now: self.now() }).await
    }
}

struct Begin {
    account: Uuid,
    secret_sealed: Vec<u8>,
    now: Instant,
}

impl Command for Begin {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if confirmed(tx, self.account).await?.is_some() {
            return Err(Error::Conflict);
        }
        forget_begun(tx, self.account).await?;
        let row = second_factor::Model {
            account_id: self.account,
            secret_sealed: self.secret_sealed.clone(),
            confirmed_at: None,
            last_step: 0,
            failures: 0,
            failures_since: self.now.0,
        };
        second_factor::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        Ok(())
    }
}

struct Confirm {
    account: AccountId,
    session: Uuid,
    token: String,
    step: i64,
    recovery: Vec<Vec<u8>>,
    alert: Alert,
    now: Instant,
}

impl Command for Confirm {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        use second_factor::Column as C;
        let account_id = self.account.0;
        let first = !stands(tx, account_id).await?;
        let begun = second_factor::Entity::update_many()
            .col_expr(C::ConfirmedAt, Expr::value(self.now.0))
            .col_expr(C::LastStep, Expr::value(self.step))
            .filter(C::AccountId.eq(account_id))
            .filter(C::ConfirmedAt.is_null());
        if begun.exec(tx).await?.rows_affected != 1 {
            return Err(Error::Conflict);
        }
        if first {
            recovery::store(tx, account_id, &self.recovery).await?;
            ask::end_other_sessions(tx, account_id, self.session).await?;
        }
        ask::mark_added(tx, self.session, &self.token, self.now).await?;
        note_everywhere(tx, self.account, Act::SecondFactorAdded, self.now).await?;
        self.alert.raise(tx, account_id).await?;
        Ok(first)
    }
}

struct Drop {
    email_hmac: Vec<u8>,
    alert: Alert,
    now: Instant,
}

impl Command for Drop {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let account = account::Entity::find().filter(account::Column::EmailHmac.eq(self.email_hmac.clone())).one(tx).await?;
        let Some(account) = account else { return Ok(false) };
        if !stands(tx, account.id).await? {
            return Ok(false);
        }
        second_factor::Entity::delete_by_id(account.id).exec(tx).await?;
        passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(account.id)).exec(tx).await?;
        recovery::forget(tx, account.id).await?;
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.id)).exec(tx).await?;
        let memberships = accepted().filter(membership::Column::AccountId.eq(account.id)).all(tx).await?;
        for membership in memberships {
            let note = Note::new(membership.coalition_id, None, Act::SecondFactorRemoved, self.now);
            note.about(account.id).insert(tx).await?;
        }
        self.alert.raise(tx, account.id).await?;
        Ok(true)
    }
}

struct Remove {
    account: AccountId,
    typed: Typed,
    alert: Alert,
    now: Instant,
}

impl Command for Remove {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        if !self.typed.take(tx, self.account.0, self.now).await? {
            return Ok(false);
        }
        second_factor::Entity::delete_by_id(self.account.0).exec(tx).await?;
        if !stands(tx, self.account.0).await? {
            recovery::forget(tx, self.account.0).await?;
        }
        note_everywhere(tx, self.account, Act::SecondFactorRemoved, self.now).await?;
        self.alert.raise(tx, self.account.0).await?;
        Ok(true)
    }
}
