//! A form that is posted twice, by a double click or on a slow line, creates once.
//!
//! Its page gives it a random token, which the server hands over with what was typed ([`Service::posted`]). The first thing
//! that is then written ([`Service::submit`]) claims the form in its own transaction; of a form that is claimed already
//! nothing is written ([`Error::Repeated`]), and its answer is that of the first. Typing something else makes another form.

use crate::{
    Error, Service,
    data_steps::Data,
    entities::posted_form,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    time::Duration,
};

/// For how long a form is known as posted.
const LIFE: i64 = 600 * Instant::SECOND;
/// How often it is looked whether the first answer is there, and how long between.
const LOOKS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

tokio::task_local! {
    static POSTED: Posted;
}

/// A form that is being answered.
#[derive(Clone, Debug)]
pub struct Posted(Arc<(Vec<u8>, AtomicU8)>);

const OPEN: u8 = 0;
const CLAIMED: u8 = 1;
const REPEATED: u8 = 2;

impl Posted {
    /// Whether something was written of it.
    pub fn is_claimed(&self) -> bool {
        self.is(CLAIMED)
    }

    /// Whether it was posted before, so that nothing was written of it.
    pub fn is_repeated(&self) -> bool {
        self.is(REPEATED)
    }

    fn is(&self, state: u8) -> bool {
        self.0.1.load(Ordering::SeqCst) == state
    }

    /// The form that this task answers, as long as nothing was written of it.
    pub(crate) fn open() -> Option<Self> {
        POSTED.try_with(Self::clone).ok().filter(|posted| !posted.is_claimed())
    }

    /// What claims it.
    pub(crate) fn claim(&self, now: Instant) -> Claim {
        Claim { hash: self.0.0.clone(), now }
    }

    /// Notes what came of the claim.
    pub(crate) fn note<T>(&self, outcome: &Result<T, Error>) {
        match outcome {
            Ok(_) => self.0.1.store(CLAIMED, Ordering::SeqCst),
            Err(Error::Repeated) => self.0.1.store(REPEATED, Ordering::SeqCst),
            Err(_) => {}
        }
    }
}

/// Claims a form in the transaction that creates what it asks for.
pub(crate) struct Claim {
    hash: Vec<u8>,
    now: Instant,
}

impl Claim {
    /// # Errors
    /// [`Error::Repeated`] where it is claimed.
    pub(crate) async fn take(&self, tx: &Tx) -> Result<(), Error> {
        purge(tx, self.now).await?;
        if posted_form::Entity::find_by_id(self.hash.clone()).one(tx).await?.is_some() {
            return Err(Error::Repeated);
        }
        let row = posted_form::ActiveModel { hash: Set(self.hash.clone()), until: Set(self.now.plus(LIFE).0), answer: Set(None) };
        posted_form::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// Deletes what has had its time.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    posted_form::Entity::delete_many().filter(posted_form::Column::Until.lt(now.0)).exec(tx).await?;
    Ok(())
}

impl Service {
    /// A form: its token, where it was posted to, and what was posted. What is kept of it reveals nothing of that.
    pub fn posted(&self, parts: &[&[u8]]) -> Posted {
        Posted(Arc::new((self.keys().posted_form(parts), AtomicU8::new(OPEN))))
    }

    /// Runs what answers a form.
    pub async fn answering<T>(&self, posted: &Posted, answer: impl Future<Output = T>) -> T {
        POSTED.scope(posted.clone(), answer).await
    }

    /// Keeps where the answer leads, for anyone who posts the form once more; without an answer the form may be posted again.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep_answer(&self, posted: &Posted, answer: Option<String>) -> Result<(), Error> {
        self.submit(KeepAnswer { hash: posted.0.0.clone(), answer }).await
    }

    /// Where the answer to the first post of a form leads. It may be a moment until that is there; nothing where it never
    /// comes.
    ///
    /// # Errors
    /// The database's.
    pub async fn first_answer(&self, posted: &Posted) -> Result<Option<String>, Error> {
        for _ in 0..LOOKS {
            let row = posted_form::Entity::find_by_id(posted.0.0.clone()).one(self.read()).await?;
            match row {
                Some(posted_form::Model { answer: None, .. }) => tokio::time::sleep(PAUSE).await,
                other => return Ok(other.and_then(|row| row.answer)),
            }
        }
        Ok(None)
    }
}

struct KeepAnswer {
    hash: Vec<u8>,
    answer: Option<String>,
}

impl Command for KeepAnswer {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Some(answer) = &self.answer else {
            posted_form::Entity::delete_by_id(self.hash.clone()).exec(tx).await?;
            return Ok(());
        };
        let Some(row) = posted_form::Entity::find_by_id(self.hash.clone()).one(tx).await? else { return Ok(()) };
        let mut row: posted_form::ActiveModel = row.into();
        row.answer = Set(Some(answer.clone()));
        row.update(tx).await?;
        Ok(())
    }
}
