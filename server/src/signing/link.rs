//! A link from a mail: exchanged for a cookie and a clean address at once. Following one changes nothing. One about a
//! sensitive letter shows nothing before a click, to anyone who looks on or follows all links of a mailbox.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{self, Answer},
    form::PostedForm,
    limits::{Client, Gate},
    state::AppState,
};
use app::pages;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse, Redirect},
};
use domain::locale::Locale;
use serde::Deserialize;
use service::{Error, Link, is_for_a_signature, is_for_an_account, whole_link};

/// What was clicked on the page of a link.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedLink {
    /// Whether a fresh link is asked for, in place of an expired one.
    again: String,
}

/// Anyone who follows a link: there is no language in its address.
pub struct Follower {
    state: AppState,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
}

impl axum::extract::FromRequestParts<AppState> for Follower {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let State(state) = State::<AppState>::from_request_parts(parts, state).await?;
        let client = Client::from_request_parts(parts, &state).await?;
        Ok(Self { client, uri: parts.uri.clone(), headers: parts.headers.clone(), state })
    }
}

impl Follower {
    async fn page(&self, locale: Locale, make: impl FnOnce(&app::render::Chrome) -> String) -> Html<String> {
        let (chrome, _) = extract::chrome(&self.state, &self.uri, &self.headers, locale).await;
        Html(make(&chrome))
    }
}

/// Follows it. Mail programs and people add a full stop or a bracket: that is no part of it.
///
/// # Errors
/// When it is cut off, expired or forged, or what it led to is gone.
pub async fn follow(follower: Follower, Path(typed): Path<String>) -> Answer {
    lead(follower, whole_link(&typed), false).await
}

/// Goes on after the click that a sensitive letter's link asks for; or asks for a fresh link in place of an expired one.
///
/// # Errors
/// As [`follow`].
pub async fn go_on(follower: Follower, Path(typed): Path<String>, PostedForm(posted): PostedForm<PostedLink>) -> Answer {
    let token = whole_link(&typed);
    if posted.again.is_empty() {
        return lead(follower, token, true).await;
    }
    follower.client.pass(Gate::Link)?;
    let ask = follower.state.service.request_link_again(token).await?;
    let locale = extract::negotiated(&follower.headers);
    if let Some((coalition, letter)) = ask {
        return Ok(Redirect::to(&format!("/{}/c/{coalition}/{letter}/sign/lost", locale.tag())).into_response());
    }
    Ok((Cookie::flash(&follower.state.site).set("done-link-asked"), Redirect::to(&format!("/{}", locale.tag()))).into_response())
}

async fn lead(follower: Follower, token: &str, clicked: bool) -> Answer {
    follower.client.pass(Gate::Link)?;
    let Follower { state, .. } = &follower;
    let link = match state.service.follow_link(token).await {
        Ok(link) => link,
        Err(_) if is_for_an_account(token) => return Err(Failure::PASSWORD_LINK),
        Err(Error::LinkExpired) if is_for_a_signature(token) => {
            let page = follower.page(extract::negotiated(&follower.headers), |chrome| pages::expired_link(chrome, token)).await;
            return Ok((StatusCode::GONE, page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let (locale, sensitive, hidden) = match link {
        Link::Signature { locale, sensitive, .. }
        | Link::Invitation { locale, sensitive, .. }
        | Link::Disown { locale, sensitive, .. }
        | Link::Message { locale, sensitive, .. }
        | Link::Question { locale, sensitive, .. } => (locale, sensitive, sensitive),
        Link::Emails { locale, sensitive, .. } => (locale.unwrap_or_else(|| extract::negotiated(&follower.headers)), sensitive, sensitive),
        // What it leads to is about a person: nobody sees it over their shoulder unasked.
        Link::Data { locale, .. } => (locale, false, true),
        Link::Reset { locale }
        | Link::SignIn { locale }
        | Link::StepUp { locale }
        | Link::StopExport { locale }
        | Link::Security { locale } => (locale, false, false),
    };
    if hidden && !clicked {
        return Ok(follower.page(locale, |chrome| pages::hidden_link(chrome, token)).await.into_response());
    }
    let (cookie, to) = match link {
        Link::Signature { id, .. } => (Cookie::link(&state.site, id), format!("/{}/signatures/{id}", locale.tag())),
        Link::Invitation { id, .. } => (Cookie::link(&state.site, id), format!("/{}/invitations/{id}", locale.tag())),
        Link::Data { id, .. } => (Cookie::data(&state.site, id), format!("/{}/data/{id}", locale.tag())),
        Link::Emails { id, .. } => (Cookie::emails(&state.site, id), format!("/{}/emails/{id}", locale.tag())),
        Link::Message { id, .. } => (Cookie::message(&state.site, id), format!("/{}/messages/{id}", locale.tag())),
        Link::Disown { id, .. } => (Cookie::disown(&state.site, id), format!("/{}/not-me/{id}", locale.tag())),
        Link::Question { id, .. } => (Cookie::question(&state.site, id), format!("/{}/not-us/{id}", locale.tag())),
        Link::StepUp { .. } => (Cookie::step_up(&state.site), format!("/{}/account/confirm", locale.tag())),
        Link::StopExport { .. } => (Cookie::stop_export(&state.site), format!("/{}/stop-export", locale.tag())),
        Link::Security { .. } => (Cookie::security(&state.site), format!("/{}/secure", locale.tag())),
        Link::SignIn { .. } => (Cookie::sign_in_link(&state.site), format!("/{}/sign-in/link", locale.tag())),
        Link::Reset { .. } => (Cookie::reset(&state.site), format!("/{}/reset", locale.tag())),
    };
    let cookie = if sensitive { cookie.short() } else { cookie };
    Ok((cookie.set(token), Redirect::to(&to)).into_response())
}
