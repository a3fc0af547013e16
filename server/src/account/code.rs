//! The second half of signing in: the second factor, after the password. A browser that has not given its password is led to
//! where it does.

use super::sign_in::leads_on;
use crate::{
    error::Failure,
    extract::{Answer, Reader, faults, faulty, html, is_local_page},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, Asking};
use axum::extract::Query;
use domain::{error::FieldErrors, forms::second_factor::CodeForm};

/// The form.
///
/// # Errors
/// When no session waits for it.
pub async fn form(reader: Reader, Query(query): Query<CodeForm>) -> Answer {
    let token = reader.session_token().ok_or(Failure::SignIn)?;
    let Some(ways) = reader.service().ways_to_sign_in(&token).await? else { return Ok(reader.go("/sign-in")) };
    let next = if is_local_page(&query.next) { query.next.as_str() } else { "" };
    Ok(html(pages::ask_for_second_factor(&reader.chrome, Asking::SignIn(next), &ways, &FieldErrors::default())))
}

/// Signs in.
///
/// # Errors
/// When no session waits for it, or it was tried too often.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<CodeForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    let token = reader.session_token().ok_or(Failure::SignIn)?;
    let parsed = form.parse();
    let next = if is_local_page(&form.next) { form.next } else { reader.chrome.href("/desk") };
    let signed_in = match parsed {
        Ok(given) => reader.service().sign_in_with(&token, &given, &reader.browser(&client)).await,
        Err(errors) => Err(errors.into()),
    };
    match signed_in {
        Ok(signed_in) => leads_on(&reader, &signed_in, &next).await,
        Err(error) => {
            let errors = faults(error)?;
            let ways = reader.service().ways_to_sign_in(&token).await?.ok_or(Failure::SignIn)?;
            Ok(faulty(pages::ask_for_second_factor(&reader.chrome, Asking::SignIn(&next), &ways, &errors)))
        }
    }
}
