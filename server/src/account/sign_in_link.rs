//! Signing in with a link from the mailbox.

use super::sign_in::leads_on;
use crate::{
    cookies::Cookie,
    extract::{Answer, Reader, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::response::IntoResponse;
use domain::forms::account::{ForgottenForm, SignInForm};

/// Mails a link, if there is somebody to mail it to.
///
/// # Errors
/// When it was asked too often from this network.
pub async fn request(reader: Reader, client: Client, PostedForm(form): PostedForm<ForgottenForm>) -> Answer {
    client.pass(Gate::Reset)?;
    match form.parse() {
        Ok(email) => {
            reader.service().request_sign_in_link(&email, reader.locale()).await?;
            Ok(html(pages::sign_in_link_sent(&reader.chrome)))
        }
        Err(errors) => {
            let form = SignInForm { email: form.email, ..SignInForm::default() };
            Ok(faulty(pages::sign_in(&reader.chrome, &form, reader.service().ask_any_passkey()?.as_ref(), &errors)))
        }
    }
}

/// The page that the link leads to.
///
/// # Errors
/// When the browser holds no link, or one that is expired or spent.
pub async fn form(reader: Reader) -> Answer {
    reader.service().check_sign_in_link(&reader.sign_in_token()?).await?;
    Ok(html(pages::sign_in_by_link(&reader.chrome)))
}

/// Signs in.
///
/// # Errors
/// As [`form`].
pub async fn post(reader: Reader, client: Client) -> Answer {
    client.pass(Gate::Link)?;
    let token = reader.sign_in_token()?;
    let signed_in = reader.service().sign_in_by_link(&token, &reader.browser(&client)).await?;
    Ok((Cookie::sign_in_link(&reader.state.site).clear(), leads_on(&reader, &signed_in, "")).into_response())
}
