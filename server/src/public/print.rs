//! A letter as it is handed over on paper: for everyone, and at the desk while it is confidential.

use crate::extract::{Answer, LetterPath, Organiser, Reader, html};
use app::pages;
use axum::extract::{Path, Query};
use domain::shapes::print::{PrintChoice, PrintedLetter};
use serde::Deserialize;

/// What of it is printed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PrintQuery {
    /// Tag of a language of the letter.
    #[serde(rename = "in")]
    language: String,
    /// `no` leaves them out.
    people: String,
    /// `no` leaves them out.
    representatives: String,
}

impl PrintQuery {
    fn choice(&self) -> PrintChoice {
        PrintChoice { people: self.people != "no", representatives: self.representatives != "no" }
    }
}

/// A public letter.
///
/// # Errors
/// When there is no such letter.
pub async fn public(reader: Reader, Path(at): Path<LetterPath>, Query(query): Query<PrintQuery>) -> Answer {
    let letter = reader.service().printed_letter(&at.coalition, &at.letter, &query.language).await?;
    let policy = policy(&reader, &letter).await?;
    Ok(html(pages::print_letter(&reader.chrome, &letter, query.choice(), policy.as_deref())))
}

/// A letter of the organiser's coalition, confidential or not.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn desk(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<PrintQuery>) -> Answer {
    let shown = organiser.service().desk_print(&organiser.actor, &at.coalition, &at.letter, &query.language).await?;
    let policy = policy(&organiser, &shown.letter).await?;
    Ok(html(pages::desk_print(&organiser.chrome, &shown, query.choice(), policy.as_deref())))
}

/// The fingerprint of the policy that the letter's log is verified with, once the log is public.
async fn policy(reader: &Reader, letter: &PrintedLetter) -> Result<Option<String>, crate::error::Failure> {
    if !letter.public {
        return Ok(None);
    }
    let public = reader.service().log(letter.public_id).await?;
    Ok(Some(ledger::hex::encode(&public.policy.fingerprint())))
}
