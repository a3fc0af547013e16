//! What an invited mailbox sees of its invitation: the exact text and all that a click would list.

use super::{Private, reply_of, standing_of};
use crate::{
    Error, Service,
    entities::{coalition, invitation, letter, signature},
    letters::state_of,
    privacy::asked_consent,
    public::{self, country_of},
    scope::brief,
    token::{Carried, Claim, Purpose},
};
use domain::{
    email::Email,
    ids::PublicId,
    invitation::own_domain,
    language::Wanted,
    locale::Locale,
    shapes::invitations::{EndedInvitation, OwnInvitation},
    signature::{SignatoryKind, SignatureState},
    site::Site,
    time::Deadline,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

/// An invitation whose link was believed, with what stands around it.
pub(super) struct Owned {
    pub(super) row: invitation::Model,
    pub(super) letter: letter::Model,
    pub(super) private: Private,
}

impl Service {
    /// Believes a link of an invitation. One of an invitation that was taken back is good for nothing.
    pub(super) async fn owned_invitation(&self, id: PublicId, token: &str) -> Result<Owned, Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::Invitation || claim.row != id.0 {
            return Err(Error::Link);
        }
        let row = invitation::Entity::find().filter(invitation::Column::PublicId.eq(id.0)).one(self.read()).await?;
        let row = row.filter(|row| row.state == "invited").ok_or(Error::Link)?;
        self.check_claim(&claim, row.link_serial)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
        let private = self.open_invitation(&row)?;
        Ok(Owned { row, letter, private })
    }

    /// The language of an invitation, whose link is good, and whether its letter is sensitive; nothing changes, and nothing
    /// is noted.
    pub(crate) async fn locale_of_invitation(&self, id: PublicId, token: &str) -> Result<(String, bool), Error> {
        let Owned { row, letter, .. } = self.owned_invitation(id, token).await?;
        Ok((row.locale, letter.sensitive))
    }

    /// What is left of an invitation to a sensitive letter that cannot be signed any more; nothing where it still shows its
    /// letter.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn ended_invitation(&self, id: PublicId, token: &str) -> Result<Option<EndedInvitation>, Error> {
        let Owned { row, letter, .. } = self.owned_invitation(id, token).await?;
        if !self.has_ended(&letter) {
            return Ok(None);
        }
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let carried = Carried::of(row.letter_id, &row.address_hmac, locale)?;
        let stop = format!("/l/{}", self.stop_token(row.public_id, self.now(), &carried)?);
        Ok(Some(EndedInvitation { id, stop }))
    }

    /// Sends a private link to the mailbox that signed by an invitation, and nowhere else: an invitation's link goes round,
    /// and so it opens no signature, and is answered alike whether or not there is one.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn link_of_invitation(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, .. } = self.owned_invitation(id, token).await?;
        match self.signature_of(&row).await? {
            Some(signature) => self.send_link(signature.id).await.map(drop),
            None => Ok(()),
        }
    }

    /// Whether a link to a letter shows nothing of it any more: it is sensitive, and takes no more signatures.
    fn has_ended(&self, letter: &letter::Model) -> bool {
        letter.sensitive && letter.opened_at.is_some() && !public::accepts(letter, self.now())
    }

    /// The signature that stands from an invitation's mailbox, whose address is known still.
    async fn signature_of(&self, row: &invitation::Model) -> Result<Option<signature::Model>, Error> {
        use signature::Column as S;
        let own = Condition::any().add(S::Id.eq(row.signature_id)).add(S::AddressHmac.eq(row.address_hmac.clone()));
        let of = signature::Entity::find().filter(S::LetterId.eq(row.letter_id)).filter(own).filter(S::AddressEndedAt.is_null());
        Ok(of.filter(S::State.is_in([SignatureState::Confirmed, SignatureState::Held].map(SignatureState::code))).one(self.read()).await?)
    }

    /// An invitation as its own mailbox sees it, with the original.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn own_invitation(&self, id: PublicId, token: &str) -> Result<OwnInvitation, Error> {
        self.own_invitation_in(id, token, &Wanted::Original).await
    }

    /// As [`Service::own_invitation`], with another of the letter's texts. Which one was read is noted nowhere.
    ///
    /// # Errors
    /// [`Error::Link`]; [`Error::Closed`] where the letter is sensitive and takes no more signatures; `NotFound` where the letter has no such text.
    pub async fn own_invitation_in(&self, id: PublicId, token: &str, wanted: &Wanted) -> Result<OwnInvitation, Error> {
        let owned = self.owned_invitation(id, token).await?;
        if self.has_ended(&owned.letter) {
            return Err(Error::Closed);
        }
        let reaffirms = self.reaffirms(&owned).await?;
        let Owned { row, letter, private } = owned;
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
        let public::Frozen { version, text, texts } = public::frozen_in(self.read(), &letter, wanted).await?;
        let counts = public::counts_of(self.read(), &[letter.id]).await?.remove(&letter.id).unwrap_or_default();
        let forwarded_by = match row.forwarded_from {
            Some(first) => self.mailbox_of(first).await?,
            None => None,
        };
        let email = Email::stored(&private.email);
        let site = Site::stored_optional(row.site.as_deref());
        let soft = letter.soft_deadline_local.as_deref().zip(letter.deadline_zone.as_deref());
        Ok(OwnInvitation {
            id,
            coalition: brief(&coalition),
            slug: letter.slug.clone(),
            public: public::is_public(&letter),
            sensitive: letter.sensitive,
            letter_state: state_of(&letter),
            language: text.language,
            document: domain::document::import(&text.text).document,
            numbered: letter.numbered,
            texts,
            version: u32::try_from(version.number).unwrap_or(u32::MAX),
            text_sha256: text.sha256,
            manifest_sha256: version.manifest_sha256,
            consent: asked_consent(self.read(), &coalition).await?,
            deadline: public::deadline_of(&letter),
            soft: soft.and_then(|(local, zone)| Deadline::stored(local, zone)),
            accepts: public::accepts(&letter, self.now()),
            late_until: public::late_until_of(&letter, self.now()),
            counts,
            organisation: row.name.clone(),
            country: country_of(&row.country),
            site: row.site.clone(),
            representative: private.signatory(),
            name: private.representative.clone(),
            signed: self.signed(&row).await?,
            reaffirms,
            standing: standing_of(self.read(), row.id).await?,
            reply: reply_of(&row, &private),
            forwarded_to: (!private.forwarded_to.is_empty()).then(|| private.forwarded_to.clone()),
            forwarded_by,
            own_domain: own_domain(site.as_ref(), &email),
            email: private.email,
        })
    }

    async fn mailbox_of(&self, invitation: Uuid) -> Result<Option<String>, Error> {
        let row = invitation::Entity::find_by_id(invitation).one(self.read()).await?;
        row.map(|row| Ok(self.open_invitation(&row)?.email)).transpose()
    }

    /// Whether the invited organisation has signed the present text, in whatever way; one that is listed goes before one that waits.
    async fn signed(&self, row: &invitation::Model) -> Result<Option<SignatureState>, Error> {
        let rows = signature::Entity::find()
            .filter(signature::Column::LetterId.eq(row.letter_id))
            .filter(signature::Column::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(
                Condition::any().add(signature::Column::Identity.eq(row.identity.as_str())).add(signature::Column::Id.eq(row.signature_id)),
            )
            .filter(signature::Column::Outstanding.eq(false))
            .all(self.read())
            .await?;
        let stands = |state: SignatureState| rows.iter().any(|row| row.state == state.code()).then_some(state);
        Ok(stands(SignatureState::Confirmed).or_else(|| stands(SignatureState::Held)))
    }
}
