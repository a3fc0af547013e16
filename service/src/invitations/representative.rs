//! Representatives: partners of a draft who sign for the organisation that an organiser named.
//!
//! Each is invited to sign as soon as they are invited to the draft; that invitation waits for the letter to open, as all
//! do, so that one mail tells them of it. Signed in, they come to the same invitation without its mail.

use super::{book::invitee_of, change::withdraw, invite::Prepared, of_letter, prepared::send_prepared, standing_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, coalition, invitation, letter, organisation, reviewer, signature},
    members::member,
    public::{accepts, is_public},
    scope::{brief, letter_of, scope_in},
    signatures::identity::book_key,
    token::Purpose,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    ids::{AccountId, PublicId},
    invitation::Standing,
    letter::WhoMaySign,
    role::{Permission, Role},
    shapes::review::LetterToSign,
    signature::{RemovalReason, SignatoryKind, SignatureState},
    text::Name,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

impl Service {
    /// The letters that take signatures now, and that the actor may sign for the organisation named by an organiser.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn letters_to_sign(&self, actor: &Actor) -> Result<Vec<LetterToSign>, Error> {
        let invited = reviewer::Entity::find().filter(reviewer::Column::AccountId.eq(actor.account.0)).all(self.read()).await?;
        let letters = letter::Entity::find()
            .filter(letter::Column::Id.is_in(invited.iter().map(|row| row.letter_id)))
            .order_by_desc(letter::Column::OpenedAt)
            .all(self.read())
            .await?;
        let mut shown = Vec::new();
        for letter in letters.into_iter().filter(|letter| takes(letter, self.now())) {
            let member = member(self.read(), letter.coalition_id, actor.account.0).await?;
            let role = member.and_then(|member| Role::from_code(&member.role));
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?;
            let (true, Some(coalition)) = (role.is_some_and(|role| role.may(Permission::SignForOrganisation)), coalition) else { continue };
            let named = match invited_for(self, self.read(), &letter, actor.account.0).await {
                Err(Error::NotFound) => continue,
                found => found?.0,
            };
            shown.push(LetterToSign {
                signed: named.has_signed(self.read(), &letter).await?,
                coalition: brief(&coalition),
                public: is_public(&letter),
                slug: letter.slug,
                subject: letter.subject,
                language: letter.language,
                organisation: named.organisation.legal_name,
            });
        }
        Ok(shown)
    }

    /// The invitation by which the actor signs for their organisation, with a token that opens it.
    ///
    /// # Errors
    /// `Closed` where the letter takes no signatures of organisations; `NotFound` where no organiser named an organisation
    /// for the actor, where the invitation was taken back, or where its mailbox said "this was not me" and nobody has sent
    /// it again.
    pub async fn sign_for_organisation(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(PublicId, String), Error> {
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        let service = self.clone();
        let (id, serial) = self.submit(SignFor { service, actor, coalition, letter, mail: self.new_id(), now: self.now() }).await?;
        Ok((id, self.make_token(Purpose::Invitation, id.0, serial, self.now())))
    }

    /// A row for a representative's own mailbox, for their organisation of the address book.
    ///
    /// # Errors
    /// A fault of `email` where nothing can be sent to it.
    pub(crate) fn prepare_representative(
        &self,
        actor: &Actor,
        organisation: &organisation::Model,
        name: &Name,
        email: &Email,
    ) -> Result<Prepared, Error> {
        let mut invitee = invitee_of(organisation, email.clone())?;
        invitee.representative = Some(name.clone());
        self.prepare_invitation(actor, &invitee, Some(organisation.id))
    }
}

/// Whether organisations can sign it now.
fn takes(letter: &letter::Model, now: Instant) -> bool {
    accepts(letter, now) && signed_by_organisations(letter)
}

fn signed_by_organisations(letter: &letter::Model) -> bool {
    WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default().organisations()
}

/// Who signs a letter for which organisation, as an organiser named it.
struct Named {
    /// The keyed hashes of the account's address.
    addresses: Vec<Vec<u8>>,
    organisation: organisation::Model,
}

impl Service {
    /// The keyed hash of the mailbox that an account's address reaches, and that of the address itself: what was denied
    /// before mailboxes were compared has no other.
    fn addresses_of(&self, account: &account::Model) -> Result<Vec<Vec<u8>>, Error> {
        Ok(vec![self.mailbox_hmac(&self.account_email(account)?)?, account.email_hmac.clone()])
    }
}

/// The organisation that an organiser of the letter named for an account; `NotFound` where there is none.
async fn named<C: ConnectionTrait>(service: &Service, db: &C, letter: &letter::Model, account: Uuid) -> Result<Named, Error> {
    let invited = reviewer::Entity::find_by_id((letter.id, account)).one(db).await?.ok_or(Error::NotFound)?;
    let own = organisation::Entity::find_by_id(invited.organisation_id.ok_or(Error::NotFound)?);
    let own = own.filter(organisation::Column::CoalitionId.eq(letter.coalition_id));
    let organisation = own.one(db).await?.ok_or(Error::NotFound)?;
    let account = account::Entity::find_by_id(account).one(db).await?.ok_or(Error::NotFound)?;
    Ok(Named { addresses: service.addresses_of(&account)?, organisation })
}

