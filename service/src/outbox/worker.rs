//! What the worker does with mails: it claims them with a lease, puts each together, and ends each with its outcome.
//!
//! Each mail is done by itself: one that cannot be put together is counted, tried again with growing pauses, and given up
//! at last, as one is that no server takes.

use super::{
    Kind,
    allowed::Allowed,
    queue::{Lane, QUEUED},
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{instance, outbox},
    jobs::{TRIES, pause},
    writer::{Answers, Command, Tx},
};
use domain::{email::Email, ids::MailId, mail::MailFailure, shapes::mail::MailShape, time::Instant};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// How long a worker has to send what it claimed, in microseconds: 5 minutes.
const LEASE: i64 = 300 * Instant::SECOND;

/// A mail that a worker has claimed and is to put together.
#[derive(Clone, Debug)]
pub struct ClaimedMail(outbox::Model);

impl ClaimedMail {
    /// Its row.
    pub const fn id(&self) -> MailId {
        MailId(self.0.id)
    }
}

/// A mail that is ready to be sent.
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
    /// Claims mails of a lane that are due; each is this worker's for five minutes.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_lane(&self, lane: Lane, limit: u64) -> Result<Vec<ClaimedMail>, Error> {
        Ok(self.submit(Claim { lane, limit, now: self.now() }).await?.into_iter().map(ClaimedMail).collect())
    }

    /// Puts a claimed mail together. One whose subject is gone is ended; one that cannot be put together is counted and
    /// tried again later.
    ///
    /// # Errors
    /// The database's.
    pub async fn compose_mail(&self, claimed: &ClaimedMail) -> Result<Option<DueMail>, Error> {
        let ClaimedMail(row) = claimed;
        let test = Kind::from_code(&row.kind) == Some(Kind::Test);
        let composed = match self.mail_of(row).await {
            Ok(Some((to, shape))) => self.allowed(row, to, shape).await,
            Ok(None) => Ok(Allowed::Gone),
            Err(error) => Err(error),
        };
        match composed {
            Ok(Allowed::Leaves(to, shape)) => Ok(Some(DueMail { id: claimed.id(), to, shape: *shape, test })),
            Ok(Allowed::Waits) => Ok(None),
            Ok(Allowed::Stopped) => {
                self.mail_failed(claimed.id(), MailFailure::Stopped).await?;
                Ok(None)
            }
            Ok(Allowed::Gone) => {
                self.submit(End { id: row.id, outcome: Outcome::Gone, now: self.now() }).await?;
                Ok(None)
            }
            Err(error) => {
                tracing::error!(mail = %row.id, kind = row.kind, attempts = row.attempts, %error, "a mail cannot be put together");
                self.mail_failed(claimed.id(), MailFailure::Broken).await?;
                Ok(None)
            }
        }
    }

    /// Claims mails of all lanes and puts them together.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_mails(&self, limit: u64) -> Result<Vec<DueMail>, Error> {
        let mut mails = Vec::new();
        for lane in Lane::ALL {
            for claimed in self.claim_lane(lane, limit).await? {
                mails.extend(self.compose_mail(&claimed).await?);
            }
        }
        Ok(mails)
    }

    /// Refuses an address that the mail server is known not to take.
    ///
    /// # Errors
    /// `error-address-not-taken` at this field.
    pub(crate) async fn check_reachable(&self, email: &Email, field: &str) -> Result<(), Error> {
        if email.needs_smtputf8() {
            let instance = instance::Entity::find_by_id(1).one(self.read()).await?;
            if instance.is_some_and(|instance| instance.takes_smtputf8 == Some(false)) {
                return Err(Error::field(field, "error-address-not-taken"));
            }
        }
        Ok(())
    }

    /// Notes that a mail was handed over.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_sent(&self, id: MailId) -> Result<(), Error> {
        self.submit(End { id: id.0, outcome: Outcome::Sent, now: self.now() }).await
    }

    /// Notes that a mail did not leave; it is tried again later, with growing pauses, unless that is pointless.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_failed(&self, id: MailId, why: MailFailure) -> Result<(), Error> {
        self.submit(End { id: id.0, outcome: Outcome::Failed(why), now: self.now() }).await
    }
}

