//! An organiser takes a correction that waits, or declines it; its signatory is told either way.

use super::{drop_proposal, proposal};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::signature,
    names,
    outbox::{Kind, Queued},
    public::country_of,
    scope::{letter_of, scope_in},
    signatures::{desk::find, identity, identity::Named},
    writer::{Command, Tx},
};
use domain::{activity::Act, email::Email, ids::PublicId, locale::Locale, role::Permission, site::Site, text::Name, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

impl Service {
    /// Takes the correction that waits beside a listed entry, in the wording of this moment, or declines it.
    ///
    /// # Errors
    /// [`Error::Conflict`] where none waits, or another than the one that was seen; `error-already-confirmed`.
    pub async fn decide_correction(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        seen: Instant,
        take: bool,
    ) -> Result<(), Error> {
        let decide = Decide {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            seen,
            take,
            mail: self.new_id(),
            now: self.now(),
        };
        match self.submit(decide).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }
}

struct Decide {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    /// When the correction was made that was shown.
    seen: Instant,
    take: bool,
    mail: Uuid,
    now: Instant,
}

impl Command for Decide {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = find(tx, &letter, self.id).await?;
        let waits = proposal(tx, row.id).await?.filter(|waits| waits.created_at == self.seen.0).ok_or(Error::Conflict)?;
        drop_proposal(tx, row.id).await?;
        if self.take {
            let name = Name::stored(&waits.name);
            let site = Site::stored_optional(waits.site.as_deref());
            let named = Named { name: &name, country: country_of(&waits.country), site: site.as_ref() };
            let private = self.service.open_private(&row)?.ok_or(Error::Conflict)?;
            let mailbox = self.service.mailbox_in_book(&Email::stored(&private.email))?;
            let identity = identity::of(tx, letter.coalition_id, named, &mailbox).await?.vouched();
            let new = signature::ActiveModel {
                id: Set(row.id),
                identity: Set(identity.key),
                organisation_id: Set(identity.organisation),
                proof: Set(identity.proof.code().to_owned()),
                known: Set(true),
                name_fold: Set(names::fold(&waits.name)),
                name_sort: Set(names::sort_key(&waits.name)),
                name: Set(waits.name),
                country: Set(waits.country),
                site: Set(waits.site),
                revision: Set(row.revision + 1),
                changed_at: Set(self.now.0),
                ..Default::default()
            };
            let changed = new.update(tx).await?;
            self.service.note_change(tx, &row, &changed, self.now).await?;
        }
        let (act, kind) = match self.take {
            true => (Act::CorrectionTaken, Kind::CorrectionTaken),
            false => (Act::CorrectionDeclined, Kind::CorrectionDeclined),
        };
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.mail, kind, locale, self.now).insert(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(letter.id).about(row.id).insert(tx).await
    }
}
