//! The second half of signing in: a code, after the password. A browser that has not given its password is led to
//! where it does.

use super::second_factor::code;
use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, faults, faulty, html, is_local_page},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, Asking};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect},
};
use domain::{error::FieldErrors, forms::second_factor::CodeForm};

/// The form.
///
/// # Errors
/// When no session waits for a code.
pub async fn form(reader: Reader, Query(query): Query<CodeForm>) -> Answer {
    let token = reader.session_token().ok_or(Failure::SignIn)?;
    if !reader.service().awaits_code(&token).await? {
        return Ok(reader.go("/sign-in"));
    }
    let next = if is_local_page(&query.next) { query.next.as_str() } else { "" };
    Ok(html(pages::ask_for_code(&reader.chrome, Asking::SignIn, next, &FieldErrors::default())))
}

/// Signs in.
///
/// # Errors
/// When no session waits for a code, or it was tried too often.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<CodeForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    let token = reader.session_token().ok_or(Failure::SignIn)?;
    let next = if is_local_page(&form.next) { form.next } else { reader.chrome.href("/desk") };
    let signed_in = match code(&form.code) {
        Ok(code) => reader.service().sign_in_with_code(&token, &code).await,
        Err(error) => Err(error),
    };
    match signed_in {
        Ok(token) => Ok((Cookie::session(&reader.state.site).set(&token), Redirect::to(&next)).into_response()),
        Err(error) => Ok(faulty(pages::ask_for_code(&reader.chrome, Asking::SignIn, &next, &faults(error)?))),
    }
}
