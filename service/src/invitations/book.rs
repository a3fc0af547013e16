//! Inviting from the coalition's address book: search, tick several, invite in one piece.

use super::invite::{Invite, invited_already, takes_invitations};
use crate::{
    Actor, Error, Service,
    entities::{organisation, signature},
    names,
    public::country_of,
    scope::letter_of,
    signatures::identity::book_key,
};
use domain::{
    email::Email,
    ids::OrganisationId,
    invitation::Invitee,
    masked::Masked,
    role::Permission,
    shapes::invitations::{BookPage, BookRow},
    signature::{SignatoryKind, SignatureState},
    site::Site,
    text::Name,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// Organisations on a page.
const PAGE: u64 = 50;
/// The most that can be ticked at once.
const LIMIT: usize = 200;

/// A mailbox of the address book that was ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookChoice {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Which of its contact addresses, from 0.
    pub contact: usize,
}

impl BookChoice {
    /// Reads what a check box posts: the organisation, a colon, the number.
    pub fn parse(text: &str) -> Option<Self> {
        let (organisation, contact) = text.split_once(':')?;
        Some(Self { organisation: organisation.parse().ok()?, contact: contact.parse().ok()? })
    }
}

impl Service {
    /// The address book, to choose from.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`; `Closed` for a letter that takes no invitations.
    pub async fn invitation_book(&self, actor: &Actor, coalition: &str, letter: &str, query: &str, page: u64) -> Result<BookPage, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        if !takes_invitations(&letter, self.now()) {
            return Err(Error::Closed);
        }
        let query: String = query.trim().chars().take(200).collect();
        let mut select = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(scope.coalition.id));
        if !names::fold(&query).is_empty() {
            select = select.filter(organisation::Column::NameFold.like(names::like(&query)));
        }
        let pages = select.clone().count(self.read()).await?.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let found = select
            .order_by_asc(organisation::Column::NameSort)
            .order_by_asc(organisation::Column::Id)
            .paginate(self.read(), PAGE)
            .fetch_page(page - 1)
            .await?;
        let invited = invited_already(self.read(), letter.id).await?;
        let signed = self.signed_identities(letter.id).await?;
        let mut rows = Vec::with_capacity(found.len());
        for row in found {
            let identity = book_key(row.id);
            let mut contacts = Vec::new();
            for contact in self.contacts(&row) {
                let hmac = self.keys().mailbox(&contact).ok();
                let already = hmac.is_some_and(|hmac| invited.contains(&(hmac, identity.clone())));
                contacts.push((Masked::with_domain(contact.as_str()), already));
            }
            let country = country_of(&row.country);
            rows.push(BookRow { id: OrganisationId(row.id), country, contacts, signed: signed.contains(&identity), name: row.legal_name });
        }
        let letter = self.desk_letter_row(&letter).await?;
        Ok(BookPage { desk: scope.desk(), letter, query, page, pages, rows })
    }

    /// Invites the mailboxes that were ticked; answers how many.
    ///
    /// # Errors
    /// `error-nothing-ticked`; `error-too-many-rows`; as [`Service::invite`].
    pub async fn invite_from_book(&self, actor: &Actor, coalition: &str, letter: &str, choices: &[BookChoice]) -> Result<u64, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        if choices.is_empty() {
            return Err(Error::field("", "error-nothing-ticked"));
        }
        if choices.len() > LIMIT {
            return Err(Error::field("", "error-choice"));
        }
        let mut invitees = Vec::with_capacity(choices.len());
        for choice in choices {
            let row = organisation::Entity::find_by_id(choice.organisation.0)
                .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
                .one(self.read())
                .await?
                .ok_or(Error::NotFound)?;
            let email = self.contacts(&row).into_iter().nth(choice.contact).ok_or(Error::Conflict)?;
            invitees.push(self.prepare_invitation(actor, &invitee_of(&row, email)?, Some(row.id))?);
        }
        self.submit(Invite::new(self, actor, coalition, letter, invitees)).await
    }

    fn contacts(&self, row: &organisation::Model) -> Vec<Email> {
        self.readable_contacts(row).iter().map(|contact| Email::stored(contact)).collect()
    }

    async fn signed_identities(&self, letter: Uuid) -> Result<HashSet<String>, Error> {
        let identities: Vec<String> = signature::Entity::find()
            .filter(signature::Column::LetterId.eq(letter))
            .filter(signature::Column::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
            .select_only()
            .column(signature::Column::Identity)
            .into_tuple()
            .all(self.read())
            .await?;
        Ok(identities.into_iter().collect())
    }
}

/// An organisation of the address book as it is invited at one of its mailboxes.
pub(super) fn invitee_of(row: &organisation::Model, email: Email) -> Result<Invitee, Error> {
    Ok(Invitee {
        organisation: Name::stored(&row.legal_name),
        country: country_of(&row.country),
        site: Site::stored_optional(row.site.as_deref()),
        representative: None,
        office: None,
        email,
        locale: None,
    })
}
