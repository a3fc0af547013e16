//! Choosing a new password, with a link from a mail.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::response::IntoResponse;
use domain::{error::FieldErrors, forms::account::NewPasswordForm};
use service::Error;

/// The form.
///
/// # Errors
/// When the browser holds no link.
pub async fn form(reader: Reader) -> Answer {
    reader.reset_token()?;
    Ok(html(pages::reset(&reader.chrome, &FieldErrors::default())))
}

/// Sets the password.
///
/// # Errors
/// When the link is expired or spent.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<NewPasswordForm>) -> Answer {
    client.pass(Gate::Link)?;
    let token = reader.reset_token()?;
    let set = match form.parse() {
        Ok(password) => reader.service().reset_password_from(&token, &password, &reader.browser(&client)).await,
        Err(errors) => Err(errors.into()),
    };
    match set {
        Ok(device) => {
            let site = &reader.state.site;
            let done = reader.done("done-password-set", "/sign-in");
            Ok((Cookie::reset(site).clear(), Cookie::device(site).set(&device), done).into_response())
        }
        Err(Error::Link | Error::LinkCut | Error::LinkExpired) => Err(Failure::PASSWORD_LINK),
        Err(error) => Ok(faulty(pages::reset(&reader.chrome, &faults(error)?))),
    }
}
