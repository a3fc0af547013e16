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
    second_person::{Line, Second},
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The accounts that can sign in and have one of these roles in the coalition.
pub(crate) fn active(coalition: Uuid, roles: &[Role]) -> Select<account::Entity> {
    let members = accepted()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition))
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())));
    account::Entity::find().filter(account::Column::Password.is_not_null()).filter(account::Column::Id.in_subquery(members.into_query()))
}

/// Who invited whom in a coalition, ever. The activity knows them, which nobody changes: to be taken off and invited by
/// somebody else, or first for another role, breaks no chain.
pub(crate) struct Invitations(HashMap<Uuid, Vec<Uuid>>);

impl Invitations {
    /// Reads them.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<Self, Error> {
        use activity::Column as A;
        use membership::Column as M;
        let invitations = [Act::OrganiserAdded, Act::PartnerInvited, Act::TranslatorInvited].map(Act::code);
        let noted = activity::Entity::find().select_only().distinct().columns([A::SubjectId, A::AccountId]);
        let noted = noted.filter(A::CoalitionId.eq(coalition)).filter(A::Act.is_in(invitations));
        let noted = noted.filter(A::SubjectId.is_not_null()).filter(A::AccountId.is_not_null());
        let known = membership::Entity::find().select_only().columns([M::AccountId, M::InvitedBy]);
        let known = known.filter(M::CoalitionId.eq(coalition)).filter(M::InvitedBy.is_not_null());
        let mut by: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        let mut invited: Vec<(Uuid, Uuid)> = noted.into_tuple().all(db).await?;
        invited.extend(known.into_tuple::<(Uuid, Uuid)>().all(db).await?);
        for (invited, inviter) in invited {
            by.entry(invited).or_default().push(inviter);
        }
        Ok(Self(by))
    }

    /// An account, with everybody who ever invited it, those who invited these, and so on.
    pub(crate) fn line(&self, account: Uuid) -> Line {
        let (mut found, mut next) = (HashSet::new(), vec![account]);
        while let Some(one) = next.pop() {
            next.extend(self.0.get(&one).into_iter().flatten().filter(|inviter| found.insert(**inviter)));
        }
        Line { who: AccountId(account), inviters: found.into_iter().map(AccountId).collect() }
    }

    /// What the rules know of an organiser who could be a second person; nothing where their role does not let them.
    pub(crate) async fn second<C: ConnectionTrait>(
        &self,
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
            line: self.line(account),
            joined_at: Instant(member.accepted_at.unwrap_or(member.created_at)),
            role_at: Instant(member.role_at),
            enrolled_at: passkeys.iter().map(|row| row.created_at).chain(app).max().map(Instant),
        }))
    }
}

/// Those who can sign in and are a second person for somebody today.
pub(crate) async fn seconds<C: ConnectionTrait>(
    db: &C,
    coalition: Uuid,
    of: Uuid,
    permission: Permission,
    now: Instant,
) -> Result<Vec<account::Model>, Error> {
    let invitations = Invitations::of(db, coalition).await?;
    let asker = invitations.line(of);
    let mut found = Vec::new();
    for account in active(coalition, permission.roles()).filter(account::Column::Id.ne(of)).all(db).await? {
        let second = invitations.second(db, coalition, account.id, permission).await?;
        if second.is_some_and(|second| second.counts_for(&asker, now)) {
            found.push(account);
        }
    }
    Ok(found)
}
