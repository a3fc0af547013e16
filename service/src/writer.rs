//! The single writer: gathers what waits into one transaction and answers each when it is durable.
//!
//! Nothing else in the house opens a transaction, and of several processes one writes at a time: what a command has read
//! is still so when it writes. A command runs in a savepoint of its own, so that its failure leaves the others alone; what
//! fails as a whole is tried again as a whole. Commands of one kind that know how are written together, in a few
//! statements for all of them.

use crate::{Error, data_steps::Data, posted::Claim};
use futures::{FutureExt, future::BoxFuture};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::{
    any::{Any, TypeId},
    panic::AssertUnwindSafe,
};
use tokio::sync::{mpsc, oneshot};

/// The transaction that a command writes in.
pub(crate) type Tx = DatabaseTransaction;

/// Something to be written, in one piece. It may run more than once before it is durable, and leaves no trace but in
/// the transaction.
pub(crate) trait Command: Send + Sync + 'static {
    /// What the submitter gets when it is durable.
    type Answer: Send + 'static;

    /// What it reads or writes of that which data steps change: refused while one of them is unfinished. A command that
    /// must go on meanwhile says here what it touches.
    fn touches(&self) -> &'static [Data] {
        Data::ALL
    }

    /// Writes.
    fn execute(&self, tx: &Tx) -> impl Future<Output = Result<Self::Answer, Error>> + Send;

    /// Writes several at once, in fewer statements than one after the other: an answer for each, in their order. A
    /// command that is refused has written nothing. Nothing at all, where this kind has no such way.
    ///
    /// # Errors
    /// Where the database refuses: nothing is kept then, and each is written alone.
    fn execute_together(_: &[&Self], _: &Tx) -> impl Future<Output = Result<Answers<Self>, Error>> + Send {
        std::future::ready(Ok(None))
    }
}

/// An answer for each of several commands, unless they are to be written one by one.
pub(crate) type Answers<C> = Option<Vec<Result<<C as Command>::Answer, Error>>>;

/// The most commands in one transaction.
const BATCH: usize = 256;
/// How many commands may wait before a submitter is told that the instance is busy.
const QUEUE: usize = 4096;
/// How often a whole transaction is tried.
const TRIES: u32 = 4;

/// PostgreSQL: the turn to write, which a process takes when its transaction begins and gives back when that ends. SQLite
/// has such a turn of its own. See decision 0011.
const TAKE_TURN: &str = "SELECT pg_advisory_xact_lock(7308324465852248430)";

/// Whether what was written is to be kept.
type Kept = bool;

/// Runs jobs of one kind together; see [`Command::execute_together`]. Nothing, where they have to run one by one.
type Together = for<'a> fn(&'a mut [Box<dyn Job>], &'a Tx) -> BoxFuture<'a, Option<Kept>>;

/// A command with its answer, of whatever type.
trait Job: Any + Send {
    /// Runs the command and keeps its answer.
    fn run<'a>(&'a mut self, tx: &'a Tx) -> BoxFuture<'a, Kept>;
    /// How jobs of this kind run together.
    fn together(&self) -> Together;
    /// Hands the answer over; `durable` says whether the transaction was committed.
    fn answer(self: Box<Self>, durable: bool);
}

struct Waiting<C: Command> {
    command: C,
    /// The form that asks for it, where it is to happen once.
    claim: Option<Claim>,
    result: Option<Result<C::Answer, Error>>,
    reply: oneshot::Sender<Result<C::Answer, Error>>,
}

impl<C: Command> Waiting<C> {
    fn run_together<'a>(jobs: &'a mut [Box<dyn Job>], tx: &'a Tx) -> BoxFuture<'a, Option<Kept>> {
        Box::pin(async move {
            let mut waiting: Vec<&mut Self> = jobs.iter_mut().filter_map(|job| (&mut **job as &mut dyn Any).downcast_mut()).collect();
            if waiting.iter().any(|waiting| waiting.claim.is_some()) {
                return None;
            }
            let commands: Vec<&C> = waiting.iter().map(|waiting| &waiting.command).collect();
            match guarded(C::execute_together(&commands, tx)).await {
                Ok(None) => None,
                Ok(Some(answers)) => {
                    for (waiting, answer) in waiting.iter_mut().zip(answers) {
                        waiting.result = Some(answer);
                    }
                    Some(true)
                }
                // Each alone finds out whose fault it is.
                Err(_) => Some(false),
            }
        })
    }
}

