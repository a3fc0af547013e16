//! A mailbox confirms a pending signature, in the wording and of the text that it saw.

use super::{
    Signatory,
    by_link::{Owned, confirming, find},
    free_place, kind_of,
    listing::with,
    make_room, state_of,
};
use crate::{
    Error, Service,
    entities::signature,
    invitations::confirm_answer,
    letters::seen_version,
    outbox::{Kind, Queued},
    privacy::consented,
    writer::{Command, Tx},
};
use domain::{
    forms::privacy::ConsentForm,
    ids::{OrganisationId, PublicId},
    late::Taking,
    locale::Locale,
    privacy::Consent,
    shapes::signing::LinkPurpose,
    signature::{SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The most entries of a kind that wait for an organiser on one letter from one mailbox: else a single one hides among thousands
/// of its making what others wait for.
const HELD: u64 = 20;

/// What a confirmation led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Listed and counted.
    Listed,
    /// Waits for an organiser.
    Held,
    /// Nothing: the wording, or the meaning of the letter, was changed since it was shown.
    Changed,
}

impl Service {
    /// Confirms a pending signature in the wording of this revision, of the text that was shown when it was posted.
    ///
    /// # Errors
    /// As [`Service::confirm_seen`].
    pub async fn confirm(&self, id: PublicId, token: &str, revision: i64) -> Result<Confirmed, Error> {
        self.confirm_seen(id, token, revision, "").await
    }

    /// Confirms a pending signature in the wording of this revision, of the version with this manifest; without one, of
    /// the version that it was posted for. A click that saw another meaning than the letter has now signs nothing.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; `error-already-confirmed` where the same signatory stands already.
    pub async fn confirm_seen(&self, id: PublicId, token: &str, revision: i64, manifest: &str) -> Result<Confirmed, Error> {
        self.confirm_given(id, token, revision, manifest, None, None).await
    }

    /// As [`Service::confirm_seen`] on a page: with the boxes that stood on it where nobody has consented yet, and listed as a
    /// row of the address book that the mailbox speaks for, in place of what was typed, where one was chosen.
    ///
    /// # Errors
    /// As [`Service::confirm_seen`]; what is missing of the consent; [`Error::Conflict`] where the mailbox does not speak for
    /// that row.
    pub async fn confirm_as(
        &self,
        id: PublicId,
        token: &str,
        revision: i64,
        manifest: &str,
        organisation: Option<OrganisationId>,
        agreed: &ConsentForm,
    ) -> Result<Confirmed, Error> {
        self.confirm_given(id, token, revision, manifest, organisation, Some(agreed)).await
    }

    async fn confirm_given(
        &self,
        id: PublicId,
        token: &str,
        revision: i64,
        manifest: &str,
        organisation: Option<OrganisationId>,
        agreed: Option<&ConsentForm>,
    ) -> Result<Confirmed, Error> {
        let Owned { row, letter, purpose, made_for } = self.owned(id, token).await?;
        if purpose != LinkPurpose::Confirm {
            return confirmed(&row).filter(|_| made_for == LinkPurpose::Confirm).ok_or(Error::Link);
        }
        let consent = match agreed {
            // Anybody could tick the boxes of the form: the consent is that of the mailbox (GDPR, article 7(1)).
            Some(agreed) => Some(agreed.parse(&self.asked_of(&letter).await?)?),
            None => None,
        };
        let manifest = manifest.to_owned();
        let service = self.clone();
        let confirm =
            Confirm { service, signature: row.id, revision, manifest, organisation, consent, mail: self.new_id(), now: self.now() };
        match self.submit(confirm).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }
}

/// What a second click finds: the confirmation was done already.
fn confirmed(row: &signature::Model) -> Option<Confirmed> {
    match state_of(row) {
        SignatureState::Confirmed => Some(Confirmed::Listed),
        SignatureState::Held => Some(Confirmed::Held),
        _ => None,
    }
}

/// How many entries of a mailbox wait for an organiser already.
async fn held_in_mailbox(tx: &Tx, row: &signature::Model) -> Result<u64, Error> {
    use signature::Column as S;
    let same = signature::Entity::find().filter(S::LetterId.eq(row.letter_id)).filter(S::AddressHmac.eq(row.address_hmac.clone()));
    let held = same.filter(S::Kind.eq(row.kind.as_str())).filter(S::State.eq(SignatureState::Held.code()));
    Ok(held.count(tx).await?)
}

struct Confirm {
    service: Service,
    signature: Uuid,
    revision: i64,
    /// Empty for the version that it was posted for.
    manifest: String,
    /// The row of the address book that is listed in place of what was typed.
    organisation: Option<OrganisationId>,
    /// What was consented to just now.
    consent: Option<Consent>,
    mail: Uuid,
    now: Instant,
}

impl Command for Confirm {
    type Answer = Confirmed;

    async fn execute(&self, tx: &Tx) -> Result<Confirmed, Error> {
        let (row, letter) = find(tx, self.signature).await?;
        if let Some(done) = confirmed(&row) {
            return Ok(done);
        }
        let late = confirming(&letter, &row, self.now).ok_or(Error::Closed)? == Taking::Late;
        if row.revision != self.revision {
            return Ok(Confirmed::Changed);
        }
        let version = match seen_version(tx, letter.id, &self.manifest).await? {
            Some(seen) if !self.manifest.is_empty() => seen.id,
            _ if row.outstanding => return Ok(Confirmed::Changed),
            _ if self.manifest.is_empty() => row.version_id,
            _ => return Ok(Confirmed::Changed),
        };
        let (mut columns, identity, word) = match self.organisation {
            Some(organisation) => {
                let (columns, identity) = self.service.adopted(tx, &letter, &row, organisation).await?;
                (columns, identity, None)
            }
            None => {
                // An organiser who entered it gave their word for exactly this.
                let word = (row.known && row.on_behalf_by.is_some()).then_some(Instant(row.posted_at));
                (signature::ActiveModel::default(), self.service.identity_of_row(tx, &letter, &row).await?, word)
            }
        };
        let waits = self.service.waits_for(tx, &with(&row, &columns)?, &identity, word).await?;
        if waits.is_some() && held_in_mailbox(tx, &row).await? >= HELD {
            return Err(Error::field("", "error-mailbox-held"));
        }
        if self.consent.is_some() {
            let given = consented(self.consent, self.now);
            columns = signature::ActiveModel {
                consented_at: given.consented_at,
                consent_notice: given.consent_notice,
                consent_age: given.consent_age,
                ..columns
            };
        }
        let next = state_of(&row).after(SignatureEvent::Confirm { known: waits.is_none() }).ok_or(Error::Link)?;
        if next == SignatureState::Confirmed {
            let identity = columns.identity.clone().take().unwrap_or_else(|| row.identity.clone());
            make_room(tx, Signatory { identity: &identity, ..Signatory::of(&row) }, self.now).await?;
            if kind_of(&row) == SignatoryKind::Person {
                columns.place = Set(free_place(tx, letter.id, &row.address_hmac, row.id).await?);
            }
        }
        // The old state is in the condition: of two clicks at once, one finds nothing to change.
        let changed = signature::Entity::update_many()
            .set(signature::ActiveModel {
                state: Set(next.code().to_owned()),
                held_for: Set(waits.map(|waits| waits.code().to_owned())),
                held_since: Set(waits.map(|_| self.now.0)),
                version_id: Set(version),
                outstanding: Set(false),
                confirmed_at: Set(Some(self.now.0)),
                changed_at: Set(self.now.0),
                mails: Set(0),
                late: Set(late),
                turned_away_at: Set(None),
                entered_again_at: Set(None),
                ..columns
            })
            .filter(signature::Column::Id.eq(row.id))
            .filter(signature::Column::State.eq(SignatureState::Pending.code()))
            .filter(signature::Column::Revision.eq(self.revision))
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Error::Conflict);
        }
        let confirmed = signature::Entity::find_by_id(row.id).one(tx).await?.ok_or(Error::Link)?;
        self.service.note_change(tx, &row, &confirmed, self.now).await?;
        if row.kind == SignatoryKind::Organisation.code() {
            confirm_answer(tx, &confirmed).await?;
        }
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.mail, Kind::Receipt, locale, self.now).insert(tx).await?;
        Ok(if next == SignatureState::Held { Confirmed::Held } else { Confirmed::Listed })
    }
}
