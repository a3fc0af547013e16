//! Members of a coalition. Anyone who is invited is one once they accept; until then the coalition knows of them what the
//! inviter typed, and no more, whether or not the address has an account.

use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, coalition, membership},
    keys::{MEMBER, readable},
    scope::{brief, coalition_by_slug, leave},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    error::FieldErrors,
    ids::AccountId,
    plain::{names_a_domain, plain, refused},
    role::Role,
    shapes::account::PendingMembership,
    text::Name,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Select};
use uuid::Uuid;

/// Those who have accepted.
pub(crate) fn accepted() -> Select<membership::Entity> {
    membership::Entity::find().filter(membership::Column::AcceptedAt.is_not_null())
}

/// Somebody in a coalition, once they have accepted.
pub(crate) async fn member<C: ConnectionTrait>(db: &C, coalition: Uuid, account: Uuid) -> Result<Option<membership::Model>, Error> {
    Ok(membership::Entity::find_by_id((coalition, account)).one(db).await?.filter(|row| row.accepted_at.is_some()))
}

/// What an inviter typed, and what the coalition's pages call whom they invited until they accept.
#[derive(Clone)]
pub(crate) struct Typed {
    id: Uuid,
    sealed: Vec<u8>,
}

/// Somebody to be invited to a coalition.
pub(crate) struct Invited<'a> {
    pub(crate) coalition: Uuid,
    pub(crate) account: &'a account::Model,
    pub(crate) role: Role,
    pub(crate) typed: &'a Typed,
    /// Who invites; nobody from the command line, where nobody has to accept.
    pub(crate) by: Option<AccountId>,
}

impl Invited<'_> {
    /// Stores it.
    pub(crate) async fn insert(&self, tx: &Tx, now: Instant) -> Result<(), Error> {
        let accepts_itself = self.by.is_none();
        let row = membership::Model {
            coalition_id: self.coalition,
            account_id: self.account.id,
            role: self.role.code().to_owned(),
            created_at: now.0,
            accepted_at: accepts_itself.then_some(now.0),
            typed_sealed: (!accepts_itself).then(|| self.typed.sealed.clone()),
            invited_id: (!accepts_itself).then_some(self.typed.id),
            invited_by: self.by.map(|by| by.0),
            role_at: now.0,
        };
        membership::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// A member as others in the coalition see them.
pub(crate) struct Shown {
    pub(crate) id: AccountId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) accepted: bool,
}

/// An address and a name as an inviter typed them.
struct TypedText {
    email: String,
    name: String,
}

/// In place of what cannot be read.
fn unreadable() -> TypedText {
    TypedText { email: String::new(), name: "…".to_owned() }
}

impl Service {
    /// What an inviter typed, sealed. The mail greets by that name.
    ///
    /// # Errors
    /// `error-address-in-text` at the name.
    pub(crate) fn invited_as(&self, name: &Name, email: &Email) -> Result<Typed, Error> {
        plain(Ok(name.clone())).map_err(|error| Error::Fields(FieldErrors(vec![error.at("name")])))?;
        if names_a_domain(name.as_str()) {
            return Err(Error::Fields(FieldErrors(vec![refused().at("name")])));
        }
        let id = self.new_id();
        let typed = format!("{}\n{}", email.as_str(), name.as_str());
        Ok(Typed { id, sealed: self.keys().seal(self.rng(), MEMBER.of(id), typed.as_bytes())? })
    }

    /// A member as others see them. Before they accept, not even the identifier says whether there was an account.
    /// What cannot be read is missing, and hides no other member.
    pub(crate) fn shown_member(&self, member: &membership::Model, account: &account::Model) -> Shown {
        let accepted = member.accepted_at.is_some();
        if let (false, Some(id)) = (accepted, member.invited_id)
            && let Some(typed) = readable("membership", id, self.typed_of(member)).unwrap_or_else(|| Some(unreadable()))
        {
            return Shown { id: AccountId(id), name: typed.name, email: typed.email, accepted };
        }
        let email = readable("account", account.id, self.account_email(account)).map(|email| email.as_str().to_owned());
        // Made on the command line, they may have no password yet.
        let accepted = accepted && account.password.is_some();
        Shown { id: AccountId(account.id), name: account.name.clone(), email: email.unwrap_or_default(), accepted }
    }

    /// What this inviter called somebody who has not accepted yet.
    pub(crate) fn typed_name(&self, member: &membership::Model) -> Result<Option<String>, Error> {
        if member.accepted_at.is_some() {
            return Ok(None);
        }
        Ok(self.typed_of(member)?.map(|typed| typed.name))
    }

