//! From an error to what its reader sees: the only place that knows both. A handler answers with a [`Failure`]; the
//! layer [`pages`] turns it into a page in the reader's language, or problem+json for programs, and logs it once.

use crate::{account::second_factor::PAGE, cookies::Cookie, extract, state::AppState};
use app::pages::ErrorPage;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use service::Error;
use tower_http::csrf::ProtectionError;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A page that says so.
    Page {
        /// The status.
        status: StatusCode,
        /// Stem of the texts' keys.
        code: &'static str,
        /// Seconds after which it may be tried again.
        retry_after: Option<u64>,
    },
    /// The same, with what was typed and could not be taken: what each field is called, and its text.
    Typed(Box<Self>, Vec<(String, String)>),
    /// Somebody has to sign in first.
    SignIn,
    /// Somebody has to set up a second factor first.
    SecondFactor,
}

impl Failure {
    /// There is no such thing.
    pub const NOT_FOUND: Self = Self::page(StatusCode::NOT_FOUND, "error-page-not-found");
    /// What came is not a form of ours.
    pub const BAD_REQUEST: Self = Self::page(StatusCode::BAD_REQUEST, "error-page-bad-request");
    /// What came is too large.
    pub const TOO_LARGE: Self = Self::page(StatusCode::PAYLOAD_TOO_LARGE, "error-page-too-large");
    /// The link is spent or forged, or what it led to is gone.
    pub const LINK: Self = Self::page(StatusCode::GONE, "error-page-link");
    /// The browser does not hold the link that the page opens with.
    pub const NO_LINK: Self = Self::page(StatusCode::GONE, "error-page-no-link");
    /// A link to what is held about an address that is good for nothing, or that the browser does not hold.
    pub const DATA_LINK: Self = Self::page(StatusCode::GONE, "error-page-data-link");
    /// A link to choose a password that is good for nothing.
    pub const PASSWORD_LINK: Self = Self::page(StatusCode::GONE, "error-page-password-link");
    /// The link works only in the browser in which it was asked for.
    const OTHER_BROWSER: Self = Self::page(StatusCode::GONE, "error-page-other-browser");
    /// A part of the link is missing.
    const LINK_CUT: Self = Self::page(StatusCode::GONE, "error-page-link-cut");
    /// The link was good once.
    const LINK_EXPIRED: Self = Self::page(StatusCode::GONE, "error-page-link-expired");
    /// The letter takes no signatures.
    pub const CLOSED: Self = Self::page(StatusCode::CONFLICT, "error-page-closed");
    /// A fault of ours.
    pub const INTERNAL: Self = Self::page(StatusCode::INTERNAL_SERVER_ERROR, "error-page-internal");
    /// The request came from another site.
    const CROSS_SITE: Self = Self::page(StatusCode::FORBIDDEN, "error-page-cross-site");
    /// We cannot answer now.
    const UNAVAILABLE: Self = Self::Page { status: StatusCode::SERVICE_UNAVAILABLE, code: "error-page-unavailable", retry_after: Some(5) };

    /// What this touches is being brought up to date.
    const UPDATING: Self = Self::Page { status: StatusCode::SERVICE_UNAVAILABLE, code: "error-page-updating", retry_after: Some(30) };

    const fn page(status: StatusCode, code: &'static str) -> Self {
        Self::Page { status, code, retry_after: None }
    }

    /// Too often; try again after some seconds.
    pub const fn too_many(seconds: u64) -> Self {
        Self::Page { status: StatusCode::TOO_MANY_REQUESTS, code: "error-page-too-many", retry_after: Some(seconds) }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Page { status, .. } => *status,
            Self::Typed(failure, _) => failure.status(),
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::SecondFactor => StatusCode::FORBIDDEN,
        }
    }

    /// What a bare status that some layer answered with stands for.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NOT_FOUND,
            StatusCode::FORBIDDEN => Self::page(status, "error-page-forbidden"),
            StatusCode::PAYLOAD_TOO_LARGE => Self::TOO_LARGE,
            StatusCode::SERVICE_UNAVAILABLE => Self::UNAVAILABLE,
            StatusCode::TOO_MANY_REQUESTS => Self::too_many(60),
            _ if status.is_server_error() => Self::INTERNAL,
            _ => Self::page(status, "error-page-bad-request"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NOT_FOUND,
            Error::NotSignedIn => Self::SignIn,
            Error::SecondFactorRequired => Self::SecondFactor,
            Error::Forbidden => Self::page(StatusCode::FORBIDDEN, "error-page-forbidden"),
            Error::Fields(_) => Self::page(StatusCode::UNPROCESSABLE_ENTITY, "error-page-bad-request"),
            Error::Link => Self::LINK,
            Error::OtherBrowser => Self::OTHER_BROWSER,
            Error::LinkCut => Self::LINK_CUT,
            Error::LinkExpired => Self::LINK_EXPIRED,
            Error::Closed => Self::CLOSED,
            Error::Conflict | Error::Repeated => Self::page(StatusCode::CONFLICT, "error-page-conflict"),
            Error::Wait(seconds) => Self::too_many(seconds),
            Error::Busy => Self::UNAVAILABLE,
            Error::Updating => Self::UPDATING,
            Error::Unavailable(reason) => {
                tracing::error!(reason, "unavailable");
                Self::UNAVAILABLE
            }
            Error::Internal(reason) => {
                tracing::error!(reason, "internal error");
                Self::INTERNAL
            }
            error @ Error::Database(_) => {
                tracing::error!(%error, "database error");
                Self::INTERNAL
            }
        }
    }
}

