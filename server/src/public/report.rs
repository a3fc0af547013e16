//! "Report an error": a reader of a public list says what is wrong with it.

use crate::{
    extract::{Answer, LetterPath, Reader, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{error::FieldErrors, forms::report::ReportForm};
use service::Error;

/// The form; the address may name the entry.
///
/// # Errors
/// When there is no such letter.
pub async fn form(reader: Reader, Path(at): Path<LetterPath>, Query(form): Query<ReportForm>) -> Answer {
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    Ok(html(pages::report(&reader.chrome, &letter, &form, &FieldErrors::default())))
}

/// Keeps a report.
///
/// # Errors
/// When there is no such letter; where one network reports too often, with what was typed.
pub async fn post(reader: Reader, client: Client, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<ReportForm>) -> Answer {
    let reported = match form.parse() {
        Ok(report) => {
            client.pass(Gate::Report).map_err(|failure| reader.with_typed(failure, &typed(&form)))?;
            reader.service().report_error(&at.coalition, &at.letter, &report, client.address()).await
        }
        Err(errors) => Err(Error::Fields(errors)),
    };
    match reported {
        Ok(()) => Ok(reader.done("done-reported", &format!("/c/{}/{}", at.coalition, at.letter))),
        Err(error) => {
            let errors = faults(error)?;
            let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
            Ok(faulty(pages::report(&reader.chrome, &letter, &form, &errors)))
        }
    }
}

/// What was typed, with the keys of what its fields are called.
fn typed(form: &ReportForm) -> [(&str, &str); 3] {
    [("report-entry", &form.entry), ("report-words", &form.words), ("report-email", &form.email)]
}