struct Claim {
    lane: Lane,
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
        let due = || {
            let lane = Condition::all().add(outbox::Column::Lane.eq(self.lane.code()));
            lane.add(outbox::Column::State.eq(QUEUED)).add(outbox::Column::NextAt.lte(self.now.0))
        };
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

#[derive(Clone, Copy)]
enum Outcome {
    Sent,
    /// There is nothing to say any more.
    Gone,
    Failed(MailFailure),
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
            Outcome::Failed(why) if attempts < TRIES && !why.is_final() => {
                row.next_at = Set(self.now.plus(pause(attempts)).0);
                row.failure = Set(Some(why.code().to_owned()));
            }
            Outcome::Failed(why) => {
                row.state = Set("failed".to_owned());
                row.failure = Set(Some(why.code().to_owned()));
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
                if why != MailFailure::Stopped {
                    tracing::error!(mail = %self.id, why = why.code(), attempts, "a mail is given up");
                }
                if why == MailFailure::Address {
                    let known = instance::ActiveModel { id: Set(1), takes_smtputf8: Set(Some(false)), ..Default::default() };
                    known.update(tx).await?;
                }
            }
            Outcome::Gone => {
                row.state = Set("failed".to_owned());
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
            }
            Outcome::Sent => {
                sent(&[self.id], self.now, tx).await?;
                if test {
                    // Perhaps it is another server than before: what it takes is found out again.
                    let proven = instance::ActiveModel {
                        id: Set(1),
                        mail_proven_at: Set(Some(self.now.0)),
                        takes_smtputf8: Set(None),
                        ..Default::default()
                    };
                    proven.update(tx).await?;
                }
                return Ok(());
            }
        }
        row.update(tx).await?;
        Ok(())
    }

    /// Mails that were sent are noted in one statement, but for those that prove something.
    async fn execute_together(ends: &[&Self], tx: &Tx) -> Result<Answers<Self>, Error> {
        let ids: Vec<Uuid> = ends.iter().filter(|end| matches!(end.outcome, Outcome::Sent)).map(|end| end.id).collect();
        let tests =
            outbox::Entity::find().filter(outbox::Column::Id.is_in(ids.iter().copied())).filter(outbox::Column::Kind.eq(Kind::Test.code()));
        let tests: Vec<Uuid> = tests.select_only().column(outbox::Column::Id).into_tuple().all(tx).await?;
        let plain: Vec<Uuid> = ids.into_iter().filter(|id| !tests.contains(id)).collect();
        if let Some(now) = ends.iter().map(|end| end.now).max() {
            sent(&plain, now, tx).await?;
        }
        for end in ends.iter().filter(|end| !plain.contains(&end.id)) {
            end.execute(tx).await?;
        }
        Ok(Some(ends.iter().map(|_| Ok(())).collect()))
    }
}

/// Notes that mails were handed over, with those that they took along. Where they went is forgotten.
async fn sent(ids: &[Uuid], now: Instant, tx: &Tx) -> Result<(), Error> {
    let sent = outbox::ActiveModel {
        state: Set("sent".to_owned()),
        ended_at: Set(Some(now.0)),
        to_sealed: Set(None),
        failure: Set(None),
        ..Default::default()
    };
    let with_them = outbox::Column::State.eq(QUEUED).and(outbox::Column::GatheredInto.is_in(ids.iter().copied()));
    let these = Condition::any().add(outbox::Column::Id.is_in(ids.iter().copied())).add(with_them);
    outbox::Entity::update_many().set(sent).filter(these).exec(tx).await?;
    Ok(())
}
