//! What periodic jobs cannot do: counted, tried again with growing pauses, given up at last, and reported.
//!
//! A job does its subjects one by one, and hands each outcome to [`Service::settle`]. A subject that failed rests, so
//! that it holds up no other; one that is given up stays in the table, is shown at its letter's desk, and is tried again
//! when the host says so (`undersigned jobs --retry`).

use crate::{
    Error, Service,
    entities::job_failure,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{ExprTrait, OnConflict, SelectStatement},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How often a row is tried before it is given up: about two days.
pub(crate) const TRIES: i64 = 12;

/// How long a row rests after so many attempts: a minute, doubled each time, at most six hours.
pub(crate) fn pause(attempts: i64) -> i64 {
    std::cmp::min(60 << attempts.clamp(0, 20), 6 * 3600) * Instant::SECOND
}

/// The periodic jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Job {
    /// Prepared invitations leave when their letter opens; by invitation.
    Invitations,
    /// Reminders of invitations; by invitation.
    Reminders,
    /// Changes of a text take effect; by change.
    Amendments,
    /// Signatories are reminded of a changed text; by letter.
    Reaffirmations,
    /// Confidential letters become public; by letter.
    Publication,
    /// Digests of what is new; by account.
    Digests,
    /// Entries of a log; by signature.
    Entries,
    /// Checkpoints are published; by letter.
    Checkpoints,
    /// What has had its time is deleted; by kind.
    Purge,
    /// Personal data ends some days after a delivery; by row.
    Retention,
}

impl Job {
    /// The stored name.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Invitations => "invitations",
            Self::Reminders => "reminders",
            Self::Amendments => "amendments",
            Self::Reaffirmations => "reaffirmations",
            Self::Publication => "publication",
            Self::Digests => "digests",
            Self::Entries => "entries",
            Self::Checkpoints => "checkpoints",
            Self::Purge => "purge",
            Self::Retention => "retention",
        }
    }
}

/// Something that a job could not do, for the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobFailure {
    /// The job's name.
    pub job: String,
    /// The row that it is about.
    pub subject: Uuid,
    /// The letter that it concerns.
    pub letter: Option<Uuid>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was tried last.
    pub failed_at: Instant,
    /// Whether it was given up.
    pub ended: bool,
}

/// What one job could not do, as it is when the job begins.
pub(crate) struct Failures {
    job: Job,
    rows: HashMap<Uuid, job_failure::Model>,
}

impl Failures {
    /// Whether a subject rests, or was given up.
    pub(crate) fn rests(&self, subject: Uuid, now: Instant) -> bool {
        self.rows.get(&subject).is_some_and(|row| row.ended_at.is_some() || row.next_at > now.0)
    }

    /// All that failed.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.rows.keys().copied()
    }

    /// Those of these subjects that failed before.
    fn among<'a>(&'a self, subjects: impl Iterator<Item = Uuid> + 'a) -> impl Iterator<Item = Uuid> + 'a {
        subjects.filter(|subject| self.rows.contains_key(subject))
    }
}

/// The subjects of a job that rest or were given up, for a query.
pub(crate) fn resting(job: Job, now: Instant) -> SelectStatement {
    use job_failure::Column as C;
    let rows = job_failure::Entity::find().select_only().column(C::Subject).filter(C::Job.eq(job.code()));
    rows.filter(C::EndedAt.is_not_null().or(C::NextAt.gt(now.0))).into_query()
}

impl Service {
    /// What a job could not do so far.
    pub(crate) async fn failures(&self, job: Job) -> Result<Failures, Error> {
        let rows = job_failure::Entity::find().filter(job_failure::Column::Job.eq(job.code())).all(self.read()).await?;
        Ok(Failures { job, rows: rows.into_iter().map(|row| (row.subject, row)).collect() })
    }

