//! Who asks, in which language, and what the page around an answer shows.

use crate::{cookies::Cookie, error::Failure, limits::Client, state::AppState};
use app::render::Chrome;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    error::FieldErrors,
    ids::{OrganisationId, PublicId},
    language::Wanted,
    locale::Locale,
    role::Permission,
    security::browser_name,
};
use serde::Deserialize;
use service::{Actor, Browser, Error, Service};
use std::ops::Deref;

/// What a handler answers.
pub type Answer = Result<Response, Failure>;

/// Whoever asks for a page under `/{lang}`; another first part of the address is a page that does not exist.
pub struct Reader {
    /// What the page around the answer shows.
    pub chrome: Chrome,
    /// The organiser, if one is signed in.
    pub actor: Option<Actor>,
    /// Everything else.
    pub state: AppState,
    headers: HeaderMap,
    agent: String,
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let locale = locale_of(&parts.uri).ok_or(Failure::NOT_FOUND)?;
        let headers: HeaderMap = parts.headers.get_all(header::COOKIE).iter().map(|value| (header::COOKIE, value.clone())).collect();
        let (chrome, actor) = chrome(state, &parts.uri, &headers, locale).await;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).map(browser_name).unwrap_or_default();
        Ok(Self { chrome, actor, state: state.clone(), headers, agent })
    }
}

impl Reader {
    /// The use cases.
    pub fn service(&self) -> &Service {
        &self.state.service
    }

    /// The reader's language.
    pub fn locale(&self) -> Locale {
        self.chrome.locale
    }

    /// Leads to a path, given without its language.
    pub fn go(&self, path: &str) -> Response {
        Redirect::to(&self.chrome.href(path)).into_response()
    }

    /// Leads to a path where the reader is told what was just done.
    pub fn done(&self, key: &str, path: &str) -> Response {
        (Cookie::flash(&self.state.site).set(key), self.go(path)).into_response()
    }

    /// As [`faults`], where much was typed: the page of every other error shows it once more. `typed` is the keys of what
    /// the fields are called, and what stands in them.
    ///
    /// # Errors
    /// Every other error.
    pub fn faults(&self, error: Error, typed: &[(&str, &str)]) -> Result<FieldErrors, Failure> {
        let t = self.chrome.t();
        let typed = typed.iter().filter(|(_, text)| !text.trim().is_empty());
        let typed = typed.map(|(label, text)| (t.text(label), (*text).to_owned())).collect();
        faults(error).map_err(|failure| Failure::Typed(Box::new(failure), typed))
    }

    /// The token of a link to a signature, which `/l/…` left in a cookie.
    ///
    /// # Errors
    /// When there is none.
    pub fn link_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::link(&self.state.site, id).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link that says "this was not me" of a signature.
    ///
    /// # Errors
    /// When there is none.
    pub fn disown_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::disown(&self.state.site, id).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// What the browser holds in a cookie of ours.
    pub fn cookie(&self, cookie: &Cookie) -> Option<String> {
        cookie.read(&self.headers)
    }

    /// The token of a link that says "this was not us" of a signature.
    ///
    /// # Errors
    /// When there is none.
    pub fn question_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::question(&self.state.site, id).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of a link to what waits for a mailbox.
    ///
    /// # Errors
    /// When there is none.
    pub fn emails_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::emails(&self.state.site, id).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of a link to what is held about an address.
    ///
    /// # Errors
    /// When there is none.
    pub fn data_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::data(&self.state.site, id).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of the browser's session, whether or not it is a good one.
    pub fn session_token(&self) -> Option<String> {
        Cookie::session(&self.state.site).read(&self.headers)
    }

    /// The browser, as far as signing in asks about it.
    pub fn browser(&self, client: &Client) -> Browser {
        Browser { network: client.network(), device: Cookie::device(&self.state.site).read(&self.headers), agent: self.agent.clone() }
    }

