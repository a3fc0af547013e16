//! The second factor of organisers: codes of an app (RFC 6238), and recovery codes for when it is lost.
//!
//! A secret is sealed with the instance's keys, a recovery code stored as a keyed hash; both stand in no backup in the
//! clear. A wrong code, one that was used and one that comes after too many wrong ones are answered alike.

mod ask;
mod code;
mod setup;

pub use ask::FRESH;

use crate::{
    Error, Service,
    entities::{recovery_code, second_factor},
    keys::Keys,
    writer::Tx,
};
use domain::{forms::second_factor::Code, time::Instant};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// How many wrong codes are taken in [`FAILURES_SINCE`] before none is.
const MOST_FAILURES: i64 = 10;
/// The time in which wrong codes are counted, in microseconds.
const FAILURES_SINCE: i64 = Instant::HOUR;

/// The answer to every code that is not taken.
fn refused() -> Error {
    Error::field("code", "error-code")
}

/// The account's second factor, once its first code was confirmed.
pub(crate) async fn confirmed<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Option<second_factor::Model>, Error> {
    let own = second_factor::Entity::find_by_id(account).filter(second_factor::Column::ConfirmedAt.is_not_null());
    Ok(own.one(db).await?)
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
        let Some(row) = confirmed(tx, account).await? else { return Ok(false) };
        let recent = now.0 - row.failures_since < FAILURES_SINCE;
        if recent && row.failures >= MOST_FAILURES {
            return Ok(false);
        }
        let own = second_factor::Entity::update_many().filter(C::AccountId.eq(account));
        let taken = match (self.step, &self.recovery) {
            (Some(step), _) => {
                let newer = own.clone().col_expr(C::LastStep, Expr::value(step)).filter(C::LastStep.lt(step));
                newer.exec(tx).await?.rows_affected == 1
            }
            (None, Some(hmac)) => recovery_code::Entity::delete_by_id((account, hmac.clone())).exec(tx).await?.rows_affected == 1,
            (None, None) => false,
        };
        let (failures, since) = match (taken, recent) {
            (true, _) => (0, now.0),
            (false, true) => (row.failures + 1, row.failures_since),
            (false, false) => (1, now.0),
        };
        own.col_expr(C::Failures, Expr::value(failures)).col_expr(C::FailuresSince, Expr::value(since)).exec(tx).await?;
        Ok(taken)
    }
}

impl Service {
    /// What a typed code is to be compared with.
    async fn typed(&self, account: Uuid, code: &Code) -> Result<Typed, Error> {
        let row = confirmed(self.read(), account).await?.ok_or_else(refused)?;
        Ok(Typed::of(self.keys(), &self.keys().unseal(&row.secret_sealed)?, account, code, self.now()))
    }
}
