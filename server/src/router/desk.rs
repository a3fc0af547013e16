//! The desk's addresses, and those to which its letters, invitations and deliveries lead outside it.

use crate::{
    desk, invited, public,
    routes::{
        Access::{Everyone, SignedIn},
        Routes, TEXT_BYTE_LIMIT, get, post,
    },
    upload,
};
use domain::role::Permission::{
    Administer, CommentOnDrafts, DecideSignatures, EditLetters, EditOrganisations, ExportContacts, Invite, Publish, ReadDrafts,
    SeeActivity, SeeDesk, SeeTranslations, SignForOrganisation, Translate,
};

/// All of them.
pub(super) fn routes() -> Routes {
    let letters = drafting().merge(translating()).merge(amending()).merge(inviting()).merge(gathered()).merge(afterwards());
    desk().merge(letters)
}

/// What organisers do. `{coalition}` and `{letter}` are looked up for the organiser who asks, each time.
fn desk() -> Routes {
    use desk::{
        activity, clusters, contacts, delete, editor, home, letters, lifecycle, look_up, messages, organisations, privacy, publication,
        reports, reveal, settings, signatures,
    };
    Routes::new()
        .route(SignedIn, "/{lang}/desk", get(home::desk))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/new",
            get(editor::new).post(editor::post_new).up_to(upload::BYTE_LIMIT).once(),
        )
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}", get(letters::letter))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/edit",
            get(editor::edit).post(editor::post_edit).up_to(upload::BYTE_LIMIT),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/open", get(lifecycle::open_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/open", post(lifecycle::open).step_up())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/close", get(lifecycle::close_question).post(lifecycle::close))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/review", post(lifecycle::review))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/sensitive", post(lifecycle::sensitive).step_up_or_mailbox())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/redraft", post(lifecycle::redraft))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/reopen", get(lifecycle::reopen_form))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/reopen", post(lifecycle::reopen).step_up_or_mailbox())
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/delete", get(delete::question).post(delete::delete).step_up())
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/publication", get(publication::publication))
        .route(Publish, "/{lang}/desk/{coalition}/letters/{letter}/publication", post(publication::plan).step_up())
        .route(
            Publish,
            "/{lang}/desk/{coalition}/letters/{letter}/publication/now",
            get(publication::now_question).post(publication::now).step_up(),
        )
        .route(
            Publish,
            "/{lang}/desk/{coalition}/letters/{letter}/publication/stop",
            get(publication::stop_question).post(publication::stop).step_up().uncounted(),
        )
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/signatures", get(signatures::list).costly())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/find", post(look_up::signatures).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/add", get(signatures::add_form))
        .route(
            DecideSignatures,
            "/{lang}/desk/{coalition}/letters/{letter}/signatures/add",
            post(signatures::add).step_up_or_mailbox().once(),
        )
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/contact", post(reveal::signature).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/approve", post(signatures::approve))
        .route(
            DecideSignatures,
            "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/pick",
            post(signatures::pick).step_up_or_mailbox(),
        )
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/clusters", get(clusters::page).costly())
        .route(
            DecideSignatures,
            "/{lang}/desk/{coalition}/letters/{letter}/clusters/networks",
            post(clusters::networks).step_up_or_mailbox(),
        )
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/reports", get(reports::list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/contact", post(reveal::report).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/settle", post(reports::settle))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/settle-network", post(reports::settle_network))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/settle", post(signatures::settle))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/correction", post(signatures::correction))
        .route(
            DecideSignatures,
            "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/hold",
            post(signatures::hold).step_up_or_mailbox(),
        )
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/resend", post(signatures::resend))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/message", get(messages::to_signatory))
        .route(
            DecideSignatures,
            "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/message",
            post(messages::post_to_signatory).step_up_or_mailbox(),
        )
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove", get(signatures::remove_form).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove", post(signatures::remove).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/erase", post(signatures::erase).step_up())
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/category", post(signatures::category))
        .route(SeeDesk, "/{lang}/desk/{coalition}/organisations", get(organisations::list).costly_to_search())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/find", post(look_up::organisations).step_up())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/new", get(organisations::new))
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/new", post(organisations::post_new).step_up_or_mailbox().once())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}", get(organisations::edit))
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}", post(organisations::post_edit).step_up_or_mailbox())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/merge", post(organisations::merge).step_up_or_mailbox())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/contact", post(reveal::organisation).step_up())
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/message", get(messages::to_organisation))
        .route(
            EditOrganisations,
            "/{lang}/desk/{coalition}/organisations/{id}/message",
            post(messages::post_to_organisation).step_up_or_mailbox(),
        )
        .route(EditOrganisations, "/{lang}/desk/{coalition}/organisations/{id}/delete", post(organisations::delete).step_up_or_mailbox())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports", get(contacts::list))
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports", post(contacts::ask).step_up().once())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/approve", post(contacts::approve).step_up())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/stop", post(contacts::stop).uncounted())
        .route(ExportContacts, "/{lang}/desk/{coalition}/exports/{id}/file", post(contacts::file).step_up())
        .route(SeeActivity, "/{lang}/desk/{coalition}/activity", get(activity::activity))
        .route(SeeDesk, "/{lang}/desk/{coalition}/settings", get(settings::settings))
        .route(Administer, "/{lang}/desk/{coalition}/settings", post(settings::save).step_up_or_mailbox())
        .route(SeeDesk, "/{lang}/desk/{coalition}/privacy", get(privacy::page))
        .route(Administer, "/{lang}/desk/{coalition}/privacy", post(privacy::publish).step_up_or_mailbox().once())
        .route(Administer, "/{lang}/desk/{coalition}/settings/second-factors", post(settings::second_factors).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/settings/test-mail", post(settings::test_mail))
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers", post(settings::invite).step_up().once())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/contact", post(reveal::organiser).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/role", post(settings::role).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/settings/organisers/{account}/remove", post(settings::remove).step_up().uncounted())
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
            get(discussion::new).post(discussion::post).up_to(TEXT_BYTE_LIMIT).once(),
        )
        .route(CommentOnDrafts, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/reply", post(discussion::reply).once())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/accept", post(discussion::accept))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/resolve", post(discussion::resolve))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/decline", get(discussion::decline_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/decline", post(discussion::decline))
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers", get(reviewers::list))
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers", post(reviewers::invite).step_up().once())
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/contact", post(desk::reveal::reviewer).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/remove", post(reviewers::remove).step_up())
        .route(SignForOrganisation, "/{lang}/desk/{coalition}/letters/{letter}/sign", post(representing::sign).step_up_or_mailbox())
}

