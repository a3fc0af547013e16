//! Data steps: changes of stored rows that need Rust or the keys, which a migration in SQL has not.
//!
//! The writer runs them after the migrations, in batches, while the server answers readers. Commands that touch what
//! an unfinished step changes are refused with [`Error::Updating`]; see [`Command::touches`]. How far a step is stands
//! in the table `data_step`, in the same transaction as the rows it changed: a process that is killed goes on where it
//! was. A row that cannot be changed is tried again, then counted, logged by its id and left as it is.
//!
//! To add a step: a file here with a type that implements [`DataStep`], and a line at the end of [`STEPS`]. Its
//! [`DataStep::change`] gets the ids of some rows of its one table, in their order; what it does twice must come to the
//! same as once. New instances never run it. Test it on the filled databases of `service/tests/it/filled`, on both
//! engines, stopped in the middle (`service/tests/it/data_steps.rs` does that for all steps). A step is never
//! changed once it is published, nor taken out.
//!
//! [`Command::touches`]: crate::writer::Command::touches

mod identities;
mod mailboxes;
mod own_domains;
mod reports;
mod run;
mod sites;

use crate::{Error, Service, entities::data_step, writer::Tx};
use domain::time::Instant;
use futures::future::BoxFuture;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use std::sync::{PoisonError, RwLock};
use uuid::Uuid;

/// All data steps, oldest first: a database remembers them by their place here, from 1 on.
const STEPS: &[&dyn DataStep] = &[
    &own_domains::OwnDomains,
    &mailboxes::SignatureMailboxes,
    &mailboxes::InvitationMailboxes,
    &identities::BookIdentities,
    &identities::SignatureIdentities,
    &identities::InvitationIdentities,
    &sites::Sites::Organisations,
    &sites::Sites::Signatures,
    &sites::Sites::Invitations,
    &reports::ReportMailboxes,
];

/// What steps change and commands touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Data {
    /// Invitations to sign.
    Invitations,
    /// The address book.
    Organisations,
    /// Signatures, in whatever state.
    Signatures,
}

impl Data {
    /// All of it.
    pub(crate) const ALL: &[Self] = &[Self::Invitations, Self::Organisations, Self::Signatures];
}

/// A change of the rows of one table.
pub(crate) trait DataStep: Send + Sync {
    /// What the database calls it.
    fn name(&self) -> &'static str;

    /// The table whose rows it changes; its key is a column `id` of UUIDs.
    fn table(&self) -> &'static str;

    /// What must not be touched before it has ended.
    fn changes(&self) -> &'static [Data];

    /// What the change is made of, such as a list or a key: the step runs once more when that is another.
    fn of(&self) -> String {
        String::new()
    }

    /// Changes these rows.
    ///
    /// # Errors
    /// Where one cannot be changed: nothing is kept, and each is tried alone.
    fn change<'a>(&'a self, service: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>>;
}

/// The number of the step at a place of [`STEPS`].
fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1)
}

/// Steps that this process has still to see ended, by their numbers.
#[derive(Default)]
pub(crate) struct Unfinished(RwLock<Vec<i64>>);

impl Unfinished {
    /// Whether a step is unfinished that changes some of this.
    pub(crate) fn changes(&self, touched: &[Data]) -> bool {
        let unfinished = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let changes = |number: &i64| step(*number).is_some_and(|step| step.changes().iter().any(|data| touched.contains(data)));
        unfinished.iter().any(changes)
    }

    fn set(&self, numbers: Vec<i64>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = numbers;
    }

    fn end(&self, number: i64) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|other| *other != number);
    }
}

fn step(number: i64) -> Option<&'static dyn DataStep> {
    let place = usize::try_from(number).ok()?.checked_sub(1)?;
    STEPS.get(place).copied()
}

/// Whether the database says that a step has ended, as it is now.
fn has_ended(row: &data_step::Model, step: &dyn DataStep) -> bool {
    row.ended_at.is_some() && row.of == step.of()
}

/// The steps that the database does not know as ended.
///
/// # Errors
/// `Unavailable` where another step had the number of one of ours.
async fn unfinished<C: ConnectionTrait>(db: &C) -> Result<Vec<i64>, Error> {
    let rows = data_step::Entity::find().all(db).await?;
    let mut numbers = Vec::new();
    for (place, step) in STEPS.iter().enumerate() {
        match rows.iter().find(|row| row.number == number(place)) {
            Some(row) if row.name != step.name() => {
                let (number, ours, theirs) = (row.number, step.name(), &row.name);
                return Err(Error::Unavailable(format!("data step {number} of this database is {theirs}, and {ours} in this program")));
            }
            Some(row) if has_ended(row, *step) => {}
            _ => numbers.push(number(place)),
        }
    }
    Ok(numbers)
}

/// Notes in a new database that there is nothing to change.
pub(crate) async fn note_all_ended(tx: &Tx, now: Instant) -> Result<(), Error> {
    let rows = STEPS
        .iter()
        .enumerate()
        .map(|(place, step)| data_step::ActiveModel { ended_at: Set(Some(now.0)), ..begun(number(place), *step, now) });
    data_step::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// The row of a step that begins.
fn begun(number: i64, step: &dyn DataStep, now: Instant) -> data_step::ActiveModel {
    data_step::ActiveModel {
        number: Set(number),
        name: Set(step.name().to_owned()),
        of: Set(step.of()),
        cursor: Set(None),
        changed: Set(0),
        faulty: Set(0),
        started_at: Set(now.0),
        ended_at: Set(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_name_of_its_own() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }

    #[test]
    fn what_an_unfinished_step_changes_is_not_touched() {
        let unfinished = Unfinished::default();
        assert!(!unfinished.changes(Data::ALL));
        unfinished.set(vec![1]);
        assert!(unfinished.changes(&[Data::Organisations]) && !unfinished.changes(&[]));
        unfinished.end(1);
        assert!(!unfinished.changes(Data::ALL));
    }
}
