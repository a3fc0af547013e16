//! The address book.

use crate::{
    extract::{Answer, CoalitionPath, OrganisationPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{error::FieldErrors, forms::organisation::OrganisationForm, ids::OrganisationId};
use serde::Deserialize;

/// What is searched for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
}

/// The list.
///
/// # Errors
/// When the coalition is not one of this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<CoalitionPath>, Query(query): Query<SearchQuery>) -> Answer {
    let list = organiser.service().organisations(&organiser.actor, &at.coalition, query.q.trim()).await?;
    Ok(html(pages::desk_organisations(&organiser.chrome, &list)))
}

/// The empty form.
///
/// # Errors
/// When the coalition is not one of this organiser.
pub async fn new(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    show(&organiser, &at.coalition, None).await
}

/// A new organisation.
///
/// # Errors
/// When the organiser may not.
pub async fn post_new(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(form): PostedForm<OrganisationForm>) -> Answer {
    save(&organiser, &at.coalition, None, &form).await
}

/// The form with what is stored.
///
/// # Errors
/// When there is no such organisation for this organiser.
pub async fn edit(organiser: Organiser, Path(at): Path<OrganisationPath>) -> Answer {
    show(&organiser, &at.coalition, Some(at.id()?)).await
}

/// A change.
///
/// # Errors
/// When there is no such organisation for this organiser, or they may not.
pub async fn post_edit(organiser: Organiser, Path(at): Path<OrganisationPath>, PostedForm(form): PostedForm<OrganisationForm>) -> Answer {
    save(&organiser, &at.coalition, Some(at.id()?), &form).await
}

/// Which row it goes into.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedMerge {
    into: String,
}

/// Merges it into another.
///
/// # Errors
/// When there is no such organisation for this organiser, or they may not.
pub async fn merge(organiser: Organiser, Path(at): Path<OrganisationPath>, PostedForm(form): PostedForm<PostedMerge>) -> Answer {
    let (service, id) = (organiser.service(), at.id()?);
    let merged = match form.into.parse() {
        Ok(into) => service.merge_organisations(&organiser.actor, &at.coalition, id, into).await,
        Err(_) => Err(service::Error::field("into", "error-choice")),
    };
    match merged {
        Ok(()) => Ok(organiser.done("done-organisations-merged", &address(&at.coalition))),
        Err(error) => {
            let errors = faults(error)?;
            let page = service.organisation(&organiser.actor, &at.coalition, Some(id)).await?;
            Ok(faulty(pages::desk_organisation(&organiser.chrome, &page, &page.form, &errors)))
        }
    }
}

/// Takes it out of the address book.
///
/// # Errors
/// When there is no such organisation for this organiser, or they may not.
pub async fn delete(organiser: Organiser, Path(at): Path<OrganisationPath>) -> Answer {
    organiser.service().delete_organisation(&organiser.actor, &at.coalition, at.id()?).await?;
    Ok(organiser.done("done-organisation-deleted", &address(&at.coalition)))
}

fn address(coalition: &str) -> String {
    format!("/desk/{coalition}/organisations")
}

async fn show(organiser: &Organiser, coalition: &str, id: Option<OrganisationId>) -> Answer {
    let page = organiser.service().organisation(&organiser.actor, coalition, id).await?;
    Ok(html(pages::desk_organisation(&organiser.chrome, &page, &page.form, &FieldErrors::default())))
}

async fn save(organiser: &Organiser, coalition: &str, id: Option<OrganisationId>, form: &OrganisationForm) -> Answer {
    match organiser.service().save_organisation(&organiser.actor, coalition, id, form).await {
        Ok(_) => Ok(organiser.done("done-organisation-saved", &address(coalition))),
        Err(error) => {
            let errors = faults(error)?;
            let page = organiser.service().organisation(&organiser.actor, coalition, id).await?;
            Ok(faulty(pages::desk_organisation(&organiser.chrome, &page, form, &errors)))
        }
    }
}
