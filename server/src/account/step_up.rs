//! Proving the mailbox with a link, in the browser in which the account is signed in.

use crate::{
    cookies::Cookie,
    extract::{Answer, Organiser, html},
    limits::{Client, Gate},
};
use app::pages;
use axum::response::IntoResponse;

/// The page that the link leads to. Opening it changes nothing: mail scanners open links too.
///
/// # Errors
/// When nobody is signed in here, or the link is expired, spent, or another browser's.
pub async fn form(organiser: Organiser) -> Answer {
    organiser.service().check_step_up(&organiser.actor, &organiser.step_up_token()?).await?;
    Ok(html(pages::confirm_mailbox(&organiser.chrome)))
}

/// Notes that the mailbox was proven.
///
/// # Errors
/// As [`form`].
pub async fn post(organiser: Organiser, client: Client) -> Answer {
    client.pass(Gate::Link)?;
    let renewed = organiser.service().confirm_step_up(&organiser.actor, &organiser.step_up_token()?).await?;
    let site = &organiser.state.site;
    Ok((Cookie::step_up(site).clear(), Cookie::session(site).set(&renewed), html(pages::mailbox_confirmed(&organiser.chrome)))
        .into_response())
}