impl<C: Command> Job for Waiting<C> {
    fn run<'a>(&'a mut self, tx: &'a Tx) -> BoxFuture<'a, Kept> {
        let Self { command, claim, result, .. } = self;
        Box::pin(async move {
            let answer = guarded(async {
                if let Some(claim) = claim {
                    claim.take(tx).await?;
                }
                command.execute(tx).await
            });
            let answer = answer.await;
            let kept = answer.is_ok();
            *result = Some(answer);
            kept
        })
    }

    fn together(&self) -> Together {
        Self::run_together
    }

    fn answer(self: Box<Self>, durable: bool) {
        let result = match self.result {
            Some(Ok(answer)) if durable => Ok(answer),
            Some(Err(error)) => Err(error),
            _ => Err(Error::Busy),
        };
        // The one who asked may have gone away; what is written stays written.
        let _ = self.reply.send(result);
    }
}

/// The way to the writer task.
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
}

enum Message {
    Job(Box<dyn Job>),
    Stop(oneshot::Sender<()>),
}

impl Writer {
    /// Starts the task that owns the writing connection.
    pub(crate) fn start(connection: DatabaseConnection) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(supervised(connection, waiting));
        Self { queue }
    }

    /// Submits a command and waits until it is durable.
    pub(crate) async fn submit<C: Command>(&self, command: C) -> Result<C::Answer, Error> {
        self.submit_claiming(command, None).await
    }

    /// The same, where a form asks for it: once.
    pub(crate) async fn submit_once<C: Command>(&self, command: C, claim: Claim) -> Result<C::Answer, Error> {
        self.submit_claiming(command, Some(claim)).await
    }

    async fn submit_claiming<C: Command>(&self, command: C, claim: Option<Claim>) -> Result<C::Answer, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Waiting { command, claim, result: None, reply });
        self.queue.try_send(Message::Job(job)).map_err(|_| Error::Busy)?;
        answer.await.map_err(|_| Error::Busy)?
    }

    /// Waits until everything submitted before is written, and stops the task.
    pub(crate) async fn stop(&self) {
        let (done, stopped) = oneshot::channel();
        if self.queue.send(Message::Stop(done)).await.is_ok() {
            let _ = stopped.await;
        }
    }
}

/// Runs something of a command; a panic in it is a fault of ours, and that command's alone.
async fn guarded<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.unwrap_or_else(|_| Err(Error::Internal("a command panicked".to_owned())))
}

/// Runs the writer, and once more where it panicked by itself: those who waited are told to try again, and nobody after
/// them waits for a task that is gone.
async fn supervised(connection: DatabaseConnection, mut waiting: mpsc::Receiver<Message>) {
    while AssertUnwindSafe(run(&connection, &mut waiting)).catch_unwind().await.is_err() {
        tracing::error!("the writer panicked, and goes on");
    }
}

async fn run(connection: &DatabaseConnection, waiting: &mut mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    loop {
        if waiting.recv_many(&mut messages, BATCH).await == 0 {
            return;
        }
        let mut jobs = Vec::with_capacity(messages.len());
        let mut stop = None;
        for message in messages.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Stop(done) => stop = Some(done),
            }
        }
        let durable = write(connection, &mut jobs).await;
        for job in jobs {
            job.answer(durable);
        }
        if let Some(done) = stop {
            let _ = connection.clone().close().await;
            let _ = done.send(());
            return;
        }
    }
}

