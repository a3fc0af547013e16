//! Every address with who may go there, and the layers around them.

use crate::{
    account, actions,
    again::{self, Asking},
    assets,
    costly::{self, Costly},
    desk, error, extract, headers, invited, log, mailbox, public,
    routes::{
        Access::{Everyone, SignedIn},
        MOST_TEXT_BYTES, Routes, get, post,
    },
    security, signing,
    state::AppState,
    trace, upload,
};
use anyhow::Context;
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use domain::role::Permission::{
    Administer, CommentOnDrafts, DecideSignatures, EditLetters, EditOrganisations, ExportContacts, Invite, Publish, ReadDrafts,
    SeeActivity, SeeDesk, SeeTranslations, SignForOrganisation, Translate,
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
    let asking = Asking::new(state.clone(), routes.list());
    let costly = Costly::new(Arc::clone(&state.limits), routes.list());
    Ok(routes
        .into_router()
        .route_layer(from_fn_with_state(asking, again::ask))
        .route_layer(from_fn_with_state(costly, costly::limit))
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
    let desk = desk().merge(drafting()).merge(translating()).merge(amending()).merge(inviting()).merge(gathered()).merge(afterwards());
    Routes::new().merge(public()).merge(signing()).merge(changed()).merge(account()).merge(desk).merge(machine())
}

/// What everyone reads.
fn public() -> Routes {
    use public::{about, data, export, feed, home, letter, privacy, report, safety, signatories, sitemap, verification};
    Routes::new()
        .route(Everyone, "/", get(home::root))
        .route(Everyone, "/{lang}", get(home::home).costly_to_search())
        .route(Everyone, "/{lang}/letters.atom", get(feed::all))
        .route(Everyone, "/{lang}/verification", get(verification::verification))
        .route(Everyone, "/{lang}/safety", get(safety::safety))
        .route(Everyone, "/{lang}/about", get(about::about))
        .route(Everyone, "/{lang}/data", get(data::form).post(data::post))
        .route(Everyone, "/{lang}/data/{id}", get(data::page))
        .route(Everyone, "/{lang}/data/{id}/data.json", get(data::file))
        .route(Everyone, "/{lang}/data/{id}/forget-contacts", post(data::forget_contacts))
        .route(Everyone, "/{lang}/data/{id}/forget-account", post(data::forget_account))
        .route(Everyone, "/{lang}/privacy/{coalition}", get(privacy::newest))
        .route(Everyone, "/{lang}/privacy/{coalition}/{version}", get(privacy::version))
        .route(Everyone, "/{lang}/privacy/{coalition}/{version}/notice.txt", get(privacy::file))
        .route(Everyone, "/.well-known/security.txt", get(about::security))
        .route(Everyone, "/{lang}/c/{coalition}", get(home::coalition))
        .route(Everyone, "/{lang}/c/{coalition}/letters.atom", get(feed::coalition))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}", get(letter::letter))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories", get(signatories::signatories).costly_to_search())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/report", get(report::form).post(report::post))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories.json", get(export::json).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/signatories.csv", get(export::csv).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/in/{tag}", get(letter::letter_in))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/letter.md", get(letter::canonical_text))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/letter.{file}", get(letter::canonical_text_in))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/manifest.txt", get(letter::manifest))
        .route(Everyone, "/sitemap.xml", get(sitemap::sitemap))
        .route(Everyone, "/robots.txt", get(sitemap::robots))
        .route(Everyone, "/log/", get(log::list))
        .route(Everyone, "/log/{log}/{*path}", get(log::file))
}

/// What signatories do.
fn signing() -> Routes {
    use signing::{choice, emails, form, key, link, lost, own, question, receipt, sent};
    Routes::new()
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign", get(choice::choice))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/sent", get(sent::sent))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/lost", get(lost::form).post(lost::post))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/sign/{kind}", get(form::empty).post(form::post))
        .route(Everyone, "/l/{*token}", get(link::follow).post(link::go_on))
        .route(Everyone, "/stop/{token}", get(emails::look).post(emails::one_click))
        .route(Everyone, "/{lang}/emails/{id}", get(emails::page))
        .route(Everyone, "/{lang}/emails/{id}/stop", post(emails::stop))
        .route(Everyone, "/{lang}/emails/{id}/stop-all", post(emails::stop_all))
        .route(Everyone, "/{lang}/emails/{id}/allow", post(emails::allow))
        .route(Everyone, "/{lang}/signatures/{id}", get(own::own))
        .route(Everyone, "/{lang}/signatures/{id}/confirm", post(own::confirm))
        .route(Everyone, "/{lang}/signatures/{id}/list-as", post(own::list_as))
        .route(Everyone, "/{lang}/signatures/{id}/answer", post(own::answer))
        .route(Everyone, "/{lang}/not-us/{id}", get(question::show).post(question::post))
        .route(Everyone, "/{lang}/signatures/{id}/deny", post(own::deny))
        .route(Everyone, "/{lang}/signatures/{id}/correct", get(own::correct_form).post(own::correct))
        .route(Everyone, "/{lang}/signatures/{id}/withdraw", get(own::withdraw_question).post(own::withdraw))
        .route(Everyone, "/{lang}/signatures/{id}/link", post(own::fresh_link))
        .route(Everyone, "/{lang}/signatures/{id}/key", get(key::form).post(key::post))
        .route(Everyone, "/{lang}/signatures/{id}/signature.tlog-proof", get(receipt::proof))
        .route(Everyone, "/{lang}/signatures/{id}/record.txt", get(receipt::record))
        .route(Everyone, "/{lang}/signatures/{id}/statement.txt", get(receipt::statement))
}

