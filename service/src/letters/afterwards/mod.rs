//! What becomes of a letter after it has closed: noted step by step, taken back within a day, told in its story.

mod answer;
mod correct;
mod delivery;
mod end;
mod files;
mod late;
mod note;
mod story;

pub use files::NewFile;
pub(crate) use story::{outcomes, skipped, story};

use super::{At, state_of};
use crate::{
    Actor, Error, Service,
    entities::{letter, letter_event, version, version_text},
    public::{ends_of, frozen, late_until_of},
    scope::letter_of,
};
use domain::{
    afterwards::{Happening, TAKE_BACK, may_take_back},
    document::import,
    forms::afterwards::{Days, recipient_names},
    letter::LetterState,
    role::Permission,
    shapes::afterwards::{DeskAfterwards, LastNoted},
    time::Instant,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// Who is told a letter's story: the public does not see every file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Everyone.
    Public,
    /// Organisers.
    Desk,
}

impl Service {
    /// What became of a letter, with all that its organisers noted.
    ///
    /// # Errors
    /// `NotFound`, also for a letter that was not opened yet; `Forbidden`.
    pub async fn afterwards(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskAfterwards, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let (version, text) = frozen(self.read(), &letter).await?;
        let now = self.now();
        let number = u32::try_from(version.number).unwrap_or(u32::MAX);
        Ok(DeskAfterwards {
            desk: scope.desk(),
            letter: self.desk_letter_row(&letter).await?,
            recipients: recipient_names(&import(&text.text).document),
            version: (number, version.manifest_sha256, text.sha256),
            story: story(self.read(), &letter, Audience::Desk, now).await?,
            last: last_noted(self.read(), &letter).await?.and_then(|last| to_take_back(&last, now)),
            today: today(&letter, now).to_string(),
            late_until: late_until_of(&letter, now),
            may_take_late: ends_of(&letter).may_take_late(now),
        })
    }
}

/// The frozen text's version, and the names of those it is addressed to.
async fn addressed<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<(version::Model, Vec<String>), Error> {
    let (version, text): (_, version_text::Model) = frozen(db, letter).await?;
    Ok((version, recipient_names(&import(&text.text).document)))
}

/// What was noted last and not taken back.
async fn last_noted<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Option<letter_event::Model>, Error> {
    let noted = letter_event::Entity::find()
        .filter(letter_event::Column::LetterId.eq(letter.id))
        .filter(letter_event::Column::UndoneAt.is_null())
        .order_by_desc(letter_event::Column::Number);
    Ok(noted.one(db).await?)
}

/// The same as pages show it, where it can be taken back now.
fn to_take_back(last: &letter_event::Model, now: Instant) -> Option<LastNoted> {
    let (what, at) = (Happening::from_code(&last.kind)?, Instant(last.created_at));
    may_take_back(what, at, now).then_some(LastNoted {
        what,
        day: last.day.clone(),
        at,
        back_to: LetterState::from_code(&last.state_before)?,
        until: at.plus(TAKE_BACK),
    })
}

/// Where the letter would stand after this.
fn leads(letter: &letter::Model, happening: Happening) -> Result<LetterState, Error> {
    happening.leads(state_of(letter)).ok_or(Error::Conflict)
}

/// The day of an instant where the letter is: in the time zone of its deadline.
fn day_at(letter: &letter::Model, at: Instant) -> Date {
    let zone = letter.deadline_zone.as_deref().and_then(|zone| TimeZone::get(zone).ok()).unwrap_or(TimeZone::UTC);
    zone.to_datetime(Timestamp::from_microsecond(at.0).unwrap_or_default()).date()
}

/// Today, where the letter is.
fn today(letter: &letter::Model, now: Instant) -> Date {
    day_at(letter, now)
}

/// Between which days a delivery can lie: from the letter's opening until today.
fn days(letter: &letter::Model, now: Instant) -> Days {
    Days { first: day_at(letter, Instant(letter.opened_at.unwrap_or(letter.created_at))), last: today(letter, now) }
}
