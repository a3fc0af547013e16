//! Who is a second person for somebody: what the rules of [`domain::second_person`] know of a coalition's organisers.

use crate::{
    Error,
    entities::{account, activity, membership, passkey, second_factor},
    members::{accepted, member},
};
use domain::{
    activity::Act,
    ids::AccountId,
    role::{Permission, Role},
    second_person::Second,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

/// How far inviters of inviters are followed.
const GENERATIONS: usize = 20;

/// The accounts that can sign in and have one of these roles in the coalition.
pub(crate) fn active(coalition: Uuid, roles: &[Role]) -> Select<account::Entity> {
    let members = accepted()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition))
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())));
    account::Entity::find().filter(account::Column::Password.is_not_null()).filter(account::Column::Id.in_subquery(members.into_query()))
}

/// What the rules know of an organiser who could be a second person; nothing where their role does not let them.
pub(crate) async fn second<C: ConnectionTrait>(
    db: &C,
    coalition: Uuid,
    account: Uuid,
    permission: Permission,
) -> Result<Option<Second>, Error> {
    let Some(member) = member(db, coalition, account).await? else { return Ok(None) };
    if !Role::from_code(&member.role).is_some_and(|role| role.may(permission)) {
        return Ok(None);
    }
    let app = second_factor::Entity::find_by_id(account).one(db).await?.and_then(|row| row.confirmed_at);
    let passkeys = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account)).all(db).await?;
    Ok(Some(Second {
        who: AccountId(account),
        joined_at: Instant(member.accepted_at.unwrap_or(member.created_at)),
        role_at: Instant(member.role_at),
        enrolled_at: passkeys.iter().map(|row| row.created_at).chain(app).max().map(Instant),
        inviters: inviters(db, coalition, member.invited_by).await?,
    }))
}

/// Those who can sign in and are a second person for somebody today.
pub(crate) async fn seconds<C: ConnectionTrait>(
    db: &C,
    coalition: Uuid,
    of: Uuid,
    permission: Permission,
    now: Instant,
) -> Result<Vec<account::Model>, Error> {
    let mut found = Vec::new();
    for account in active(coalition, permission.roles()).filter(account::Column::Id.ne(of)).all(db).await? {
        let second = second(db, coalition, account.id, permission).await?;
        if second.is_some_and(|second| second.counts_for(AccountId(of), now)) {
            found.push(account);
        }
    }
    Ok(found)
}

/// Somebody's inviter, theirs, and so on; also past those who have left, so that nobody breaks the chain by leaving.
async fn inviters<C: ConnectionTrait>(db: &C, coalition: Uuid, inviter: Option<Uuid>) -> Result<Vec<AccountId>, Error> {
    let (mut found, mut next) = (Vec::new(), inviter);
    while let Some(one) = next.filter(|one| found.len() < GENERATIONS && !found.contains(&AccountId(*one))) {
        found.push(AccountId(one));
        next = match member(db, coalition, one).await? {
            Some(member) => member.invited_by,
            None => noted_inviter(db, coalition, one).await?,
        };
    }
    Ok(found)
}

/// Who invited somebody last who is no longer here, by the activity.
async fn noted_inviter<C: ConnectionTrait>(db: &C, coalition: Uuid, account: Uuid) -> Result<Option<Uuid>, Error> {
    use activity::Column as C;
    let invited = activity::Entity::find()
        .filter(C::CoalitionId.eq(coalition))
        .filter(C::SubjectId.eq(account))
        .filter(C::Act.eq(Act::OrganiserAdded.code()))
        .filter(C::AccountId.is_not_null());
    Ok(invited.order_by_desc(C::Number).one(db).await?.and_then(|row| row.account_id))
}
