//! Contacts who were not invited learn who signed in their organisation's name once a confidential letter is public: some time
//! after its moment, for nothing may hold that up.

use crate::{
    Error, Service,
    data_steps::Data,
    entities::letter,
    public::is_public,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Tells them, letter by letter and in batches. To be called every few minutes; a letter that cannot be looked at holds up
    /// no other.
    ///
    /// # Errors
    /// The database's.
    pub async fn tell_of_published_letters(&self) -> Result<(), Error> {
        let due = letter::Entity::find().filter(letter::Column::ContactsDueAt.is_not_null());
        for letter in due.all(self.read()).await?.iter().filter(|letter| is_public(letter)) {
            let mut after = None;
            loop {
                match self.submit(Tell { service: self.clone(), letter: letter.id, after, now: self.now() }).await {
                    Ok(Some(last)) => after = Some(last),
                    Ok(None) => break,
                    Err(error) => {
                        tracing::error!(letter = %letter.id, %error, "contacts could not be told of a letter that became public");
                        break;
                    }
                }
            }
        }
        Ok(())
    }
}

struct Tell {
    service: Service,
    letter: Uuid,
    /// The last signature whose contacts are told.
    after: Option<Uuid>,
    now: Instant,
}

impl Command for Tell {
    type Answer = Option<Uuid>;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Option<Uuid>, Error> {
        let found = letter::Entity::find_by_id(self.letter).one(tx).await?;
        // Of several processes one ends it.
        let Some(letter) = found.filter(|letter| letter.contacts_due_at.is_some() && is_public(letter)) else { return Ok(None) };
        let last = self.service.tell_of_published(tx, &letter, self.after, self.now).await?;
        if last.is_none() {
            let done = letter::ActiveModel { id: Set(letter.id), contacts_due_at: Set(None), ..Default::default() };
            done.update(tx).await?;
        }
        Ok(last)
    }
}
