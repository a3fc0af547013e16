//! An organiser's own second factor: codes of an app, set up, confirmed with a first code, taken away; and asking again
//! for whichever there is.

use crate::{
    cookies::Cookie,
    extract::{Answer, Organiser, faults, faulty, html, is_local_page},
    form::PostedForm,
    limits::{Client, Gate},
    step_up::step_up_page,
};
use app::pages::{self, Asking};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    error::FieldErrors,
    forms::second_factor::{CodeForm, ProvenForm},
};
use service::{Added, Error};

/// Its page, without the language.
pub(crate) const PAGE: &str = "/account/second-factor";

/// Where it stands.
///
/// # Errors
/// When nobody is signed in.
pub async fn page(organiser: Organiser) -> Answer {
    let shown = organiser.service().second_factor(&organiser.actor).await?;
    Ok(html(pages::second_factor(&organiser.chrome, &shown, &FieldErrors::default())))
}

/// Makes a new secret.
///
/// # Errors
/// When nobody is signed in, or there are codes of an app already.
pub async fn begin(organiser: Organiser) -> Answer {
    organiser.service().begin_second_factor(&organiser.actor).await?;
    Ok(organiser.go("/account/second-factor/new"))
}

/// The secret for the app; where none waits, the page that begins.
///
/// # Errors
/// When nobody is signed in.
pub async fn setup(organiser: Organiser) -> Answer {
    match organiser.service().second_factor_setup(&organiser.actor).await {
        Ok(setup) => Ok(html(pages::set_up_second_factor(&organiser.chrome, &setup, &FieldErrors::default()))),
        Err(Error::NotFound) => Ok(organiser.go(PAGE)),
        Err(error) => Err(error.into()),
    }
}

/// Confirms the first code, and shows the recovery codes, this once.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn confirm(organiser: Organiser, client: Client, PostedForm(form): PostedForm<ProvenForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match organiser.service().confirm_second_factor(&organiser.actor, &form).await {
        Ok(added) => Ok(shown(&organiser, &added, "done-second-factor-added")),
        // Begun nowhere, or confirmed in another window.
        Err(Error::NotFound | Error::Conflict) => Ok(organiser.go(PAGE)),
        Err(error) => {
            let errors = faults(error)?;
            match organiser.service().second_factor_setup(&organiser.actor).await {
                Ok(setup) => Ok(faulty(pages::set_up_second_factor(&organiser.chrome, &setup, &errors))),
                Err(Error::NotFound) => Ok(organiser.go(PAGE)),
                Err(error) => Err(error.into()),
            }
        }
    }
}

/// The recovery codes that came with a second factor, else the page of second factors; and the session's new token.
pub(super) fn shown(organiser: &Organiser, added: &Added, done: &str) -> Response {
    let page = match added.recovery_codes.as_slice() {
        [] => organiser.done(done, PAGE),
        codes => html(pages::recovery_codes(&organiser.chrome, codes, false)),
    };
    (Cookie::session(&organiser.state.site).set(&added.token), page).into_response()
}

/// Makes new recovery codes, and shows them, this once.
///
/// # Errors
/// When nobody is signed in.
pub async fn renew_recovery_codes(organiser: Organiser) -> Answer {
    match organiser.service().renew_recovery_codes(&organiser.actor).await {
        Ok(codes) => Ok(html(pages::recovery_codes(&organiser.chrome, &codes, true))),
        // The last second factor was taken away in another window.
        Err(Error::Conflict) => Ok(organiser.go(PAGE)),
        Err(error) => Err(error.into()),
    }
}

/// Takes it away.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn remove(organiser: Organiser, client: Client, PostedForm(form): PostedForm<ProvenForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match organiser.service().remove_second_factor(&organiser.actor, &form).await {
        Ok(()) => Ok(organiser.done("done-second-factor-removed", PAGE)),
        Err(error) => {
            let shown = organiser.service().second_factor(&organiser.actor).await?;
            Ok(faulty(pages::second_factor(&organiser.chrome, &shown, &faults(error)?)))
        }
    }
}

/// Asks again, before something that is asked about twice; who has no second factor gets a link to their mailbox.
///
/// # Errors
/// When nobody is signed in.
pub async fn ask(organiser: Organiser, Query(query): Query<CodeForm>) -> Answer {
    let next = if is_local_page(&query.next) { query.next.as_str() } else { "" };
    Ok(html(step_up_page(&organiser, Asking::Again(next), &FieldErrors::default()).await?))
}

/// Takes what was given, and leads on: to the page that was asked for, or to where something was posted, with what was
/// posted there. Who has no second factor goes on once they have opened the link from their mailbox.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn answer(organiser: Organiser, client: Client, PostedForm(posted): PostedForm<Vec<(String, String)>>) -> Answer {
    client.pass(Gate::SignIn)?;
    let (form, others) = split(posted);
    let renewed = match (organiser.actor.second_factor, form.parse()) {
        // Given a moment ago in another tab: nothing is proven here, so that the session keeps its token.
        _ if organiser.has_stepped_up() => Ok(None),
        (false, _) => Err(Error::field("", "error-step-up-waiting")),
        (true, Ok(given)) => organiser.service().ask_again(&organiser.actor, &given).await.map(Some),
        (true, Err(errors)) => Err(errors.into()),
    };
    match renewed {
        Ok(token) => {
            let to = if is_local_page(&form.post_to) {
                // The browser posts the whole form there once more; what was given is spent and in nobody's way.
                Redirect::temporary(&form.post_to)
            } else if is_local_page(&form.next) {
                Redirect::to(&form.next)
            } else {
                Redirect::to(&organiser.chrome.href("/desk"))
            };
            Ok(match token {
                Some(token) => (Cookie::session(&organiser.state.site).set(&token), to).into_response(),
                None => to.into_response(),
            })
        }
        Err(error) => {
            let errors = faults(error)?;
            let asking = if form.post_to.is_empty() { Asking::Again(&form.next) } else { Asking::Posted(&form.post_to, &others) };
            Ok(faulty(step_up_page(&organiser, asking, &errors).await?))
        }
    }
}

/// What was given, and what was posted along with it.
fn split(posted: Vec<(String, String)>) -> (CodeForm, Vec<(String, String)>) {
    let (own, others) = posted.into_iter().partition::<Vec<_>, _>(|(name, _)| CodeForm::FIELDS.contains(&name.as_str()));
    let mut form = CodeForm::default();
    for (name, value) in own {
        match name.as_str() {
            "code" => form.code = value,
            "credential" => form.credential = value,
            "next" => form.next = value,
            _ => form.post_to = value,
        }
    }
    (form, others)
}