    /// Notes how a job did one subject; answers what came of it, or nothing where it failed and rests from now on. An
    /// instance that is busy or cannot work counts against nobody.
    pub(crate) async fn settle<T>(
        &self,
        failures: &Failures,
        (subject, letter): (Uuid, Option<Uuid>),
        outcome: Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let job = failures.job;
        match outcome {
            Ok(answer) => {
                self.done(failures, std::iter::once(subject)).await?;
                Ok(Some(answer))
            }
            Err(error @ (Error::Busy | Error::Updating | Error::Unavailable(_))) => {
                tracing::warn!(job = job.code(), %subject, %error, "a job is put off");
                Ok(None)
            }
            Err(error) => {
                let attempts = self.submit(Count { job, subject, letter, now: self.now() }).await?;
                let ended = attempts >= TRIES;
                tracing::error!(job = job.code(), %subject, %error, attempts, ended, "a job failed");
                Ok(None)
            }
        }
    }

    /// How much of a letter the jobs have given up.
    pub(crate) async fn given_up(&self, letter: Uuid) -> Result<u64, Error> {
        use job_failure::Column as C;
        Ok(job_failure::Entity::find().filter(C::LetterId.eq(letter)).filter(C::EndedAt.is_not_null()).count(self.read()).await?)
    }

    /// Notes that a job did these subjects, whichever of them failed before.
    pub(crate) async fn done(&self, failures: &Failures, subjects: impl Iterator<Item = Uuid>) -> Result<(), Error> {
        for subject in failures.among(subjects) {
            self.submit(Forget { job: failures.job, subject }).await?;
        }
        Ok(())
    }

    /// What the jobs could not do, those given up first, for the host.
    ///
    /// # Errors
    /// The database's.
    pub async fn job_failures(&self) -> Result<Vec<JobFailure>, Error> {
        use job_failure::Column as C;
        let rows = job_failure::Entity::find().order_by_desc(C::Attempts).order_by_asc(C::Job).order_by_asc(C::Subject);
        let failure = |row: job_failure::Model| JobFailure {
            job: row.job,
            subject: row.subject,
            letter: row.letter_id,
            attempts: row.attempts,
            failed_at: Instant(row.failed_at),
            ended: row.ended_at.is_some(),
        };
        Ok(rows.all(self.read()).await?.into_iter().map(failure).collect())
    }

    /// Has everything tried again that rests or was given up; answers how much.
    ///
    /// # Errors
    /// The database's.
    pub async fn retry_jobs(&self) -> Result<u64, Error> {
        self.submit(Retry).await
    }
}

/// One more attempt that failed; answers how many there were.
struct Count {
    job: Job,
    subject: Uuid,
    letter: Option<Uuid>,
    now: Instant,
}

impl Command for Count {
    type Answer = i64;

    async fn execute(&self, tx: &Tx) -> Result<i64, Error> {
        let known = job_failure::Entity::find_by_id((self.job.code().to_owned(), self.subject)).one(tx).await?;
        let attempts = known.map_or(0, |row| row.attempts) + 1;
        let row = job_failure::ActiveModel {
            job: Set(self.job.code().to_owned()),
            subject: Set(self.subject),
            letter_id: Set(self.letter),
            attempts: Set(attempts),
            failed_at: Set(self.now.0),
            next_at: Set(self.now.plus(pause(attempts)).0),
            ended_at: Set((attempts >= TRIES).then_some(self.now.0)),
        };
        use job_failure::Column as C;
        let mut replace = OnConflict::columns([C::Job, C::Subject]);
        replace.update_columns([C::Attempts, C::FailedAt, C::NextAt, C::EndedAt]);
        job_failure::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
        Ok(attempts)
    }
}

/// It is done now.
struct Forget {
    job: Job,
    subject: Uuid,
}

impl Command for Forget {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        forget(tx, self.job, self.subject).await
    }
}

/// Forgets that a job could not do a subject: it is tried again at once.
pub(crate) async fn forget(tx: &Tx, job: Job, subject: Uuid) -> Result<(), Error> {
    job_failure::Entity::delete_by_id((job.code().to_owned(), subject)).exec(tx).await?;
    Ok(())
}

struct Retry;

impl Command for Retry {
    type Answer = u64;

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        Ok(job_failure::Entity::delete_many().exec(tx).await?.rows_affected)
    }
}
