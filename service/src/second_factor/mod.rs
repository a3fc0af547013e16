//! The second factor of organisers: codes of an app (RFC 6238), passkeys (WebAuthn), and recovery codes for when both
//! are lost.
//!
//! A secret is sealed with the instance's keys, a recovery code stored as a keyed hash; both stand in no backup in the
//! clear. A wrong code, one that was used and one that comes after too many wrong ones are answered alike.

mod ask;
mod code;
mod passkeys;
mod recovery;
mod requirement;
mod setup;

pub use ask::FRESH;
pub(crate) use passkeys::{CEREMONY_LIFE, use_passkey, written};
pub(crate) use requirement::due;

use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    entities::{account, passkey, recovery_code, second_factor},
    failures::{Counter, Kind},
    keys::SECOND_FACTOR,
    security::Alert,
    writer::Tx,
};
use domain::{
    activity::Act,
    failures::{CODE_WINDOW, CODES_A_WEEK, CODES_AN_HOUR, CODES_TOLD},
    forms::second_factor::{Code, Given},
    ids::AccountId,
    security::SecurityEvent,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::Expr};
use uuid::Uuid;

/// A second factor was added.
#[derive(Debug)]
pub struct Added {
    /// The session's new token. The one before has ended.
    pub token: String,
    /// The recovery codes, where it is the account's first second factor; nobody can be shown them again.
    pub recovery_codes: Vec<String>,
}

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
    /// What is told where wrong codes are many.
    wrong: Alert,
    /// What is told where a recovery code is used.
    used: Alert,
}

impl Typed {
    /// Each kind is counted by itself: anyone who guesses codes of the app leaves the recovery codes to their owner.
    const fn kind(&self) -> Kind {
        if self.recovery.is_some() { Kind::Recovery } else { Kind::Code }
    }

    /// Takes the code, so that it is not taken again. What is not taken is counted, and said by `false`: an error would
    /// undo the count.
    async fn take(&self, tx: &Tx, account: Uuid, now: Instant) -> Result<bool, Error> {
        let subject = account.as_bytes();
        let hour = Counter { kind: self.kind(), subject, lane: b"hour", window: Instant::HOUR };
        let week = Counter { kind: self.kind(), subject, lane: b"week", window: CODE_WINDOW };
        if hour.standing(tx, now).await?.failures >= CODES_AN_HOUR || week.standing(tx, now).await?.failures >= CODES_A_WEEK {
            return Ok(false);
        }
        if self.take_either(tx, account).await? {
            hour.forget(tx).await?;
            if self.recovery.is_some() {
                note_everywhere(tx, AccountId(account), Act::RecoveryCodeUsed, now).await?;
                self.used.raise(tx, account).await?;
            }
            return Ok(true);
        }
        week.add(tx, now, |_| 0).await?;
        if hour.add(tx, now, |_| 0).await?.failures == CODES_TOLD {
            self.wrong.raise(tx, account).await?;
        }
        Ok(false)
    }

    async fn take_either(&self, tx: &Tx, account: Uuid) -> Result<bool, Error> {
        use second_factor::Column as C;
        if let Some(hmac) = self.recovery.clone() {
            return Ok(recovery_code::Entity::delete_by_id((account, hmac)).exec(tx).await?.rows_affected == 1);
        }
        let Some(step) = self.step else { return Ok(false) };
        let newer = second_factor::Entity::update_many().col_expr(C::LastStep, Expr::value(step)).filter(C::AccountId.eq(account));
        let newer = newer.filter(C::ConfirmedAt.is_not_null()).filter(C::LastStep.lt(step));
        Ok(newer.exec(tx).await?.rows_affected == 1)
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

    /// The step of a code of the app that is right.
    const fn step(&self) -> Option<i64> {
        match self {
            Self::Code(typed) => typed.step,
            Self::Passkey(_) => None,
        }
    }

    /// What is answered where it was not taken.
    fn refused(&self) -> Error {
        match self {
            Self::Code(_) => refused(),
            Self::Passkey(_) => refused_passkey(),
        }
    }
}

impl Service {
    /// Makes sure that the person who sets up the account's first second factor holds its mailbox and knows its password: a stolen
    /// session makes none, and locks nobody out. Who has one already is asked for that instead.
    async fn prove_for_first(&self, actor: &Actor, password: &str) -> Result<(), Error> {
        if stands(self.read(), actor.account.0).await? {
            return Ok(());
        }
        // The layer has asked for the mailbox before; nothing passes that it has not asked.
        if !self.is_demonstration() && !self.has_stepped_up(actor) {
            return Err(Error::Forbidden);
        }
        self.prove_password(actor, password, "password").await.map(drop)
    }

    /// What a typed code is to be compared with.
    async fn typed(&self, account: Uuid, code: &Code) -> Result<Typed, Error> {
        let (step, recovery) = match (code, confirmed(self.read(), account).await?) {
            (Code::App(digits), Some(row)) => {
                (code::step(&self.keys().unseal(SECOND_FACTOR.of(account), &row.secret_sealed)?, digits, self.now()), None)
            }
            (Code::App(_), None) => (None, None),
            (Code::Recovery(text), _) => (None, Some(self.keys().recovery_code(account, text))),
        };
        let (wrong, used) = (self.alert(SecurityEvent::WrongCodes), self.alert(SecurityEvent::RecoveryCodeUsed));
        Ok(Typed { step, recovery, wrong, used })
    }

    /// Checks what somebody gave, as far as that needs no transaction.
    async fn checked(&self, account: Uuid, session: Uuid, given: &Given) -> Result<Checked, Error> {
        match given {
            Given::Code(code) => self.typed(account, code).await.map(Checked::Code),
            Given::Passkey(answer) => self.proven(account, session, answer).await,
        }
    }
}
