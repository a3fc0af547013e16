//! Exports of contacts.

use crate::{
    error::Failure,
    extract::{Answer, CoalitionPath, Organiser, html},
    form::PostedForm,
    workbook,
};
use app::pages;
use axum::{
    extract::{Path, Query},
    http::header,
    response::IntoResponse,
};
use domain::{ids::ContactExportId, shapes::contact_export::ContactFile};
use serde::Deserialize;
use service::Error;

/// What is asked for: the part of a letter's address, or nothing for the address book.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    letter: String,
}

/// An export in an address.
#[derive(Deserialize)]
pub struct ExportPath {
    coalition: String,
    id: String,
}

impl ExportPath {
    fn id(&self) -> Result<ContactExportId, Failure> {
        self.id.parse().map_err(|_| Error::NotFound.into())
    }
}

/// The page of a coalition's exports, without the language.
fn list_of(coalition: &str) -> String {
    format!("/desk/{coalition}/exports")
}

/// What was asked for, and what can be.
///
/// # Errors
/// When the organiser may not.
pub async fn list(organiser: Organiser, Path(at): Path<CoalitionPath>, Query(chosen): Query<Chosen>) -> Answer {
    let shown = organiser.service().contact_exports(&organiser.actor, &at.coalition).await?;
    Ok(html(pages::contact_exports(&organiser.chrome, &shown, &chosen.letter)))
}

/// Asks for one.
///
/// # Errors
/// When the organiser may not.
pub async fn ask(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(chosen): PostedForm<Chosen>) -> Answer {
    let letter = Some(chosen.letter.as_str()).filter(|slug| !slug.is_empty());
    organiser.service().ask_for_contacts(&organiser.actor, &at.coalition, letter).await?;
    Ok(organiser.done("done-contacts-asked", &list_of(&at.coalition)))
}

/// Approves somebody else's.
///
/// # Errors
/// When the organiser may not, or there is nothing to approve.
pub async fn approve(organiser: Organiser, Path(at): Path<ExportPath>) -> Answer {
    organiser.service().approve_contacts(&organiser.actor, &at.coalition, at.id()?).await?;
    Ok(organiser.done("done-contacts-approved", &list_of(&at.coalition)))
}

/// Stops one.
///
/// # Errors
/// When the organiser may not, or there is nothing to stop.
pub async fn stop(organiser: Organiser, Path(at): Path<ExportPath>) -> Answer {
    organiser.service().stop_contacts(&organiser.actor, &at.coalition, at.id()?).await?;
    Ok(organiser.done("done-contacts-stopped", &list_of(&at.coalition)))
}

/// As what a file is fetched.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Format {
    format: String,
}

/// The file, once: as CSV, or as a spreadsheet.
///
/// # Errors
/// When the organiser may not, or it is not ready for them.
pub async fn file(organiser: Organiser, Path(at): Path<ExportPath>, PostedForm(asked): PostedForm<Format>) -> Answer {
    let ContactFile { name, csv } = organiser.service().fetch_contacts(&organiser.actor, &at.coalition, at.id()?).await?;
    let table = csv.clone();
    let book = match asked.format.as_str() {
        // It is fetched once: where no spreadsheet can be made of it, it leaves as it is.
        "xlsx" => tokio::task::spawn_blocking(move || workbook::of_csv(table.as_bytes()).ok()).await.ok().flatten(),
        _ => None,
    };
    let (kind, ending, body) = match book {
        Some(book) => (workbook::MEDIA_TYPE, "xlsx", book),
        None => ("text/csv; charset=utf-8", "csv", csv.into_bytes()),
    };
    let attachment = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, attachment)], body).into_response())
}
