//! A letter's story: what happened to it, day by day, from its opening to what came of it.

use super::{
    Audience, day_at,
    files::{FileOf, file_of, files_of},
};
use crate::{
    Error,
    entities::{activity, answer, delivery, letter, letter_event, version},
    keys::readable,
    letters::state_of,
    public::is_public,
};
use domain::{
    activity::Act,
    afterwards::{Happening, Way},
    ids::PublicId,
    letter::{LetterState, Visibility},
    shapes::afterwards::{AnswerShown, DayTold, DeliveryShown, KeptFile, ListThen, OutcomeNews, Told},
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// What happened to a letter, in the order of its days.
pub(crate) async fn story<C: ConnectionTrait>(
    db: &C,
    letter: &letter::Model,
    audience: Audience,
    now: Instant,
) -> Result<Vec<DayTold>, Error> {
    let mut told = way(db, letter, now).await?;
    told.extend(noted(db, letter, audience).await?);
    // Stable: what happened on one day stays in its order.
    told.sort_by(|one, other| one.day.cmp(&other.day));
    Ok(told)
}

/// The letter's own way: opened, published, changed, closed.
async fn way<C: ConnectionTrait>(db: &C, letter: &letter::Model, now: Instant) -> Result<Vec<DayTold>, Error> {
    let told = |at: i64, what: Told| DayTold { day: day_at(letter, Instant(at)).to_string(), what };
    let mut way: Vec<DayTold> = letter.opened_at.map(|at| told(at, Told::Opened)).into_iter().collect();
    let public = letter.visibility == Visibility::Public.code();
    let published = letter.published_at.filter(|at| public && letter.opened_at != Some(*at));
    way.extend(published.map(|at| told(at, Told::Published)));
    let versions = version::Entity::find()
        .filter(version::Column::LetterId.eq(letter.id))
        .filter(version::Column::Number.gt(1))
        .order_by_asc(version::Column::Number)
        .all(db)
        .await?;
    way.extend(versions.iter().map(|row| told(row.created_at, Told::Version(u32::try_from(row.number).unwrap_or(u32::MAX)))));
    // Closed from its deadline on, before anybody presses the button.
    let end = letter.closed_at.into_iter().chain(letter.deadline_at.filter(|at| *at <= now.0)).min();
    way.extend(end.map(|at| told(at, Told::Closed)));
    Ok(way)
}

/// What was noted, and of what was taken back the day of that, where everyone could read it.
async fn noted<C: ConnectionTrait>(db: &C, letter: &letter::Model, audience: Audience) -> Result<Vec<DayTold>, Error> {
    let events = letter_event::Entity::find()
        .filter(letter_event::Column::LetterId.eq(letter.id))
        .order_by_asc(letter_event::Column::Number)
        .all(db)
        .await?;
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let files = files_of(db, letter.id).await?;
    let mut deliveries = HashMap::new();
    for row in delivery::Entity::find().filter(delivery::Column::LetterId.eq(letter.id)).all(db).await? {
        let id = row.id;
        if let Some(delivery) = readable("delivery", id, delivery_shown(row, &files, audience)) {
            deliveries.insert(id, delivery);
        }
    }
    let answers = answer::Entity::find().filter(answer::Column::LetterId.eq(letter.id)).all(db).await?;
    let mut answers: HashMap<Uuid, AnswerShown> = answers.into_iter().map(|row| (row.id, answer_shown(row, &files, audience))).collect();
    let fields = |words: &str| words.split(' ').map(str::to_owned).collect();
    let told = |event: letter_event::Model| {
        let happening = Happening::from_code(&event.kind)?;
        if let Some(at) = event.undone_at {
            let was_read = is_public(letter) && letter.published_at.is_none_or(|published| published < at);
            let day = || day_at(letter, Instant(at)).to_string();
            return was_read.then(|| DayTold { day: day(), what: Told::TakenBack(happening) });
        }
        let subject = event.subject_id.unwrap_or_default();
        let mut day = event.day;
        let what = match happening {
            // Told under the day that stands today, where it was corrected.
            Happening::Delivered => {
                let delivery = deliveries.remove(&subject)?;
                day.clone_from(&delivery.day);
                Told::Delivered(Box::new(delivery))
            }
            Happening::Answered => {
                let answer = answers.remove(&subject)?;
                day.clone_from(&answer.day);
                Told::Answered(Box::new(answer))
            }
            Happening::DeliveryCorrected => Told::DeliveryCorrected(fields(&event.words)),
            Happening::AnswerCorrected => Told::AnswerCorrected(fields(&event.words)),
            Happening::Unanswered => Told::Unanswered,
            Happening::Archived => Told::Archived(event.words),
        };
        Some(DayTold { day, what })
    };
    Ok(events.into_iter().filter_map(told).collect())
}

/// A delivery with the file that its reader may see.
pub(super) fn delivery_shown(row: delivery::Model, files: &HashMap<Uuid, KeptFile>, audience: Audience) -> Result<DeliveryShown, Error> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let file = FileOf { id: row.file_id, alt: row.file_alt.as_deref(), public: row.file_public };
    Ok(DeliveryShown {
        id: PublicId(row.public_id),
        file: file_of(files, &file).filter(|file| file.public || audience == Audience::Desk),
        day: row.day,
        by_whom: row.by_whom,
        recipients: serde_json::from_str(&row.recipients)?,
        way: Way::from_code(&row.way).unwrap_or(Way::Other),
        way_words: row.way_words,
        note: row.note,
        list: ListThen {
            organisations: count(row.organisations),
            countries: count(row.countries),
            people: count(row.people),
            version: u32::try_from(row.version).unwrap_or(u32::MAX),
            log_size: count(row.log_size),
            log_root: row.log_root,
            late_from: row.late_from.or(row.log_ended.is_none().then_some(row.log_size)).filter(|from| *from > 0).map(count),
            log_ended: row.log_ended,
            at: Instant(row.created_at),
        },
    })
}

