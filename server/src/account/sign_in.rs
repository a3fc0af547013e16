//! Signing in. Whoever is refused does not learn whether there is such an account.

use crate::{
    cookies::Cookie,
    extract::{Answer, Reader, faults, faulty, html, is_local_page, with_next},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect},
};
use domain::{email::Email, error::FieldErrors, forms::account::SignInForm};
use serde::Deserialize;

/// Where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NextQuery {
    next: String,
}

/// The form.
///
/// # Errors
/// None.
pub async fn form(reader: Reader, Query(query): Query<NextQuery>) -> Answer {
    if reader.actor.is_some() {
        return Ok(reader.go("/desk"));
    }
    let next = if is_local_page(&query.next) { query.next } else { String::new() };
    let form = SignInForm { next, ..SignInForm::default() };
    Ok(html(pages::sign_in(&reader.chrome, &form, &FieldErrors::default())))
}

/// Signs in.
///
/// # Errors
/// When it was tried too often.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<SignInForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    let signed_in = match Email::parse(&form.email) {
        Ok(email) => {
            client.pass_target(Gate::SignIn, &email)?;
            reader.service().sign_in(&email, &form.password).await
        }
        Err(_) => Err(service::Error::field("", "error-sign-in")),
    };
    match signed_in {
        Ok(token) => {
            let to = if reader.service().awaits_second_factor(&token).await? {
                with_next(&reader.chrome.href("/sign-in/code"), &form.next)
            } else if is_local_page(&form.next) {
                form.next
            } else {
                reader.chrome.href("/desk")
            };
            Ok((Cookie::session(&reader.state.site).set(&token), Redirect::to(&to)).into_response())
        }
        Err(error) => {
            let form = SignInForm { password: String::new(), ..form };
            Ok(faulty(pages::sign_in(&reader.chrome, &form, &faults(error)?)))
        }
    }
}
