//! The translators of a coalition: who they are, into which languages they translate.

use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, coalition, membership, translator_language},
    journal::Lost,
    letters::{is_language, tag_case},
    members::{Invited, Shown, Typed},
    outbox::{Kind, Queued},
    scope::{leave, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::FieldErrors,
    forms::translation::{TranslatorForm, tags},
    ids::AccountId,
    locale::Locale,
    masked::Masked,
    role::{Permission, Role},
    shapes::translation::{Translator, Translators},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// The coalition's translators, by name.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn translators(&self, actor: &Actor, coalition: &str) -> Result<Translators, Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let members = membership::Entity::find()
            .filter(membership::Column::CoalitionId.eq(scope.coalition.id))
            .filter(membership::Column::Role.eq(Role::Translator.code()))
            .all(self.read())
            .await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(members.iter().map(|row| row.account_id)));
        let mut languages = languages_by_account(self.read(), scope.coalition.id).await?;
        let mut translators = Vec::new();
        for account in accounts.all(self.read()).await? {
            let Some(member) = members.iter().find(|row| row.account_id == account.id) else { continue };
            let Shown { id, name, email, accepted } = self.shown_member(member, &account);
            translators.push(Translator {
                id,
                email: Masked::with_domain(&email),
                languages: languages.remove(&account.id).unwrap_or_default(),
                active: accepted,
                name,
            });
        }
        translators.sort_by_cached_key(|one| (crate::names::sort_key(&one.name), one.id));
        Ok(Translators { desk: scope.desk(), translators })
    }

    /// Invites somebody to translate into some languages, and sends a mail that says so.
    ///
    /// # Errors
    /// Each field's first fault; `error-organiser-exists` for who has a role already; `NotFound`, `Forbidden`.
    pub async fn invite_translator(&self, actor: &Actor, coalition: &str, form: &TranslatorForm) -> Result<(), Error> {
        self.scope(actor, coalition, Permission::Administer).await?;
        let languages = languages_typed(&form.languages);
        let new = match (form.parse(), &languages) {
            (Ok(new), Ok(_)) => new,
            (parsed, languages) => {
                let mut errors = parsed.err().unwrap_or_default();
                errors.0.extend(languages.as_ref().err().into_iter().flat_map(|errors| errors.0.clone()));
                return Err(errors.into());
            }
        };
        let account = self.new_account(&new.name, &new.email, actor.locale, None)?;
        let typed = self.invited_as(&new.name, &new.email)?;
        let (coalition, languages) = (coalition.to_owned(), languages?);
        self.submit(Invite { actor: actor.clone(), coalition, account, typed, languages, mail: self.new_id(), now: self.now() }).await
    }

    /// Gives a translator other languages.
    ///
    /// # Errors
    /// `Fields` about `languages`; `NotFound`, `Forbidden`.
    pub async fn set_translator_languages(&self, actor: &Actor, coalition: &str, account: AccountId, typed: &str) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let account = AccountId(self.shown_account(scope.coalition.id, account).await?);
        let languages = Some(languages_typed(typed)?);
        let (service, actor, coalition) = (self.clone(), actor.clone(), coalition.to_owned());
        self.submit(ChangeTranslator { service, actor, coalition, account, languages, now: self.now() }).await
    }

    /// Takes a translator off the coalition; what they translated stays.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn remove_translator(&self, actor: &Actor, coalition: &str, account: AccountId) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let account = AccountId(self.shown_account(scope.coalition.id, account).await?);
        let (service, actor, coalition) = (self.clone(), actor.clone(), coalition.to_owned());
        self.submit(ChangeTranslator { service, actor, coalition, account, languages: None, now: self.now() }).await
    }
}

