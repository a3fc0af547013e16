//! Asking for an export, approving it, stopping it.

use super::{find, lately_changed, request_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::contact_export,
    outbox::{self, Kind, Queued},
    scope::{letter_of, scope_in},
    second_person::{Invitations, active, seconds},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    contact_export::Request,
    ids::ContactExportId,
    locale::Locale,
    role::{Permission, Role},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// How often one person asks for contacts of a coalition in a day, of whatever letter: who is told has each of them to stop.
const ASKED_LIMIT: usize = 5;

impl Service {
    /// Asks for an export: of a letter's signatures, or without a letter of the address book. Every owner gets an email, and so
    /// is everybody who could approve it.
    ///
    /// # Errors
    /// `Wait` where they have asked too often; `NotFound`, `Forbidden`.
    pub async fn ask_for_contacts(&self, actor: &Actor, coalition: &str, letter: Option<&str>) -> Result<(), Error> {
        let ask = Ask {
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.map(str::to_owned),
            service: self.clone(),
            now: self.now(),
        };
        self.submit(ask).await
    }

    /// Approves somebody else's export.
    ///
    /// # Errors
    /// `Conflict` where it does not wait, is the actor's own, or they are no second person for who asked; `NotFound`, `Forbidden`.
    pub async fn approve_contacts(&self, actor: &Actor, coalition: &str, id: ContactExportId) -> Result<(), Error> {
        self.submit(Decide { actor: actor.clone(), coalition: coalition.to_owned(), id, approve: true, now: self.now() }).await
    }

    /// Stops an export that nobody has fetched.
    ///
    /// # Errors
    /// `Conflict` where there is nothing to stop; `NotFound`, `Forbidden`.
    pub async fn stop_contacts(&self, actor: &Actor, coalition: &str, id: ContactExportId) -> Result<(), Error> {
        self.submit(Decide { actor: actor.clone(), coalition: coalition.to_owned(), id, approve: false, now: self.now() }).await
    }
}

struct Ask {
    actor: Actor,
    coalition: String,
    letter: Option<String>,
    service: Service,
    now: Instant,
}

impl Command for Ask {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::ExportContacts).await?;
        let letter = match &self.letter {
            Some(slug) => Some(letter_of(tx, &scope.coalition, slug).await?.id),
            None => None,
        };
        self.check_often(tx, scope.coalition.id).await?;
        let id = self.service.new_id();
        let row = contact_export::ActiveModel {
            id: Set(id),
            coalition_id: Set(scope.coalition.id),
            letter_id: Set(letter),
            account_id: Set(self.actor.account.0),
            asked_at: Set(self.now.0),
            ..Default::default()
        };
        contact_export::Entity::insert(row).exec_without_returning(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), Act::ContactsAsked, self.now).letter(letter).insert(tx).await?;
        let mut told = active(scope.coalition.id, &[Role::Owner]).all(tx).await?;
        let others = seconds(tx, scope.coalition.id, self.actor.account.0, Permission::ExportContacts, self.now).await?;
        told.extend(others);
        told.extend(lately_changed(tx, &scope.coalition, self.now).await?);
        told.sort_by_key(|account| account.id);
        told.dedup_by_key(|account| account.id);
        let mails: Vec<Queued> = told
            .iter()
            .map(|account| Queued {
                account: Some(account.id),
                coalition: Some(scope.coalition.id),
                letter,
                by: Some(self.actor.account.0),
                subject: Some(id),
                ..Queued::new(self.service.new_id(), Kind::ContactsAsked, Locale::from_tag(&account.locale).unwrap_or_default(), self.now)
            })
            .collect();
        // Nobody exports what the others are not told of.
        if outbox::queue_allowed(&mails, tx).await?.len() == mails.len() { Ok(()) } else { Err(Error::Conflict) }
    }
}

impl Ask {
    async fn check_often(&self, tx: &Tx, coalition: Uuid) -> Result<(), Error> {
        use contact_export::Column as C;
        let own = contact_export::Entity::find().filter(C::CoalitionId.eq(coalition)).filter(C::AccountId.eq(self.actor.account.0));
        let today = own.filter(C::AskedAt.gt(self.now.plus(-Instant::DAY).0)).order_by_asc(C::AskedAt).all(tx).await?;
        match today.first().filter(|_| today.len() >= ASKED_LIMIT) {
            None => Ok(()),
            Some(first) => {
                let left = Instant::DAY - (self.now.0 - first.asked_at);
                Err(Error::Wait(u64::try_from(left / Instant::SECOND).unwrap_or_default() + 1))
            }
        }
    }
}

struct Decide {
    actor: Actor,
    coalition: String,
    id: ContactExportId,
    approve: bool,
    now: Instant,
}

impl Decide {
    async fn may(&self, tx: &Tx, coalition: Uuid, request: &Request) -> Result<bool, Error> {
        if !self.approve {
            return Ok(request.may_stop(self.now));
        }
        let invitations = Invitations::of(tx, coalition).await?;
        let own = invitations.second(tx, coalition, self.actor.account.0, Permission::ExportContacts).await?;
        Ok(own.is_some_and(|own| request.may_approve(&own, &invitations.line(request.by.0), self.now)))
    }

    fn change(&self, id: Uuid) -> contact_export::ActiveModel {
        let id = Set(id);
        let (by, at) = (Set(Some(self.actor.account.0)), Set(Some(self.now.0)));
        if self.approve {
            contact_export::ActiveModel { id, approved_by: by, approved_at: at, ..Default::default() }
        } else {
            contact_export::ActiveModel { id, stopped_by: by, stopped_at: at, ..Default::default() }
        }
    }
}

impl Command for Decide {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::ExportContacts).await?;
        let row = find(tx, &scope, self.id).await?;
        if !self.may(tx, scope.coalition.id, &request_of(&row)).await? {
            return Err(Error::Conflict);
        }
        self.change(row.id).update(tx).await?;
        let act = if self.approve { Act::ContactsApproved } else { Act::ContactsStopped };
        let note = Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(row.letter_id);
        note.about(row.account_id).insert(tx).await
    }
}
