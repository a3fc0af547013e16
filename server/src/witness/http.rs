//! The addresses of a witness of ours: `POST /add-checkpoint` and, for monitors, `GET /<hash of the origin>/checkpoint`.

use super::{
    cosign::{NotSigned, Witness},
    judge::Refusal,
};
use crate::{
    error::Failure,
    headers,
    limits::{Client, Gate, Limits},
    trace,
};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRef, Path, State},
    http::{HeaderValue, StatusCode, header},
    middleware::from_fn,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::{any::Any, sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, set_header::SetResponseHeaderLayer, timeout::TimeoutLayer};

/// The largest body: 63 hashes, and a checkpoint with more signatures than anybody makes.
pub const BYTE_LIMIT: usize = 64 * 1024;
/// How long a request may take, its body included.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the handlers reach.
#[derive(Clone)]
pub struct WitnessState {
    /// The witness.
    pub witness: Arc<Witness>,
    /// Who asked how often.
    pub limits: Arc<Limits>,
}

impl FromRef<WitnessState> for Arc<Limits> {
    fn from_ref(state: &WitnessState) -> Self {
        Self::clone(&state.limits)
    }
}

/// The whole witness.
pub fn router(state: WitnessState) -> Router {
    let fixed = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/{hash}/checkpoint", get(checkpoint))
        .route("/healthz", get(|| async { "ok\n" }))
        .layer(DefaultBodyLimit::max(BYTE_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, headers::CONTENT_SECURITY_POLICY))
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(from_fn(trace::log))
        .with_state(state)
}

async fn add_checkpoint(State(state): State<WitnessState>, client: Client, body: Bytes) -> Response {
    if let Err(failure) = client.pass(Gate::Witness) {
        let seconds = if let Failure::Page { retry_after: Some(seconds), .. } = failure { seconds } else { 1 };
        let retry_after = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
        return (StatusCode::TOO_MANY_REQUESTS, retry_after, "too often; try again later\n").into_response();
    }
    match blocking(move || state.witness.add(&body)).await {
        Some(Ok(line)) => line.to_string().into_response(),
        Some(Err(NotSigned::Refused(refusal))) => refused(refusal),
        Some(Err(NotSigned::Trouble(trouble))) => unable(&trouble),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn checkpoint(State(state): State<WitnessState>, Path(hash): Path<String>) -> Response {
    match blocking(move || state.witness.latest(&hash)).await {
        Some(Ok(Some(note))) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note).into_response(),
        Some(Ok(None)) => (StatusCode::NOT_FOUND, "nothing of that log was signed here\n").into_response(),
        Some(Err(trouble)) => unable(&trouble),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Does what waits for the disk; nothing where it panicked, which is logged where it happened.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

/// The answer of the standard, with a sentence for its reader.
fn refused(refusal: Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let said = match refusal {
        Refusal::Conflict(size) => return (status, [(header::CONTENT_TYPE, "text/x.tlog.size")], format!("{size}\n")).into_response(),
        Refusal::Malformed => "this is no request of c2sp.org/tlog-witness, or the old size is above the new one\n",
        Refusal::Unsigned => "no key that is known here for this log has signed, or its signature is wrong\n",
        Refusal::Unknown => "this log is not watched here\n",
        Refusal::Inconsistent => "the proof does not show that this tree begins with the one signed last\n",
    };
    (status, said).into_response()
}

/// A fault of the witness's own, told to its host alone.
fn unable(trouble: &super::memory::Trouble) -> Response {
    tracing::error!(%trouble, "cannot sign");
    (StatusCode::INTERNAL_SERVER_ERROR, "this witness cannot sign now; its host has to see to it\n").into_response()
}
