//! A coalition's settings and the roles of its organisers. A coalition always keeps an owner.

use crate::{
    Actor, Error, Service,
    activity::Note,
    departures::falls,
    entities::{account, coalition, instance, membership},
    journal::Lost,
    members::Shown,
    scope::{leave, owners_in, scope_in},
    second_factor,
    security::Alert,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::coalition::{CoalitionForm, CoalitionSettings},
    ids::AccountId,
    masked::Masked,
    role::{Permission, Role},
    security::SecurityEvent,
    shapes::desk::{DeskSettings, Organiser},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

impl Service {
    /// The coalition's settings and its organisers, owners first.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn settings(&self, actor: &Actor, coalition: &str) -> Result<DeskSettings, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let memberships =
            membership::Entity::find().filter(membership::Column::CoalitionId.eq(scope.coalition.id)).all(self.read()).await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(memberships.iter().map(|row| row.account_id)));
        let unsecured = second_factor::unsecured(accounts.clone()).all(self.read()).await?;
        let unsecured: HashSet<Uuid> = unsecured.into_iter().map(|account| account.id).collect();
        let mut accounts: HashMap<Uuid, account::Model> = accounts.all(self.read()).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut organisers = Vec::with_capacity(memberships.len());
        for row in memberships {
            // Partners stand on the pages of the drafts that they are invited to.
            let role = Role::from_code(&row.role).filter(|role| Role::ORGANISERS.contains(role));
            let (Some(account), Some(role)) = (accounts.remove(&row.account_id), role) else { continue };
            let Shown { id, name, email, accepted } = self.shown_member(&row, &account);
            let second_factor = (accepted && scope.role.may(Permission::Administer)).then(|| !unsecured.contains(&account.id));
            organisers.push(Organiser { id, name, email: Masked::with_domain(&email), role, active: accepted, second_factor });
        }
        let rank = |role: Role| Role::ALL.iter().position(|one| *one == role);
        organisers.sort_by_cached_key(|organiser| (rank(organiser.role), crate::names::sort_key(&organiser.name), organiser.id));
        let instance = instance::Entity::find_by_id(1).one(self.read()).await?;
        let second_factors_required = scope.coalition.second_factor_since.is_some();
        let test_mail = self.last_test_mail(scope.coalition.id).await?;
        Ok(DeskSettings {
            desk: scope.desk(),
            organisers,
            second_factors_required,
            mail_proven_at: instance.and_then(|instance| instance.mail_proven_at).map(Instant),
            test_mail,
            demonstration: self.is_demonstration(),
        })
    }

    /// Changes the coalition's name, colour and contact.
    ///
    /// # Errors
    /// `Fields`, `NotFound`, `Forbidden`.
    pub async fn save_settings(&self, actor: &Actor, coalition: &str, form: &CoalitionForm) -> Result<(), Error> {
        self.scope(actor, coalition, Permission::Administer).await?;
        self.submit(SaveSettings { actor: actor.clone(), coalition: coalition.to_owned(), settings: form.parse()?, now: self.now() }).await
    }

    /// Gives an organiser another role.
    ///
    /// # Errors
    /// `Fields` with `error-last-owner` when nobody else would be owner; `NotFound`, `Forbidden`.
    pub async fn set_role(&self, actor: &Actor, coalition: &str, account: AccountId, role: Role) -> Result<(), Error> {
        if !Role::ORGANISERS.contains(&role) {
            return Err(Error::field("role", "error-choice"));
        }
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let account = AccountId(self.shown_account(scope.coalition.id, account).await?);
        let alert = self.alert(SecurityEvent::RoleChanged).detail(role.code());
        let (service, actor, coalition) = (self.clone(), actor.clone(), coalition.to_owned());
        self.submit(ChangeOrganiser { service, actor, coalition, account, role: Some(role), alert, now: self.now() }).await
    }

    /// Takes an organiser off the coalition; their account stays.
    ///
    /// # Errors
    /// As [`Service::set_role`].
    pub async fn remove_organiser(&self, actor: &Actor, coalition: &str, account: AccountId) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let account = AccountId(self.shown_account(scope.coalition.id, account).await?);
        let alert = self.alert(SecurityEvent::RoleRemoved);
        let (service, actor, coalition) = (self.clone(), actor.clone(), coalition.to_owned());
        self.submit(ChangeOrganiser { service, actor, coalition, account, role: None, alert, now: self.now() }).await
    }
}

struct SaveSettings {
    actor: Actor,
    coalition: String,
    settings: CoalitionSettings,
    now: Instant,
}

impl Command for SaveSettings {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let change = coalition::ActiveModel {
            name: Set(self.settings.name.as_str().nfc().collect()),
            accent: Set(self.settings.accent.light()),
            contact: Set(self.settings.contact.as_str().to_owned()),
            ..Default::default()
        };
        coalition::Entity::update_many().set(change).filter(coalition::Column::Id.eq(scope.coalition.id)).exec(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), Act::SettingsChanged, self.now).insert(tx).await
    }
}

/// Gives a role, or takes the organiser off.
struct ChangeOrganiser {
    service: Service,
    actor: Actor,
    coalition: String,
    account: AccountId,
    role: Option<Role>,
    alert: Alert,
    now: Instant,
}

impl Command for ChangeOrganiser {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let coalition = scope.coalition.id;
        let key = (coalition, self.account.0);
        let row = membership::Entity::find_by_id(key).one(tx).await?.ok_or(Error::NotFound)?;
        if row.role == Role::Owner.code() && self.role != Some(Role::Owner) {
            // One who has chosen no password yet may never come.
            if owners_in(tx, coalition).await?.iter().all(|owner| owner.id == self.account.0) {
                return Err(Error::field("", "error-last-owner"));
            }
        }
        let act = if self.role.is_some() { Act::RoleChanged } else { Act::OrganiserRemoved };
        let note = Note::new(coalition, Some(self.actor.account), act, self.now).about(self.account.0);
        // Anyone who has not accepted yet has no role there to lose.
        if row.accepted_at.is_some() {
            self.alert.clone().in_coalition(coalition).raise(tx, self.account.0).await?;
        }
        match self.role {
            Some(role) => {
                if Role::from_code(&row.role).is_some_and(|before| falls(before, role)) {
                    self.service.note_lost(self.account.0, Lost::Role(coalition, role)).await?;
                }
                let change = membership::ActiveModel { role: Set(role.code().to_owned()), role_at: Set(self.now.0), ..Default::default() };
                let own = membership::Entity::update_many().set(change).filter(membership::Column::CoalitionId.eq(coalition));
                own.filter(membership::Column::AccountId.eq(self.account.0)).exec(tx).await?;
                note.detail(role.code()).insert(tx).await
            }
            None => {
                self.service.note_lost(self.account.0, Lost::Membership(coalition)).await?;
                leave(&self.service, tx, coalition, self.account.0).await?;
                note.insert(tx).await
            }
        }
    }
}
