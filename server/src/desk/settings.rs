//! The coalition's settings and its organisers.

use crate::{
    error::Failure,
    extract::{Answer, CoalitionPath, Organiser, faults, faulty, html, id},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{
    email::Email,
    error::FieldErrors,
    forms::coalition::{CoalitionForm, OrganiserForm},
    ids::AccountId,
    role::Role,
    shapes::desk::DeskSettings,
};
use serde::Deserialize;
use service::Error;

/// An organiser's account in an address.
#[derive(Debug, Deserialize)]
pub struct AccountPath {
    pub(in crate::desk) coalition: String,
    pub(in crate::desk) account: String,
}

impl AccountPath {
    pub(in crate::desk) fn id(&self) -> Result<AccountId, Failure> {
        id(&self.account)
    }
}

/// What is on the page besides what is stored: forms as they were typed, with their faults.
#[derive(Default)]
struct Typed {
    form: Option<CoalitionForm>,
    errors: FieldErrors,
    organiser: OrganiserForm,
    organiser_errors: FieldErrors,
}

pub(in crate::desk) fn address(coalition: &str) -> String {
    format!("/desk/{coalition}/settings")
}

fn stored(settings: &DeskSettings) -> CoalitionForm {
    let coalition = &settings.desk.coalition;
    CoalitionForm { name: coalition.name.clone(), accent: coalition.accent.light(), contact: coalition.contact.clone() }
}

async fn page(organiser: &Organiser, coalition: &str, typed: Typed) -> Result<String, Failure> {
    let settings = organiser.service().settings(&organiser.actor, coalition).await?;
    let form = typed.form.unwrap_or_else(|| stored(&settings));
    Ok(pages::desk_settings(&organiser.chrome, &settings, &form, &typed.errors, &typed.organiser, &typed.organiser_errors))
}

/// The page.
///
/// # Errors
/// When the organiser may not see it.
pub async fn settings(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    Ok(html(page(&organiser, &at.coalition, Typed::default()).await?))
}

/// Saves name, colour and contact.
///
/// # Errors
/// When the organiser may not.
pub async fn save(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(form): PostedForm<CoalitionForm>) -> Answer {
    match organiser.service().save_settings(&organiser.actor, &at.coalition, &form).await {
        Ok(_) => Ok(organiser.done("done-settings-saved", &address(&at.coalition))),
        Err(error) => {
            let typed = Typed { errors: faults(error)?, form: Some(form), ..Typed::default() };
            Ok(faulty(page(&organiser, &at.coalition, typed).await?))
        }
    }
}

/// Whether everybody needs a second factor.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedRequirement {
    required: String,
}

/// Requires a second factor of everybody, or no longer.
///
/// # Errors
/// When the organiser may not.
pub async fn second_factors(
    organiser: Organiser,
    Path(at): Path<CoalitionPath>,
    PostedForm(form): PostedForm<PostedRequirement>,
) -> Answer {
    let required = form.required == "yes";
    organiser.service().require_second_factors(&organiser.actor, &at.coalition, required).await?;
    let done = if required { "done-second-factors-required" } else { "done-second-factors-not-required" };
    Ok(organiser.done(done, &address(&at.coalition)))
}

/// Where the test mail goes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedAddress {
    email: String,
}

/// Sends a mail that proves that mail works.
///
/// # Errors
/// When the organiser may not.
pub async fn test_mail(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(form): PostedForm<PostedAddress>) -> Answer {
    let sent = match Email::parse(&form.email) {
        Ok(email) => organiser.service().test_mail(&organiser.actor, &at.coalition, &email).await,
        Err(error) => Err(Error::Fields(FieldErrors(vec![error.at("email")]))),
    };
    match sent {
        Ok(_) => Ok(organiser.done("done-test-mail", &address(&at.coalition))),
        Err(error) => {
            let typed = Typed { errors: faults(error)?, ..Typed::default() };
            Ok(faulty(page(&organiser, &at.coalition, typed).await?))
        }
    }
}

/// Invites an organiser.
///
/// # Errors
/// When the organiser who asks may not.
pub async fn invite(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(form): PostedForm<OrganiserForm>) -> Answer {
    match organiser.service().invite_organiser(&organiser.actor, &at.coalition, &form).await {
        Ok(_) => Ok(organiser.done("done-organiser-invited", &address(&at.coalition))),
        Err(error) => {
            let typed = Typed { organiser_errors: faults(error)?, organiser: form, ..Typed::default() };
            Ok(faulty(page(&organiser, &at.coalition, typed).await?))
        }
    }
}

/// The role chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedRole {
    role: String,
}

/// Gives another role.
///
/// # Errors
/// When the organiser who asks may not.
pub async fn role(organiser: Organiser, Path(at): Path<AccountPath>, PostedForm(form): PostedForm<PostedRole>) -> Answer {
    let role = Role::from_code(&form.role).filter(|role| Role::ORGANISERS.contains(role)).ok_or(Failure::BAD_REQUEST)?;
    let set = organiser.service().set_role(&organiser.actor, &at.coalition, at.id()?, role).await;
    after_change(&organiser, &at, set, "done-role-changed").await
}

/// Takes an organiser off.
///
/// # Errors
/// When the organiser who asks may not.
pub async fn remove(organiser: Organiser, Path(at): Path<AccountPath>) -> Answer {
    let removed = organiser.service().remove_organiser(&organiser.actor, &at.coalition, at.id()?).await;
    after_change(&organiser, &at, removed, "done-organiser-removed").await
}

/// What stands against a change (a coalition keeps an owner) is said on the page.
async fn after_change(organiser: &Organiser, at: &AccountPath, changed: Result<(), Error>, done: &str) -> Answer {
    match changed {
        Ok(()) => Ok(organiser.done(done, &address(&at.coalition))),
        Err(error) => {
            let typed = Typed { organiser_errors: faults(error)?, ..Typed::default() };
            Ok(faulty(page(organiser, &at.coalition, typed).await?))
        }
    }
}
