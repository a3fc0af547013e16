//! Signing in with a link from the mailbox.

use super::sign_in::leads_on;
use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::response::IntoResponse;
use domain::forms::account::{ForgottenForm, SignInForm};
use service::Error;

/// Mails a link, if there is somebody to mail it to.
///
/// # Errors
/// When it was asked too often from this network.
pub async fn request(reader: Reader, client: Client, PostedForm(form): PostedForm<ForgottenForm>) -> Answer {
    client.pass(Gate::Reset)?;
    match form.parse() {
        Ok(email) => {
            let (service, locale, browser) = (reader.service().clone(), reader.locale(), reader.browser(&client));
            let asked = Cookie::asked_to_sign_in(&reader.state.site).set(&service.asked_to_sign_in(&email)?);
            reader.state.later.run(async move { service.request_sign_in_link(&email, locale, &browser).await.map(drop) })?;
            Ok((asked, html(pages::sign_in_link_sent(&reader.chrome))).into_response())
        }
        Err(errors) => {
            let form = SignInForm { email: form.email, ..SignInForm::default() };
            Ok(faulty(pages::sign_in(&reader.chrome, &form, reader.service().ask_any_passkey()?.as_ref(), &errors)))
        }
    }
}

/// A link that signs in is none to a signature: the page says where to ask for another.
fn refused(error: Error) -> Failure {
    match error {
        Error::Link | Error::LinkCut | Error::LinkExpired => Failure::PASSWORD_LINK,
        other => other.into(),
    }
}

/// The page that the link leads to.
///
/// # Errors
/// When the browser holds no link, one that is expired or spent, or one that another browser asked for.
pub async fn form(reader: Reader) -> Answer {
    let kept = reader.asked_to_sign_in();
    reader.service().check_sign_in_link(&reader.sign_in_token()?, kept.as_deref()).await.map_err(refused)?;
    Ok(html(pages::sign_in_by_link(&reader.chrome)))
}

/// Signs in.
///
/// # Errors
/// As [`form`].
pub async fn post(reader: Reader, client: Client) -> Answer {
    client.pass(Gate::Link)?;
    let (token, kept) = (reader.sign_in_token()?, reader.asked_to_sign_in());
    let signed_in = reader.service().sign_in_by_link(&token, kept.as_deref(), &reader.browser(&client)).await.map_err(refused)?;
    let site = &reader.state.site;
    let clear = (Cookie::sign_in_link(site).clear(), Cookie::asked_to_sign_in(site).clear());
    Ok((clear.0, clear.1, leads_on(&reader, &signed_in, "").await?).into_response())
}