/// A letter in other languages: its translations, and who translates.
fn translating() -> Routes {
    use desk::translations::{edit, list, past, people};
    Routes::new()
        .route(SignedIn, "/{lang}/translations", get(list::work))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations", get(list::list))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations", post(list::add).once())
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}", get(edit::form))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}", post(edit::save).up_to(TEXT_BYTE_LIMIT))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/preview", get(edit::preview))
        .route(SeeTranslations, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}", get(past::history))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/use", post(past::use_again))
        .route(Translate, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/discard", post(edit::discard))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/include", post(list::include))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/remove", get(list::remove_question))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/remove", post(list::remove))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/restore", post(list::restore))
        .route(Administer, "/{lang}/desk/{coalition}/translators", get(people::list))
        .route(Administer, "/{lang}/desk/{coalition}/translators", post(people::invite).step_up().once())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/contact", post(desk::reveal::translator).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/languages", post(people::languages).step_up())
        .route(Administer, "/{lang}/desk/{coalition}/translators/{account}/remove", post(people::remove).step_up())
}

/// Changing the text of an open letter, at the desk.
fn amending() -> Routes {
    use desk::{amendment, outstanding};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/amendment", get(amendment::page))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment", post(amendment::propose).step_up().once())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/confirm", post(amendment::confirm).step_up())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/refuse", post(amendment::refuse).uncounted())
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/amendment/take-back", post(amendment::take_back))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/outstanding", get(outstanding::list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/ask", post(outstanding::ask))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/reaffirmed", post(outstanding::reaffirmed))
}

