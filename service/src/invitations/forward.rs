//! "Ask my director": passed on as an invitation of its own, to a mailbox of the same organisation; the first invited
//! mailbox is told.

use super::{LIMIT_OF_ONE, Private, by_link::Owned, of_letter, usable};
use crate::{
    Error, Service,
    entities::{invitation, letter},
    outbox::{Kind, Queued},
    public::accepts,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::invitation::Forward,
    ids::PublicId,
    invitation::{Standing, is_same_organisation, own_domain},
    locale::Locale,
    signature::{Proof, SignatoryKind},
    site::{Site, registrable_domain},
    text::{Name, Phrase},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Passes an invitation on.
    ///
    /// # Errors
    /// `error-other-domain`, `error-passed-on-too-often` under `forward_email`; [`Error::Link`],
    /// [`Error::Closed`].
    pub async fn forward_invitation(&self, id: PublicId, token: &str, to: &Forward) -> Result<(), Error> {
        let Owned { row, private, .. } = self.owned_invitation(id, token).await?;
        self.check_reachable(&to.email, "forward_email").await?;
        let address_hmac = self.keys().mailbox(&to.email).map_err(|error| Error::Fields(FieldErrors(vec![error.at("forward_email")])))?;
        if address_hmac == row.address_hmac {
            return Err(Error::field("forward_email", "error-own-address"));
        }
        let first = Email::stored(&private.email);
        let site = Site::stored_optional(row.site.as_deref());
        if !own_domain(site.as_ref(), &first).is_some_and(|domain| is_same_organisation(&domain, &to.email)) {
            return Err(Error::field("forward_email", "error-other-domain"));
        }
        // A link that goes round tells nobody that a mailbox had everything deleted, or has an invitation already: it is answered
        // as any other, and no mail goes there.
        let unasked = self.is_erased(self.read(), row.letter_id, SignatoryKind::Organisation, &to.email).await?;
        let next = Private {
            email: to.email.as_str().to_owned(),
            representative: to.name.as_ref().map(Name::as_str).unwrap_or_default().to_owned(),
            office: to.office.as_ref().map(Phrase::as_str).unwrap_or_default().to_owned(),
            ..Private::default()
        };
        // At home where the organisation's own domain is the mailbox's.
        let at_home = site.and_then(|site| site.own_domain()) == registrable_domain(to.email.domain());
        let new_id = self.new_id();
        let new = invitation::Model {
            id: new_id,
            public_id: self.new_public_id().0,
            proof: if at_home { Proof::Domain.code().to_owned() } else { row.proof.clone() },
            address_hmac,
            private_sealed: self.seal_invitation(new_id, &next)?,
            forwarded_from: Some(row.id),
            answer: None,
            answer_until: None,
            answered_at: None,
            signature_id: None,
            link_serial: 0,
            mails: 1,
            ..row.clone()
        };
        let (to_new, to_first) = (self.new_id(), self.new_id());
        let pass = |new| PassOn {
            service: self.clone(),
            first: row.id,
            serial: row.link_serial,
            new,
            to: to.email.as_str().to_owned(),
            to_new,
            to_first,
            now: self.now(),
        };
        if !unasked {
            match self.submit(pass(Some(new))).await {
                Err(error) if error.is_unique_violation() => {}
                answer => return answer,
            }
        }
        // A second click finds it passed on to this very mailbox.
        let now = self.owned_invitation(id, token).await?;
        let done = now.row.answer.as_deref() == Some(Standing::Forwarded.code()) && now.private.forwarded_to == to.email.as_str();
        if done { Ok(()) } else { self.submit(pass(None)).await }
    }
}

struct PassOn {
    service: Service,
    first: Uuid,
    serial: i64,
    /// The invitation of the mailbox; nothing where it gets none.
    new: Option<invitation::Model>,
    /// The address that it is passed on to.
    to: String,
    to_new: Uuid,
    to_first: Uuid,
    now: Instant,
}

impl Command for PassOn {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = usable(tx, self.first, self.serial).await?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        if !accepts(&letter, self.now) {
            return Err(Error::Closed);
        }
        let same = of_letter(letter.id).filter(invitation::Column::Identity.eq(row.identity.as_str())).count(tx).await?;
        if same >= LIMIT_OF_ONE {
            return Err(Error::field("forward_email", "error-passed-on-too-often"));
        }
        if let Some(new) = self.new.clone() {
            let at = self.now.0;
            let new = invitation::Model { mails_since: at, last_mail_at: Some(at), created_at: at, ..new };
            sea_orm::IntoActiveModel::into_active_model(new).insert(tx).await?;
        }
        // Sealed from the row as it is here: another answer may have come since the page was opened.
        let private = Private { forwarded_to: self.to.clone(), text: String::new(), ..self.service.open_invitation(&row)? };
        let answered = invitation::ActiveModel {
            id: Set(row.id),
            answer: Set(Some(Standing::Forwarded.code().to_owned())),
            answer_until: Set(None),
            answered_at: Set(Some(self.now.0)),
            private_sealed: Set(self.service.seal_invitation(row.id, &private)?),
            ..Default::default()
        };
        answered.update(tx).await?;
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let mail = |id, kind, about| Queued { invitation: Some(about), ..Queued::new(id, kind, locale, self.now) };
        if let Some(new) = &self.new {
            mail(self.to_new, Kind::Invite, new.id).insert(tx).await?;
        }
        mail(self.to_first, Kind::PassedOn, row.id).insert(tx).await
    }
}
