//! The page of a coalition's exports.

use super::request_of;
use crate::{
    Actor, Error, Service,
    entities::{contact_export, letter},
    second_person::{Invitations, seconds},
};
use domain::{
    contact_export::Standing,
    ids::ContactExportId,
    letter::LetterState,
    role::Permission,
    shapes::contact_export::{DeskExports, ExportRow},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many exports are shown; what was exported before is in the activity.
const SHOWN: u64 = 50;

impl Service {
    /// What was asked for, and what can be.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn contact_exports(&self, actor: &Actor, coalition: &str) -> Result<DeskExports, Error> {
        let scope = self.scope(actor, coalition, Permission::ExportContacts).await?;
        let letters = letter::Entity::find()
            .filter(letter::Column::CoalitionId.eq(scope.coalition.id))
            .order_by_desc(letter::Column::CreatedAt)
            .all(self.read())
            .await?;
        let rows = contact_export::Entity::find()
            .filter(contact_export::Column::CoalitionId.eq(scope.coalition.id))
            .order_by_desc(contact_export::Column::AskedAt)
            .order_by_desc(contact_export::Column::Id)
            .limit(SHOWN)
            .all(self.read())
            .await?;
        // Each of them acted, by that very export.
        let people = self.people_of(scope.coalition.id).await?;
        let subjects: HashMap<Uuid, &str> = letters.iter().map(|letter| (letter.id, letter.subject.as_str())).collect();
        let named = |id: Option<Uuid>| id.and_then(|id| people.get(&id).cloned());
        let now = self.now();
        let invitations = Invitations::of(self.read(), scope.coalition.id).await?;
        let own = invitations.second(self.read(), scope.coalition.id, actor.account.0, Permission::ExportContacts).await?;
        let exports = rows.iter().map(|row| {
            let request = request_of(row);
            let may_approve = own.as_ref().is_some_and(|own| request.may_approve(own, &invitations.line(row.account_id), now));
            ExportRow {
                id: ContactExportId(row.id),
                letter: row.letter_id.map(|id| subjects.get(&id).copied().unwrap_or_default().to_owned()),
                by: named(Some(row.account_id)),
                asked_at: Instant(row.asked_at),
                standing: request.standing(now),
                approved_by: named(row.approved_by),
                stopped_by: named(row.stopped_by),
                may_approve,
                too_new: request.by != actor.account && matches!(request.standing(now), Standing::Waiting(_)) && !may_approve,
                may_stop: request.may_stop(now),
                may_fetch: request.may_fetch(actor.account, now),
            }
        });
        let signed = letters.iter().filter(|letter| LetterState::from_code(&letter.state).is_some_and(LetterState::has_text));
        let seconds = seconds(self.read(), scope.coalition.id, actor.account.0, Permission::ExportContacts, now).await?;
        Ok(DeskExports {
            exports: exports.collect(),
            letters: signed.map(|letter| (letter.slug.clone(), letter.subject.clone())).collect(),
            second_person: !seconds.is_empty(),
            desk: scope.desk(),
        })
    }
}
