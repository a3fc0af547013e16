//! Whom a message goes to, and by which contact.

use crate::{
    Actor, Error, Service,
    entities::{invitation, letter, organisation, signature},
    invitations::standing_of,
    mailboxes::Stops,
    scope::{Scope, letter_of},
    signatures::{kind_of, state_of},
};
use domain::{
    email::Email,
    letter::LetterState,
    locale::Locale,
    masked::Masked,
    role::Permission,
    shapes::messages::{MessageContact, Recipient},
    signature::SignatoryKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// What asking for it takes: the same as sending it a mail once more.
pub(super) const fn permission(recipient: &Recipient) -> Permission {
    match recipient {
        Recipient::Signature(..) => Permission::DecideSignatures,
        Recipient::Invitation(..) => Permission::Invite,
        Recipient::Organisation(_) => Permission::EditOrganisations,
    }
}

/// Somebody who was found, perhaps without a way to write to them.
pub(super) struct Addressee {
    pub(super) letter: Option<letter::Model>,
    pub(super) row: Row,
    pub(super) name: String,
    pub(super) locale: Locale,
    /// What a form calls each contact, and its address.
    pub(super) contacts: Vec<(String, String)>,
    /// Whether a domain would tell where a person works.
    pub(super) person: bool,
}

/// The row that they are in.
#[derive(Clone, Copy)]
pub(super) enum Row {
    Signature(Uuid),
    Invitation(Uuid),
    Organisation(Uuid),
}

impl Row {
    pub(super) const fn id(self) -> Uuid {
        match self {
            Self::Signature(id) | Self::Invitation(id) | Self::Organisation(id) => id,
        }
    }
}

impl Addressee {
    /// An address as the desk shows it.
    pub(super) fn masked(&self, address: &str) -> Masked {
        if self.person { Masked::alone(address) } else { Masked::with_domain(address) }
    }

    pub(super) fn letter_id(&self) -> Option<Uuid> {
        self.letter.as_ref().map(|letter| letter.id)
    }

    /// The contact that a form names; where there is one alone, none need be named.
    pub(super) fn contact(&self, named: &str) -> Result<Email, Error> {
        let found = match self.contacts.as_slice() {
            [] => return Err(Error::Conflict),
            [(id, only)] if named.is_empty() || named == id => Some(only),
            several => several.iter().find(|(id, _)| id == named).map(|(_, address)| address),
        };
        found.map(|address| Email::stored(address)).ok_or_else(|| Error::field("contact", "error-choice"))
    }
}

impl Service {
    /// Finds them in the coalition.
    pub(super) async fn addressee<C: ConnectionTrait>(
        &self,
        db: &C,
        scope: &Scope,
        actor: &Actor,
        recipient: &Recipient,
    ) -> Result<Addressee, Error> {
        let alone = |address: String| if address.is_empty() { Vec::new() } else { vec![(String::new(), address)] };
        Ok(match recipient {
            Recipient::Signature(letter, id) => {
                let letter = letter_of(db, &scope.coalition, letter).await?;
                let of = signature::Entity::find().filter(signature::Column::LetterId.eq(letter.id));
                let row = of.filter(signature::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)?;
                // Nobody writes to an address that its owner has not confirmed, or to somebody who has left.
                let address = self.readable_private(&row).filter(|_| state_of(&row).is_live()).map(|private| private.email);
                Addressee {
                    letter: Some(letter),
                    row: Row::Signature(row.id),
                    locale: Locale::from_tag(&row.locale).unwrap_or_default(),
                    contacts: alone(address.unwrap_or_default()),
                    person: kind_of(&row) == SignatoryKind::Person,
                    name: row.name,
                }
            }
            Recipient::Invitation(letter, id) => {
                let letter = letter_of(db, &scope.coalition, letter).await?;
                let of = invitation::Entity::find().filter(invitation::Column::LetterId.eq(letter.id));
                let row = of.filter(invitation::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)?;
                let writable = standing_of(db, row.id).await?.can_be_written_to();
                let address = if writable { self.open_invitation(&row)?.email } else { String::new() };
                Addressee {
                    letter: Some(letter),
                    row: Row::Invitation(row.id),
                    locale: Locale::from_tag(&row.locale).unwrap_or_default(),
                    contacts: alone(address),
                    person: false,
                    name: row.name,
                }
            }
            Recipient::Organisation(id) => {
                let own = organisation::Entity::find_by_id(id.0).filter(organisation::Column::CoalitionId.eq(scope.coalition.id));
                let row = own.one(db).await?.ok_or(Error::NotFound)?;
                Addressee {
                    letter: None,
                    row: Row::Organisation(row.id),
                    locale: actor.locale,
                    contacts: self.kept_contacts(&row)?,
                    person: false,
                    name: row.legal_name,
                }
            }
        })
    }

    /// The contacts as the desk shows them, each with whether its owner wants such emails.
    pub(super) async fn message_contacts(&self, addressee: &Addressee) -> Result<Vec<MessageContact>, Error> {
        let mut shown = Vec::with_capacity(addressee.contacts.len());
        for (id, address) in &addressee.contacts {
            let stopped = self.has_stopped(self.read(), addressee.letter_id(), &Email::stored(address)).await?;
            shown.push(MessageContact { id: id.clone(), address: addressee.masked(address), stopped });
        }
        Ok(shown)
    }

    /// Whether the owner of a mailbox has stopped what organisers send about a letter, or where there is none at all.
    pub(super) async fn has_stopped<C: ConnectionTrait>(&self, db: &C, letter: Option<Uuid>, to: &Email) -> Result<bool, Error> {
        let mailbox = self.mailbox_hmac(to)?;
        let stops = Stops::of(db, std::slice::from_ref(&mailbox)).await?;
        Ok(letter.map_or_else(|| stops.holds_all(&mailbox), |letter| stops.hold(&mailbox, letter)))
    }

    /// Whether a message names nobody: its letter is sensitive, or it goes to the address book of a coalition that works on
    /// one, for nobody knows which of its letters the text speaks of.
    pub(crate) async fn is_sensitive_message<C: ConnectionTrait>(
        &self,
        db: &C,
        coalition: Uuid,
        letter: Option<&letter::Model>,
    ) -> Result<bool, Error> {
        if let Some(letter) = letter {
            return Ok(letter.sensitive);
        }
        use letter::Column as L;
        let sensitive = letter::Entity::find().filter(L::CoalitionId.eq(coalition)).filter(L::Sensitive.eq(true));
        Ok(sensitive.filter(L::State.ne(LetterState::Archived.code())).count(db).await? > 0)
    }
}
