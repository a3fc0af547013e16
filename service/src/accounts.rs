//! Accounts of organisers: made, invited, with a forgotten password.

use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{account, coalition, membership},
    failures::forget_codes,
    hashing::Asker,
    keys::ACCOUNT_EMAIL,
    members::{Invited, Typed, accept, accepted},
    outbox::{self, Kind},
    password::{self, weak},
    scope::{coalition_by_slug, scope_in},
    security::Alert,
    sessions::EndSessions,
    sign_in::{
        Browser,
        devices::{self, Device},
        link::spend_links,
    },
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    colour::Accent,
    email::Email,
    forms::{account::NewPassword, coalition::OrganiserForm},
    ids::AccountId,
    locale::Locale,
    role::{Permission, Role},
    security::SecurityEvent,
    slug::Slug,
    text::Name,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// An organiser to be made from the command line or by the demonstration.
#[derive(Clone, Debug)]
pub struct NewOrganiser {
    /// The coalition; made when it does not exist.
    pub coalition: Slug,
    /// Its name, needed when it is made.
    pub coalition_name: Option<Name>,
    /// Its public contact, when it is made; the organiser's own address where there is none.
    pub contact: Option<Email>,
    /// The organiser's name.
    pub name: Name,
    /// Their address.
    pub email: Email,
    /// Their password; without one they get a mail to choose it.
    pub password: Option<NewPassword>,
    /// Their role.
    pub role: Role,
    /// Their language.
    pub locale: Locale,
}

impl Service {
    pub(crate) async fn hash_password(&self, password: &str, asker: Asker) -> Result<String, Error> {
        let (service, password) = (self.clone(), password.to_owned());
        self.hashing().run(asker, move || password::hash(&password, service.rng())).await
    }

    /// Refuses a password that is guessed first: a common one, and words of the instance, of the account's coalitions, and of
    /// its name and address.
    pub(crate) async fn check_new_password(&self, account: &account::Model, password: &NewPassword, field: &str) -> Result<(), Error> {
        let own = membership::Entity::find().filter(membership::Column::AccountId.eq(account.id)).all(self.read()).await?;
        let coalitions = coalition::Entity::find().filter(coalition::Column::Id.is_in(own.iter().map(|row| row.coalition_id)));
        let mut words = self.known_words(&account.name, &self.account_email(account)?);
        words.extend(coalitions.all(self.read()).await?.into_iter().flat_map(|coalition| [coalition.slug, coalition.name]));
        weak::check(password.as_str(), &words, field)
    }

    fn known_words(&self, name: &str, email: &Email) -> Vec<String> {
        vec![self.base_url().to_owned(), "Undersigned".to_owned(), name.to_owned(), email.as_str().to_owned()]
    }

    /// Sends a link to choose a new password, if there is such an account; answers alike either way.
    ///
    /// # Errors
    /// The database's.
    pub async fn request_reset(&self, email: &Email, locale: Locale, browser: &Browser) -> Result<(), Error> {
        self.mail_link(email, Kind::ResetPassword, locale, browser).await
    }

    /// As [`Service::reset_password_from`], for anyone who is at this machine.
    ///
    /// # Errors
    /// As [`Service::reset_password_from`].
    pub async fn reset_password(&self, token: &str, password: &NewPassword) -> Result<(), Error> {
        self.reset_password_from(token, password, None, &Browser::default()).await.map(drop)
    }

