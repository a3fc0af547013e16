//! Every address with who may go there, and the layers around them. What organisers do is in `router/desk.rs`.

mod desk;

use crate::{
    account, actions, assets,
    costly::{self, Costly},
    error, extract, headers, log, mailbox,
    once::{self, Once},
    page_memory::{self, FromMemory},
    public,
    routes::{
        Access::{Everyone, SignedIn},
        Routes, TEXT_BYTE_LIMIT, get, post,
    },
    security, signing,
    state::AppState,
    step_up::{self, Asking},
    trace,
    uncounted::{self, Uncounted},
};
use anyhow::Context;
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use std::{any::Any, sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole server.
///
/// # Errors
/// When the base address is none that browsers send as an origin.
pub fn router(state: AppState) -> anyhow::Result<Router> {
    let csrf = CsrfLayer::new().add_trusted_origin(&state.site.base_url).context("base_url is no origin")?;
    let routes = routes();
    let once = Once::new(state.clone(), routes.list());
    let asking = Asking::new(state.clone(), routes.list());
    let costly = Costly::new(Arc::clone(&state.limits), routes.list());
    let uncounted = Uncounted::new(routes.list());
    let from_memory = FromMemory::new(state.clone(), routes.list());
    Ok(routes
        .into_router()
        .route_layer(from_fn_with_state(once, once::once))
        .route_layer(from_fn_with_state(asking, step_up::ask))
        .route_layer(from_fn_with_state(costly, costly::limit))
        .route_layer(from_fn_with_state(from_memory, page_memory::serve))
        .route_layer(from_fn_with_state(uncounted, uncounted::mark))
        .layer(CompressionLayer::new())
        .merge(assets::routes(&state.site))
        .fallback(nothing)
        // The last layer is the first that a request meets.
        .layer(csrf)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), error::pages))
        .layer(from_fn_with_state(state.clone(), extract::flash))
        .layer(from_fn_with_state(state.clone(), headers::set))
        .layer(from_fn_with_state(state.clone(), security::note))
        .layer(from_fn(trace::log))
        .with_state(state))
}

/// Every route but the files of [`assets`].
pub fn routes() -> Routes {
    Routes::new().merge(public()).merge(signing()).merge(changed()).merge(account()).merge(desk::routes()).merge(machine())
}

/// What everyone reads.
fn public() -> Routes {
    use public::{about, data, export, feed, home, letter, privacy, report, safety, signatories, sitemap, verification};
    Routes::new()
        .route(Everyone, "/", get(home::root))
        .route(Everyone, "/{lang}", get(home::home).costly_to_search().from_memory_without_query())
        .route(Everyone, "/{lang}/letters.atom", get(feed::all).from_memory())
        .route(Everyone, "/{lang}/verification", get(verification::verification))
        .route(Everyone, "/{lang}/safety", get(safety::safety))
        .route(Everyone, "/{lang}/about", get(about::about))
        .route(Everyone, "/{lang}/data", get(data::form).post(data::post))
        .route(Everyone, "/{lang}/data/{id}", get(data::page))
        .route(Everyone, "/{lang}/data/{id}/data.json", get(data::file))
        .route(Everyone, "/{lang}/data/{id}/forget-contacts", get(data::contacts_question).post(data::forget_contacts))
        .route(Everyone, "/{lang}/data/{id}/forget-account", get(data::account_question).post(data::forget_account))
        .route(Everyone, "/{lang}/privacy/{coalition}", get(privacy::newest))
        .route(Everyone, "/{lang}/privacy/{coalition}/{version}", get(privacy::version))
        .route(Everyone, "/{lang}/privacy/{coalition}/{version}/notice.txt", get(privacy::file))
        .route(Everyone, "/.well-known/security.txt", get(about::security))
        .route(Everyone, "/{lang}/c/{coalition}", get(home::coalition).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/letters.atom", get(feed::coalition).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}", get(letter::letter).from_memory())
        .route(
            Everyone,
            "/{lang}/c/{coalition}/{letter}/signatories",
            get(signatories::signatories).costly_to_search().from_memory_without_query(),
        )
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/report", get(report::form).post(report::post).once())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories.json", get(export::json).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories.csv", get(export::csv).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories.xlsx", get(export::xlsx).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/in/{tag}", get(letter::letter_in).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/letter.md", get(letter::canonical_text).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/letter.{file}", get(letter::canonical_text_in).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/manifest.txt", get(letter::manifest).from_memory())
        .route(Everyone, "/sitemap.xml", get(sitemap::sitemap).from_memory())
        .route(Everyone, "/robots.txt", get(sitemap::robots))
        .route(Everyone, "/log/", get(log::list))
        .route(Everyone, "/log/{log}/{*path}", get(log::file))
}

