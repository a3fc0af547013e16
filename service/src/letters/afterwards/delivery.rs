//! Deliveries: noted with what the list was, and corrected with a date.

use super::{
    At, Audience, NewFile, addressed,
    correct::{Corrected, FileChange, confirmed, note_correction},
    days,
    files::keep,
    leads,
    note::{Noted, note},
    story::delivery_shown,
};
use crate::{
    Actor, Error, Service,
    entities::{delivery, kept_file, letter, log, log_event},
    public::counts_of,
    scope::letter_of,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    afterwards::Happening,
    forms::afterwards::{Delivery, DeliveryForm},
    ids::PublicId,
    role::Permission,
    shapes::afterwards::DeliveryShown,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// How often the log is brought up to date for one delivery.
const TRY_LIMIT: usize = 5;

impl Service {
    /// Notes a delivery, with what the list and its log are at this moment. The first one makes the letter a delivered one.
    ///
    /// # Errors
    /// Faults of the form; `Conflict` where the letter is not closed, or is put away; `Busy` where so much is confirmed at
    /// once that the log does not catch up; `NotFound`, `Forbidden`.
    pub async fn deliver(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        form: &DeliveryForm,
        file: Option<&NewFile>,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::Delivered)?;
        let now = self.now();
        let (_, recipients) = addressed(self.read(), &letter).await?;
        let delivery = form.parse(&recipients, days(&letter, now), file.is_some())?;
        let file = file.map(|file| self.sealed(letter.id, file)).transpose()?;
        let deliver = Deliver { at, id: self.new_id(), public_id: self.new_public_id(), delivery, file, now };
        for _ in 0..TRY_LIMIT {
            self.sequence_one(letter.id).await?;
            if self.submit(deliver.clone()).await? {
                return Ok(());
            }
        }
        Err(Error::Busy)
    }

    /// A delivery, for its form.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn delivery(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<DeliveryShown, Error> {
        let scope = self.scope(actor, coalition, Permission::EditLetters).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let row = find(self.read(), &letter, id).await?;
        let files = super::files::files_of(self.read(), letter.id).await?;
        delivery_shown(row, &files, Audience::Desk)
    }

    /// Corrects what was noted of a delivery; that it was is told with its date, and what was changed. `remove` takes the
    /// file away, with its bytes.
    ///
    /// # Errors
    /// Faults of the form, among them `afterwards-error-unchanged` and `afterwards-error-confirm`; `Conflict`; `NotFound`,
    /// `Forbidden`.
    pub async fn correct_delivery(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        form: &DeliveryForm,
        file: Option<&NewFile>,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::DeliveryCorrected)?;
        let row = find(self.read(), &letter, id).await?;
        let now = self.now();
        let (_, recipients) = addressed(self.read(), &letter).await?;
        let remove = form.file.removes() && file.is_none();
        let has_file = file.is_some() || (row.file_id.is_some() && !remove);
        let delivery = confirmed(form.parse(&recipients, days(&letter, now), has_file), &form.confirm)?;
        let file = file.map(|file| self.sealed(letter.id, file)).transpose()?;
        self.submit(Correct { at, id, delivery, file: FileChange { file, remove }, now }).await
    }
}

async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<delivery::Model, Error> {
    let own = delivery::Entity::find().filter(delivery::Column::LetterId.eq(letter.id));
    own.filter(delivery::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}

/// What was said of a delivery, as it is stored.
fn columns(delivery: &Delivery, has_file: bool) -> Result<delivery::ActiveModel, Error> {
    let recipients = serde_json::to_string(&delivery.recipients)?;
    let alt = delivery.file.alt.as_ref().filter(|_| has_file);
    Ok(delivery::ActiveModel {
        day: Set(delivery.day.to_string()),
        by_whom: Set(delivery.by_whom.as_str().to_owned()),
        recipients: Set(recipients),
        way: Set(delivery.way.code().to_owned()),
        way_words: Set(delivery.way_words.as_ref().map(|words| words.as_str().to_owned())),
        note: Set(delivery.note.clone()),
        file_alt: Set(alt.map(|alt| alt.as_str().to_owned())),
        file_public: Set(has_file && delivery.file.public),
        ..Default::default()
    })
}

#[derive(Clone)]
struct Deliver {
    at: At,
    id: Uuid,
    public_id: PublicId,
    delivery: Delivery,
    file: Option<kept_file::Model>,
    now: Instant,
}

impl Command for Deliver {
    /// Whether it is noted: not while the log lacks somebody who is counted.
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let (_, letter) = self.at.find(tx).await?;
        let (version, _) = addressed(tx, &letter).await?;
        let counts = counts_of(tx, &[letter.id]).await?.remove(&letter.id).unwrap_or_default();
        // Asked after counting: what was confirmed before waits here, or is in the log that is read next.
        if log_event::Entity::find().filter(log_event::Column::LetterId.eq(letter.id)).count(tx).await? > 0 {
            return Ok(false);
        }
        if let Some(file) = &self.file {
            keep(tx, file).await?;
        }
        let log = log::Entity::find_by_id(letter.id).one(tx).await?;
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let row = delivery::ActiveModel {
            id: Set(self.id),
            public_id: Set(self.public_id.0),
            letter_id: Set(letter.id),
            version: Set(version.number),
            organisations: Set(count(counts.organisations)),
            countries: Set(count(counts.countries)),
            people: Set(count(counts.people)),
            log_size: Set(log.as_ref().map_or(0, |log| log.size)),
            log_root: Set(log.filter(|log| log.size > 0).map(|log| ledger::hex::encode(&log.root)).unwrap_or_default()),
            file_id: Set(self.file.as_ref().map(|file| file.id)),
            created_at: Set(self.now.0),
            ..columns(&self.delivery, self.file.is_some())?
        };
        row.insert(tx).await?;
        let day = self.delivery.day.to_string();
        let noted = Noted { happening: Happening::Delivered, act: Act::LetterDelivered, day, subject: Some(self.id), words: "" };
        note(tx, &self.at, &letter, noted, self.now).await?;
        Ok(true)
    }
}

struct Correct {
    at: At,
    id: PublicId,
    delivery: Delivery,
    file: FileChange,
    now: Instant,
}

impl Command for Correct {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let before = find(tx, &letter, self.id).await?;
        let file_id = self.file.keep(tx, before.file_id).await?;
        let mut change = columns(&self.delivery, file_id.is_some())?;
        change.id = Set(before.id);
        change.file_id = Set(file_id);
        let after = change.update(tx).await?;
        let corrected = Corrected {
            happening: Happening::DeliveryCorrected,
            act: Act::DeliveryCorrected,
            subject: before.id,
            files: (before.file_id, after.file_id),
            changed: &differences(&before, &after),
        };
        note_correction(tx, &self.at, &letter, corrected, self.now).await
    }
}

/// The fields of the form that differ.
fn differences(before: &delivery::Model, after: &delivery::Model) -> Vec<&'static str> {
    let pairs = [
        ("day", before.day != after.day),
        ("by-whom", before.by_whom != after.by_whom),
        ("recipients", before.recipients != after.recipients),
        ("way", (&before.way, &before.way_words) != (&after.way, &after.way_words)),
        ("note", before.note != after.note),
        ("file", (before.file_id, &before.file_alt, before.file_public) != (after.file_id, &after.file_alt, after.file_public)),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}
