//! Every address, and the layers around them.

use crate::{account, actions, assets, desk, error, extract, headers, log, mailbox, public, signing, state::AppState, trace};
use anyhow::Context;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::{any::Any, time::Duration};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

/// The largest body that any address takes.
pub const MOST_BYTES: usize = 256 * 1024;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole server.
///
/// # Errors
/// When the base address is none that browsers send as an origin.
pub fn router(state: AppState) -> anyhow::Result<Router> {
    let csrf = CsrfLayer::new().add_trusted_origin(&state.site.base_url).context("base_url is no origin")?;
    let pages = Router::new().merge(public()).merge(signing()).merge(account()).merge(desk()).merge(machine());
    Ok(pages
        .layer(CompressionLayer::new())
        .merge(assets::routes(&state.site))
        .fallback(nothing)
        // The last layer is the first that a request meets.
        .layer(RequestBodyLimitLayer::new(MOST_BYTES))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(csrf)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), error::pages))
        .layer(from_fn_with_state(state.clone(), extract::flash))
        .layer(from_fn_with_state(state.clone(), headers::set))
        .layer(from_fn(trace::log))
        .with_state(state))
}

/// What everyone reads.
fn public() -> Router<AppState> {
    use public::{home, letter, signatories, verification};
    Router::new()
        .route("/", get(home::root))
        .route("/{lang}", get(home::home))
        .route("/{lang}/verification", get(verification::verification))
        .route("/{lang}/c/{coalition}", get(home::coalition))
        .route("/{lang}/c/{coalition}/{letter}", get(letter::letter))
        .route("/{lang}/c/{coalition}/{letter}/signatories", get(signatories::signatories))
        .route("/{lang}/c/{coalition}/{letter}/letter.md", get(letter::canonical_text))
        .route("/{lang}/c/{coalition}/{letter}/manifest.txt", get(letter::manifest))
        .route("/log/", get(log::list))
        .route("/log/{log}/{*path}", get(log::file))
}

/// What signatories do.
fn signing() -> Router<AppState> {
    use signing::{choice, form, key, link, own, receipt};
    Router::new()
        .route("/{lang}/c/{coalition}/{letter}/sign", get(choice::choice))
        .route("/{lang}/c/{coalition}/{letter}/sign/sent", get(form::sent))
        .route("/{lang}/c/{coalition}/{letter}/sign/{kind}", get(form::empty).post(form::post))
        .route("/l/{token}", get(link::follow))
        .route("/{lang}/signatures/{id}", get(own::own))
        .route("/{lang}/signatures/{id}/confirm", post(own::confirm))
        .route("/{lang}/signatures/{id}/deny", post(own::deny))
        .route("/{lang}/signatures/{id}/correct", get(own::correct_form).post(own::correct))
        .route("/{lang}/signatures/{id}/withdraw", get(own::withdraw_question).post(own::withdraw))
        .route("/{lang}/signatures/{id}/link", post(own::fresh_link))
        .route("/{lang}/signatures/{id}/key", get(key::form).post(key::post))
        .route("/{lang}/signatures/{id}/signature.tlog-proof", get(receipt::proof))
        .route("/{lang}/signatures/{id}/record.txt", get(receipt::record))
        .route("/{lang}/signatures/{id}/statement.txt", get(receipt::statement))
}

/// How organisers come in and go out.
fn account() -> Router<AppState> {
    use account::{forgotten, reset, sign_in, sign_out};
    Router::new()
        .route("/{lang}/sign-in", get(sign_in::form).post(sign_in::post))
        .route("/{lang}/sign-out", post(sign_out::here))
        .route("/{lang}/account", get(sign_out::account))
        .route("/{lang}/sign-out-everywhere", post(sign_out::everywhere))
        .route("/{lang}/forgotten", get(forgotten::form).post(forgotten::post))
        .route("/{lang}/reset", get(reset::form).post(reset::post))
}

/// What organisers do. `{coalition}` and `{letter}` are looked up for the organiser who asks, each time.
fn desk() -> Router<AppState> {
    use desk::{editor, home, letters, organisations, settings, signatures, way};
    Router::new()
        .route("/{lang}/desk", get(home::desk))
        .route("/{lang}/desk/{coalition}/letters/new", get(editor::new).post(editor::post_new))
        .route("/{lang}/desk/{coalition}/letters/{letter}", get(letters::letter))
        .route("/{lang}/desk/{coalition}/letters/{letter}/edit", get(editor::edit).post(editor::post_edit))
        .route("/{lang}/desk/{coalition}/letters/{letter}/open", get(way::open_question).post(way::open))
        .route("/{lang}/desk/{coalition}/letters/{letter}/close", get(way::close_question).post(way::close))
        .route("/{lang}/desk/{coalition}/letters/{letter}/review", post(way::review))
        .route("/{lang}/desk/{coalition}/letters/{letter}/redraft", post(way::redraft))
        .route("/{lang}/desk/{coalition}/letters/{letter}/reopen", get(way::reopen_form).post(way::reopen))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures", get(signatures::list))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures.csv", get(signatures::csv))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/add", get(signatures::add_form).post(signatures::add))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/approve", post(signatures::approve))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/hold", post(signatures::hold))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/resend", post(signatures::resend))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove", get(signatures::remove_form).post(signatures::remove))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/erase", post(signatures::erase))
        .route("/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/category", post(signatures::category))
        .route("/{lang}/desk/{coalition}/organisations", get(organisations::list))
        .route("/{lang}/desk/{coalition}/organisations/new", get(organisations::new).post(organisations::post_new))
        .route("/{lang}/desk/{coalition}/organisations/{id}", get(organisations::edit).post(organisations::post_edit))
        .route("/{lang}/desk/{coalition}/organisations/{id}/delete", post(organisations::delete))
        .route("/{lang}/desk/{coalition}/settings", get(settings::settings).post(settings::save))
        .route("/{lang}/desk/{coalition}/settings/test-mail", post(settings::test_mail))
        .route("/{lang}/desk/{coalition}/settings/organisers", post(settings::invite))
        .route("/{lang}/desk/{coalition}/settings/organisers/{account}/role", post(settings::role))
        .route("/{lang}/desk/{coalition}/settings/organisers/{account}/remove", post(settings::remove))
}

/// What machines and newcomers ask.
fn machine() -> Router<AppState> {
    Router::new()
        .route("/_fn/{*name}", post(actions::call))
        .route("/mailbox", get(mailbox::list))
        .route("/mailbox/{id}", get(mailbox::one))
        .route("/mailbox/{id}/html", get(mailbox::body))
        .route("/healthz", get(public::home::health))
}

/// No address of ours.
async fn nothing() -> error::Failure {
    error::Failure::NOT_FOUND
}

/// A panic is logged by its place alone, where it happened; the reader gets a page.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    error::Failure::INTERNAL.into_response()
}
