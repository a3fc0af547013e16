//! Partners of a draft: inviting one, taking one off.

use super::{At, discussion::discussed};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, letter, membership, organisation, reviewer},
    invitations::{Prepared, take_back},
    journal::Lost,
    letters::newest,
    members::{Invited, Shown, Typed},
    outbox::{Kind, Queued},
    scope::leave,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::review::{NewReviewer, ReviewerForm},
    ids::{AccountId, OrganisationId},
    locale::Locale,
    masked::Masked,
    role::{Permission, Role},
    shapes::review::{Reviewer, Reviewers},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// Who is invited to a draft.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn reviewers(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<Reviewers, Error> {
        let (scope, letter) = At::new(actor, coalition, letter).find(self.read(), Permission::Administer).await?;
        let now = newest(self.read(), letter.id).await?.ok_or(Error::NotFound)?;
        let organisations = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
            .order_by_asc(organisation::Column::NameSort)
            .order_by_asc(organisation::Column::Id)
            .all(self.read())
            .await?;
        let organisations: Vec<_> = organisations.into_iter().map(|row| (OrganisationId(row.id), row.legal_name)).collect();
        let invited = reviewer::Entity::find().filter(reviewer::Column::LetterId.eq(letter.id)).all(self.read()).await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(invited.iter().map(|row| row.account_id)));
        let mut accounts: HashMap<Uuid, account::Model> = accounts.all(self.read()).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut reviewers = Vec::with_capacity(invited.len());
        for row in invited {
            let member = membership::Entity::find_by_id((scope.coalition.id, row.account_id)).one(self.read()).await?;
            let (Some(account), Some(member)) = (accounts.remove(&row.account_id), member) else { continue };
            let Some(role) = Role::from_code(&member.role) else { continue };
            let Shown { id, name, email, accepted } = self.shown_member(&member, &account);
            let organisation = row.organisation_id.and_then(|id| organisations.iter().find(|(known, _)| known.0 == id));
            let email = Masked::with_domain(&email);
            reviewers.push(Reviewer { id, email, name, role, organisation: organisation.map(|(_, name)| name.clone()), active: accepted });
        }
        reviewers.sort_by_cached_key(|one| (crate::names::sort_key(&one.name), one.id));
        Ok(Reviewers { desk: scope.desk(), draft: discussed(&letter, &now), reviewers, organisations })
    }

    /// Invites a partner to a draft, and sends a mail that says so. Who is a partner of the coalition already keeps their
    /// role. A representative is invited to sign as well, which waits until the letter opens.
    ///
    /// # Errors
    /// `Fields`, among them `error-organiser-exists`, `error-reviewer-exists`, and `error-partner-role` where their role
    /// signs for an organisation and the new one does not, or the other way round; `Conflict` where the text is frozen;
    /// `NotFound`, `Forbidden`.
    pub async fn invite_reviewer(&self, actor: &Actor, coalition: &str, letter: &str, form: &ReviewerForm) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (scope, _) = at.find(self.read(), Permission::Administer).await?;
        let new = form.parse()?;
        let account = self.new_account(&new.name, &new.email, actor.locale, None)?;
        let to_sign = match new.organisation.filter(|_| signs(new.role)) {
            Some(id) => {
                let organisation = organisation_of(self.read(), scope.coalition.id, id).await?;
                Some(self.prepare_representative(actor, &organisation, &new.name, &new.email)?)
            }
            None => None,
        };
        let typed = self.invited_as(&new.name, &new.email)?;
        self.submit(Invite { at, new, account, typed, to_sign, mail: self.new_id(), now: self.now() }).await
    }

    /// Takes a partner off a draft, and takes back what invites a representative to sign; who is invited to no other draft
    /// has nothing left to do in the coalition, and leaves it.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn remove_reviewer(&self, actor: &Actor, coalition: &str, letter: &str, account: AccountId) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let account = self.shown_account(scope.coalition.id, account).await?;
        let (service, at) = (self.clone(), At::new(actor, coalition, letter));
        self.submit(Remove { service, at, account, now: self.now() }).await
    }
}

struct Invite {
    at: At,
    new: NewReviewer,
    account: account::Model,
    typed: Typed,
    /// The invitation of a representative to sign.
    to_sign: Option<Prepared>,
    mail: Uuid,
    now: Instant,
}

