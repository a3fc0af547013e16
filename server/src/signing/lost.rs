//! Who signed and has lost the mail: the same answer whether the address has signed or not.

use crate::{
    extract::{Answer, LetterPath, Reader, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, forms::account::ForgottenForm};

/// The form.
///
/// # Errors
/// When there is no such letter.
pub async fn form(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    Ok(html(pages::lost_link(&reader.chrome, &letter, &ForgottenForm::default(), &FieldErrors::default(), false)))
}

/// Mails a private link, if the address has signed.
///
/// # Errors
/// When there is no such letter, or it was asked too often.
pub async fn post(reader: Reader, client: Client, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<ForgottenForm>) -> Answer {
    client.pass(Gate::Sign)?;
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    let email = match form.parse() {
        Ok(email) => email,
        Err(errors) => return Ok(faulty(pages::lost_link(&reader.chrome, &letter, &form, &errors, false))),
    };
    let service = reader.service().clone();
    reader.state.later.run(async move { service.request_lost_links(&at.coalition, &at.letter, &email).await })?;
    Ok(html(pages::lost_link(&reader.chrome, &letter, &form, &FieldErrors::default(), true)))
}