    /// The name that a page proposes where a first password is chosen; nothing where the account has one already. It is what
    /// this inviter typed: who else invited the same mailbox, and how they called it, is theirs.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn name_to_choose(&self, token: &str) -> Result<Option<String>, Error> {
        let (account, invited) = self.account_to_choose(token).await?;
        match (&account.password, invited) {
            (Some(_), _) => Ok(None),
            (None, Some(invited)) => Ok(Some(self.typed_name(&invited)?.unwrap_or_default())),
            (None, None) if self.is_nameless(&account).await? => Ok(Some(String::new())),
            (None, None) => Ok(Some(account.name)),
        }
    }

    /// Whether an account has no name but what inviters typed: nobody accepted for it, and it has chosen no password.
    pub(crate) async fn is_nameless(&self, account: &account::Model) -> Result<bool, Error> {
        let stands = accepted().filter(membership::Column::AccountId.eq(account.id)).one(self.read()).await?.is_some();
        Ok(account.password.is_none() && !stands)
    }

    /// Sets a new password by a link's token, spends the link, ends all sessions, and forgets all devices but this one,
    /// whose token it answers. The first password comes with the name that its owner chooses, and accepts the invitation
    /// that the link came with, and no other.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn reset_password_from(
        &self,
        token: &str,
        password: &NewPassword,
        name: Option<&Name>,
        browser: &Browser,
    ) -> Result<String, Error> {
        let (account, invited) = self.account_to_choose(token).await?;
        let typed = invited.as_ref().map(|invited| self.typed_name(invited)).transpose()?.flatten();
        let name = if account.password.is_none() { name.map(|name| name.as_str().to_owned()).or(typed) } else { None };
        let joins = invited.map(|invited| invited.coalition_id);
        let account = account::Model { name: name.clone().unwrap_or(account.name), ..account };
        self.check_new_password(&account, password, "password").await?;
        let hash = self.hash_password(password.as_str(), Asker::Known(account.id)).await?;
        let (device, cookie) = self.device(browser).await?;
        let alert = self.alert(SecurityEvent::PasswordChanged);
        let (account, serial, now) = (account.id, account.link_serial, self.now());
        self.submit(ResetPassword { account, serial, hash, name, joins, device, alert, now }).await?;
        Ok(cookie)
    }

    /// Makes an organiser, and the coalition where there is none yet. For the command line: no one is asked.
    ///
    /// # Errors
    /// When the coalition is new and has no name, or the address is no mailbox.
    pub async fn create_organiser(&self, organiser: NewOrganiser) -> Result<(), Error> {
        let mut words = self.known_words(organiser.name.as_str(), &organiser.email);
        words.push(organiser.coalition.to_string());
        words.extend(organiser.coalition_name.as_ref().map(|name| name.as_str().to_owned()));
        if let Some(password) = &organiser.password {
            weak::check(password.as_str(), &words, "password")?;
        }
        let password = match &organiser.password {
            Some(password) => Some(self.hash_password(password.as_str(), Asker::Known(Uuid::nil())).await?),
            None => None,
        };
        let account = self.new_account(&organiser.name, &organiser.email, organiser.locale, password)?;
        let coalition = coalition::Model {
            id: self.new_id(),
            slug: organiser.coalition.to_string(),
            name: organiser.coalition_name.map(Name::into_string).unwrap_or_default(),
            accent: Accent::DEFAULT.light(),
            contact: organiser.contact.as_ref().unwrap_or(&organiser.email).as_str().to_owned(),
            created_at: self.now().0,
            second_factor_since: Some(self.now().0),
            second_factor_asked: true,
        };
        let typed = self.invited_as(&organiser.name, &organiser.email)?;
        let (mail, now) = (self.new_id(), self.now());
        self.submit(AddOrganiser { by: None, coalition, account, typed, role: organiser.role, mail, now }).await
    }

    /// Gives somebody a role, and sends a mail that says so.
    ///
    /// # Errors
    /// Each field's first fault; `error-organiser-exists`.
    pub async fn invite_organiser(&self, actor: &Actor, coalition: &str, form: &OrganiserForm) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let (name, email, role) = form.parse()?;
        let account = self.new_account(&name, &email, actor.locale, None)?;
        let typed = self.invited_as(&name, &email)?;
        let (mail, now) = (self.new_id(), self.now());
        self.submit(AddOrganiser { by: Some(actor.clone()), coalition: scope.coalition, account, typed, role, mail, now }).await
    }

    pub(crate) fn new_account(
        &self,
        name: &Name,
        email: &Email,
        locale: Locale,
        password: Option<String>,
    ) -> Result<account::Model, Error> {
        let canonical = email.canonical().map_err(|error| Error::Fields(domain::error::FieldErrors(vec![error.at("email")])))?;
        let id = self.new_id();
        Ok(account::Model {
            id,
            email_hmac: self.keys().address(&canonical),
            email_sealed: self.keys().seal(self.rng(), ACCOUNT_EMAIL.of(id), email.as_str().as_bytes())?,
            name: name.as_str().to_owned(),
            locale: locale.tag().to_owned(),
            password,
            link_serial: 0,
            prove_mailbox: false,
            created_at: self.now().0,
        })
    }
}