impl IntoResponse for Failure {
    /// A bare status; [`pages`] makes the page of it, for it knows the reader.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What the layer keeps of a request until the answer is there.
struct Asked {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

/// The layer that makes pages of failures, and of bare error statuses that other layers answer with.
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = [header::ACCEPT, header::ACCEPT_LANGUAGE, header::COOKIE]
        .into_iter()
        .filter_map(|name| request.headers().get(&name).map(|value| (name, value.clone())))
        .collect();
    let asked = Asked { method: request.method().clone(), uri: request.uri().clone(), headers };
    let mut response = next.run(request).await;
    let failure = if response.extensions().get::<ProtectionError>().is_some() {
        Some(Failure::CROSS_SITE)
    } else {
        response.extensions_mut().remove::<Failure>()
    };
    match failure {
        Some(failure) => asked.answer(&state, failure).await,
        None if is_bare(&response) && !asked.uri.path().starts_with("/_fn/") => {
            asked.answer(&state, Failure::of_status(response.status())).await
        }
        None => response,
    }
}

/// Whether a response is an error that no page was made of.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    (status.is_client_error() || status.is_server_error()) && !html
}

impl Asked {
    async fn answer(&self, state: &AppState, failure: Failure) -> Response {
        let locale = extract::locale_or_negotiated(&self.uri, &self.headers);
        let (failure, typed) = match failure {
            Failure::Typed(failure, typed) => (*failure, typed),
            other => (other, Vec::new()),
        };
        let (status, code, retry_after) = match failure {
            Failure::Page { status, code, retry_after } => (status, code, retry_after),
            Failure::Typed(failure, _) => (failure.status(), "error-page-bad-request", None),
            Failure::SignIn => return self.to_sign_in(state, locale.tag()),
            Failure::SecondFactor if self.wants_json() => (StatusCode::FORBIDDEN, "error-page-forbidden", None),
            Failure::SecondFactor => return to_second_factor(state, locale.tag()),
        };
        let mut response = if self.wants_json() {
            let kind = HeaderValue::from_static("application/problem+json");
            let problem =
                serde_json::json!({ "type": "about:blank", "status": status.as_u16(), "title": status.canonical_reason(), "code": code });
            (status, [(header::CONTENT_TYPE, kind)], Json(problem)).into_response()
        } else {
            let chrome = extract::chrome(state, &self.uri, &self.headers, locale).await.0;
            let page = ErrorPage { status: status.as_u16(), code, retry_after, letter: self.letter(status), typed };
            (status, Html(app::pages::error(&chrome, &page))).into_response()
        };
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// To the sign-in page; back again afterwards, where somebody only wanted to read.
    fn to_sign_in(&self, state: &AppState, lang: &str) -> Response {
        let next = match self.method {
            Method::GET | Method::HEAD => self.uri.path_and_query().map(|path| path.as_str()),
            _ => None,
        };
        let to = extract::with_next(&format!("/{lang}/sign-in"), next.unwrap_or_default());
        (Cookie::session(&state.site).clear(), Redirect::to(&to)).into_response()
    }

    /// The letter that an address is about, in public or at the desk. Whether there is one is not said: where the answer is
    /// that there is nothing, nothing is offered.
    fn letter(&self, status: StatusCode) -> Option<String> {
        if matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
            return None;
        }
        let parts: Vec<&str> = self.uri.path().split('/').skip(2).collect();
        match parts.as_slice() {
            ["c", coalition, letter, _, ..] => Some(format!("/c/{coalition}/{letter}")),
            ["desk", coalition, "letters", letter, _, ..] => Some(format!("/desk/{coalition}/letters/{letter}")),
            _ => None,
        }
    }

    fn wants_json(&self) -> bool {
        let accept = self.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        self.uri.path().starts_with("/_fn/") || (accept.contains("json") && !accept.contains("text/html"))
    }
}

/// To where a second factor is set up, with the reason.
fn to_second_factor(state: &AppState, lang: &str) -> Response {
    let flash = Cookie::flash(&state.site).set("done-second-factor-required");
    (flash, Redirect::to(&format!("/{lang}{PAGE}"))).into_response()
}