impl Command for Invite {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (scope, letter) = self.at.find_open(tx, Permission::Administer).await?;
        if let Some(id) = self.new.organisation {
            organisation_of(tx, scope.coalition.id, id).await?;
        }
        let known = account::Entity::find().filter(account::Column::EmailHmac.eq(self.account.email_hmac.clone())).one(tx).await?;
        let account = match known {
            Some(account) => account,
            None => self.account.clone().into_active_model().insert(tx).await?,
        };
        let member = membership::Entity::find_by_id((scope.coalition.id, account.id)).one(tx).await?;
        match member.map(|member| Role::from_code(&member.role)) {
            Some(role) if role.is_none_or(|role| role.may(Permission::SeeDesk)) => {
                return Err(Error::field("email", "error-organiser-exists"));
            }
            // Nobody signs, or is told that they may sign, by a role that was chosen for another draft.
            Some(role) if role.is_some_and(signs) != signs(self.new.role) => return Err(Error::field("role", "error-partner-role")),
            Some(_) => {}
            None => {
                let (coalition, by) = (scope.coalition.id, Some(self.at.actor.account));
                Invited { coalition, account: &account, role: self.new.role, typed: &self.typed, by }.insert(tx, self.now).await?;
            }
        }
        if reviewer::Entity::find_by_id((letter.id, account.id)).one(tx).await?.is_some() {
            return Err(Error::field("email", "error-reviewer-exists"));
        }
        let row = reviewer::Model {
            letter_id: letter.id,
            account_id: account.id,
            organisation_id: self.new.organisation.map(|id| id.0),
            invited_by: Some(self.at.actor.account.0),
            created_at: self.now.0,
        };
        reviewer::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        if let Some(to_sign) = &self.to_sign {
            to_sign.insert_for_representative(tx, &letter, &account, self.at.actor.account, self.now).await?;
        }
        let note = Note::new(scope.coalition.id, Some(self.at.actor.account), Act::PartnerInvited, self.now);
        note.letter(letter.id).about(account.id).detail(self.new.role.code()).insert(tx).await?;
        let locale = Locale::from_tag(&account.locale).unwrap_or_default();
        let mail = Queued {
            account: Some(account.id),
            coalition: Some(scope.coalition.id),
            by: Some(self.at.actor.account.0),
            ..Queued::new(self.mail, Kind::Invitation, locale, self.now)
        };
        if mail.insert_allowed(tx).await? { Ok(()) } else { Err(Error::field("email", "error-mails-enough")) }
    }
}

/// Whether a role signs for an organisation.
fn signs(role: Role) -> bool {
    role.may(Permission::SignForOrganisation)
}

/// An organisation of the coalition's address book; a fault of the field where it is none.
async fn organisation_of<C: ConnectionTrait>(db: &C, coalition: Uuid, id: OrganisationId) -> Result<organisation::Model, Error> {
    let own = organisation::Entity::find_by_id(id.0).filter(organisation::Column::CoalitionId.eq(coalition));
    own.one(db).await?.ok_or_else(|| Error::field("organisation", "error-choice"))
}

struct Remove {
    service: Service,
    at: At,
    account: Uuid,
    now: Instant,
}

impl Command for Remove {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (scope, letter) = self.at.find(tx, Permission::Administer).await?;
        let partner = reviewer::Entity::find_by_id((letter.id, self.account)).one(tx).await?.ok_or(Error::NotFound)?;
        let key = (scope.coalition.id, self.account);
        let role = membership::Entity::find_by_id(key).one(tx).await?.and_then(|member| Role::from_code(&member.role));
        if role.is_some_and(signs) {
            take_back(&self.service, tx, &partner).await?;
        }
        self.service.note_lost(self.account, Lost::Draft(letter.id)).await?;
        reviewer::Entity::delete_by_id((letter.id, self.account)).exec(tx).await?;
        let letters = letter::Entity::find().filter(letter::Column::CoalitionId.eq(scope.coalition.id)).all(tx).await?;
        let left = reviewer::Entity::find()
            .filter(reviewer::Column::AccountId.eq(self.account))
            .filter(reviewer::Column::LetterId.is_in(letters.iter().map(|letter| letter.id)))
            .count(tx)
            .await?;
        if left == 0 && role.is_some_and(|role| ReviewerForm::ROLES.contains(&role)) {
            self.service.note_lost(self.account, Lost::Membership(scope.coalition.id)).await?;
            leave(&self.service, tx, scope.coalition.id, self.account).await?;
        }
        let note = Note::new(scope.coalition.id, Some(self.at.actor.account), Act::PartnerRemoved, self.now);
        note.letter(letter.id).about(self.account).insert(tx).await
    }
}