/// What signatories do.
fn signing() -> Routes {
    use signing::{choice, emails, form, key, link, lost, message, question, receipt, sent, signature};
    Routes::new()
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign", get(choice::choice))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/sent", get(sent::sent))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/lost", get(lost::form).post(lost::post))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/{kind}", get(form::empty).post(form::post))
        .route(Everyone, "/l/{*token}", get(link::follow).post(link::go_on))
        .route(Everyone, "/stop/{token}", get(emails::look).post(emails::one_click))
        .route(Everyone, "/{lang}/messages/{id}", get(message::page))
        .route(Everyone, "/{lang}/emails/{id}", get(emails::page))
        .route(Everyone, "/{lang}/emails/{id}/ask", post(emails::ask))
        .route(Everyone, "/{lang}/emails/{id}/stop", post(emails::stop))
        .route(Everyone, "/{lang}/emails/{id}/stop-all", post(emails::stop_all))
        .route(Everyone, "/{lang}/emails/{id}/allow", post(emails::allow))
        .route(Everyone, "/{lang}/signatures/{id}", get(signature::page))
        .route(Everyone, "/{lang}/signatures/{id}/confirm", post(signature::confirm))
        .route(Everyone, "/{lang}/signatures/{id}/list-as", post(signature::list_as))
        .route(Everyone, "/{lang}/signatures/{id}/answer", post(signature::answer))
        .route(Everyone, "/{lang}/not-us/{id}", get(question::show).post(question::post))
        .route(Everyone, "/{lang}/signatures/{id}/deny", post(signature::deny))
        .route(Everyone, "/{lang}/signatures/{id}/correct", get(signature::correct_form).post(signature::correct))
        .route(Everyone, "/{lang}/signatures/{id}/withdraw", get(signature::withdraw_question).post(signature::withdraw))
        .route(Everyone, "/{lang}/signatures/{id}/link", post(signature::fresh_link))
        .route(Everyone, "/{lang}/signatures/{id}/key", get(key::form).post(key::post))
        .route(Everyone, "/{lang}/signatures/{id}/signature.tlog-proof", get(receipt::proof))
        .route(Everyone, "/{lang}/signatures/{id}/record.txt", get(receipt::record))
        .route(Everyone, "/{lang}/signatures/{id}/statement.txt", get(receipt::statement))
}

/// How organisers come in and go out.
fn account() -> Routes {
    use account::{
        code, forgotten, passkeys, reset, second_factor, security, settings, sign_in, sign_in_link, sign_out, step_up, stop_export,
    };
    Routes::new()
        .route(Everyone, "/{lang}/sign-in", get(sign_in::form).post(sign_in::post))
        .route(Everyone, "/{lang}/sign-in/code", get(code::form).post(code::post))
        .route(Everyone, "/{lang}/sign-in/passkey", post(sign_in::by_passkey))
        .route(Everyone, "/{lang}/sign-in/mail", post(sign_in_link::request))
        .route(Everyone, "/{lang}/sign-in/link", get(sign_in_link::form).post(sign_in_link::post))
        .route(Everyone, "/{lang}/sign-out", post(sign_out::here))
        .route(SignedIn, "/{lang}/account/confirm", get(step_up::form).post(step_up::post).uncounted())
        .route(Everyone, "/{lang}/stop-export", get(stop_export::form).post(stop_export::post))
        .route(Everyone, "/{lang}/secure", get(security::form).post(security::post))
        .route(SignedIn, "/{lang}/account", get(settings::page))
        .route(SignedIn, "/{lang}/account/sessions/{session}/end", post(settings::end_session).uncounted())
        .route(SignedIn, "/{lang}/account/memberships/{coalition}/accept", post(settings::accept))
        .route(SignedIn, "/{lang}/account/memberships/{coalition}/decline", post(settings::decline))
        .route(
            SignedIn,
            "/{lang}/account/password",
            get(settings::password_form).post(settings::change_password).step_up_where_there_is_one().uncounted(),
        )
        .route(SignedIn, "/{lang}/account/code", get(second_factor::ask).post(second_factor::answer).uncounted())
        .route(SignedIn, "/{lang}/account/second-factor", get(second_factor::page))
        .route(SignedIn, "/{lang}/account/second-factor", post(second_factor::begin).enrolling())
        .route(SignedIn, "/{lang}/account/second-factor/new", get(second_factor::setup).post(second_factor::confirm).enrolling())
        .route(SignedIn, "/{lang}/account/second-factor/remove", post(second_factor::remove))
        .route(SignedIn, "/{lang}/account/second-factor/recovery-codes", post(second_factor::renew_recovery_codes).step_up())
        .route(SignedIn, "/{lang}/account/second-factor/passkey", get(passkeys::form).post(passkeys::post).enrolling())
        .route(
            SignedIn,
            "/{lang}/account/second-factor/passkey/{id}/remove",
            get(passkeys::remove_question).post(passkeys::remove).step_up(),
        )
        .route(SignedIn, "/{lang}/sign-out-everywhere", post(sign_out::everywhere).uncounted())
        .route(Everyone, "/{lang}/forgotten", get(forgotten::form).post(forgotten::post))
        .route(Everyone, "/{lang}/reset", get(reset::form).post(reset::post))
}

/// A changed text: its versions for everyone, and what its signatories say to it.
fn changed() -> Routes {
    use public::versions;
    use signing::changed;
    Routes::new()
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/versions", get(versions::list).from_memory())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/versions/{version}", get(versions::one).costly().from_memory())
        .route(Everyone, "/{lang}/signatures/{id}/text", get(changed::text))
        .route(Everyone, "/{lang}/signatures/{id}/reaffirm", post(changed::reaffirm))
        .route(Everyone, "/{lang}/signatures/{id}/decline", post(changed::decline))
        .route(Everyone, "/{lang}/signatures/{id}/object", post(changed::object))
}

/// What machines and newcomers ask.
fn machine() -> Routes {
    Routes::new()
        .route(Everyone, "/_fn/{*name}", post(actions::call).up_to(TEXT_BYTE_LIMIT))
        .route(Everyone, "/mailbox", get(mailbox::list))
        .route(Everyone, "/mailbox/{id}", get(mailbox::one))
        .route(Everyone, "/mailbox/{id}/html", get(mailbox::body))
        .route(Everyone, "/healthz", get(public::home::health))
}

/// No address of ours.
async fn nothing() -> error::Failure {
    error::Failure::NOT_FOUND
}

/// A panic is logged by its place alone, where it happened; the reader gets a page.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    error::Failure::INTERNAL.into_response()
}
