//! Those who left, after a restart: what the journal knows and the database does not is carried out, so that a restored
//! backup brings nobody back who has left since. And what was deleted is scrubbed from the disk.

mod access;
mod outdated;
mod restored;
mod uninvited;

pub(crate) use access::falls;

use crate::{
    Error, Service,
    data_steps::Data,
    entities::{instance, letter, signature},
    journal::{Departure, Forgotten, Line},
    letters::{delete_whole, mark_sensitive},
    log,
    mailboxes::stop,
    privacy,
    signatures::{delete_erased, drop_proposal, keep_decision, keep_unasked, state_of},
    writer::{Command, Tx},
};
use domain::{
    letter::LetterState,
    signature::{RemovalReason, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect};
use std::{
    collections::{HashMap, HashSet},
    sync::atomic::Ordering,
};
use uuid::Uuid;

/// Lines of the journal in one transaction.
const PART: usize = 200;
/// The longest time that something deleted stays in the write-ahead log.
const SCRUB_EVERY: i64 = 60 * Instant::SECOND;
/// How long the journal keeps the hash of a mailbox that is about no letter.
const KEPT: i64 = 365 * Instant::DAY;

impl Service {
    /// Begins the journal of a new instance, or of one that has none yet; of any other carries out what it says.
    ///
    /// # Errors
    /// `Unavailable` where a journal was kept and is not there: going on would list people who have left.
    pub(crate) async fn claim_journal(&self) -> Result<(), Error> {
        let instance = instance::Entity::find_by_id(1).one(self.read()).await?;
        let since = instance.and_then(|instance| instance.journal_since);
        if since.is_some() && !self.journal().exists() {
            return Err(Error::Unavailable(
                "the journal of departures (`journal/departures` in the key folder) is missing: put it back as it was last; without it \
                 people who have withdrawn since the backup would be listed again. Where it is lost for good: `undersigned begin-journal`"
                    .to_owned(),
            ));
        }
        self.journal().begin()?;
        if since.is_none() {
            self.submit(NoteJournal(self.now())).await?;
        }
        self.apply_journal().await?;
        self.after_restore().await
    }

    /// Carries out what the journal says of signatures that the database still has.
    ///
    /// # Errors
    /// `Unavailable` where it cannot be read, or is another instance's.
    pub(crate) async fn apply_journal(&self) -> Result<(), Error> {
        let lines = self.journal().lines()?;
        for part in lines.chunks(PART) {
            let carried = self.submit(CarryOut { service: self.clone(), lines: part.to_vec(), now: self.now() }).await?;
            for origin in &carried.logs {
                self.log_keys().forget(origin)?;
            }
            if carried.number > 0 {
                tracing::warn!(carried.number, "rows that were deleted after this database was written are gone again");
            }
        }
        Ok(())
    }

    /// Takes the hashes of mailboxes out of the journal that are needed no more: with their letter, and after a year.
    ///
    /// # Errors
    /// The database's; `Unavailable` where the journal cannot be written.
    pub(crate) async fn end_journal_hashes(&self) -> Result<(), Error> {
        let lasting = letter::Entity::find().select_only().column(letter::Column::Id);
        let lasting = lasting.filter(letter::Column::State.ne(LetterState::Archived.code()));
        let lasting: HashSet<Uuid> = lasting.into_tuple().all(self.read()).await?.into_iter().collect();
        let year_ago = self.now().plus(-KEPT);
        let ended = move |line: &Line| match line {
            Line::Left { letter, .. } | Line::Unasked { letter, .. } | Line::Stopped { letter: Some(letter), .. } => {
                !lasting.contains(letter)
            }
            Line::Stopped { letter: None, at, .. } | Line::ContactsForgotten(Forgotten { at, .. }) => *at < year_ago,
            _ => false,
        };
        self.journal().end_hashes(ended).await.map(drop)
    }

    /// Something that somebody wanted deleted is to be scrubbed from the disk with the next turn of the sequencer. All
    /// else that is deleted, by whatever use case, is scrubbed within a minute.
    pub(crate) fn scrub_soon(&self) {
        self.0.scrub.store(true, Ordering::SeqCst);
    }

    /// SQLite: takes what was deleted out of the write-ahead log too, by moving that log into the database file, where
    /// what is deleted is overwritten, and emptying it. What readers still need waits for the next time.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn scrub(&self) -> Result<(), Error> {
        let (asked, now) = (self.0.scrub.swap(false, Ordering::SeqCst), self.now().0);
        let due = asked || now - self.0.scrubbed_at.load(Ordering::SeqCst) >= SCRUB_EVERY;
        if !due || self.read().get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        self.0.scrubbed_at.store(now, Ordering::SeqCst);
        let row = self.read().query_one_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)")).await;
        let done = match row {
            Ok(row) => row.map_or(Ok(1), |row| row.try_get_by_index::<i32>(0)).is_ok_and(|busy| busy == 0),
            Err(error) => {
                self.scrub_soon();
                return Err(error.into());
            }
        };
        if !done {
            self.scrub_soon();
        }
        Ok(())
    }
}

/// Notes from when on the journal is kept.
struct NoteJournal(Instant);

impl Command for NoteJournal {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let noted = instance::ActiveModel { id: Set(1), journal_since: Set(Some(self.0.0)), ..Default::default() };
        noted.update(tx).await?;
        Ok(())
    }
}

/// What of the journal the database did not know.
#[derive(Default)]
struct Carried {
    /// How many rows.
    number: u64,
    /// The origins of the logs of these letters.
    logs: Vec<String>,
}

