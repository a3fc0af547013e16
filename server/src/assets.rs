//! Style sheet, fonts, module: files of the site, compressed ahead where the build did so.

use crate::state::{AppState, Site};
use axum::{
    Router,
    extract::{Query, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use tower_http::services::{ServeDir, ServeFile};

/// The files.
pub fn routes(site: &Site) -> Router<AppState> {
    let folder = |name: &str| {
        ServeDir::new(site.site_dir.join(name)).append_index_html_on_directories(false).precompressed_br().precompressed_gzip()
    };
    Router::new()
        .nest_service("/assets", folder("assets"))
        .nest_service("/pkg", folder("pkg"))
        .route_service("/verify.html", ServeFile::new(site.site_dir.join("verify.html")).precompressed_br().precompressed_gzip())
        .layer(from_fn(cache))
        .route("/assets/accent.css", get(accent))
}

/// Fonts and pictures keep for a week. Code and styles are asked for again each time, for they must fit one another and
/// the pages after an upgrade; an unchanged one costs a 304.
async fn cache(request: Request, next: Next) -> Response {
    let lasting = [".woff2", ".svg", ".png", ".ico"].iter().any(|end| request.uri().path().ends_with(end));
    let keep = request.uri().path() == "/verify.html";
    let mut response = next.run(request).await;
    if let Some(kind) = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).filter(|kind| is_bare_text(kind))
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    if response.status().is_success() {
        let value = if lasting { "public, max-age=604800" } else { "public, no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    if keep {
        // Shown from here it would be one more page of the server that it is to check.
        response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"verify.html\""));
    }
    response
}

/// Whether a type of text does not say how it is encoded.
fn is_bare_text(kind: &str) -> bool {
    kind.starts_with("text/") && !kind.contains("charset")
}

/// A coalition's colours.
#[derive(Deserialize)]
struct Colours {
    light: String,
    dark: String,
}

/// The style sheet that carries a coalition's colours to the page, for the content policy allows none in it.
async fn accent(Query(colours): Query<Colours>) -> Response {
    if ![&colours.light, &colours.dark].into_iter().all(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit())) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let css = format!(
        ":root{{--accent:#{}}}@media (prefers-color-scheme:dark){{:root{{--accent:#{}}}}}@media print{{:root{{--accent:#{}}}}}",
        colours.light, colours.dark, colours.light
    );
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], css)
        .into_response()
}