/// That organisation, and the invitation by which they sign for it; `NotFound` where there is none.
async fn invited_for<C: ConnectionTrait>(
    service: &Service,
    db: &C,
    letter: &letter::Model,
    account: Uuid,
) -> Result<(Named, invitation::Model), Error> {
    let named = named(service, db, letter, account).await?;
    let invitation = named.invitation(db, letter).await?;
    Ok((named, invitation))
}

impl Named {
    /// The organisation's identity among the letter's signatures.
    fn identity(&self) -> String {
        book_key(self.organisation.id)
    }

    /// The invitation of exactly this mailbox for this organisation; `NotFound` where it was taken back, or its link was
    /// made void.
    async fn invitation<C: ConnectionTrait>(&self, db: &C, letter: &letter::Model) -> Result<invitation::Model, Error> {
        let own = of_letter(letter.id)
            .filter(invitation::Column::AddressHmac.is_in(self.addresses.clone()))
            .filter(invitation::Column::Identity.eq(self.identity()))
            .filter(invitation::Column::State.ne(Standing::Withdrawn.code()));
        let row = own.one(db).await?.ok_or(Error::NotFound)?;
        if self.disowned_since(db, letter, row.last_mail_at).await? { Err(Error::NotFound) } else { Ok(row) }
    }

    /// Whether the mailbox said "this was not me" after the last mail about its invitation.
    async fn disowned_since<C: ConnectionTrait>(&self, db: &C, letter: &letter::Model, mail: Option<i64>) -> Result<bool, Error> {
        let denied = signature::Entity::find()
            .filter(signature::Column::LetterId.eq(letter.id))
            .filter(signature::Column::AddressHmac.is_in(self.addresses.clone()))
            .filter(signature::Column::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(signature::Column::Identity.eq(self.identity()))
            .filter(signature::Column::RemovalReason.eq(RemovalReason::Denied.code()))
            .filter(signature::Column::ChangedAt.gte(mail.unwrap_or_default()));
        Ok(denied.count(db).await? > 0)
    }

    /// Whether the organisation has signed the present text, through whomever.
    async fn has_signed<C: ConnectionTrait>(&self, db: &C, letter: &letter::Model) -> Result<bool, Error> {
        let signed = signature::Entity::find()
            .filter(signature::Column::LetterId.eq(letter.id))
            .filter(signature::Column::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(signature::Column::Identity.eq(self.identity()))
            .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
            .filter(signature::Column::Outstanding.eq(false));
        Ok(signed.count(db).await? > 0)
    }
}

/// Finds the invitation; answers its identifier and the serial of its links.
struct SignFor {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    /// The id of its mail, where that has not gone out yet.
    mail: Uuid,
    now: Instant,
}

impl Command for SignFor {
    type Answer = (PublicId, i64);

    async fn execute(&self, tx: &Tx) -> Result<(PublicId, i64), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::SignForOrganisation).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let (_, row) = invited_for(&self.service, tx, &letter, self.actor.account.0).await?;
        if !takes(&letter, self.now) {
            return Err(Error::Closed);
        }
        // An organiser who is quicker than the clock is sent it now.
        let waits = row.state == Standing::Prepared.code();
        let row = if waits { send_prepared(tx, &row, self.mail, self.now).await? } else { row };
        Ok((PublicId(row.public_id), row.link_serial))
    }
}

impl Prepared {
    /// Invites a representative to sign, when the letter opens; one whose mailbox is invited for the organisation already
    /// stays so.
    ///
    /// # Errors
    /// `error-not-allowed-kind` under `role` where organisations cannot sign the letter.
    pub(crate) async fn insert_for_representative(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        account: &account::Model,
        by: AccountId,
        now: Instant,
    ) -> Result<(), Error> {
        if !signed_by_organisations(letter) {
            return Err(Error::field("role", "error-not-allowed-kind"));
        }
        let row = self.row_in(tx, letter.coalition_id, letter, now).await?;
        let standing = of_letter(letter.id)
            .filter(invitation::Column::AddressHmac.eq(row.address_hmac.clone().take().unwrap_or_default()))
            .filter(invitation::Column::OrganisationId.eq(row.organisation_id.clone().take().flatten()))
            .filter(invitation::Column::State.ne(Standing::Withdrawn.code()));
        if standing.count(tx).await? > 0 {
            return Ok(());
        }
        invitation::ActiveModel { locale: Set(account.locale.clone()), ..row }.insert(tx).await?;
        Note::new(letter.coalition_id, Some(by), Act::OrganisationsInvited, now).letter(letter.id).insert(tx).await
    }
}

/// Takes back the invitation of a representative who no longer signs for the organisation; one that was answered with a
/// signature stays, as the signature does.
pub(crate) async fn take_back(service: &Service, tx: &Tx, partner: &reviewer::Model) -> Result<(), Error> {
    let account = account::Entity::find_by_id(partner.account_id).one(tx).await?;
    let (Some(account), Some(organisation)) = (account, partner.organisation_id) else { return Ok(()) };
    let own = of_letter(partner.letter_id)
        .filter(invitation::Column::AddressHmac.is_in(service.addresses_of(&account)?))
        .filter(invitation::Column::OrganisationId.eq(organisation));
    for row in own.all(tx).await? {
        if standing_of(tx, row.id).await?.can_be_withdrawn() {
            withdraw(service, tx, &row).await?;
        }
    }
    Ok(())
}
