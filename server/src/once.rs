//! The layer that lets a form which creates something create it once, however often it is posted: `router.rs` says which
//! routes that are, and their forms carry a random token in their address ([`app::render::Chrome::once`]). Who posts the
//! same once more is led where the first was.

use crate::{
    cookies::Cookie,
    error::Failure,
    routes::{Route, Twice},
    state::AppState,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{collections::HashMap, sync::Arc};

/// The routes that create something, with the largest body that each takes.
#[derive(Clone)]
pub struct Once {
    state: AppState,
    routes: Arc<HashMap<&'static str, usize>>,
}

impl Once {
    /// Takes them from a list of routes.
    pub fn new(state: AppState, routes: &[Route]) -> Self {
        let creating = routes.iter().filter(|route| route.method == Method::POST && route.twice == Twice::Once);
        Self { state, routes: Arc::new(creating.map(|route| (route.path, route.byte_limit)).collect()) }
    }

    /// The token of a form, and how large its body may be.
    fn of(&self, request: &Request) -> Option<(String, usize)> {
        let path = request.extensions().get::<MatchedPath>()?;
        let most = self.routes.get(path.as_str()).filter(|_| *request.method() == Method::POST)?;
        let token = request.uri().query()?.split('&').find_map(|part| part.strip_prefix("once="))?;
        let is_one = token.len() == 32 && token.bytes().all(|b| b.is_ascii_alphanumeric());
        is_one.then(|| (token.to_owned(), *most))
    }
}

/// The layer.
pub async fn once(State(once): State<Once>, request: Request, next: Next) -> Response {
    let Some((token, most)) = once.of(&request) else { return next.run(request).await };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, most).await else { return Failure::TOO_LARGE.into_response() };
    let service = &once.state.service;
    let mut named = vec![token.as_bytes(), parts.uri.path().as_bytes()];
    let boundary = boundary(&parts.headers);
    named.extend(content(&body, boundary.as_deref()));
    let posted = service.posted(&named);
    let response = service.answering(&posted, next.run(Request::from_parts(parts, Body::from(body.clone())))).await;
    if posted.is_repeated() {
        return match service.first_answer(&posted).await {
            Ok(Some(answer)) => led(&answer).unwrap_or(response),
            _ => response,
        };
    }
    if posted.is_claimed() {
        let answer = answer_of(&once.state, &response);
        if let Err(error) = service.keep_answer(&posted, answer).await {
            tracing::warn!(%error, "where a form has led is not kept");
        }
    }
    response
}

/// Where an answer leads, with the message that it shows there; nothing where it leads nowhere.
fn answer_of(state: &AppState, response: &Response) -> Option<String> {
    let flash = Cookie::flash(&state.site);
    let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
    let location = response.headers().get(header::LOCATION).and_then(text).filter(|_| response.status().is_redirection())?;
    let mut cookies = response.headers().get_all(header::SET_COOKIE).iter().filter_map(text);
    let told = cookies.find(|cookie| cookie.split('=').next() == Some(flash.name())).unwrap_or_default();
    Some(format!("{location}\n{told}"))
}

/// Leads where the first was led.
fn led(answer: &str) -> Option<Response> {
    let (location, told) = answer.split_once('\n')?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(location).ok()?);
    if !told.is_empty() {
        response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_str(told).ok()?);
    }
    Some(response)
}

/// What parts the fields of a form with files: each browser makes another one for each post.
fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.split_once("boundary=")?;
    Some(boundary.trim_matches('"').to_owned()).filter(|boundary| !boundary.is_empty())
}

/// What was posted, in parts, without the boundary.
fn content<'a>(body: &'a Bytes, boundary: Option<&str>) -> Vec<&'a [u8]> {
    let Some(boundary) = boundary.map(str::as_bytes) else { return vec![body] };
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(body, boundary) {
        parts.push(&body[from..at]);
        from = at + boundary.len();
    }
    parts.push(&body[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_posts_of_a_form_with_a_file_differ_in_their_boundary_alone() {
        let headers = |kind: &'static str| HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
        let (one, two) =
            (boundary(&headers("multipart/form-data; boundary=abc")), boundary(&headers("multipart/form-data; boundary=\"xyz\"")));
        let bodies =
            ["--abc\r\na\r\n--abc--", "--xyz\r\na\r\n--xyz--", "--xyz\r\nb\r\n--xyz--"].map(|text| Bytes::from_static(text.as_bytes()));
        assert_eq!(content(&bodies[0], one.as_deref()), content(&bodies[1], two.as_deref()));
        assert_ne!(content(&bodies[1], two.as_deref()), content(&bodies[2], two.as_deref()));
        assert_eq!(boundary(&headers("application/x-www-form-urlencoded")), None);
    }
}
