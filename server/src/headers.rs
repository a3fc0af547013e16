//! Headers of every answer.

use crate::{cookies::Cookie, state::AppState};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// The content policy of every page: nothing inline, nothing from elsewhere.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; object-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; frame-src 'self'";

/// The same for the HTML part of a mail, shown in a frame of the mailbox page.
pub const MAIL_SECURITY_POLICY: &str =
    "default-src 'none'; object-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; sandbox";

/// What every answer gets that does not say otherwise.
const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Sets them. What is made for one reader is kept by nobody, and found through no search engine.
pub async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    // A page that everybody reads names the organiser who reads it signed in.
    let signed_in = Cookie::session(&state.site).read(request.headers()).is_some();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let shared = reads && is_shared(request.uri().path()) && !signed_in;
    let mut response = next.run(request).await;
    // What is not there, or not yet, may be there in a moment.
    let is_page = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if state.site.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(if shared && is_page {
        "private, no-cache"
    } else {
        "no-store"
    }));
    if headers.get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store") {
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
    response
}

/// Whether a page is one of those that everyone may see: `/{lang}`, `/{lang}/c/…`, `/{lang}/verification`, `/{lang}/about` and
/// `/{lang}/privacy/…`; but not the forms below a letter, which come back with what was typed.
fn is_shared(path: &str) -> bool {
    let mut parts = path.split('/').skip(2);
    match parts.next() {
        Some("c") => !matches!(parts.nth(2), Some("sign" | "report" | "import")),
        first => matches!(first, None | Some("" | "verification" | "about" | "privacy")),
    }
}