/// How organisers come in and go out.
fn account() -> Routes {
    use account::{code, forgotten, own, passkeys, reset, second_factor, security, sign_in, sign_in_link, sign_out, step_up, stop_export};
    Routes::new()
        .route(Everyone, "/{lang}/sign-in", get(sign_in::form).post(sign_in::post))
        .route(Everyone, "/{lang}/sign-in/code", get(code::form).post(code::post))
        .route(Everyone, "/{lang}/sign-in/passkey", post(sign_in::by_passkey))
        .route(Everyone, "/{lang}/sign-in/mail", post(sign_in_link::request))
        .route(Everyone, "/{lang}/sign-in/link", get(sign_in_link::form).post(sign_in_link::post))
        .route(Everyone, "/{lang}/sign-out", post(sign_out::here))
        .route(SignedIn, "/{lang}/account/confirm", get(step_up::form).post(step_up::post))
        .route(Everyone, "/{lang}/stop-export", get(stop_export::form).post(stop_export::post))
        .route(Everyone, "/{lang}/secure", get(security::form).post(security::post))
        .route(SignedIn, "/{lang}/account", get(own::page))
        .route(SignedIn, "/{lang}/account/sessions/{session}/end", post(own::end_session))
        .route(SignedIn, "/{lang}/account/memberships/{coalition}/accept", post(own::accept))
        .route(SignedIn, "/{lang}/account/memberships/{coalition}/decline", post(own::decline))
        .route(SignedIn, "/{lang}/account/password", get(own::password_form).post(own::change_password).again_where_there_is_one())
        .route(SignedIn, "/{lang}/account/code", get(second_factor::ask).post(second_factor::answer))
        .route(SignedIn, "/{lang}/account/second-factor", get(second_factor::page))
        .route(SignedIn, "/{lang}/account/second-factor", post(second_factor::begin).enrolling())
        .route(SignedIn, "/{lang}/account/second-factor/new", get(second_factor::setup).post(second_factor::confirm).enrolling())
        .route(SignedIn, "/{lang}/account/second-factor/remove", post(second_factor::remove))
        .route(SignedIn, "/{lang}/account/second-factor/recovery-codes", post(second_factor::renew_recovery_codes).again())
        .route(SignedIn, "/{lang}/account/second-factor/passkey", get(passkeys::form).post(passkeys::post).enrolling())
        .route(SignedIn, "/{lang}/account/second-factor/passkey/{id}/remove", get(passkeys::remove_question).post(passkeys::remove).again())
        .route(SignedIn, "/{lang}/sign-out-everywhere", post(sign_out::everywhere))
        .route(Everyone, "/{lang}/forgotten", get(forgotten::form).post(forgotten::post))
        .route(Everyone, "/{lang}/reset", get(reset::form).post(reset::post))
}

