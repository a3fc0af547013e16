//! A letter's timetable of reminders, from what is stored.

use crate::{
    Error,
    entities::{letter, reminder},
    public::deadline_of,
};
use domain::reminder::{ReminderKind, Timetable};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// The timetable; one without a deadline is empty.
pub(super) async fn of_letter<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Timetable, Error> {
    let Some(hard) = deadline_of(letter) else { return Ok(Timetable::default()) };
    let stopped = reminder::Entity::find()
        .filter(reminder::Column::LetterId.eq(letter.id))
        .filter(reminder::Column::Stopped.eq(true))
        .all(db)
        .await?;
    let stopped = stopped.iter().filter_map(|row| ReminderKind::from_code(&row.kind)).collect();
    Ok(Timetable { stopped, ..Timetable::of(letter.soft_deadline_local.as_deref(), &hard) })
}
