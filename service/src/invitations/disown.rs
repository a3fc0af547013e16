//! "This was not me": the invited mailbox takes off a signature that somebody else clicked with a forwarded link.

use super::Told;
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, invitation, letter, signature},
    journal::{Departure, Line},
    log,
    outbox::Kind,
    scope::brief,
    signatures::{drop_proposal, state_of},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    ids::PublicId,
    shapes::invitations::{Disowned, Disowning},
    signature::{RemovalReason, SignatureEvent},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// What is asked about; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn disowning(&self, id: PublicId, token: &str) -> Result<Disowning, Error> {
        let (row, letter) = self.disowned(id, token).await?;
        let (live, disowned) = (state_of(&row).is_live(), row.removal_reason.as_deref() == Some(RemovalReason::Denied.code()));
        let about = if self.now() < Claim::parse(token)?.shown_until(letter.sensitive) {
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
            let coalition = brief(&coalition);
            Some(Disowned { coalition, subject: letter.subject, language: letter.language, name: row.name })
        } else {
            None
        };
        Ok(Disowning { id, about, live, disowned })
    }

    /// Takes the signature off at once, makes the invitation's link void, and tells the organisers.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn disown(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let (row, letter) = self.disowned(id, token).await?;
        let told = self.organisers(letter.coalition_id).await?;
        self.submit(Disown { service: self.clone(), signature: row.id, told, now: self.now() }).await
    }

    /// The language that the signature was made in, and whether its letter is sensitive.
    pub(crate) async fn locale_of_disowning(&self, id: PublicId, token: &str) -> Result<(String, bool), Error> {
        let (row, letter) = self.disowned(id, token).await?;
        Ok((row.locale, letter.sensitive))
    }

    async fn disowned(&self, id: PublicId, token: &str) -> Result<(signature::Model, letter::Model), Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::Disown || claim.row != id.0 {
            return Err(Error::Link);
        }
        self.check_way_out(&claim)?;
        let row = signature::Entity::find().filter(signature::Column::PublicId.eq(id.0)).one(self.read()).await?.ok_or(Error::Link)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
        Ok((row, letter))
    }
}

struct Disown {
    service: Service,
    signature: Uuid,
    told: Vec<Told>,
    now: Instant,
}

impl Command for Disown {
    type Answer = ();

    /// The way out is always open.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = signature::Entity::find_by_id(self.signature).one(tx).await?.ok_or(Error::Link)?;
        let state = state_of(&row);
        if !state.is_live() {
            // A second click finds done what it asks for.
            return Ok(());
        }
        let next = state.after(SignatureEvent::Remove).ok_or(Error::Link)?;
        let line = Line::Left { letter: row.letter_id, signature: row.id, departure: Departure::Disowned };
        self.service.journal().note(line).await?;
        let removed = signature::ActiveModel {
            id: Set(row.id),
            state: Set(next.code().to_owned()),
            removal_reason: Set(Some(RemovalReason::Denied.code().to_owned())),
            changed_at: Set(self.now.0),
            link_serial: Set(row.link_serial + 1),
            held_since: Set(None),
            held_for: Set(None),
            ..Default::default()
        };
        drop_proposal(tx, row.id).await?;
        let removed = removed.update(tx).await?;
        log::note_change(tx, &row, &removed, self.now).await?;
        let Some(invited) = invitation::Entity::find().filter(invitation::Column::SignatureId.eq(row.id)).one(tx).await? else {
            return Ok(());
        };
        let reset = invitation::ActiveModel {
            id: Set(invited.id),
            answer: Set(None),
            answer_until: Set(None),
            answered_at: Set(None),
            signature_id: Set(None),
            link_serial: Set(invited.link_serial + 1),
            ..Default::default()
        };
        reset.update(tx).await?;
        for told in &self.told {
            told.mail(invited.id, Kind::DisownedTold, self.now).insert(tx).await?;
        }
        Ok(())
    }
}
