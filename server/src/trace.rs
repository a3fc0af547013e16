//! What is logged. One line a request: the route, not the address; no query, no token, nobody's network.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing_subscriber::EnvFilter;

/// What is logged where nobody says otherwise.
const USUAL: &str = "info";

/// Libraries that would log addresses with their tokens, statements with their values, or mails: their warnings alone
/// are logged, whatever somebody asks for.
const TALKATIVE: [&str; 9] = [
    "tower_http=warn",
    "hyper=warn",
    "hyper_util=warn",
    "h2=warn",
    "sqlx=warn",
    "sea_orm=warn",
    "lettre=warn",
    "ureq=warn",
    "ureq_proto=warn",
];

/// What is logged: as asked for, less what is nobody's business.
pub fn filter(asked: Option<&str>) -> EnvFilter {
    let asked = asked.and_then(|asked| EnvFilter::try_new(asked).ok()).unwrap_or_else(|| EnvFilter::new(USUAL));
    TALKATIVE.iter().filter_map(|directive| directive.parse().ok()).fold(asked, EnvFilter::add_directive)
}

/// Logs a request when it is answered.
pub async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let (status, milliseconds) = (response.status().as_u16(), started.elapsed().as_millis());
    tracing::info!(%method, route, status, milliseconds, "answered");
    response
}
