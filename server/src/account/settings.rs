//! The organiser's own account: its sessions, its security log, its password.

use crate::{
    cookies::Cookie,
    extract::{Answer, CoalitionPath, Organiser, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{extract::Path, response::IntoResponse};
use domain::{error::FieldErrors, forms::account::ChangePasswordForm, ids::SessionId};
use serde::Deserialize;

/// A session in an address.
#[derive(Deserialize)]
pub struct SessionPath {
    session: SessionId,
}

/// The account.
///
/// # Errors
/// When nobody is signed in.
pub async fn page(organiser: Organiser) -> Answer {
    Ok(html(pages::account(&organiser.chrome, &organiser.service().own_account(&organiser.actor).await?)))
}

/// Ends one of the account's sessions.
///
/// # Errors
/// When nobody is signed in.
pub async fn end_session(organiser: Organiser, Path(at): Path<SessionPath>) -> Answer {
    organiser.service().end_session(&organiser.actor, at.session).await?;
    Ok(organiser.done("done-session-ended", "/account"))
}

/// Accepts an invitation to a coalition.
///
/// # Errors
/// When nobody is signed in, or there is no such coalition.
pub async fn accept(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    organiser.service().answer_membership(&organiser.actor, &at.coalition, true).await?;
    Ok(organiser.done("done-membership-accepted", "/desk"))
}

/// Declines it.
///
/// # Errors
/// As [`accept`].
pub async fn decline(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    organiser.service().answer_membership(&organiser.actor, &at.coalition, false).await?;
    Ok(organiser.done("done-membership-declined", "/desk"))
}

/// The form that changes the password.
///
/// # Errors
/// When nobody is signed in.
pub async fn password_form(organiser: Organiser) -> Answer {
    Ok(html(pages::change_password(&organiser.chrome, &FieldErrors::default())))
}

/// Changes the password.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn change_password(organiser: Organiser, client: Client, PostedForm(form): PostedForm<ChangePasswordForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match organiser.service().change_password(&organiser.actor, &form, &organiser.browser(&client)).await {
        Ok((token, device)) => {
            let (site, done) = (&organiser.state.site, organiser.done("done-password-changed", "/account"));
            Ok((Cookie::session(site).set(&token), Cookie::device(site).set(&device), done).into_response())
        }
        Err(error) => Ok(faulty(pages::change_password(&organiser.chrome, &faults(error)?))),
    }
}
