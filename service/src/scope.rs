//! Who asks, and within which coalition: every finder of a coalition's data starts here.

use crate::{
    Actor, Error, Service,
    entities::{account, coalition, letter, membership, reviewer, version},
    invitations::take_back,
    members::member,
    translations::forget,
    writer::Tx,
};
use domain::{
    colour::Accent,
    role::{Permission, Role},
    shapes::{desk::DeskCoalition, letters::CoalitionBrief},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// A coalition that the actor has a role in.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) coalition: coalition::Model,
    pub(crate) role: Role,
}

impl Scope {
    /// The coalition as its desk shows it.
    pub(crate) fn desk(&self) -> DeskCoalition {
        DeskCoalition { coalition: brief(&self.coalition), role: self.role }
    }
}

impl Service {
    /// Whether the actor may do this in the coalition, for what is asked before it is done; the use case asks again.
    ///
    /// # Errors
    /// `NotFound` for somebody without a role there, `Forbidden`.
    pub async fn allow(&self, actor: &Actor, coalition: &str, permission: Permission) -> Result<(), Error> {
        self.scope(actor, coalition, permission).await.map(drop)
    }

    /// The coalition, if the actor may do this in it. Somebody without any role there is answered as if it did not exist.
    pub(crate) async fn scope(&self, actor: &Actor, coalition: &str, permission: Permission) -> Result<Scope, Error> {
        scope_in(self.read(), actor, coalition, permission).await
    }
}

/// As [`Service::scope`], inside a transaction.
pub(crate) async fn scope_in<C: ConnectionTrait>(db: &C, actor: &Actor, coalition: &str, permission: Permission) -> Result<Scope, Error> {
    let coalition = coalition_by_slug(db, coalition).await?;
    let membership = member(db, coalition.id, actor.account.0).await?.ok_or(Error::NotFound)?;
    let role = Role::from_code(&membership.role).ok_or(Error::NotFound)?;
    if actor.overdue.contains(&coalition.id) {
        return Err(Error::SecondFactorRequired);
    }
    match (role.may(permission), role.may(Permission::SeeDesk)) {
        (true, _) => Ok(Scope { coalition, role }),
        (false, true) => Err(Error::Forbidden),
        (false, false) => Err(Error::NotFound),
    }
}

/// The coalition of this slug.
pub(crate) async fn coalition_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> Result<coalition::Model, Error> {
    coalition::Entity::find().filter(coalition::Column::Slug.eq(slug)).one(db).await?.ok_or(Error::NotFound)
}

/// The coalition's letter of this slug, in whatever state.
pub(crate) async fn letter_of<C: ConnectionTrait>(db: &C, coalition: &coalition::Model, slug: &str) -> Result<letter::Model, Error> {
    letter::Entity::find()
        .filter(letter::Column::CoalitionId.eq(coalition.id))
        .filter(letter::Column::Slug.eq(slug))
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

/// The letter's newest version.
pub(crate) async fn newest_version<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<version::Model, Error> {
    version::Entity::find()
        .filter(version::Column::LetterId.eq(letter.id))
        .order_by_desc(version::Column::Number)
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

/// A coalition as its letterhead shows it.
pub(crate) fn brief(coalition: &coalition::Model) -> CoalitionBrief {
    CoalitionBrief {
        slug: coalition.slug.clone(),
        name: coalition.name.clone(),
        accent: Accent::parse(&coalition.accent).unwrap_or(Accent::DEFAULT),
        contact: coalition.contact.clone(),
    }
}

/// Takes an account out of a coalition, with all that hangs on its being there: its invitations to drafts, without which
/// it would see them again when it comes back, those to sign for its organisation, and its languages.
pub(crate) async fn leave(service: &Service, tx: &Tx, coalition: Uuid, account: Uuid) -> Result<(), Error> {
    let member = membership::Entity::find_by_id((coalition, account)).one(tx).await?;
    let letters = letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition));
    let own =
        Condition::all().add(reviewer::Column::AccountId.eq(account)).add(reviewer::Column::LetterId.in_subquery(letters.into_query()));
    if member.and_then(|member| Role::from_code(&member.role)).is_some_and(|role| role.may(Permission::SignForOrganisation)) {
        for row in reviewer::Entity::find().filter(own.clone()).all(tx).await? {
            take_back(service, tx, &row).await?;
        }
    }
    reviewer::Entity::delete_many().filter(own).exec(tx).await?;
    membership::Entity::delete_by_id((coalition, account)).exec(tx).await?;
    forget(tx, coalition, account).await
}

/// The owners of a coalition who can sign in.
pub(crate) async fn owners_in<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<Vec<account::Model>, Error> {
    let members = crate::members::accepted()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition))
        .filter(membership::Column::Role.eq(Role::Owner.code()));
    let active = account::Entity::find().filter(account::Column::Password.is_not_null());
    Ok(active.filter(account::Column::Id.in_subquery(members.into_query())).all(db).await?)
}
