//! Wrong attempts, counted in the database: of a password by account and network, of a code by account.

use crate::{Error, entities::failure, writer::Tx};
use domain::{
    failures::{ACCOUNT_WINDOW, CODE_WINDOW},
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::ExprTrait};
use uuid::Uuid;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A password.
    Password,
    /// A code of an app.
    Code,
    /// A recovery code.
    Recovery,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Recovery => "recovery",
        }
    }
}

/// One count: of what, at what, and from where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counter<'a> {
    pub(crate) kind: Kind,
    pub(crate) subject: &'a [u8],
    /// Empty: from wherever.
    pub(crate) lane: &'a [u8],
    /// For how long failures count, in microseconds, from the first.
    pub(crate) window: i64,
}

/// Where a count stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) failures: i64,
    pub(crate) not_before: i64,
    /// When the first of them was.
    pub(crate) since: i64,
}

impl Counter<'_> {
    fn key(&self) -> (String, Vec<u8>, Vec<u8>) {
        (self.kind.code().to_owned(), self.subject.to_vec(), self.lane.to_vec())
    }

    /// Where it stands; what is older than the window is forgotten.
    pub(crate) async fn standing<C: ConnectionTrait>(&self, db: &C, now: Instant) -> Result<Standing, Error> {
        let row = failure::Entity::find_by_id(self.key()).one(db).await?;
        let row = row.filter(|row| now.0 - row.since < self.window);
        let row = row.map(|row| Standing { failures: row.failures, not_before: row.not_before, since: row.since });
        Ok(row.unwrap_or(Standing { since: now.0, ..Standing::default() }))
    }

    /// Counts one more; `wait` says how long the next one waits after so many.
    pub(crate) async fn add(&self, tx: &Tx, now: Instant, wait: fn(i64) -> i64) -> Result<Standing, Error> {
        let before = self.standing(tx, now).await?;
        let failures = before.failures + 1;
        let standing = Standing { failures, not_before: now.0 + wait(failures), since: before.since };
        self.put(tx, standing).await?;
        Ok(standing)
    }

    /// Takes one back, as if it had not been tried.
    pub(crate) async fn take_back(&self, tx: &Tx, now: Instant) -> Result<(), Error> {
        let before = self.standing(tx, now).await?;
        match before.failures {
            0 | 1 => self.forget(tx).await,
            failures => self.put(tx, Standing { failures: failures - 1, not_before: 0, since: before.since }).await,
        }
    }

    /// Forgets all.
    pub(crate) async fn forget(&self, tx: &Tx) -> Result<(), Error> {
        failure::Entity::delete_by_id(self.key()).exec(tx).await?;
        Ok(())
    }

    async fn put(&self, tx: &Tx, standing: Standing) -> Result<(), Error> {
        self.forget(tx).await?;
        let (kind, subject, lane) = self.key();
        let Standing { failures, not_before, since } = standing;
        let row = failure::Model { kind, subject, lane, failures, since, not_before };
        failure::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// Forgets the wrong codes of an account: anyone who changes the password keeps out those who know the old one.
pub(crate) async fn forget_codes(tx: &Tx, account: Uuid) -> Result<(), Error> {
    let codes = [Kind::Code.code(), Kind::Recovery.code()];
    let own = failure::Entity::delete_many().filter(failure::Column::Kind.is_in(codes));
    own.filter(failure::Column::Subject.eq(account.as_bytes().to_vec())).exec(tx).await?;
    Ok(())
}

/// Deletes what no window reaches any more.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    let passwords = failure::Column::Kind.eq(Kind::Password.code()).and(failure::Column::Since.lt(now.0 - ACCOUNT_WINDOW));
    let old = passwords.or(failure::Column::Since.lt(now.0 - CODE_WINDOW));
    failure::Entity::delete_many().filter(old).exec(tx).await?;
    Ok(())
}