    /// The token of a link that proves the mailbox.
    ///
    /// # Errors
    /// When there is none.
    pub fn step_up_token(&self) -> Result<String, Failure> {
        Cookie::step_up(&self.state.site).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of a link that stops an export.
    ///
    /// # Errors
    /// When there is none.
    pub fn stop_export_token(&self) -> Result<String, Failure> {
        Cookie::stop_export(&self.state.site).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of a link that ends all sessions.
    ///
    /// # Errors
    /// When there is none.
    pub fn security_token(&self) -> Result<String, Failure> {
        Cookie::security(&self.state.site).read(&self.headers).ok_or(Failure::LINK)
    }

    /// The token of a link that signs in.
    ///
    /// # Errors
    /// When there is none.
    pub fn sign_in_token(&self) -> Result<String, Failure> {
        Cookie::sign_in_link(&self.state.site).read(&self.headers).ok_or(Failure::PASSWORD_LINK)
    }

    /// What this browser kept when it asked for a link that signs in.
    pub fn asked_to_sign_in(&self) -> Option<String> {
        Cookie::asked_to_sign_in(&self.state.site).read(&self.headers)
    }

    /// The token of a link to choose a new password.
    ///
    /// # Errors
    /// When there is none.
    pub fn reset_token(&self) -> Result<String, Failure> {
        Cookie::reset(&self.state.site).read(&self.headers).ok_or(Failure::PASSWORD_LINK)
    }
}

/// An organiser who is signed in; everyone else is led to the sign-in page.
pub struct Organiser {
    /// The organiser.
    pub actor: Actor,
    reader: Reader,
}

impl Organiser {
    /// Goes on only if the organiser may do this in the coalition: for pages that ask before something is done.
    ///
    /// # Errors
    /// When they may not.
    pub async fn may(&self, coalition: &str, permission: Permission) -> Result<(), Failure> {
        Ok(self.service().allow(&self.actor, coalition, permission).await?)
    }

    /// Whether they gave their second factor, or opened a link from their mailbox, in the last ten minutes.
    pub fn has_stepped_up(&self) -> bool {
        self.service().has_stepped_up(&self.actor)
    }

    /// Whether something that reaches far has to wait until they have stepped up; in a demonstration only for those who have a
    /// second factor.
    pub fn must_step_up(&self) -> bool {
        !self.has_stepped_up() && (self.actor.second_factor || !self.state.site.demonstration)
    }

    /// Whether they gave their second factor in the last ten minutes.
    pub fn is_fresh(&self) -> bool {
        self.actor.second_factor && self.has_stepped_up()
    }
}

impl Deref for Organiser {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl FromRequestParts<AppState> for Organiser {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let reader = Reader::from_request_parts(parts, state).await?;
        let actor = reader.actor.clone().ok_or(Failure::SignIn)?;
        Ok(Self { actor, reader })
    }
}

/// A coalition in an address.
#[derive(Debug, Deserialize)]
pub struct CoalitionPath {
    /// Its slug.
    pub coalition: String,
}

/// Which of a letter's texts a page shows that shows it beside something else.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextQuery {
    text: String,
}

impl TextQuery {
    /// The text: the reader's language decides where nothing is asked for.
    pub fn wanted(self, locale: Locale) -> Wanted {
        if self.text.is_empty() { Wanted::Under(locale) } else { Wanted::In(self.text) }
    }
}

/// A letter in an address.
#[derive(Debug, Deserialize)]
pub struct LetterPath {
    /// The coalition's slug.
    pub coalition: String,
    /// The letter's slug.
    pub letter: String,
}

impl LetterPath {
    /// Its public page, without the language.
    pub fn public(&self) -> String {
        format!("/c/{}/{}", self.coalition, self.letter)
    }

    /// Its page at the desk, without the language.
    pub fn desk(&self) -> String {
        format!("/desk/{}/letters/{}", self.coalition, self.letter)
    }

    /// The desk's page about its next version, without the language.
    pub fn amendment(&self) -> String {
        format!("{}/amendment", self.desk())
    }

    /// The desk's page about its publication, without the language.
    pub fn publication(&self) -> String {
        format!("{}/publication", self.desk())
    }
}

/// Reads an identifier in an address; what is none is a page that does not exist.
///
/// # Errors
/// When it is none.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NOT_FOUND)
}

/// A signature in an address.
#[derive(Debug, Deserialize)]
pub struct SignaturePath {
    id: String,
}

