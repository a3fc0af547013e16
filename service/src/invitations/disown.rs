//! "This was not me": the invited mailbox takes off a signature that somebody else clicked with a forwarded link.
//!
//! The mail that says so is passed on as a receipt too. So its link asks the mailbox, by a private link that takes the
//! signature off; only where the address has ended does it do so itself, for the way out works permanently.

use super::Told;
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, invitation, letter, signature},
    journal::{Departure, Line, Uninvited},
    log,
    mailboxes::Wish,
    outbox::{Kind, Queued},
    scope::brief,
    signatures::{drop_proposal, state_of},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    ids::PublicId,
    locale::Locale,
    shapes::invitations::{Disowned, Disowning},
    signature::{RemovalReason, SignatureEvent},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// What is asked about; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn disowning(&self, id: PublicId, token: &str) -> Result<Disowning, Error> {
        let (row, letter) = self.disowned(id, token).await?;
        let (live, disowned) = (state_of(&row).is_live(), row.removal_reason.as_deref() == Some(RemovalReason::Denied.code()));
        let reachable = self.is_reachable(&row);
        let about = if self.now() < Claim::parse(token)?.shown_until(letter.sensitive) {
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
            let coalition = brief(&coalition);
            Some(Disowned { coalition, subject: letter.subject, language: letter.language, name: row.name })
        } else {
            None
        };
        Ok(Disowning { id, about, live, reachable, disowned })
    }

    /// Mails a private link to the mailbox, with which it takes the signature off; takes it off at once where there is no
    /// address to ask any more.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn disown(&self, id: PublicId, token: &str) -> Result<Wish, Error> {
        let (row, letter) = self.disowned(id, token).await?;
        if state_of(&row).is_live() && self.is_reachable(&row) {
            self.send_link(row.id).await?;
            return Ok(Wish::Mailed);
        }
        self.take_off(&row, &letter).await?;
        Ok(Wish::Done)
    }

    /// "This was not me", said with the private link of a signature that an invitation's link made: it goes off the list at
    /// once, the invitation's link becomes void, and the organisers are told.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn disown_own(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let (row, letter) = self.owned_to_manage(id, token).await?;
        if !self.is_by_invitation(&row).await? {
            return Err(Error::Link);
        }
        self.take_off(&row, &letter).await
    }

    /// Whether a signature was made with the link of an invitation.
    pub(crate) async fn is_by_invitation(&self, row: &signature::Model) -> Result<bool, Error> {
        Ok(invitation::Entity::find().filter(invitation::Column::SignatureId.eq(row.id)).count(self.read()).await? > 0)
    }

    fn is_reachable(&self, row: &signature::Model) -> bool {
        row.address_ended_at.is_none() && self.readable_private(row).is_some_and(|private| !private.email.is_empty())
    }

    async fn take_off(&self, row: &signature::Model, letter: &letter::Model) -> Result<(), Error> {
        let told = self.organisers(letter.coalition_id).await?;
        let (reachable, mail) = (self.is_reachable(row), self.new_id());
        self.submit(Disown { service: self.clone(), signature: row.id, reachable, mail, told, now: self.now() }).await
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
    /// Whether its mailbox can be told.
    reachable: bool,
    mail: Uuid,
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
        if self.reachable {
            let locale = Locale::from_tag(&row.locale).unwrap_or_default();
            Queued::about(row.id, self.mail, Kind::Withdrawn, locale, self.now).insert(tx).await?;
        }
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
        let line = Line::Uninvited { letter: row.letter_id, invitation: invited.id, how: Uninvited::Disowned, at: self.now };
        self.service.journal().note(line).await?;
        for told in &self.told {
            told.mail(invited.id, Kind::DisownedTold, self.now).insert(tx).await?;
        }
        Ok(())
    }
}
