//! Who asks, in which language, and what the page around an answer shows.

mod paths;
mod reader;

pub use paths::{CoalitionPath, LetterPath, OrganisationPath, SignaturePath, TextQuery};
pub use reader::{Organiser, Reader};

use crate::{cookies::Cookie, error::Failure, state::AppState};
use app::render::Chrome;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use domain::{error::FieldErrors, locale::Locale};
use service::{Actor, Error};

/// What a handler answers.
pub type Answer = Result<Response, Failure>;

/// Reads an identifier in an address; what is none is a page that does not exist.
///
/// # Errors
/// When it is none.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NOT_FOUND)
}

/// A number in an address, written as we write it: another spelling would be another page of the same.
///
/// # Errors
/// When it is none, or is written otherwise.
pub fn number(text: &str) -> Result<u32, Failure> {
    id::<u32>(text).and_then(|number| if number.to_string() == text { Ok(number) } else { Err(Failure::NOT_FOUND) })
}

/// A page.
pub fn html(page: String) -> Response {
    Html(page).into_response()
}

/// A page with a status of its own.
pub fn html_with(status: StatusCode, page: String) -> Response {
    (status, Html(page)).into_response()
}

/// A form once more, with its faults.
pub fn faulty(page: String) -> Response {
    html_with(StatusCode::UNPROCESSABLE_ENTITY, page)
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
        form: state.service.new_public_id().to_string(),
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
