//! One click signs: the invited mailbox is proven by its link, and the invited organisation is known.
//!
//! Because a link can be forwarded, exactly what was invited is listed, and the invited mailbox gets a mail with which
//! it takes the signature off again. Other values go the ordinary way, and are confirmed by that mailbox.

use super::{by_link::Owned, organisation_of, usable};
use crate::{
    Error, Service,
    entities::{invitation, letter, signature},
    letters::seen_version,
    outbox::{Kind, Queued},
    privacy::consented,
    public::ends_of,
    signatures::{self, Signatory, decided_against, make_room, state_of},
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::{
        invitation::PressForm,
        signing::{Entry, OrganisationEntry, SigningForm},
    },
    ids::PublicId,
    late::Taking,
    letter::WhoMaySign,
    locale::Locale,
    privacy::Consent,
    signature::{Category, HeldFor, SignatoryKind, SignatureEvent, SignatureState},
    text::{Name, Phrase},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

impl Service {
    /// Signs as invited, in the version that was shown; where the same mailbox signed an earlier text, stands by this one. Who signs comes from the form where the invitation names nobody, and is
    /// not listed then.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; faults of the form; `error-already-confirmed` where the organisation stands,
    /// `error-text-changed` where the letter has another meaning than the one that was shown; `error-held-by-organiser`,
    /// `error-taken-off` where an organiser decided against it since they invited.
    pub async fn sign_invited(&self, id: PublicId, token: &str, form: &PressForm) -> Result<(), Error> {
        let owned = self.owned_invitation(id, token).await?;
        if self.reaffirms(&owned).await? {
            return self.stand_by(&owned, &form.manifest).await;
        }
        let signatory = match owned.private.signatory() {
            Some((name, office)) => Ok((Name::stored(&name), Phrase::stored(&office), form.lists())),
            None => form.parse().map(|(name, office)| (name, office, false)),
        };
        // A second click finds done what it asks for, whatever the notice says by now.
        let again = is_signed(self.read(), &owned.row).await?;
        let agreed = if again { Ok(None) } else { form.agreed.parse(&self.asked_of(&owned.letter).await?).map(Some) };
        let ((representative, office, listed), consent) = FieldErrors::both(signatory, agreed)?;
        let (name, country, site) = organisation_of(&owned.row)?;
        let entry = OrganisationEntry { name, country, site, representative, office, list_representative: listed };
        let sign = self.prepare_press(&owned, entry, consent, &form.manifest)?;
        match self.submit(sign).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }

    fn prepare_press(&self, owned: &Owned, entry: OrganisationEntry, consent: Option<Consent>, seen: &str) -> Result<Press, Error> {
        let Owned { row, private, .. } = owned;
        let now = self.now();
        let entry = Entry::Organisation(entry);
        let Entry::Organisation(organisation) = &entry else { return Err(Error::Conflict) };
        let id = self.new_id();
        let sealed = signatures::Private::of(&entry, &private.email);
        let wording = signature::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            letter_id: Set(row.letter_id),
            kind: Set(SignatoryKind::Organisation.code().to_owned()),
            category: Set(Category::Individual.code().to_owned()),
            proof: Set(row.proof.clone()),
            identity: Set(row.identity.clone()),
            organisation_id: Set(row.organisation_id),
            known: Set(true),
            name: Set(row.name.clone()),
            name_fold: Set(row.name_fold.clone()),
            name_sort: Set(row.name_sort.clone()),
            country: Set(row.country.clone()),
            site: Set(row.site.clone()),
            list_representative: Set(organisation.list_representative),
            address_hmac: Set(row.address_hmac.clone()),
            private_sealed: Set(self.seal_private(id, &sealed)?),
            locale: Set(row.locale.clone()),
            revision: Set(1),
            link_serial: Set(0),
            mails: Set(0),
            mails_since: Set(now.0),
            posted_at: Set(now.0),
            confirmed_at: Set(Some(now.0)),
            changed_at: Set(now.0),
            ..consented(consent, now)
        };
        Ok(Press {
            service: self.clone(),
            private: sealed,
            invitation: row.id,
            serial: row.link_serial,
            wording,
            seen: seen.to_owned(),
            mail: self.new_id(),
            now,
        })
    }

    /// Posts other values than the invited ones: they wait for the invited mailbox, as everybody's do. Answers whether a mail
    /// goes out about it.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`], faults of the form.
    pub async fn post_invited(&self, id: PublicId, token: &str, form: &SigningForm) -> Result<bool, Error> {
        let Owned { row, letter, private } = self.owned_invitation(id, token).await?;
        let entry = form.parse_entry(SignatoryKind::Organisation)?;
        let email = Email::stored(&private.email);
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        self.post_by_invitation(&letter, &entry, &email, locale, form, row.id).await
    }
}

struct Press {
    service: Service,
    private: signatures::Private,
    invitation: Uuid,
    serial: i64,
    /// The signature, but for its version and state.
    wording: signature::ActiveModel,
    /// The manifest that was shown.
    seen: String,
    mail: Uuid,
    now: Instant,
}

