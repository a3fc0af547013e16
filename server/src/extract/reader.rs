//! Who asks: a reader of any page, or an organiser who is signed in.

use super::{chrome, faults, locale_of};
use crate::{cookies::Cookie, error::Failure, limits::Client, security::Asker, state::AppState, uncounted::NotCounted};
use app::render::Chrome;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{error::FieldErrors, ids::PublicId, locale::Locale, role::Permission, security::browser_name};
use service::{Actor, Browser, Error, Service};
use std::ops::Deref;

/// Anybody who asks for a page under `/{lang}`; an address that begins otherwise is a page that does not exist.
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
        if let Some(asker) = parts.extensions.get::<Asker>() {
            asker.is(actor.as_ref());
        }
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
    /// the fields are called, and what is in them.
    ///
    /// # Errors
    /// Every other error.
    pub fn faults(&self, error: Error, typed: &[(&str, &str)]) -> Result<FieldErrors, Failure> {
        faults(error).map_err(|failure| self.with_typed(failure, typed))
    }

    /// A failure whose page shows what was typed once more.
    pub fn with_typed(&self, failure: Failure, typed: &[(&str, &str)]) -> Failure {
        let t = self.chrome.t();
        let typed = typed.iter().filter(|(_, text)| !text.trim().is_empty());
        Failure::Typed(Box::new(failure), typed.map(|(label, text)| (t.text(label), (*text).to_owned())).collect())
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
        Cookie::question(&self.state.site, id).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link to what waits for a mailbox.
    ///
    /// # Errors
    /// When there is none.
    pub fn emails_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::emails(&self.state.site, id).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link to a message of an organiser.
    ///
    /// # Errors
    /// When there is none.
    pub fn message_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::message(&self.state.site, id).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link to what is held about an address.
    ///
    /// # Errors
    /// When there is none.
    pub fn data_token(&self, id: PublicId) -> Result<String, Failure> {
        Cookie::data(&self.state.site, id).read(&self.headers).ok_or(Failure::DATA_LINK)
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
        Cookie::step_up(&self.state.site).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link that stops an export.
    ///
    /// # Errors
    /// When there is none.
    pub fn stop_export_token(&self) -> Result<String, Failure> {
        Cookie::stop_export(&self.state.site).read(&self.headers).ok_or(Failure::NO_LINK)
    }

    /// The token of a link that ends all sessions.
    ///
    /// # Errors
    /// When there is none.
    pub fn security_token(&self) -> Result<String, Failure> {
        Cookie::security(&self.state.site).read(&self.headers).ok_or(Failure::NO_LINK)
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

/// That the post of an account is counted.
#[derive(Clone)]
struct Counted;

impl FromRequestParts<AppState> for Organiser {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let reader = Reader::from_request_parts(parts, state).await?;
        let actor = reader.actor.clone().ok_or(Failure::SignIn)?;
        // Once for a request, which layers look at as well.
        let counts = parts.method == Method::POST && parts.extensions.get::<NotCounted>().is_none();
        if counts && parts.extensions.insert(Counted).is_none() {
            state.limits.check_post(actor.account)?;
        }
        Ok(Self { actor, reader })
    }
}
