//! An organiser's passkeys: made and taken away.

use super::second_factor::{PAGE, shown};
use crate::{
    error::Failure,
    extract::{Answer, Organiser, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, forms::second_factor::PasskeyForm, ids::PasskeyId, shapes::second_factor::PasskeyEntry};
use serde::Deserialize;
use service::Error;

/// A passkey in an address.
#[derive(Deserialize)]
pub struct PasskeyPath {
    id: PasskeyId,
}

/// The page that has the browser make one.
///
/// # Errors
/// When nobody is signed in, or there are no passkeys here.
pub async fn form(organiser: Organiser) -> Answer {
    Ok(html(make(&organiser, "", &FieldErrors::default()).await?))
}

async fn make(organiser: &Organiser, name: &str, errors: &FieldErrors) -> Result<String, Failure> {
    let request = organiser.service().begin_passkey(&organiser.actor).await?;
    Ok(pages::make_passkey(&organiser.chrome, &request, !organiser.actor.second_factor, name, errors))
}

/// Takes what the browser made; the first second factor brings recovery codes, shown this once.
///
/// # Errors
/// As [`form`], and when it was tried too often.
pub async fn post(organiser: Organiser, client: Client, PostedForm(form): PostedForm<PasskeyForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match organiser.service().add_passkey(&organiser.actor, &form).await {
        Ok(added) => Ok(shown(&organiser, &added, "done-passkey-added")),
        Err(error) => Ok(faulty(make(&organiser, &form.name, &faults(error)?).await?)),
    }
}

/// One of the organiser's own passkeys, and whether it is all that guards the account.
async fn own(organiser: &Organiser, id: PasskeyId) -> Result<(PasskeyEntry, bool), Failure> {
    let mut shown = organiser.service().second_factor(&organiser.actor).await?;
    let place = shown.passkeys.iter().position(|one| one.id == id).ok_or(Error::NotFound)?;
    let one = shown.passkeys.swap_remove(place);
    Ok((one, !shown.stands()))
}

/// Asks whether it is to be taken away.
///
/// # Errors
/// When nobody is signed in, or it is not theirs.
pub async fn remove_question(organiser: Organiser, Path(at): Path<PasskeyPath>) -> Answer {
    let (one, last) = own(&organiser, at.id).await?;
    Ok(html(pages::remove_passkey(&organiser.chrome, &one, last)))
}

/// Takes it away.
///
/// # Errors
/// As [`remove_question`].
pub async fn remove(organiser: Organiser, Path(at): Path<PasskeyPath>) -> Answer {
    organiser.service().remove_passkey(&organiser.actor, at.id).await?;
    Ok(organiser.done("done-passkey-removed", PAGE))
}