/// An answer with the file that its reader may see.
pub(super) fn answer_shown(row: answer::Model, files: &HashMap<Uuid, KeptFile>, audience: Audience) -> AnswerShown {
    let file = FileOf { id: row.file_id, alt: row.file_alt.as_deref(), public: row.file_public };
    AnswerShown {
        id: PublicId(row.public_id),
        file: file_of(files, &file).filter(|file| file.public || audience == Audience::Desk),
        day: row.day,
        by_whom: row.by_whom,
        summary: row.summary,
        words: row.words,
        language: row.language,
    }
}

/// The day of a letter's first delivery.
pub(super) async fn first_delivery<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Option<String>, Error> {
    let days = delivery::Entity::find().select_only().column_as(delivery::Column::Day.min(), "first");
    let first: Option<Option<String>> = days.filter(delivery::Column::LetterId.eq(letter)).into_tuple().one(db).await?;
    Ok(first.flatten())
}

/// The deliveries and answers of letters that the public may see, for feeds.
pub(crate) async fn outcomes<C: ConnectionTrait>(db: &C, letters: &[letter::Model]) -> Result<Vec<OutcomeNews>, Error> {
    let by_id: HashMap<Uuid, &letter::Model> = letters.iter().map(|letter| (letter.id, letter)).collect();
    let ids = || by_id.keys().copied();
    let mut news = Vec::new();
    let mut tell = |letter: Uuid, answer: bool, id: Uuid, day: String, by_whom: String, at: i64| {
        if let Some(letter) = by_id.get(&letter) {
            // What was noted in confidence is told once the letter is public.
            let told_at = Instant(at.max(letter.published_at.unwrap_or(at)));
            news.push(OutcomeNews { id: PublicId(id), letter: PublicId(letter.public_id), answer, day, by_whom, told_at });
        }
    };
    for row in delivery::Entity::find().filter(delivery::Column::LetterId.is_in(ids())).all(db).await? {
        tell(row.letter_id, false, row.public_id, row.day, row.by_whom, row.created_at);
    }
    for row in answer::Entity::find().filter(answer::Column::LetterId.is_in(ids())).all(db).await? {
        tell(row.letter_id, true, row.public_id, row.day, row.by_whom, row.created_at);
    }
    Ok(news)
}

/// The states on a letter's way that it has left out.
pub(crate) async fn skipped<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Vec<LetterState>, Error> {
    let mut skipped = Vec::new();
    if state_of(letter).text_is_free() {
        return Ok(skipped);
    }
    let reviewed = activity::Entity::find()
        .filter(activity::Column::CoalitionId.eq(letter.coalition_id))
        .filter(activity::Column::LetterId.eq(letter.id))
        .filter(activity::Column::Act.eq(Act::LetterInReview.code()));
    if reviewed.count(db).await? == 0 {
        skipped.push(LetterState::InReview);
    }
    if state_of(letter) == LetterState::Archived {
        let kinds: Vec<String> = letter_event::Entity::find()
            .select_only()
            .column(letter_event::Column::Kind)
            .filter(letter_event::Column::LetterId.eq(letter.id))
            .filter(letter_event::Column::UndoneAt.is_null())
            .into_tuple()
            .all(db)
            .await?;
        let has = |happening: Happening| kinds.iter().any(|kind| kind == happening.code());
        if !has(Happening::Delivered) {
            skipped.push(LetterState::Delivered);
        }
        if !has(Happening::Answered) && !has(Happening::Unanswered) {
            skipped.push(LetterState::Answered);
        }
    }
    Ok(skipped)
}
