//! An organiser's own second factor: codes of an app, set up, confirmed with a first code, taken away; and asking again
//! for whichever there is.

use crate::{
    extract::{Answer, Organiser, faults, faulty, html, is_local_page},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, Asking};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect},
};
use domain::{
    error::FieldErrors,
    forms::second_factor::{Code, CodeForm, RemovalForm},
};
use service::Error;

/// Its page, without the language.
pub(super) const PAGE: &str = "/account/second-factor";

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
/// When nobody is signed in, there are codes of an app already, or another second factor has to be asked for first.
pub async fn begin(organiser: Organiser) -> Answer {
    if organiser.actor.second_factor {
        organiser.fresh(PAGE)?;
    }
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
pub async fn confirm(organiser: Organiser, client: Client, PostedForm(form): PostedForm<CodeForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    let confirmed = match Code::parse(&form.code) {
        Ok(code) => organiser.service().confirm_second_factor(&organiser.actor, &code).await,
        Err(fault) => Err(FieldErrors(vec![fault.at("code")]).into()),
    };
    match confirmed {
        Ok(codes) if codes.is_empty() => Ok(organiser.done("done-second-factor-added", PAGE)),
        Ok(codes) => Ok(html(pages::recovery_codes(&organiser.chrome, &codes))),
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

/// Takes it away.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn remove(organiser: Organiser, client: Client, PostedForm(form): PostedForm<RemovalForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    match organiser.service().remove_second_factor(&organiser.actor, &form).await {
        Ok(()) => Ok(organiser.done("done-second-factor-removed", PAGE)),
        Err(error) => {
            let shown = organiser.service().second_factor(&organiser.actor).await?;
            Ok(faulty(pages::second_factor(&organiser.chrome, &shown, &faults(error)?)))
        }
    }
}

/// Asks again, before something that is asked about twice; whoever has no second factor is led to set one up.
///
/// # Errors
/// When nobody is signed in.
pub async fn ask(organiser: Organiser, Query(query): Query<CodeForm>) -> Answer {
    if !organiser.actor.second_factor {
        return Ok(organiser.done("done-second-factor-needed", PAGE));
    }
    let next = if is_local_page(&query.next) { query.next.as_str() } else { "" };
    let ways = organiser.service().ways_to_ask_again(&organiser.actor).await?;
    Ok(html(pages::ask_for_second_factor(&organiser.chrome, Asking::Again, &ways, next, &FieldErrors::default())))
}

/// Takes what was given, and leads on.
///
/// # Errors
/// When nobody is signed in, or it was tried too often.
pub async fn answer(organiser: Organiser, client: Client, PostedForm(form): PostedForm<CodeForm>) -> Answer {
    client.pass(Gate::SignIn)?;
    let parsed = form.parse();
    let next = if is_local_page(&form.next) { form.next } else { organiser.chrome.href("/desk") };
    let given = match parsed {
        Ok(given) => organiser.service().ask_again(&organiser.actor, &given).await,
        Err(errors) => Err(errors.into()),
    };
    match given {
        Ok(()) => Ok(Redirect::to(&next).into_response()),
        Err(error) => {
            let errors = faults(error)?;
            let ways = organiser.service().ways_to_ask_again(&organiser.actor).await?;
            Ok(faulty(pages::ask_for_second_factor(&organiser.chrome, Asking::Again, &ways, &next, &errors)))
        }
    }
}
