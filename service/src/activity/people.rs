//! Who acted in a coalition: by name, and who deleted their account by a number and their last role.

use crate::{
    Error, Service,
    entities::{account, activity},
};
use domain::{activity::Act, role::Role, shapes::activity::Person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// Everybody who ever acted in a coalition.
    pub(crate) async fn people_of(&self, coalition: Uuid) -> Result<HashMap<Uuid, Person>, Error> {
        use activity::Column as C;
        let own = activity::Entity::find().filter(C::CoalitionId.eq(coalition));
        let acted: Vec<(Option<Uuid>, i64)> = own
            .clone()
            .select_only()
            .column(C::AccountId)
            .column_as(C::Number.min(), "first")
            .filter(C::AccountId.is_not_null())
            .group_by(C::AccountId)
            .into_tuple()
            .all(self.read())
            .await?;
        let mut acted: Vec<(i64, Uuid)> = acted.into_iter().filter_map(|(id, first)| Some((first, id?))).collect();
        acted.sort_unstable();
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(acted.iter().map(|(_, id)| *id)));
        let mut people: HashMap<Uuid, Person> =
            accounts.all(self.read()).await?.into_iter().map(|row| (row.id, Person::Named(row.name))).collect();
        // Everybody has the number of their first act among all, which no departure changes.
        let numbered = (1..).zip(acted).map(|(number, (_, id))| (number, id));
        let departed: Vec<(u32, Uuid)> = numbered.filter(|(_, id)| !people.contains_key(id)).collect();
        if departed.is_empty() {
            return Ok(people);
        }
        let noted = [Act::OrganiserAdded, Act::RoleChanged, Act::AccountDeleted].map(Act::code);
        let roles: Vec<(Option<Uuid>, Option<String>)> = own
            .select_only()
            .columns([C::SubjectId, C::Detail])
            .filter(C::SubjectId.is_in(departed.iter().map(|(_, id)| *id)))
            .filter(C::Act.is_in(noted))
            .order_by_asc(C::Number)
            .into_tuple()
            .all(self.read())
            .await?;
        // A later note takes the place of an earlier one.
        let roles: HashMap<Uuid, Role> = roles.into_iter().filter_map(|(id, role)| Some((id?, Role::from_code(&role?)?))).collect();
        people.extend(departed.into_iter().map(|(number, id)| (id, Person::Departed { number, role: roles.get(&id).copied() })));
        Ok(people)
    }
}