/// What organisers do. `{coalition}` and `{letter}` are looked up for the organiser who asks, each time.
fn desk() -> Routes {
    use desk::{
        activity, clusters, contacts, delete, editor, home, letters, organisations, privacy, publication, reports, reveal, settings,
        signatures, way,
    };
    Routes::new()
        .route(SignedIn, "/{lang}/desk", get(home::desk))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/new", get(editor::new).post(editor::post_new).up_to(MOST_TEXT_BYTES))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}", get(letters::letter))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/edit",
            get(editor::edit).post(editor::post_edit).up_to(MOST_TEXT_BYTES),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/open", get(way::open_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/open", post(way::open).again())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/close", get(way::close_question).post(way::close))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/review", post(way::review))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/sensitive", post(way::sensitive))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/redraft", post(way::redraft))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/reopen", get(way::reopen_form).post(way::reopen))
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/delete", get(delete::question).post(delete::delete).again())
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/publication", get(publication::publication))
        .route(Publish, "/{lang}/desk/{coalition}/letters/{letter}/publication", post(publication::plan).again())
        .route(
            Publish,
            "/{lang}/desk/{coalition}/letters/{letter}/publication/now",
            get(publication::now_question).post(publication::now).again(),
        )
        .route(
            Publish,
            "/{lang}/desk/{coalition}/letters/{letter}/publication/stop",
            get(publication::stop_question).post(publication::stop).again(),
        )
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/signatures", get(signatures::list).costly_to_search())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/add", get(signatures::add_form))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/add", post(signatures::add))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/contact", post(reveal::signature).again())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/approve", post(signatures::approve))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/pick", post(signatures::pick))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/clusters", get(clusters::page))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/clusters/networks", post(clusters::networks))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/reports", get(reports::list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/contact", post(reveal::report).again())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/settle", post(reports::settle))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/settle", post(signatures::settle))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/correction", post(signatures::correction))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/hold", post(signatures::hold))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/resend", post(signatures::resend))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove", get(signatures::remove_form).again())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove", post(signatures::remove).again())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/erase", post(signatures::erase).again())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/category", post(signatures::category))
        .route(SeeDesk, "/{lang}/desk/{coalition}/organisations", get(organisations::list).costly_to_search())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/new", get(organisations::new).post(organisations::post_new))
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}", get(organisations::edit).post(organisations::post_edit))
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/merge", post(organisations::merge))
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/contact", post(reveal::organisation).again())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/delete", post(organisations::delete))
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports", get(contacts::list))
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports", post(contacts::ask).again())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/approve", post(contacts::approve).again())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/stop", post(contacts::stop))
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/file", post(contacts::file).again())
        .route(SeeActivity, "/{lang}/desk/{coalition}/activity", get(activity::activity))
        .route(SeeDesk, "/{lang}/desk/{coalition}/settings", get(settings::settings))
        .route(Administer, "/{lang}/desk/{coalition}/settings", post(settings::save).again_or_mailbox())
        .route(SeeDesk, "/{lang}/desk/{coalition}/privacy", get(privacy::page))
        .route(Administer, "/{lang}/desk/{coalition}/privacy", post(privacy::publish).again_or_mailbox())
        .route(Administer, "/{lang}/desk/{coalition}/settings/second-factors", post(settings::second_factors).again())
        .route(Administer, "/{lang}/desk/{coalition}/settings/test-mail", post(settings::test_mail))
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers", post(settings::invite).again())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/contact", post(reveal::organiser).again())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/role", post(settings::role).again())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/remove", post(settings::remove).again())
}

/// Where a text comes to be: its history, and what partners say of it and do for it.
fn drafting() -> Routes {
    use desk::{discussion, history, representing, reviewers};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/history", get(history::list))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/history/{number}", get(history::revision))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/history/{number}/name", post(history::name))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/history/{number}/restore", get(history::restore_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/history/{number}/restore", post(history::restore))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/compare", get(history::compare).costly())
        .route(SignedIn, "/{lang}/drafts", get(discussion::drafts))
        .route(SignedIn, "/{lang}/drafts/{id}", get(discussion::follow))
        .route(ReadDrafts, "/{lang}/desk/{coalition}/letters/{letter}/discussion", get(discussion::discussion))
        .route(
            CommentOnDrafts,
            "/{lang}/desk/{coalition}/letters/{letter}/discussion/new",
            get(discussion::new).post(discussion::post).up_to(MOST_TEXT_BYTES),
        )
        .route(CommentOnDrafts, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/reply", post(discussion::reply))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/accept", post(discussion::accept))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/resolve", post(discussion::resolve))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/decline", get(discussion::decline_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/decline", post(discussion::decline))
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers", get(reviewers::list))
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers", post(reviewers::invite).again())
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/contact", post(desk::reveal::reviewer).again())
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/remove", post(reviewers::remove).again())
        .route(SignForOrganisation, "/{lang}/desk/{coalition}/letters/{letter}/sign", post(representing::sign).again_or_mailbox())
}