/// Notes what somebody did with their own account, in each coalition where they are an organiser.
pub(crate) async fn note_everywhere(tx: &Tx, account: AccountId, act: Act, now: Instant) -> Result<(), Error> {
    let memberships = accepted().filter(membership::Column::AccountId.eq(account.0)).all(tx).await?;
    for membership in memberships {
        Note::new(membership.coalition_id, Some(account), act, now).insert(tx).await?;
    }
    Ok(())
}

struct ResetPassword {
    account: Uuid,
    serial: i64,
    hash: String,
    /// What the account is called from now on, where that is chosen.
    name: Option<String>,
    /// The coalition whose invitation the link came with.
    joins: Option<Uuid>,
    device: Device,
    alert: Alert,
    now: Instant,
}

impl Command for ResetPassword {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let before = spend_links(tx, self.account, self.serial).await?;
        let mut account = account::ActiveModel {
            id: Set(self.account),
            password: Set(Some(self.hash.clone())),
            prove_mailbox: Set(false),
            ..Default::default()
        };
        if let Some(name) = &self.name {
            account.name = Set(name.clone());
        }
        account.update(tx).await?;
        EndSessions { account: self.account, only: None }.execute(tx).await?;
        devices::forget(tx, self.account).await?;
        self.device.remember(tx, self.account, self.now).await?;
        forget_codes(tx, self.account).await?;
        if let Some(coalition) = self.joins
            && membership::Entity::find_by_id((coalition, self.account)).one(tx).await?.is_some_and(|row| row.accepted_at.is_none())
        {
            accept(tx, coalition, AccountId(self.account), self.now).await?;
        }
        // The first one, by an invitation, is no news.
        if before.password.is_none() {
            return Ok(());
        }
        note_everywhere(tx, AccountId(self.account), Act::PasswordChanged, self.now).await?;
        self.alert.raise(tx, self.account).await
    }
}

struct AddOrganiser {
    by: Option<Actor>,
    coalition: coalition::Model,
    account: account::Model,
    typed: Typed,
    role: Role,
    mail: Uuid,
    now: Instant,
}

impl Command for AddOrganiser {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if let Some(actor) = &self.by {
            scope_in(tx, actor, &self.coalition.slug, Permission::Administer).await?;
        }
        let coalition = match coalition_by_slug(tx, &self.coalition.slug).await {
            Err(Error::NotFound) if self.coalition.name.is_empty() => return Err(Error::field("coalition_name", "error-empty")),
            Err(Error::NotFound) => self.coalition.clone().into_active_model().insert(tx).await?,
            found => found?,
        };
        let known = account::Entity::find().filter(account::Column::EmailHmac.eq(self.account.email_hmac.clone())).one(tx).await?;
        let account = match known {
            Some(account) => account,
            None => self.account.clone().into_active_model().insert(tx).await?,
        };
        if membership::Entity::find_by_id((coalition.id, account.id)).one(tx).await?.is_some() {
            return Err(Error::field("email", "error-organiser-exists"));
        }
        let by = self.by.as_ref().map(|actor| actor.account);
        let invited = Invited { coalition: coalition.id, account: &account, role: self.role, typed: &self.typed, by };
        invited.insert(tx, self.now).await?;
        let note = Note::new(coalition.id, self.by.as_ref().map(|actor| actor.account), Act::OrganiserAdded, self.now);
        note.about(account.id).detail(self.role.code()).insert(tx).await?;
        if self.by.is_none() && account.password.is_some() {
            return Ok(());
        }
        let locale = Locale::from_tag(&account.locale).unwrap_or_default();
        let mail = outbox::Queued {
            account: Some(account.id),
            coalition: Some(coalition.id),
            by: self.by.as_ref().map(|actor| actor.account.0),
            ..outbox::Queued::new(self.mail, Kind::Invitation, locale, self.now)
        };
        // Who was invited and taken off some times today is invited tomorrow.
        if mail.insert_allowed(tx).await? { Ok(()) } else { Err(Error::field("email", "error-mails-enough")) }
    }
}
