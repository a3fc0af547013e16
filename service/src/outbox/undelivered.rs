//! Mails that were given up, as organisers see them.

use crate::{Error, Service, entities::outbox};
use domain::mail::MailFailure;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// What mails are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Signatures,
    Invitations,
}

impl Service {
    /// Why the newest mail about each of these rows did not reach its mailbox, where it was given up.
    pub(crate) async fn undelivered(&self, about: About, rows: &[Uuid]) -> Result<HashMap<Uuid, MailFailure>, Error> {
        use outbox::Column as C;
        let subject = if about == About::Signatures { C::SignatureId } else { C::InvitationId };
        let mails = outbox::Entity::find()
            .select_only()
            .columns([subject, C::State, C::Failure])
            .filter(subject.is_in(rows.iter().copied()))
            .filter(C::AccountId.is_null())
            .order_by_asc(C::CreatedAt)
            .into_tuple::<(Option<Uuid>, String, Option<String>)>()
            .all(self.read())
            .await?;
        // The newest comes last, and stands.
        let newest: HashMap<Uuid, _> = mails.into_iter().filter_map(|(row, state, why)| Some((row?, (state, why)))).collect();
        let given_up = |(state, why): (String, Option<String>)| if state == "failed" { MailFailure::from_code(&why?) } else { None };
        Ok(newest.into_iter().filter_map(|(row, mail)| Some((row, given_up(mail)?))).collect())
    }
}
