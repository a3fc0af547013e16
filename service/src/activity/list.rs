//! The organisers' page of what was done: names are looked up as they are today, of what is still there.

use crate::{
    Actor, Error, Service,
    entities::{account, activity, invitation, letter, membership, organisation, signature},
    names,
};
use domain::{
    activity::{Act, ActKind},
    ids::AccountId,
    role::Permission,
    shapes::activity::{DeskActivity, Noted, NotedLetter, Person},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows on a page.
const PAGE: u64 = 50;

impl Service {
    /// What was done in the coalition, newest first: all of it, or one group's, or one person's.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn activity(
        &self,
        actor: &Actor,
        coalition: &str,
        kind: Option<ActKind>,
        person: Option<AccountId>,
        page: u64,
    ) -> Result<DeskActivity, Error> {
        use activity::Column as C;
        let scope = self.scope(actor, coalition, Permission::SeeActivity).await?;
        let own = activity::Entity::find().filter(C::CoalitionId.eq(scope.coalition.id));
        let everybody = self.people_of(scope.coalition.id).await?;
        let mut select = own;
        if let Some(kind) = kind {
            select = select.filter(C::Act.is_in(kind.acts().iter().map(|act| act.code())));
        }
        if let Some(person) = person {
            select = select.filter(C::AccountId.eq(person.0));
        }
        let pages = select.clone().count(self.read()).await?.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = select.order_by_desc(C::Number).paginate(self.read(), PAGE).fetch_page(page - 1).await?;
        let acts = self.noted(scope.coalition.id, rows, &everybody).await?;
        let mut people: Vec<_> = everybody.into_iter().map(|(id, person)| (AccountId(id), person)).collect();
        people.sort_by_cached_key(|(id, person)| match person {
            Person::Named(name) => (0, names::sort_key(name), *id),
            Person::Departed { number, .. } => (*number, Vec::new(), *id),
        });
        Ok(DeskActivity { desk: scope.desk(), kind, person, people, page, pages, acts })
    }

    /// Names of accounts that something was done about: of those who acted here or have accepted their own, of those who have
    /// not what the inviter typed.
    async fn names_of_members(
        &self,
        coalition: Uuid,
        subjects: &[Uuid],
        people: &HashMap<Uuid, Person>,
    ) -> Result<HashMap<Uuid, Person>, Error> {
        let members = membership::Entity::find().filter(membership::Column::CoalitionId.eq(coalition));
        let members = members.filter(membership::Column::AccountId.is_in(subjects.iter().copied())).all(self.read()).await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(members.iter().map(|row| row.account_id)));
        let mut names = people.clone();
        for account in accounts.all(self.read()).await? {
            if let Some(member) = members.iter().find(|row| row.account_id == account.id) {
                names.insert(account.id, self.shown_member(member, &account).name.into());
            }
        }
        Ok(names)
    }

    /// The rows with the names of what they are about, looked up within the coalition.
    async fn noted(&self, coalition: Uuid, rows: Vec<activity::Model>, people: &HashMap<Uuid, Person>) -> Result<Vec<Noted>, Error> {
        let letters = letter::Entity::find()
            .filter(letter::Column::CoalitionId.eq(coalition))
            .filter(letter::Column::Id.is_in(rows.iter().filter_map(|row| row.letter_id)))
            .all(self.read())
            .await?;
        let subjects: Vec<Uuid> = rows.iter().filter_map(|row| row.subject_id).collect();
        let mut about = self.names_of_members(coalition, &subjects, people).await?;
        let signatures = signature::Entity::find()
            .filter(signature::Column::Id.is_in(subjects.iter().copied()))
            .filter(signature::Column::LetterId.is_in(letters.iter().map(|letter| letter.id)))
            .filter(signature::Column::ErasedAt.is_null());
        about.extend(signatures.all(self.read()).await?.into_iter().map(|row| (row.id, row.name.into())));
        let organisations = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(coalition))
            .filter(organisation::Column::Id.is_in(subjects.iter().copied()));
        about.extend(organisations.all(self.read()).await?.into_iter().map(|row| (row.id, row.legal_name.into())));
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::Id.is_in(subjects))
            .filter(invitation::Column::LetterId.is_in(letters.iter().map(|letter| letter.id)));
        about.extend(invitations.all(self.read()).await?.into_iter().map(|row| (row.id, row.name.into())));
        let letters: HashMap<Uuid, letter::Model> = letters.into_iter().map(|row| (row.id, row)).collect();
        let noted = |row: activity::Model| {
            Some(Noted {
                at: Instant(row.created_at),
                by: row.account_id.and_then(|id| people.get(&id).cloned()),
                act: Act::from_code(&row.act)?,
                letter: row.letter_id.and_then(|id| letters.get(&id)).map(|letter| NotedLetter {
                    slug: letter.slug.clone(),
                    subject: letter.subject.clone(),
                    language: letter.language.clone(),
                }),
                about: row.subject_id.and_then(|id| about.get(&id).cloned()),
                detail: row.detail,
            })
        };
        Ok(rows.into_iter().filter_map(noted).collect())
    }
}