/// A letter in other languages: its translations, and who translates.
fn translating() -> Routes {
    use desk::translations::{edit, list, past, people};
    Routes::new()
        .route(SignedIn, "/{lang}/translations", get(list::work))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations", get(list::list))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations", post(list::add))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}", get(edit::form))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}", post(edit::save).up_to(MOST_TEXT_BYTES))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/preview", get(edit::preview))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}", get(past::history))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/use", post(past::use_again))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/discard", post(edit::discard))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/include", post(list::include))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/remove", get(list::remove_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/remove", post(list::remove))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/restore", post(list::restore))
        .route(Administer, "/{lang}/desk/{coalition}/translators", get(people::list))
        .route(Administer, "/{lang}/desk/{coalition}/translators", post(people::invite).again())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/contact", post(desk::reveal::translator).again())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/languages", post(people::languages).again())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/remove", post(people::remove).again())
}

/// Changing the text of an open letter, at the desk.
fn amending() -> Routes {
    use desk::{amendment, outstanding};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/amendment", get(amendment::page))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment", post(amendment::propose).again())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/confirm", post(amendment::confirm).again())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/refuse", post(amendment::refuse))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/take-back", post(amendment::take_back))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/outstanding", get(outstanding::list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/ask", post(outstanding::ask))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/reaffirmed", post(outstanding::reaffirmed))
}

/// A changed text: its versions for everyone, and what its signatories say to it.
fn changed() -> Routes {
    use public::versions;
    use signing::changed;
    Routes::new()
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/versions", get(versions::list))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/versions/{version}", get(versions::one).costly())
        .route(Everyone, "/{lang}/signatures/{id}/text", get(changed::text))
        .route(Everyone, "/{lang}/signatures/{id}/reaffirm", post(changed::reaffirm))
        .route(Everyone, "/{lang}/signatures/{id}/decline", post(changed::decline))
        .route(Everyone, "/{lang}/signatures/{id}/object", post(changed::object))
}

/// Inviting organisations to sign: at the desk, and what the invited mailbox does.
fn inviting() -> Routes {
    use desk::inviting::{book, list, one, reminders};
    use invited::{disown, own};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/invitations", get(list::list).costly_to_search())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/new", get(one::form).post(one::post))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/book", get(book::form))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/book", post(book::post).again_or_mailbox())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders", get(reminders::list).post(reminders::post_soft))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders/{reminder}",
            get(reminders::edit).post(reminders::post_edit),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/contact", post(desk::reveal::invitation).again())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/resend", post(list::resend))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/withdraw",
            get(list::withdraw_question).post(list::withdraw),
        )
        .merge(invitation_files())
        .route(Everyone, "/{lang}/invitations/{id}", get(own::page))
        .route(Everyone, "/{lang}/invitations/{id}/sign", post(own::sign))
        .route(Everyone, "/{lang}/invitations/{id}/answer", post(own::answer))
        .route(Everyone, "/{lang}/invitations/{id}/forward", post(own::forward))
        .route(Everyone, "/{lang}/invitations/{id}/other", get(own::other_form).post(own::other))
        .route(Everyone, "/{lang}/not-me/{id}", get(disown::question).post(disown::post))
}

/// Inviting from a file.
fn invitation_files() -> Routes {
    use desk::inviting::file;
    Routes::new()
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/file",
            get(file::form).post(file::post).up_to(upload::MOST_BYTES),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}", get(file::preview))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/confirm",
            post(file::confirm).again_or_mailbox(),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/discard", post(file::discard))
}

/// Signatures gathered elsewhere.
fn gathered() -> Routes {
    use desk::gathered::{MOST_BYTES, form, import, list, post as upload};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/imports", get(list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/imports/new", get(form).post(upload).up_to(MOST_BYTES))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/imports/{id}", get(import))
}

/// What becomes of a letter after it has closed.
fn afterwards() -> Routes {
    use crate::picture::MOST_BYTES;
    use desk::afterwards::{answer, delivery, end, files, late, page};
    use public::{changes, print};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/afterwards", get(page))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/delivery",
            get(delivery::form).post(delivery::post).up_to(MOST_BYTES),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/deliveries/{noted}",
            get(delivery::correct_form).post(delivery::correct).up_to(MOST_BYTES),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answer",
            get(answer::form).post(answer::post).up_to(MOST_BYTES),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answers/{noted}",
            get(answer::correct_form).post(answer::correct).up_to(MOST_BYTES),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/silence", get(end::silence_form).post(end::silence))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/archive", get(end::archive_form).post(end::archive))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/take-back",
            get(end::take_back_question).post(end::take_back),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/late", get(late::form).post(late::post))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/files/{noted}", get(files::desk))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/files/{file}", get(files::public))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/changes", get(changes::changes).costly())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/print", get(print::public).costly())
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/print", get(print::desk).costly())
}

/// What machines and newcomers ask.
fn machine() -> Routes {
    Routes::new()
        .route(Everyone, "/_fn/{*name}", post(actions::call).up_to(MOST_TEXT_BYTES))
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