impl Command for Press {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = usable(tx, self.invitation, self.serial).await?;
        if is_signed(tx, &row).await? {
            return Ok(());
        }
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        let late = ends_of(&letter).taking(self.now).ok_or(Error::Closed)? == Taking::Late;
        if !WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default().allows(SignatoryKind::Organisation) {
            return Err(Error::field("", "error-not-allowed-kind"));
        }
        let seen = seen_version(tx, letter.id, &self.seen).await?.ok_or_else(|| Error::field("", "error-text-changed"))?;
        let signed = self.list(tx, &row, seen.id, late).await?;
        pressed(tx, &row, signed.id, self.mail, self.now).await
    }
}

/// Whether a click of this invitation signed the present text before: a second click finds done what it asks for.
async fn is_signed<C: ConnectionTrait>(tx: &C, invited: &invitation::Model) -> Result<bool, Error> {
    let Some(id) = invited.signature_id else { return Ok(false) };
    let signed = signature::Entity::find_by_id(id).one(tx).await?;
    Ok(signed.is_some_and(|row| state_of(&row) == SignatureState::Confirmed && !row.outstanding))
}

/// Notes that a click of an invitation answered it, and sends the receipt with "this was not me".
pub(super) async fn pressed(tx: &Tx, invited: &invitation::Model, signed: Uuid, mail: Uuid, now: Instant) -> Result<(), Error> {
    let answered = invitation::ActiveModel {
        id: Set(invited.id),
        answer: Set(None),
        answer_until: Set(None),
        answered_at: Set(Some(now.0)),
        signature_id: Set(Some(signed)),
        ..Default::default()
    };
    answered.update(tx).await?;
    let locale = Locale::from_tag(&invited.locale).unwrap_or_default();
    Queued::about(signed, mail, Kind::SignedByInvitation, locale, now).insert(tx).await
}

impl Press {
    /// Lists the signature: a new one, or the same mailbox's that waits for an organiser, who has invited it meanwhile.
    async fn list(&self, tx: &Tx, invited: &invitation::Model, version_id: Uuid, late: bool) -> Result<signature::Model, Error> {
        if let Some(held) = same(invited).filter(signature::Column::State.eq(SignatureState::Held.code())).one(tx).await? {
            // What an organiser put back, or a contact questions, only an organiser lists.
            if !held.held_for.as_deref().and_then(HeldFor::from_code).is_none_or(HeldFor::ends_with_an_invitation) {
                return Err(Error::field("", "error-held-by-organiser"));
            }
            let state = state_of(&held).after(SignatureEvent::Approve).ok_or(Error::Conflict)?;
            make_room(tx, Signatory::of(&held), self.now).await?;
            let approved = signature::ActiveModel {
                id: Set(held.id),
                version_id: Set(version_id),
                outstanding: Set(false),
                declined: Set(false),
                state: Set(state.code().to_owned()),
                known: Set(true),
                held_since: Set(None),
                held_for: Set(None),
                name: self.wording.name.clone(),
                name_fold: self.wording.name_fold.clone(),
                name_sort: self.wording.name_sort.clone(),
                country: self.wording.country.clone(),
                site: self.wording.site.clone(),
                list_representative: self.wording.list_representative.clone(),
                private_sealed: Set(self.service.seal_private(held.id, &self.private)?),
                revision: Set(held.revision + 1),
                changed_at: Set(self.now.0),
                consented_at: self.wording.consented_at.clone(),
                consent_notice: self.wording.consent_notice.clone(),
                consent_age: self.wording.consent_age.clone(),
                ..Default::default()
            };
            let approved = approved.update(tx).await?;
            self.service.note_change(tx, &held, &approved, self.now).await?;
            return Ok(approved);
        }
        // The invitation is an organiser's word; what was decided since is the last.
        let sent = invited.last_mail_at.unwrap_or(invited.created_at);
        let since = same(invited).filter(decided_against()).filter(signature::Column::ChangedAt.gt(sent));
        if since.filter(signature::Column::State.ne(SignatureState::Confirmed.code())).one(tx).await?.is_some() {
            return Err(Error::field("", "error-taken-off"));
        }
        // What the same mailbox has posted and not confirmed is overtaken.
        for pending in same(invited).filter(signature::Column::State.eq(SignatureState::Pending.code())).all(tx).await? {
            signature::Entity::delete_by_id(pending.id).exec(tx).await?;
        }
        let pending = SignatureState::Pending;
        let state = pending.after(SignatureEvent::Confirm { known: true }).ok_or(Error::Conflict)?;
        let (version_id, state) = (Set(version_id), Set(state.code().to_owned()));
        let row = signature::ActiveModel { version_id, state, late: Set(late), ..self.wording.clone() };
        let (kind, identity) = (SignatoryKind::Organisation, invited.identity.as_str());
        let new = Signatory { letter: invited.letter_id, kind, identity, address_hmac: &invited.address_hmac };
        make_room(tx, new, self.now).await?;
        let listed = row.insert(tx).await?;
        let before = signature::Model { state: pending.code().to_owned(), confirmed_at: None, ..listed.clone() };
        self.service.note_change(tx, &before, &listed, self.now).await?;
        Ok(listed)
    }
}

/// What the invited mailbox has signed or posted for the invited organisation.
pub(super) fn same(invited: &invitation::Model) -> Select<signature::Entity> {
    signature::Entity::find()
        .filter(signature::Column::LetterId.eq(invited.letter_id))
        .filter(signature::Column::AddressHmac.eq(invited.address_hmac.clone()))
        .filter(signature::Column::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(signature::Column::Identity.eq(invited.identity.as_str()))
}
