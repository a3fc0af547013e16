//! A link from a mail: exchanged for a cookie and a clean address at once. Following one changes nothing.

use crate::{
    cookies::Cookie,
    extract::Answer,
    limits::{Client, Gate},
    state::AppState,
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use service::Link;

/// Follows it.
///
/// # Errors
/// When it is expired, spent or forged.
pub async fn follow(State(state): State<AppState>, client: Client, Path(token): Path<String>) -> Answer {
    client.pass(Gate::Link)?;
    let (cookie, to) = match state.service.follow_link(&token).await? {
        Link::Signature { id, locale } => (Cookie::link(&state.site, id), format!("/{}/signatures/{id}", locale.tag())),
        Link::Invitation { id, locale } => (Cookie::link(&state.site, id), format!("/{}/invitations/{id}", locale.tag())),
        Link::Disown { id, locale } => (Cookie::disown(&state.site, id), format!("/{}/not-me/{id}", locale.tag())),
        Link::SignIn { locale } => (Cookie::sign_in_link(&state.site), format!("/{}/sign-in/link", locale.tag())),
        Link::Reset { locale } => (Cookie::reset(&state.site), format!("/{}/reset", locale.tag())),
    };
    Ok((cookie.set(&token), Redirect::to(&to)).into_response())
}
