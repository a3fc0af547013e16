//! The public files of the logs, for other people's tools: plain addresses under `/log/`, as `docs/ledger.md` has them.

mod bundle;

pub use bundle::Bundles;

use crate::{
    error::Failure,
    extract::{Answer, id},
    limits::{Client, Gate},
    state::AppState,
};
use axum::{
    extract::{Path, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{ids::PublicId, locale::Locale};
use service::{
    Error,
    log::{LogFile, LogKind},
};

/// What never changes is kept for a year; the rest is asked for again.
const LASTING: &str = "public, max-age=31536000, immutable";
const CHANGING: &str = "public, no-cache";

/// All public logs: a line each, the public identifier, a space, the letter's address.
///
/// # Errors
/// When they cannot be read.
pub async fn list(State(state): State<AppState>) -> Answer {
    let mut lines = String::new();
    for log in state.service.logs().await?.into_iter().filter(|log| log.size.is_some()) {
        let (base, language, path) = (&state.site.base_url, Locale::default().tag(), &log.letter_path);
        lines.push_str(&format!("{} {base}/{language}{path}\n", log.public_id));
    }
    Ok(answer(LogFile { bytes: lines.into_bytes(), kind: LogKind::Text, immutable: false }))
}

/// A file of one log.
///
/// # Errors
/// When there is no such file of a public log; alike for logs that are not public and those that never were.
pub async fn file(State(state): State<AppState>, client: Client, Path((log, path)): Path<(String, String)>) -> Answer {
    let log: PublicId = id(&log)?;
    if path == "policy" {
        let file = match state.service.log(log).await {
            // Of one that has ended it is kept with the rest.
            Err(Error::NotFound) => state.service.log_file(log, &path).await?,
            log => {
                let log = log?;
                log.size.ok_or(Failure::NOT_FOUND)?;
                LogFile { bytes: log.policy.to_text().into_bytes(), kind: LogKind::Text, immutable: false }
            }
        };
        return Ok(answer(file));
    }
    if path == "bundle.zip" {
        // Of all the files of a log it alone costs much.
        client.pass(Gate::Costly)?;
        let log = state.service.log(log).await?;
        let zip = state.bundles.of(&state, &log).await?;
        return Ok(answer(LogFile { bytes: zip.to_vec(), kind: LogKind::Zip, immutable: false }));
    }
    match state.service.log_file(log, &path).await {
        // None, as a rule: no fault, so that no browser shows one.
        Err(service::Error::NotFound) if path == "checkpoint.next" => {
            let file = state.service.log_file(log, "checkpoint").await?;
            Ok((StatusCode::NO_CONTENT, answer(LogFile { bytes: Vec::new(), ..file })).into_response())
        }
        file => Ok(answer(file?)),
    }
}

/// Anyone's page may read these files: they are public, and nothing in them depends on who asks.
fn answer(file: LogFile) -> Response {
    let kind = match file.kind {
        LogKind::Text => "text/plain; charset=utf-8",
        LogKind::Markdown => "text/markdown; charset=utf-8",
        LogKind::Bytes => "application/octet-stream",
        LogKind::Zip => "application/zip",
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, if file.immutable { LASTING } else { CHANGING }),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, file.bytes).into_response()
}
