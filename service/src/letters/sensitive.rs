//! Whether a letter is sensitive: then its mails and links show nothing of it before a click.

use super::{At, update};
use crate::{
    Actor, Error, Service,
    entities::letter,
    writer::{Command, Tx},
};
use domain::{activity::Act, time::Instant};
use sea_orm::ActiveValue::Set;

impl Service {
    /// Marks a letter as sensitive, or as not.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`; `Conflict` where it was changed in the meantime.
    pub async fn set_sensitive(&self, actor: &Actor, coalition: &str, letter: &str, sensitive: bool) -> Result<(), Error> {
        self.submit(SetSensitive { at: At::new(actor, coalition, letter), sensitive, now: self.now() }).await
    }
}

struct SetSensitive {
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
        update(tx, &letter, letter::ActiveModel { sensitive: Set(self.sensitive), ..Default::default() }, self.now).await?;
        let act = if self.sensitive { Act::LetterSensitive } else { Act::LetterNotSensitive };
        self.at.note(tx, &letter, act, self.now).await
    }
}
