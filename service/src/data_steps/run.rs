//! Runs data steps: batch after batch, each a command of the writer, so that others come in between.

use super::{Data, DataStep, begun, has_ended, step, unfinished};
use crate::{
    Error, Service,
    entities::data_step,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Order, QueryResult,
    sea_query::{Alias, Expr, Query},
};
use std::time::Duration;
use uuid::Uuid;

/// How many rows are changed in one transaction.
const BATCH: u64 = 500;
/// How often a single row is tried that cannot be changed.
const TRIES: u32 = 4;
/// How long to wait after the first of these tries; after each other, twice as long.
const PAUSE: Duration = Duration::from_millis(250);
/// How long to wait where the database does not answer.
const AWAY: Duration = Duration::from_secs(2);
/// After how many rows it is logged how far a step is.
const TELL: i64 = 20_000;

impl Service {
    /// Looks which data steps this database still needs.
    pub(crate) async fn find_data_steps(&self) -> Result<(), Error> {
        self.0.unfinished.set(unfinished(self.read()).await?);
        Ok(())
    }

    /// Runs the data steps that this database still needs. May be dropped at any time: it goes on from there.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn run_data_steps(&self) -> Result<(), Error> {
        self.run_data_steps_by(BATCH).await
    }

    /// As [`Service::run_data_steps`], with at most so many rows in one transaction.
    ///
    /// # Errors
    /// As [`Service::run_data_steps`].
    pub async fn run_data_steps_by(&self, rows: u64) -> Result<(), Error> {
        for number in unfinished(self.read()).await? {
            if let Some(step) = step(number) {
                self.run_data_step(number, step, rows.max(1)).await;
            }
        }
        Ok(())
    }

    /// Runs one to its end.
    async fn run_data_step(&self, number: i64, step: &'static dyn DataStep, most: u64) {
        tracing::info!(step = step.name(), "a data step begins: what it changes can be read meanwhile, and not written");
        let (mut size, mut tries) = (most, 0);
        loop {
            let batch = Batch { service: self.clone(), number, step, size, now: self.now() };
            match self.submit(batch).await {
                Ok(Progress::Ended { changed, faulty }) => {
                    tracing::info!(step = step.name(), changed, faulty, "a data step has ended");
                    return self.0.unfinished.end(number);
                }
                Ok(Progress::Changed) => (size, tries) = ((size * 2).min(most), 0),
                Err(error) if is_away(&error) => tokio::time::sleep(AWAY).await,
                // One of many is at fault: half of them may be without it.
                Err(_) if size > 1 => size /= 2,
                Err(_) if tries < TRIES => {
                    tokio::time::sleep(PAUSE * 2u32.saturating_pow(tries)).await;
                    tries += 1;
                }
                Err(error) => {
                    let skip = Skip { number, step, why: why(&error), now: self.now() };
                    match self.submit(skip).await {
                        Ok(()) => tries = 0,
                        Err(_) => tokio::time::sleep(AWAY).await,
                    }
                }
            }
        }
    }
}

/// Whether nothing can be written now, whatever the row.
fn is_away(error: &Error) -> bool {
    matches!(error, Error::Busy | Error::Unavailable(_) | Error::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)))
}

/// What is wrong with a row, without anything that is in it.
fn why(error: &Error) -> String {
    if matches!(error, Error::Database(_)) { "the database refuses it".to_owned() } else { error.to_string() }
}

/// How far a step is.
enum Progress {
    Changed,
    Ended { changed: i64, faulty: i64 },
}

/// Changes the next rows.
struct Batch {
    service: Service,
    number: i64,
    step: &'static dyn DataStep,
    size: u64,
    now: Instant,
}

impl Command for Batch {
    type Answer = Progress;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Progress, Error> {
        let row = row_of(tx, self.number, self.step, self.now).await?;
        // Of several processes on one database, another may have ended it.
        if has_ended(&row, self.step) {
            return Ok(Progress::Ended { changed: row.changed, faulty: row.faulty });
        }
        let ids = next(tx, self.step.table(), row.cursor, self.size).await?;
        let (changed, faulty) = (row.changed + i64::try_from(ids.len()).unwrap_or(0), row.faulty);
        let mut new = row.clone().into_active_model();
        let progress = match ids.last() {
            None => {
                new.ended_at = Set(Some(self.now.0));
                Progress::Ended { changed, faulty }
            }
            Some(last) => {
                self.step.change(&self.service, tx, &ids).await?;
                new.cursor = Set(Some(*last));
                new.changed = Set(changed);
                Progress::Changed
            }
        };
        new.update(tx).await?;
        if row.changed / TELL != changed / TELL {
            tracing::info!(step = self.step.name(), changed, "a data step goes on");
        }
        self.service.stepped(u64::try_from(changed).unwrap_or(0))?;
        Ok(progress)
    }
}

/// Leaves the next row as it is.
struct Skip {
    number: i64,
    step: &'static dyn DataStep,
    why: String,
    now: Instant,
}

impl Command for Skip {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = row_of(tx, self.number, self.step, self.now).await?;
        let Some(id) = next(tx, self.step.table(), row.cursor, 1).await?.pop() else { return Ok(()) };
        tracing::error!(step = self.step.name(), row = %id, why = self.why, "a data step leaves a row as it is");
        let faulty = Set(row.faulty + 1);
        data_step::ActiveModel { cursor: Set(Some(id)), faulty, ..row.into_active_model() }.update(tx).await?;
        Ok(())
    }
}

/// What is recorded of a step; where it begins, that it does.
async fn row_of(tx: &Tx, number: i64, step: &dyn DataStep, now: Instant) -> Result<data_step::Model, Error> {
    Ok(match data_step::Entity::find_by_id(number).one(tx).await? {
        Some(row) if row.of == step.of() => row,
        Some(_) => begun(number, step, now).update(tx).await?,
        None => begun(number, step, now).insert(tx).await?,
    })
}

/// The ids of the rows that come after one.
async fn next(tx: &Tx, table: &'static str, after: Option<Uuid>, size: u64) -> Result<Vec<Uuid>, Error> {
    use sea_orm::sea_query::ExprTrait;
    let id = Expr::col(Alias::new("id"));
    let mut select = Query::select();
    select.column(Alias::new("id")).from(Alias::new(table)).order_by(Alias::new("id"), Order::Asc).limit(size);
    if let Some(after) = after {
        select.and_where(id.gt(after));
    }
    let rows = tx.query_all(&select).await?;
    Ok(rows.iter().map(|row: &QueryResult| row.try_get("", "id")).collect::<Result<_, _>>()?)
}
