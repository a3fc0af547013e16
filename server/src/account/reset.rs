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
    let token = reader.reset_token()?;
    let name = name_to_choose(&reader, &token).await?;
    Ok(html(pages::reset(&reader.chrome, name.as_deref(), &FieldErrors::default())))
}

/// Sets the password.
///
/// # Errors
/// When the link is expired or spent.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<NewPasswordForm>) -> Answer {
    client.pass(Gate::Link)?;
    let token = reader.reset_token()?;
    let proposed = name_to_choose(&reader, &token).await?;
    let named = proposed.is_some();
    // Left empty, the name is what the inviter called them.
    let form = match proposed {
        Some(name) if form.name.trim().is_empty() => NewPasswordForm { name, ..form },
        _ => form,
    };
    let set = match form.parse(named) {
        Ok((password, name)) => reader.service().reset_password_from(&token, &password, name.as_ref(), &reader.browser(&client)).await,
        Err(errors) => Err(errors.into()),
    };
    match set {
        Ok(device) => {
            let site = &reader.state.site;
            let done = reader.done("done-password-set", "/sign-in");
            Ok((Cookie::reset(site).clear(), Cookie::device(site).set(&device), done).into_response())
        }
        Err(Error::Link | Error::LinkCut | Error::LinkExpired) => Err(Failure::PASSWORD_LINK),
        Err(error) => Ok(faulty(pages::reset(&reader.chrome, named.then_some(form.name.as_str()), &faults(error)?))),
    }
}

/// What the page proposes as a name, where a first password is chosen.
async fn name_to_choose(reader: &Reader, token: &str) -> Result<Option<String>, Failure> {
    match reader.service().name_to_choose(token).await {
        Ok(name) => Ok(name),
        Err(Error::Link | Error::LinkCut | Error::LinkExpired) => Err(Failure::PASSWORD_LINK),
        Err(error) => Err(error.into()),
    }
}
