//! The second factor of organisers: codes of an app (RFC 6238), passkeys (WebAuthn), and recovery codes for when both
//! are lost.
//!
//! A secret is sealed with the instance's keys, a recovery code stored as a keyed hash; both stand in no backup in the
//! clear. A wrong code, one that was used and one that comes after too many wrong ones are answered alike.

mod ask;
mod code;
mod passkeys;
mod recovery;
mod setup;

pub use ask::FRESH;
pub(crate) use passkeys::{CEREMONY_LIFE, use_passkey, written};

use crate::{
    Actor, Error, Service,
    entities::{account, passkey, recovery_code, second_factor},
    hashing::Asker,
    keys::Keys,
    password,
    writer::Tx,
};
use domain::{
    forms::second_factor::{Code, Given},
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::Expr};
use uuid::Uuid;

/// How many wrong codes are taken in [`FAILURES_SINCE`] before none is.
const MOST_FAILURES: i64 = 10;
/// The time in which wrong codes are counted, in microseconds.
const FAILURES_SINCE: i64 = Instant::HOUR;

/// The answer to every code that is not taken.
fn refused() -> Error {
    Error::field("code", "error-code")
}

/// The answer to every passkey that is not taken.
pub(crate) fn refused_passkey() -> Error {
    Error::field("passkey", "error-passkey")
}

/// Those of the accounts for whom a password alone is enough.
pub(crate) fn unsecured(accounts: Select<account::Entity>) -> Select<account::Entity> {
    let app = second_factor::Entity::find().select_only().column(second_factor::Column::AccountId);
    let app = app.filter(second_factor::Column::ConfirmedAt.is_not_null());
    let passkeys = passkey::Entity::find().select_only().column(passkey::Column::AccountId);
    accounts
        .filter(account::Column::Id.not_in_subquery(app.into_query()))
        .filter(account::Column::Id.not_in_subquery(passkeys.into_query()))
}

/// Whether the account has a second factor.
pub(crate) async fn stands<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<bool, Error> {
    Ok(unsecured(account::Entity::find_by_id(account)).count(db).await? == 0)
}

/// The account's codes of an app, once the first was confirmed.
async fn confirmed<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Option<second_factor::Model>, Error> {
    let own = second_factor::Entity::find_by_id(account).filter(second_factor::Column::ConfirmedAt.is_not_null());
    Ok(own.one(db).await?)
}

/// Forgets a secret whose first code never came.
async fn forget_begun(tx: &Tx, account: Uuid) -> Result<(), Error> {
    let begun = second_factor::Entity::delete_by_id(account).filter(second_factor::Column::ConfirmedAt.is_null());
    begun.exec(tx).await?;
    Ok(())
}

/// A code that somebody typed, with what it is compared with.
struct Typed {
    /// The step whose code was typed; nothing for a recovery code, or where it is no code of now.
    step: Option<i64>,
    /// The keyed hash of a recovery code.
    recovery: Option<Vec<u8>>,
}

impl Typed {
    fn of(keys: &Keys, secret: &[u8], account: Uuid, code: &Code, now: Instant) -> Self {
        match code {
            Code::App(digits) => Self { step: code::step(secret, digits, now), recovery: None },
            Code::Recovery(text) => Self { step: None, recovery: Some(keys.recovery_code(account, text)) },
        }
    }

    /// Takes the code, so that it is not taken again. What is not taken is counted, and said by `false`: an error would
    /// undo the count.
    async fn take(&self, tx: &Tx, account: Uuid, now: Instant) -> Result<bool, Error> {
        use second_factor::Column as C;
        let Some(row) = confirmed(tx, account).await? else {
            // With passkeys alone there are no six digits to guess, and nobody guesses 80 bits.
            return self.take_recovery(tx, account).await;
        };
        let recent = now.0 - row.failures_since < FAILURES_SINCE;
        if recent && row.failures >= MOST_FAILURES {
            return Ok(false);
        }
        let own = second_factor::Entity::update_many().filter(C::AccountId.eq(account));
        let taken = match self.step {
            Some(step) => {
                let newer = own.clone().col_expr(C::LastStep, Expr::value(step)).filter(C::LastStep.lt(step));
                newer.exec(tx).await?.rows_affected == 1
            }
            None => self.take_recovery(tx, account).await?,
        };
        let (failures, since) = match (taken, recent) {
            (true, _) => (0, now.0),
            (false, true) => (row.failures + 1, row.failures_since),
            (false, false) => (1, now.0),
        };
        own.col_expr(C::Failures, Expr::value(failures)).col_expr(C::FailuresSince, Expr::value(since)).exec(tx).await?;
        Ok(taken)
    }

    async fn take_recovery(&self, tx: &Tx, account: Uuid) -> Result<bool, Error> {
        let Some(hmac) = self.recovery.clone() else { return Ok(false) };
        Ok(recovery_code::Entity::delete_by_id((account, hmac)).exec(tx).await?.rows_affected == 1)
    }
}

/// What somebody gave, as far as it is checked before it is taken.
enum Checked {
    /// A code.
    Code(Typed),
    /// A passkey, whose answer is right.
    Passkey(passkeys::Proven),
}

impl Checked {
    async fn take(&self, tx: &Tx, account: Uuid, now: Instant) -> Result<bool, Error> {
        match self {
            Self::Code(typed) => typed.take(tx, account, now).await,
            Self::Passkey(proven) => proven.take(tx, now).await,
        }
    }

    /// What is answered where it was not taken.
    fn refused(&self) -> Error {
        match self {
            Self::Code(_) => refused(),
            Self::Passkey(_) => refused_passkey(),
        }
    }

    /// Whether it was a code of the last resort.
    const fn is_recovery(&self) -> bool {
        matches!(self, Self::Code(typed) if typed.recovery.is_some())
    }
}

impl Service {
    /// Makes sure that whoever sets up the account's first second factor knows its password: a stolen session makes none,
    /// and locks nobody out. Who has one already is asked for that instead.
    async fn prove_for_first(&self, actor: &Actor, password: &str) -> Result<(), Error> {
        if stands(self.read(), actor.account.0).await? {
            return Ok(());
        }
        self.prove_password(actor, password).await
    }

    /// Makes sure that this is the account's password: `error-password-wrong` on `password`.
    async fn prove_password(&self, actor: &Actor, password: &str) -> Result<(), Error> {
        let account = account::Entity::find_by_id(actor.account.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let (password, hash) = (password.to_owned(), account.password.unwrap_or_default());
        let asker = Asker::Known(account.id);
        let (right, _) = self.hashing().run(asker, move || password::verify(&password, &hash)).await?;
        if right { Ok(()) } else { Err(Error::field("password", "error-password-wrong")) }
    }

    /// What a typed code is to be compared with.
    async fn typed(&self, account: Uuid, code: &Code) -> Result<Typed, Error> {
        let secret = match confirmed(self.read(), account).await? {
            Some(row) => self.keys().unseal(&row.secret_sealed)?,
            None => Vec::new(),
        };
        Ok(Typed::of(self.keys(), &secret, account, code, self.now()))
    }

    /// Checks what somebody gave, as far as that needs no transaction.
    async fn checked(&self, account: Uuid, session: Uuid, given: &Given) -> Result<Checked, Error> {
        match given {
            Given::Code(code) => self.typed(account, code).await.map(Checked::Code),
            Given::Passkey(answer) => self.proven(account, session, answer).await,
        }
    }
}
