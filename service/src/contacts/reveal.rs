//! One contact at a time is shown whole, to anyone who may decide about it: noted in the activity, and so often a day.

use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, activity, error_report, invitation, membership, organisation, signature},
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    ids::{AccountId, OrganisationId, PublicId},
    role::Permission,
    shapes::contacts::RevealedContact,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

/// How many contacts one person is shown in a day, in whichever coalitions, searches for an address among them.
pub(super) const A_DAY: u64 = 30;
/// How many contacts all organisers of a coalition are shown in a day: several accounts may be one person.
const COALITION_A_DAY: u64 = 100;

/// Whose contact is asked for.
#[derive(Clone, Debug)]
pub enum Contact {
    /// A signature's, of this letter.
    Signature(String, PublicId),
    /// An invitation's, of this letter.
    Invitation(String, PublicId),
    /// An organisation's of the address book: the contact with this identifier.
    Organisation(OrganisationId, String),
    /// A member's: an organiser's, a partner's or a translator's.
    Member(AccountId),
    /// That of a reader who reported an error in this letter's list.
    Report(String, PublicId),
}

impl Contact {
    const fn permission(&self) -> Permission {
        match self {
            Self::Signature(..) | Self::Report(..) => Permission::DecideSignatures,
            Self::Invitation(..) => Permission::Invite,
            Self::Organisation(..) => Permission::EditOrganisations,
            Self::Member(_) => Permission::Administer,
        }
    }
}

/// What was found, still sealed.
enum Found {
    Signature(signature::Model),
    Invitation(invitation::Model),
    Organisation(organisation::Model),
    Member(membership::Model, account::Model),
    Report(error_report::Model),
}

impl Service {
    /// Shows one contact whole, and notes that it did.
    ///
    /// # Errors
    /// `error-contacts-shown` when this person was shown as many as a day has; `NotFound`, `Forbidden`.
    pub async fn reveal_contact(&self, actor: &Actor, coalition: &str, contact: &Contact) -> Result<RevealedContact, Error> {
        let scope = self.scope(actor, coalition, contact.permission()).await?;
        let wanted = match contact {
            // Before a member accepts, pages call them by another identifier than their account's.
            Contact::Member(shown) => Contact::Member(AccountId(self.shown_account(scope.coalition.id, *shown).await?)),
            other => other.clone(),
        };
        let reveal = Reveal { actor: actor.clone(), coalition: coalition.to_owned(), contact: wanted, now: self.now() };
        let (found, shown) = self.submit(reveal).await?;
        let (name, representative, address) = match found {
            Found::Signature(row) => {
                let private = self.readable_private(&row).filter(|private| !private.email.is_empty()).ok_or(Error::NotFound)?;
                (row.name, (private.representative, private.office), private.email)
            }
            Found::Invitation(row) => {
                let private = self.open_invitation(&row)?;
                (row.name, (private.representative, private.office), private.email)
            }
            Found::Organisation(row) => {
                let Contact::Organisation(_, wanted) = contact else { return Err(Error::NotFound) };
                let kept = self.kept_contacts(&row)?;
                let address = kept.into_iter().find(|(id, _)| id == wanted).ok_or(Error::NotFound)?.1;
                (row.legal_name, Default::default(), address)
            }
            Found::Member(member, account) => {
                let shown = self.shown_member(&member, &account);
                if shown.email.is_empty() {
                    return Err(Error::NotFound);
                }
                (shown.name, Default::default(), shown.email)
            }
            Found::Report(row) => (String::new(), Default::default(), self.reporter(&row)?.ok_or(Error::NotFound)?),
        };
        Ok(RevealedContact { desk: scope.desk(), name, representative, address, shown, most: A_DAY })
    }

    /// The addresses of a row of the address book, each with what it is called in a form: that reveals nothing of it.
    pub(crate) fn kept_contacts(&self, row: &organisation::Model) -> Result<Vec<(String, String)>, Error> {
        Ok(self.contact_addresses(row)?.into_iter().map(|address| (self.keys().contact_id(row.id, &address), address)).collect())
    }
}

struct Reveal {
    actor: Actor,
    coalition: String,
    contact: Contact,
    now: Instant,
}

impl Command for Reveal {
    type Answer = (Found, u64);

    async fn execute(&self, tx: &Tx) -> Result<Self::Answer, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, self.contact.permission()).await?;
        let shown = shown_today(tx, self.actor.account.0, scope.coalition.id, self.now).await?;
        let (found, letter, subject) = match &self.contact {
            Contact::Signature(letter, id) => {
                let letter = letter_of(tx, &scope.coalition, letter).await?;
                let of = signature::Entity::find().filter(signature::Column::LetterId.eq(letter.id));
                let row = of.filter(signature::Column::PublicId.eq(id.0)).one(tx).await?.ok_or(Error::NotFound)?;
                let id = row.id;
                (Found::Signature(row), Some(letter.id), id)
            }
            Contact::Invitation(letter, id) => {
                let letter = letter_of(tx, &scope.coalition, letter).await?;
                let of = invitation::Entity::find().filter(invitation::Column::LetterId.eq(letter.id));
                let row = of.filter(invitation::Column::PublicId.eq(id.0)).one(tx).await?.ok_or(Error::NotFound)?;
                let id = row.id;
                (Found::Invitation(row), Some(letter.id), id)
            }
            Contact::Organisation(id, _) => {
                let own = organisation::Entity::find_by_id(id.0).filter(organisation::Column::CoalitionId.eq(scope.coalition.id));
                let row = own.one(tx).await?.ok_or(Error::NotFound)?;
                (Found::Organisation(row), None, id.0)
            }
            Contact::Member(id) => {
                let member = membership::Entity::find_by_id((scope.coalition.id, id.0)).one(tx).await?.ok_or(Error::NotFound)?;
                let account = account::Entity::find_by_id(id.0).one(tx).await?.ok_or(Error::NotFound)?;
                (Found::Member(member, account), None, id.0)
            }
            Contact::Report(letter, id) => {
                let letter = letter_of(tx, &scope.coalition, letter).await?;
                let of = error_report::Entity::find().filter(error_report::Column::LetterId.eq(letter.id));
                let row = of.filter(error_report::Column::PublicId.eq(id.0)).one(tx).await?.ok_or(Error::NotFound)?;
                let id = row.id;
                (Found::Report(row), Some(letter.id), id)
            }
        };
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::ContactShown, self.now);
        note.letter(letter).about(subject).insert(tx).await?;
        Ok((found, shown + 1))
    }
}

/// How many contacts somebody was shown or searched for within the last day, in all their coalitions; refused where that is as
/// many as a day has, for them or for all of this coalition.
pub(super) async fn shown_today(tx: &Tx, account: Uuid, coalition: Uuid, now: Instant) -> Result<u64, Error> {
    use activity::Column as A;
    let own = membership::Entity::find().select_only().column(membership::Column::CoalitionId);
    let own = own.filter(membership::Column::AccountId.eq(account));
    let shown = activity::Entity::find()
        .filter(A::Act.is_in([Act::ContactShown.code(), Act::AddressLookedUp.code()]))
        .filter(A::CreatedAt.gt(now.plus(-Instant::DAY).0));
    let all = shown.clone().filter(A::CoalitionId.eq(coalition)).count(tx).await?;
    let shown = shown.filter(A::CoalitionId.in_subquery(own.into_query())).filter(A::AccountId.eq(account)).count(tx).await?;
    if shown >= A_DAY || all >= COALITION_A_DAY {
        return Err(Error::field("", "error-contacts-shown"));
    }
    Ok(shown)
}