/// The tags that somebody typed, in their usual spelling, each once; at least one.
fn languages_typed(typed: &str) -> Result<Vec<String>, FieldErrors> {
    let mut languages: Vec<String> = tags(typed).iter().map(|tag| tag_case(tag)).collect();
    languages.sort_unstable();
    languages.dedup();
    if languages.is_empty() {
        return Err(FieldErrors::one("languages", "error-languages-missing"));
    }
    if languages.iter().all(|tag| is_language(tag)) { Ok(languages) } else { Err(FieldErrors::one("languages", "error-language")) }
}

async fn languages_by_account<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<HashMap<Uuid, Vec<String>>, Error> {
    let rows = translator_language::Entity::find()
        .filter(translator_language::Column::CoalitionId.eq(coalition))
        .order_by_asc(translator_language::Column::Language)
        .all(db)
        .await?;
    let mut languages: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in rows {
        languages.entry(row.account_id).or_default().push(row.language);
    }
    Ok(languages)
}

/// Takes away an account's languages in a coalition.
pub(crate) async fn forget(tx: &Tx, coalition: Uuid, account: Uuid) -> Result<(), Error> {
    let own = translator_language::Entity::delete_many().filter(translator_language::Column::CoalitionId.eq(coalition));
    own.filter(translator_language::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Gives an account these languages and no others.
async fn give(tx: &Tx, coalition: &coalition::Model, account: Uuid, languages: &[String]) -> Result<(), Error> {
    forget(tx, coalition.id, account).await?;
    let row =
        |language: &String| translator_language::Model { coalition_id: coalition.id, account_id: account, language: language.clone() };
    let rows = languages.iter().map(|language| row(language).into_active_model());
    translator_language::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

struct Invite {
    actor: Actor,
    coalition: String,
    account: account::Model,
    typed: Typed,
    languages: Vec<String>,
    mail: Uuid,
    now: Instant,
}

impl Command for Invite {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let known = account::Entity::find().filter(account::Column::EmailHmac.eq(self.account.email_hmac.clone())).one(tx).await?;
        let account = match known {
            Some(account) => account,
            None => self.account.clone().into_active_model().insert(tx).await?,
        };
        if membership::Entity::find_by_id((scope.coalition.id, account.id)).one(tx).await?.is_some() {
            return Err(Error::field("email", "error-organiser-exists"));
        }
        let (coalition, by) = (scope.coalition.id, Some(self.actor.account));
        Invited { coalition, account: &account, role: Role::Translator, typed: &self.typed, by }.insert(tx, self.now).await?;
        give(tx, &scope.coalition, account.id, &self.languages).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::TranslatorInvited, self.now);
        note.about(account.id).detail(&self.languages.join(" ")).insert(tx).await?;
        let mail = Queued {
            account: Some(account.id),
            coalition: Some(scope.coalition.id),
            by: Some(self.actor.account.0),
            ..Queued::new(self.mail, Kind::Invitation, Locale::from_tag(&account.locale).unwrap_or_default(), self.now)
        };
        if mail.insert_allowed(tx).await? { Ok(()) } else { Err(Error::field("email", "error-mails-enough")) }
    }
}

/// Gives other languages, or takes the translator off.
struct ChangeTranslator {
    service: Service,
    actor: Actor,
    coalition: String,
    account: AccountId,
    languages: Option<Vec<String>>,
    now: Instant,
}

impl Command for ChangeTranslator {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let (coalition, account) = (&scope.coalition, self.account.0);
        let member = membership::Entity::find_by_id((coalition.id, account)).one(tx).await?;
        member.filter(|row| row.role == Role::Translator.code()).ok_or(Error::NotFound)?;
        let note = |act| Note::new(coalition.id, Some(self.actor.account), act, self.now).about(account);
        match &self.languages {
            Some(languages) => {
                give(tx, coalition, account, languages).await?;
                note(Act::TranslatorLanguages).detail(&languages.join(" ")).insert(tx).await
            }
            None => {
                self.service.note_lost(account, Lost::Membership(coalition.id)).await?;
                leave(&self.service, tx, coalition.id, account).await?;
                note(Act::TranslatorRemoved).insert(tx).await
            }
        }
    }
}