/// Writes all jobs in one transaction; says whether it was committed.
async fn write(connection: &DatabaseConnection, jobs: &mut [Box<dyn Job>]) -> bool {
    for attempt in 1..=TRIES {
        match write_once(connection, jobs).await {
            Ok(()) => return true,
            Err(error) => tracing::warn!(error = %Error::from(error), attempt, "a transaction failed as a whole"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(5 * u64::from(attempt))).await;
    }
    false
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that opens transactions")]
async fn write_once(connection: &DatabaseConnection, jobs: &mut [Box<dyn Job>]) -> Result<(), sea_orm::DbErr> {
    let immediate = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
    let transaction = connection.begin_with_options(immediate).await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(TAKE_TURN).await?;
    }
    // None of these was answered yet: whatever order they are written in is one that they could have come in.
    jobs.sort_by_key(|job| kind_of(&**job));
    for jobs in jobs.chunk_by_mut(|one, other| kind_of(&**one) == kind_of(&**other)) {
        if jobs.len() > 1 && run_together(&transaction, jobs).await? {
            continue;
        }
        for job in jobs {
            let savepoint = transaction.begin().await?;
            if job.run(&savepoint).await { savepoint.commit().await? } else { savepoint.rollback().await? }
        }
    }
    transaction.commit().await
}

fn kind_of(job: &dyn Job) -> TypeId {
    job.type_id()
}

/// Runs jobs of one kind together, where they can; says whether they have run.
#[expect(clippy::disallowed_methods, reason = "this is the one place that opens transactions")]
async fn run_together(transaction: &Tx, jobs: &mut [Box<dyn Job>]) -> Result<bool, sea_orm::DbErr> {
    let Some(together) = jobs.first().map(|job| job.together()) else { return Ok(true) };
    let savepoint = transaction.begin().await?;
    match together(jobs, &savepoint).await {
        Some(true) => savepoint.commit().await.map(|()| true),
        _ => savepoint.rollback().await.map(|()| false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{Database, DbErr};
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    /// Counts how it was written; `good` says whether the way together works.
    struct Counted {
        alone: Arc<AtomicU32>,
        together: Arc<AtomicU32>,
        number: u32,
        good: bool,
    }

    impl Command for Counted {
        type Answer = u32;

        async fn execute(&self, _: &Tx) -> Result<u32, Error> {
            self.alone.fetch_add(1, Ordering::SeqCst);
            if self.number == 3 { Err(Error::Closed) } else { Ok(self.number) }
        }

        async fn execute_together(commands: &[&Self], _: &Tx) -> Result<Answers<Self>, Error> {
            if commands.iter().any(|command| !command.good) {
                return Err(DbErr::Custom("no".to_owned()).into());
            }
            commands[0].together.fetch_add(u32::try_from(commands.len()).unwrap(), Ordering::SeqCst);
            Ok(Some(commands.iter().map(|command| if command.number == 3 { Err(Error::Closed) } else { Ok(command.number) }).collect()))
        }
    }

    /// Something else that comes in between.
    struct Other;

    impl Command for Other {
        type Answer = ();

        async fn execute(&self, _: &Tx) -> Result<(), Error> {
            Ok(())
        }
    }

    /// Panics, alone or with others.
    struct Panics;

    impl Command for Panics {
        type Answer = ();

        async fn execute(&self, _: &Tx) -> Result<(), Error> {
            panic!("a fault of ours")
        }

        async fn execute_together(_: &[&Self], _: &Tx) -> Result<Answers<Self>, Error> {
            panic!("a fault of ours")
        }
    }

    #[tokio::test]
    async fn a_command_that_panics_fails_alone_and_the_writer_goes_on() {
        let writer = Writer::start(Database::connect("sqlite::memory:").await.unwrap());
        for _ in 0..3 {
            let (first, second, other) = futures::join!(writer.submit(Panics), writer.submit(Panics), writer.submit(Other));
            assert!(matches!((first, second), (Err(Error::Internal(_)), Err(Error::Internal(_)))));
            other.unwrap();
        }
    }

    async fn submitted(good: bool) -> (u32, u32) {
        let connection = Database::connect("sqlite::memory:").await.unwrap();
        let writer = Writer::start(connection);
        let (alone, together) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let answers = (0..40).map(|number| {
            let counted = Counted { alone: alone.clone(), together: together.clone(), number, good };
            let writer = &writer;
            async move {
                let answers = futures::join!(writer.submit(counted), writer.submit(Other));
                answers.1.unwrap();
                answers.0
            }
        });
        for (number, answer) in (0..).zip(futures::future::join_all(answers).await) {
            match answer {
                Ok(answer) => assert_eq!(answer, number),
                Err(error) => assert!(number == 3 && matches!(error, Error::Closed), "{number}: {error}"),
            }
        }
        (alone.load(Ordering::SeqCst), together.load(Ordering::SeqCst))
    }

    #[tokio::test]
    async fn those_of_one_kind_are_written_together_and_each_gets_its_own_answer() {
        let (alone, together) = submitted(true).await;
        assert!(together >= 30, "{together} of 40 together, {alone} alone");
        assert_eq!(alone + together, 40);
    }

    #[tokio::test]
    async fn what_cannot_be_written_together_is_written_alone() {
        assert_eq!(submitted(false).await, (40, 0));
    }
}
