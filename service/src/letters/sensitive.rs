//! Whether a letter is sensitive: then its mails and links show nothing of it before a click.

use super::{At, update};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::letter,
    journal::Line,
    writer::{Command, Tx},
};
use domain::{activity::Act, letter::Visibility, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Marks a letter as sensitive, or as not.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`; `Conflict` where it was changed in the meantime.
    pub async fn set_sensitive(&self, actor: &Actor, coalition: &str, letter: &str, sensitive: bool) -> Result<(), Error> {
        self.submit(SetSensitive { service: self.clone(), at: At::new(actor, coalition, letter), sensitive, now: self.now() }).await
    }
}

/// Makes every letter sensitive that is not public: after a restore nobody knows which of them was marked since.
pub(crate) async fn keep_discreet(tx: &Tx, now: Instant) -> Result<(), Error> {
    let open = letter::Entity::find()
        .filter(letter::Column::Visibility.eq(Visibility::Confidential.code()))
        .filter(letter::Column::Sensitive.eq(false));
    for letter in open.all(tx).await? {
        update(tx, &letter, letter::ActiveModel { sensitive: Set(true), ..Default::default() }, now).await?;
        Note::new(letter.coalition_id, None, Act::LetterSensitive, now).letter(letter.id).insert(tx).await?;
    }
    Ok(())
}

/// Marks a letter as sensitive that the journal knows as marked, where the database is from before; says whether it was not.
pub(crate) async fn mark_sensitive(tx: &Tx, letter: Uuid, at: Instant, now: Instant) -> Result<bool, Error> {
    let row = letter::Entity::find_by_id(letter).one(tx).await?;
    let Some(letter) = row.filter(|row| !row.sensitive && row.changed_at < at.0) else { return Ok(false) };
    update(tx, &letter, letter::ActiveModel { sensitive: Set(true), ..Default::default() }, now).await?;
    Note::new(letter.coalition_id, None, Act::LetterSensitive, now).letter(letter.id).insert(tx).await?;
    Ok(true)
}

struct SetSensitive {
    service: Service,
    at: At,
    sensitive: bool,
    now: Instant,
}

impl Command for SetSensitive {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        if letter.sensitive == self.sensitive {
            return Ok(());
        }
        if self.sensitive {
            self.service.journal().note(Line::Sensitive { letter: letter.id, at: self.now }).await?;
        }
        update(tx, &letter, letter::ActiveModel { sensitive: Set(self.sensitive), ..Default::default() }, self.now).await?;
        let act = if self.sensitive { Act::LetterSensitive } else { Act::LetterNotSensitive };
        self.at.note(tx, &letter, act, self.now).await
    }
}
