//! What the worker does with mails: it claims them with a lease, and ends each with its outcome.

use super::Kind;
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{instance, outbox},
    writer::{Command, Tx},
};
use domain::{email::Email, ids::MailId, shapes::mail::MailShape, time::Instant};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// How long a worker has to send what it claimed, in microseconds: 5 minutes.
const LEASE: i64 = 300 * Instant::SECOND;
/// How often a mail is tried before it is given up: about two days.
const TRIES: i64 = 12;

/// A mail that a worker has claimed.
#[derive(Clone, Debug)]
pub struct DueMail {
    /// Its row.
    pub id: MailId,
    /// Whom it goes to.
    pub to: Email,
    /// What it says.
    pub shape: MailShape,
    /// Whether it is a test: its arrival proves that mail works.
    pub test: bool,
}

impl Service {
    /// Claims mails that are due; each is this worker's for five minutes. A mail whose subject is gone is ended.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_mails(&self, limit: u64) -> Result<Vec<DueMail>, Error> {
        let mut mails = Vec::new();
        for row in self.submit(Claim { limit, now: self.now() }).await? {
            let test = Kind::from_code(&row.kind) == Some(Kind::Test);
            match self.mail_of(&row).await? {
                Some((to, shape)) => mails.push(DueMail { id: MailId(row.id), to, shape, test }),
                None => self.mail_failed(MailId(row.id), true).await?,
            }
        }
        Ok(mails)
    }

    /// Notes that a mail was handed over.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_sent(&self, id: MailId) -> Result<(), Error> {
        self.submit(End { id: id.0, outcome: Outcome::Sent, now: self.now() }).await
    }

    /// Notes that a mail was refused; it is tried again later, with growing pauses, unless that is pointless.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_failed(&self, id: MailId, permanent: bool) -> Result<(), Error> {
        let outcome = if permanent { Outcome::Refused } else { Outcome::Later };
        self.submit(End { id: id.0, outcome, now: self.now() }).await
    }
}

struct Claim {
    limit: u64,
    now: Instant,
}

impl Command for Claim {
    type Answer = Vec<outbox::Model>;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    /// The conditions stand in the update too: of two processes that choose the same rows, the second finds them leased.
    async fn execute(&self, tx: &Tx) -> Result<Vec<outbox::Model>, Error> {
        let due = || Condition::all().add(outbox::Column::State.eq("queued")).add(outbox::Column::NextAt.lte(self.now.0));
        let chosen = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(due())
            .order_by_asc(outbox::Column::NextAt)
            .limit(self.limit);
        let rows = outbox::Entity::update_many()
            .col_expr(outbox::Column::NextAt, Expr::value(self.now.plus(LEASE).0))
            .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
            .filter(outbox::Column::Id.in_subquery(chosen.into_query()))
            .filter(due())
            .exec_with_returning(tx)
            .await?;
        Ok(rows)
    }
}

enum Outcome {
    Sent,
    Later,
    Refused,
}

struct End {
    id: Uuid,
    outcome: Outcome,
    now: Instant,
}

impl Command for End {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Some(row) = outbox::Entity::find_by_id(self.id).one(tx).await? else { return Ok(()) };
        let test = Kind::from_code(&row.kind) == Some(Kind::Test);
        let attempts = row.attempts;
        let mut row = row.into_active_model();
        match self.outcome {
            Outcome::Later if attempts < TRIES => {
                // One minute, doubled each time, at most six hours.
                let pause = std::cmp::min(60 << attempts.clamp(0, 20), 6 * 3600) * Instant::SECOND;
                row.next_at = Set(self.now.plus(pause).0);
            }
            Outcome::Sent => {
                row.state = Set("sent".to_owned());
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
                if test {
                    let proven = instance::ActiveModel { id: Set(1), mail_proven_at: Set(Some(self.now.0)), ..Default::default() };
                    proven.update(tx).await?;
                }
            }
            Outcome::Later | Outcome::Refused => {
                row.state = Set("failed".to_owned());
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
            }
        }
        row.update(tx).await?;
        Ok(())
    }
}