/// Carries out lines of the journal.
struct CarryOut {
    service: Service,
    lines: Vec<Line>,
    now: Instant,
}

impl Command for CarryOut {
    type Answer = Carried;

    // Anyone who has left is listed by no start, whatever a data step still has to do.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Carried, Error> {
        let signatures = self.lines.iter().filter_map(|line| match line {
            Line::Left { signature, .. } => Some(*signature),
            _ => None,
        });
        let rows = signature::Entity::find().filter(signature::Column::Id.is_in(signatures)).all(tx).await?;
        let mut rows: HashMap<Uuid, signature::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let mut carried = Carried::default();
        for line in &self.lines {
            let (letter, signature, departure) = match line {
                Line::Left { letter, signature, departure } => (letter, signature, departure),
                Line::LetterDeleted(letter) => {
                    // An owner ordered it when nobody outside could have the letter. Where it is public now, the database had
                    // refused the order: that is carried out all the same, for people may count on it.
                    if let Some(letter) = letter::Entity::find_by_id(*letter).one(tx).await? {
                        carried.logs.extend(delete_whole(&self.service, tx, &letter).await?);
                        carried.number += 1;
                    }
                    continue;
                }
                Line::ContactsForgotten(forgotten) => {
                    carried.number += privacy::forget_contacts(&self.service, tx, forgotten).await?;
                    continue;
                }
                Line::Unasked { letter, address_hash } => {
                    keep_unasked_of(tx, *letter, address_hash).await?;
                    continue;
                }
                Line::AccountDeleted(id) => {
                    carried.number += u64::from(privacy::delete_account(&self.service, tx, *id, self.now).await?);
                    continue;
                }
                Line::Access { account, lost, at } => {
                    carried.number += u64::from(access::take_away(&self.service, tx, *account, *lost, *at).await?);
                    continue;
                }
                Line::Stopped { letter, mailbox, at } => {
                    stop_again(tx, *letter, mailbox, *at).await?;
                    continue;
                }
                Line::Sensitive { letter, at } => {
                    carried.number += u64::from(mark_sensitive(tx, *letter, *at, self.now).await?);
                    continue;
                }
                Line::Uninvited { invitation, how, at, .. } => {
                    carried.number += u64::from(uninvited::take_back(tx, *invitation, *how, *at).await?);
                    continue;
                }
                Line::Ended => continue,
            };
            if let Departure::Erased { address_hash: Some(hash), .. } = departure {
                keep_unasked_of(tx, *letter, hash).await?;
            }
            let Some(row) = rows.remove(signature) else { continue };
            let left = carry_out(&self.service, tx, &row, departure, self.now).await?;
            carried.number += u64::from(left);
            // What was withdrawn may be erased by a later line.
            let rest = if left { signature::Entity::find_by_id(row.id).one(tx).await? } else { Some(row) };
            rows.extend(rest.map(|row| (row.id, row)));
        }
        Ok(carried)
    }
}

/// Keeps a mailbox from being asked again about a letter that this database knows.
async fn keep_unasked_of(tx: &Tx, letter: Uuid, address_hash: &[u8]) -> Result<(), Error> {
    if letter::Entity::find_by_id(letter).one(tx).await?.is_some() {
        keep_unasked(tx, letter, address_hash.to_vec()).await?;
    }
    Ok(())
}

/// Stops emails to a mailbox, about a letter only where the database has it.
async fn stop_again(tx: &Tx, letter: Option<Uuid>, mailbox: &[u8], at: Instant) -> Result<(), Error> {
    match letter {
        Some(letter) if letter::Entity::find_by_id(letter).one(tx).await?.is_none() => Ok(()),
        // Who may lift it is not in the journal: the mailbox alone.
        letter => stop(tx, mailbox, letter, true, at).await,
    }
}

/// Lets a signature leave; says whether it was still there.
async fn carry_out(service: &Service, tx: &Tx, row: &signature::Model, departure: &Departure, now: Instant) -> Result<bool, Error> {
    let state = state_of(row);
    let (event, reason) = match departure {
        Departure::Erased { .. } => {
            keep_decision(tx, service, row).await?;
            delete_erased(tx, row, now).await?;
            return Ok(true);
        }
        Departure::Outdated(at) => return outdated::hold(tx, row, *at, now).await,
        Departure::Questioned(at) => return outdated::question(tx, row, *at, now).await,
        // Whoever left has confirmed it before: a row that still waits is older than that.
        _ if state == SignatureState::Pending => {
            signature::Entity::delete_by_id(row.id).exec(tx).await?;
            return Ok(true);
        }
        Departure::Withdrawn => (SignatureEvent::Withdraw, None),
        Departure::Disowned => (SignatureEvent::Remove, Some(RemovalReason::Denied.code().to_owned())),
        Departure::Removed(reason) => (SignatureEvent::Remove, Some(reason.code().to_owned())),
    };
    let Some(next) = state.after(event).filter(|_| state.is_live()) else { return Ok(false) };
    let left = signature::ActiveModel {
        id: Set(row.id),
        state: Set(next.code().to_owned()),
        removal_reason: Set(reason),
        changed_at: Set(now.0),
        link_serial: Set(row.link_serial + 1),
        ..Default::default()
    };
    drop_proposal(tx, row.id).await?;
    let left = left.update(tx).await?;
    log::note_change(tx, row, &left, now).await?;
    Ok(true)
}