impl SignaturePath {
    /// Its identifier.
    ///
    /// # Errors
    /// When it is none.
    pub fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }
}

/// An organisation in an address.
#[derive(Debug, Deserialize)]
pub struct OrganisationPath {
    /// The coalition's slug.
    pub coalition: String,
    id: String,
}

impl OrganisationPath {
    /// Its identifier.
    ///
    /// # Errors
    /// When it is none.
    pub fn id(&self) -> Result<OrganisationId, Failure> {
        id(&self.id)
    }
}

/// A page.
pub fn html(page: String) -> Response {
    Html(page).into_response()
}

/// A form once more, with its faults.
pub fn faulty(page: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response()
}

/// The faults of what was typed; every other error is a failure.
///
/// # Errors
/// Every other error.
pub fn faults(error: Error) -> Result<FieldErrors, Failure> {
    match error {
        Error::Fields(errors) => Ok(errors),
        other => Err(other.into()),
    }
}

/// As [`faults`], with the status that goes with them: what came too late is told on the page too, so that nothing that
/// was typed is lost.
///
/// # Errors
/// Every other error.
pub fn refusal(error: Error) -> Result<(StatusCode, FieldErrors), Failure> {
    match error {
        Error::Closed => Ok((StatusCode::CONFLICT, FieldErrors::one("", "error-closed"))),
        other => Ok((StatusCode::UNPROCESSABLE_ENTITY, faults(other)?)),
    }
}

/// The number of a page in a query: 1 where it is missing or none.
pub fn page_number(text: &str) -> u64 {
    text.parse().ok().filter(|page| (1..=1_000_000).contains(page)).unwrap_or(1)
}

/// Whether a redirect may lead there: a page of ours, in one of its languages.
pub fn is_local_page(path: &str) -> bool {
    let clean = path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let first = path.strip_prefix('/').and_then(|rest| rest.split(['/', '?', '#']).next());
    clean && first.and_then(Locale::from_tag).is_some()
}

/// An address that knows where to go afterwards.
pub fn with_next(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    format!("{path}?next={}", percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC))
}

/// The language that an address begins with.
pub fn locale_of(uri: &Uri) -> Option<Locale> {
    uri.path().split('/').nth(1).and_then(Locale::from_tag)
}

/// The language that a browser asks for.
pub fn negotiated(headers: &HeaderMap) -> Locale {
    Locale::negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default())
}

/// The language of an address, or the one that the browser asks for.
pub fn locale_or_negotiated(uri: &Uri, headers: &HeaderMap) -> Locale {
    locale_of(uri).unwrap_or_else(|| negotiated(headers))
}

/// What the page around an answer shows, and who is signed in.
pub async fn chrome(state: &AppState, uri: &Uri, headers: &HeaderMap, locale: Locale) -> (Chrome, Option<Actor>) {
    let actor = match Cookie::session(&state.site).read(headers) {
        Some(token) => state.service.actor(&token).await.ok().flatten(),
        None => None,
    };
    let own = format!("/{}", locale.tag());
    let path = uri.path().strip_prefix(&own).filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or_default();
    let chrome = Chrome {
        locale,
        path: path.trim_end_matches('/').to_owned(),
        base_url: state.site.base_url.clone(),
        organiser: actor.as_ref().map(|actor| actor.name.clone()),
        flash: Cookie::flash(&state.site).read(headers).filter(|key| key.starts_with("done-")),
        demonstration: state.site.demonstration,
    };
    (chrome, actor)
}

/// The layer that takes a message away once a page has told it.
pub async fn flash(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let cookie = Cookie::flash(&state.site);
    let told = cookie.read(request.headers()).is_some();
    let mut response = next.run(request).await;
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if told && html {
        cookie.clear().put(response.headers_mut());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_led_to() {
        for good in ["/en", "/fr/desk", "/ar/desk?x=/y"] {
            assert!(is_local_page(good), "{good}");
        }
        for bad in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "/en/\r\nX: y", "/de/desk", "en/desk", "/en/a b", "/l/token"]
        {
            assert!(!is_local_page(bad), "{bad}");
        }
    }
}