    /// What an inviter typed.
    fn typed_of(&self, member: &membership::Model) -> Result<Option<TypedText>, Error> {
        let (Some(sealed), Some(id)) = (&member.typed_sealed, member.invited_id) else { return Ok(None) };
        let typed = String::from_utf8(self.keys().unseal(MEMBER.of(id), sealed)?).map_err(|error| Error::Internal(error.to_string()))?;
        let (email, name) = typed.split_once('\n').ok_or_else(|| Error::Internal("what was typed has no name".to_owned()))?;
        Ok(Some(TypedText { email: email.to_owned(), name: name.to_owned() }))
    }

    /// The account that chooses a password by a link; where it is that of an invitation, with what its inviter typed.
    pub(crate) async fn account_to_choose(&self, token: &str) -> Result<(account::Model, Option<membership::Model>), Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::Join {
            return Ok((self.account_of_link(token, Purpose::Reset).await?, None));
        }
        let invited = membership::Entity::find().filter(membership::Column::InvitedId.eq(claim.row)).one(self.read()).await?;
        let invited = invited.ok_or(Error::Link)?;
        let account = account::Entity::find_by_id(invited.account_id).one(self.read()).await?.ok_or(Error::Link)?;
        self.check_claim(&claim, account.link_serial)?;
        Ok((account, Some(invited)))
    }

    /// The account that an identifier stands for, which a page of the coalition showed.
    pub(crate) async fn shown_account(&self, coalition: Uuid, shown: AccountId) -> Result<Uuid, Error> {
        if membership::Entity::find_by_id((coalition, shown.0)).one(self.read()).await?.is_some() {
            return Ok(shown.0);
        }
        let waiting = membership::Entity::find().filter(membership::Column::CoalitionId.eq(coalition));
        let waiting = waiting.filter(membership::Column::InvitedId.eq(shown.0)).one(self.read()).await?;
        waiting.map(|row| row.account_id).ok_or(Error::NotFound)
    }

    /// The coalitions that the actor is invited to and has not answered.
    ///
    /// # Errors
    /// The database's.
    pub async fn pending_memberships(&self, actor: &Actor) -> Result<Vec<PendingMembership>, Error> {
        let own = membership::Entity::find()
            .filter(membership::Column::AccountId.eq(actor.account.0))
            .filter(membership::Column::AcceptedAt.is_null());
        let mut pending = Vec::new();
        for row in own.all(self.read()).await? {
            let coalition = coalition::Entity::find_by_id(row.coalition_id).one(self.read()).await?;
            let (Some(coalition), Some(role)) = (coalition, Role::from_code(&row.role)) else { continue };
            pending.push(PendingMembership { coalition: brief(&coalition), role, by: self.account_name(row.invited_by).await? });
        }
        Ok(pending)
    }

    /// Accepts an invitation to a coalition, or declines it; where there is none any more, nothing happens.
    ///
    /// # Errors
    /// `NotFound` where there is no such coalition.
    pub async fn answer_membership(&self, actor: &Actor, coalition: &str, accept: bool) -> Result<(), Error> {
        self.submit(Answer { service: self.clone(), account: actor.account, coalition: coalition.to_owned(), accept, now: self.now() })
            .await
    }
}

struct Answer {
    service: Service,
    account: AccountId,
    coalition: String,
    accept: bool,
    now: Instant,
}

impl Command for Answer {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let coalition = coalition_by_slug(tx, &self.coalition).await?.id;
        let waiting = membership::Entity::find_by_id((coalition, self.account.0)).one(tx).await?;
        if waiting.is_none_or(|row| row.accepted_at.is_some()) {
            return Ok(());
        }
        if self.accept {
            accept(tx, coalition, self.account, self.now).await
        } else {
            leave(&self.service, tx, coalition, self.account.0).await
        }
    }
}

/// Notes that somebody accepted; what the inviter typed is forgotten.
pub(crate) async fn accept(tx: &Tx, coalition: Uuid, account: AccountId, now: Instant) -> Result<(), Error> {
    let change =
        membership::ActiveModel { accepted_at: Set(Some(now.0)), typed_sealed: Set(None), invited_id: Set(None), ..Default::default() };
    let own = membership::Entity::update_many().set(change).filter(membership::Column::CoalitionId.eq(coalition));
    own.filter(membership::Column::AccountId.eq(account.0)).exec(tx).await?;
    Note::new(coalition, Some(account), Act::InvitationAccepted, now).insert(tx).await
}
