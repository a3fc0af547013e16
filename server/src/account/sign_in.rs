//! Signing in. Anyone who is refused does not learn whether there is such an account.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, faults, html, html_with, is_local_page, with_next},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{
    extract::Query,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use domain::{
    email::Email,
    error::{FieldError, FieldErrors},
    forms::account::{PasskeySignInForm, SignInForm},
};
use serde::Deserialize;
use service::{Error, SignedIn};

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
    Ok(html(page(&reader, &form, &FieldErrors::default())?))
}

fn page(reader: &Reader, form: &SignInForm, errors: &FieldErrors) -> Result<String, Failure> {
    Ok(pages::sign_in(&reader.chrome, form, reader.service().ask_any_passkey()?.as_ref(), errors))
}

/// Signs in with a password.
///
/// # Errors
/// When it was tried too often from this network, unless the device signed in to the account before.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<SignInForm>) -> Answer {
    let browser = reader.browser(&client);
    let passed = client.pass(Gate::SignIn);
    let signed_in = match Email::parse(&form.email) {
        Ok(email) => {
            if !reader.service().knows_device(&email, &browser).await? {
                passed?;
            }
            reader.service().sign_in_from(&email, &form.password, &browser).await
        }
        Err(_) => passed.map(|()| Err(Error::field("", "error-sign-in")))?,
    };
    match signed_in {
        Ok(signed_in) => leads_on(&reader, &signed_in, &form.next).await,
        Err(error) => refuse(&reader, &SignInForm { password: String::new(), ..form }, error),
    }
}

/// Signs in with a passkey alone.
///
/// # Errors
/// When it was tried too often.
pub async fn by_passkey(reader: Reader, client: Client, PostedForm(form): PostedForm<PasskeySignInForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match reader.service().sign_in_with_passkey(&form.state, &form.credential, &reader.browser(&client)).await {
        Ok(signed_in) => leads_on(&reader, &signed_in, &form.next).await,
        Err(error) => refuse(&reader, &SignInForm { next: form.next, ..SignInForm::default() }, error),
    }
}

/// Sets the cookies of a session that has begun, ends the one that this browser had before, and leads to where the second
/// factor is given, or to where somebody wanted to go.
pub(super) async fn leads_on(reader: &Reader, signed_in: &SignedIn, next: &str) -> Answer {
    if let Some(before) = &reader.actor {
        reader.service().sign_out(before).await?;
    }
    let to = if signed_in.waits {
        with_next(&reader.chrome.href("/sign-in/code"), next)
    } else if is_local_page(next) {
        next.to_owned()
    } else {
        reader.chrome.href("/desk")
    };
    let site = &reader.state.site;
    let device = signed_in.device.as_deref().map(|token| Cookie::device(site).set(token));
    let session = Cookie::session(site).set(&signed_in.token);
    match device {
        Some(device) => Ok((session, device, Redirect::to(&to)).into_response()),
        None => Ok((session, Redirect::to(&to)).into_response()),
    }
}

/// The form once more. Who has to wait learns for how long, at once: no request is held.
fn refuse(reader: &Reader, form: &SignInForm, error: Error) -> Answer {
    let (status, wait, errors) = match error {
        Error::Wait(seconds) => {
            let fault = FieldError::new("", "error-sign-in-wait").with("minutes", seconds.div_ceil(60));
            (StatusCode::TOO_MANY_REQUESTS, Some(seconds), FieldErrors(vec![fault]))
        }
        other => {
            let errors = faults(other)?;
            let closed = errors.0.iter().any(|error| error.code == "error-sign-in-closed");
            let status = if closed { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
            (status, closed.then_some(60 * 60), errors)
        }
    };
    let mut response = html_with(status, page(reader, form, &errors)?);
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}