/// Inviting organisations to sign: at the desk, and what the invited mailbox does.
fn inviting() -> Routes {
    use desk::inviting::{book, list, one, reminders};
    use invited::{disown, invitation};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/invitations", get(list::list).costly_to_search())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/find", post(desk::look_up::invitations).step_up())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/new", get(one::form))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/new", post(one::post).step_up_or_mailbox().once())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/book", get(book::form))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/book", post(book::post).step_up_or_mailbox().once())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders", get(reminders::list).post(reminders::post_soft))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders/{reminder}", get(reminders::edit))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders/{reminder}",
            post(reminders::post_edit).step_up_or_mailbox(),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/contact", post(desk::reveal::invitation).step_up())
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/message", get(desk::messages::to_invited))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/message",
            post(desk::messages::post_to_invited).step_up_or_mailbox(),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/resend", post(list::resend))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/withdraw",
            get(list::withdraw_question).post(list::withdraw),
        )
        .merge(invitation_files())
        .route(Everyone, "/{lang}/invitations/{id}", get(invitation::page))
        .route(Everyone, "/{lang}/invitations/{id}/sign", post(invitation::sign))
        .route(Everyone, "/{lang}/invitations/{id}/link", post(invitation::link))
        .route(Everyone, "/{lang}/invitations/{id}/answer", post(invitation::answer))
        .route(Everyone, "/{lang}/invitations/{id}/forward", post(invitation::forward))
        .route(Everyone, "/{lang}/invitations/{id}/other", get(invitation::other_form).post(invitation::other))
        .route(Everyone, "/{lang}/not-me/{id}", get(disown::question).post(disown::post))
}

/// Inviting from a file.
fn invitation_files() -> Routes {
    use desk::inviting::file;
    Routes::new()
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/file",
            get(file::form).post(file::post).up_to(upload::BYTE_LIMIT).once(),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}", get(file::preview))
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/columns", post(file::columns))
        .route(
            Invite,
            "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/confirm",
            post(file::confirm).step_up_or_mailbox().once(),
        )
        .route(Invite, "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/discard", post(file::discard))
}

/// Signatures gathered elsewhere.
fn gathered() -> Routes {
    use desk::gathered::{BYTE_LIMIT, form, import, list, post as upload};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/imports", get(list))
        .route(DecideSignatures, "/{lang}/desk/{coalition}/letters/{letter}/imports/new", get(form).post(upload).up_to(BYTE_LIMIT))
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/imports/{id}", get(import))
}

/// What becomes of a letter after it has closed.
fn afterwards() -> Routes {
    use crate::picture::BYTE_LIMIT;
    use desk::afterwards::{answer, delivery, end, files, late, page};
    use public::{changes, print};
    Routes::new()
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/afterwards", get(page))
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/delivery",
            get(delivery::form).post(delivery::post).up_to(BYTE_LIMIT).once(),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/deliveries/{noted}",
            get(delivery::correct_form).post(delivery::correct).up_to(BYTE_LIMIT),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answer",
            get(answer::form).post(answer::post).up_to(BYTE_LIMIT).once(),
        )
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answers/{noted}",
            get(answer::correct_form).post(answer::correct).up_to(BYTE_LIMIT),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/silence", get(end::silence_form).post(end::silence))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/archive", get(end::archive_form))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/archive", post(end::archive).step_up_or_mailbox())
        .route(
            EditLetters,
            "/{lang}/desk/{coalition}/letters/{letter}/afterwards/take-back",
            get(end::take_back_question).post(end::take_back),
        )
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/late", get(late::form))
        .route(EditLetters, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/late", post(late::post).step_up_or_mailbox())
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/afterwards/files/{noted}", get(files::desk))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/files/{file}", get(files::public))
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/changes", get(changes::changes).costly().from_memory_without_query())
        .route(Everyone, "/{lang}/c/{coalition}/{letter}/print", get(print::public).costly())
        .route(SeeDesk, "/{lang}/desk/{coalition}/letters/{letter}/print", get(print::desk).costly())
}
