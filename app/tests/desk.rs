//! The desk's pages in their main states: as snapshots of their main part, and by what must or must not be on them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// A snapshot in English and in Arabic.
macro_rules! both {
    ($name:literal, $page:expr) => {
        for locale in [Locale::En, Locale::Ar] {
            insta::assert_snapshot!(format!("{}-{}", $name, locale.tag()), main_of(&$page(&chrome(locale))));
        }
    };
}

#[path = "desk/accounts.rs"]
mod accounts;
#[path = "desk/afterwards.rs"]
mod afterwards;
#[path = "desk/amendments.rs"]
mod amendments;
#[path = "desk/clusters.rs"]
mod clusters;
#[path = "desk/fixtures.rs"]
mod fixtures;
#[path = "desk/gathered.rs"]
mod gathered;
#[path = "desk/inviting.rs"]
mod inviting;
#[path = "shared/islands.rs"]
mod islands;
#[path = "desk/messages.rs"]
mod messages;
#[path = "desk/privacy.rs"]
mod privacy;
#[path = "desk/reports.rs"]
mod reports;

use app::pages;
use domain::{
    activity::ActKind,
    contact_export::Standing,
    country::Country,
    document::{Import, import},
    embargo::Publication,
    error::{FieldError, FieldErrors},
    forms::{
        account::SignInForm,
        coalition::{CoalitionForm, OrganiserForm},
        letter::LetterForm,
        organisation::{OrganisationForm, OrganisationKind},
        signing::SigningForm,
    },
    ids::ContactExportId,
    letter::LetterState,
    locale::Locale,
    mail::{MailFailure, MailState},
    masked::Masked,
    role::Role,
    shapes::account::PendingMembership,
    shapes::activity::{DeskActivity, Noted},
    shapes::contact_export::{DeskExports, ExportRow},
    shapes::desk::{DeskDeletion, DeskLetters, DeskOrganisation, DeskOrganisationPage, DeskOrganisations, DeskSettings, DeskSignatures},
    signature::{SignatoryKind, SignatureState},
    time::{Deadline, Instant},
};
use fixtures::*;

#[test]
fn the_desk() {
    let lists = [DeskLetters {
        desk: coalition(Role::Owner),
        letters: vec![letter(LetterState::Open), letter(LetterState::Draft)],
        second_factor_by: Some(Instant(1_790_000_000 * Instant::SECOND)),
        asks_second_factors: true,
        asks_notice: true,
    }];
    let invited = [PendingMembership { coalition: coalition(Role::Owner).coalition, role: Role::Editor, by: "Ana Silva".into() }];
    both!("desk", |chrome| pages::desk(chrome, &lists, &invited));
    let empty = [DeskLetters {
        desk: coalition(Role::Viewer),
        letters: Vec::new(),
        second_factor_by: None,
        asks_second_factors: false,
        asks_notice: true,
    }];
    assert!(!pages::desk(&chrome(Locale::En), &empty, &[]).contains("letters/new"));
    assert!(pages::desk(&chrome(Locale::En), &[], &[]).contains("You belong to no coalition yet"));
}

#[test]
fn a_letter() {
    both!("letter-draft", |chrome| pages::desk_letter(chrome, &desk_page(Role::Editor, LetterState::Draft)));
    both!("letter-open", |chrome| pages::desk_letter(chrome, &desk_page(Role::Editor, LetterState::Open)));
    for state in LetterState::ALL {
        let page = pages::desk_letter(&chrome(Locale::Fr), &desk_page(Role::Viewer, state));
        assert_eq!(page.matches(r#"aria-current="step""#).count(), 1, "{state:?}");
        assert!(!main_of(&page).contains("<form") && !page.contains("/edit"), "a viewer changes nothing");
    }
}

#[test]
fn opening_and_closing() {
    let refusals = FieldErrors(vec![
        FieldError::new("body", "text-bidi-control").with("line", 8).with("column", 3).with("character", "U+202E"),
        FieldError::new("", "error-mail-unproven"),
    ]);
    both!("open", |chrome| pages::open_letter(chrome, &desk_page(Role::Owner, LetterState::Draft), "4d1c", &refusals));
    both!("close", |chrome| pages::close_letter(chrome, &desk_page(Role::Owner, LetterState::Open)));
    let errors = FieldErrors::one("deadline_zone", "error-time-zone");
    let page =
        pages::reopen_letter(&chrome(Locale::En), &desk_page(Role::Owner, LetterState::Closed), "2027-01-01T12:00", "Asia/Soul", &errors);
    assert!(page.contains(r#"value="2027-01-01T12:00""#) && page.contains(r#"value="Asia/Soul""#));
}

#[test]
fn publication() {
    let until = Deadline::parse("2026-12-02T08:00", "Asia/Seoul").unwrap();
    for (name, standing) in [("planned", Publication::Planned(until.clone())), ("missed", Publication::Missed(until.clone()))] {
        for locale in [Locale::En, Locale::Ar] {
            let shown = desk_publication(Role::Editor, standing.clone());
            let page = pages::publication(&chrome(locale), &shown, &until.local, &until.zone, &FieldErrors::default());
            insta::assert_snapshot!(format!("publication-{name}-{}", locale.tag()), main_of(&page));
        }
    }
    let shown = desk_publication(Role::Editor, Publication::Unplanned);
    both!("publication-question", |chrome| pages::plan_publication(chrome, &shown, &until));
    let now = pages::publish_now(&chrome(Locale::Fr), &shown);
    assert!(now.contains(r#"action="/fr/desk/safe-passage/letters/no-one-returned/publication/now""#));
    assert!(pages::stop_publication(&chrome(Locale::En), &shown).contains("stays confidential"));
    let typed = pages::publication(
        &chrome(Locale::En),
        &shown,
        "2020-01-01T00:00",
        "UTC",
        &FieldErrors::one("embargo_local", "error-embargo-past"),
    );
    assert!(typed.contains("Choose a moment in the future") && typed.contains(r#"value="2020-01-01T00:00""#));
    let seen = pages::publication(
        &chrome(Locale::En),
        &desk_publication(Role::Viewer, Publication::Planned(until)),
        "",
        "",
        &FieldErrors::default(),
    );
    assert!(!main_of(&seen).contains("<form") && !seen.contains("/publication/"), "a viewer changes nothing");
}

#[test]
fn deletion() {
    let domain::shapes::desk::DeskPublication { desk, letter, .. } = desk_publication(Role::Owner, Publication::Unplanned);
    let shown = DeskDeletion { desk, letter, invitations: 3, partners: 1 };
    both!("deletion", |chrome| pages::delete_letter(chrome, &shown));
    let none = DeskDeletion { invitations: 0, partners: 0, ..shown };
    let page = main_of(&pages::delete_letter(&chrome(Locale::En), &none));
    assert!(page.contains("there are none") && !page.contains("partner"), "{page}");
}

#[test]
fn the_editor() {
    let errors = FieldErrors::one("recipients-0-email", "error-email");
    both!("editor", |chrome| pages::edit_letter(chrome, &context(true), &form(), &errors, &Import::default(), true));
    let open = domain::shapes::desk::EditorContext { settled: Some(form()), ..context(true) };
    both!("editor-open", |chrome| pages::edit_letter(chrome, &open, &form(), &FieldErrors::default(), &Import::default(), false));
    let page = pages::edit_letter(&chrome(Locale::En), &context(true), &form(), &errors, &Import::default(), true);
    assert!(!page.contains("<script>alert"), "typed text stays text");
    assert_eq!(page.matches("<h1").count(), 1);
    let notes = import("Dear President,\n\nWe write to you.\n\nYours,");
    let page = pages::edit_letter(&chrome(Locale::En), &context(false), &LetterForm::default(), &FieldErrors::default(), &notes, false);
    assert!(page.contains(r#"action="/en/desk/safe-passage/letters/new""#) && page.contains(r#"name="recipients-0-name""#));
    assert!(page.contains("Not found") && !page.contains(">import-"), "every note has its words");
}

#[test]
fn the_preview_is_a_sheet_alone() {
    let html = pages::letter_preview(&chrome(Locale::En), &form(), &coalition(Role::Editor).coalition);
    assert!(html.contains("<article") && !html.contains("<script"));
}

#[test]
fn what_markdown_would_change_is_named_before_the_opening() {
    let form = LetterForm { body: "We ask.\n\n1956. október 23. was.".into(), ..form() };
    let html = pages::letter_preview(&chrome(Locale::En), &form, &coalition(Role::Editor).coalition);
    assert!(
        html.contains("Line 3")
            && html.contains("1956. október 23. was.")
            && html.contains(r#"form="letter-form" name="action" value="keep""#),
        "{html}"
    );
    let mut shown = desk_page(Role::Editor, LetterState::Draft);
    shown.form = form;
    let html = pages::open_letter(&chrome(Locale::En), &shown, "", &FieldErrors::default());
    assert!(html.contains("Keep as text") && html.contains(r#"action="/en/desk/safe-passage/letters/no-one-returned/edit""#), "{html}");
}

#[test]
fn the_signatures() {
    both!("signatures", |chrome| pages::desk_signatures(chrome, &signatures(Role::Editor), &FieldErrors::default()));
    let seen = main_of(&pages::desk_signatures(&chrome(Locale::En), &signatures(Role::Viewer), &FieldErrors::default()));
    assert!(!seen.contains(r#"method="post""#) && !seen.contains("/remove") && !seen.contains("signatures/add"));
    let none = DeskSignatures { query: String::new(), pages: 1, page: 1, signatures: Vec::new(), ..signatures(Role::Editor) };
    assert!(pages::desk_signatures(&chrome(Locale::En), &none, &FieldErrors::default()).contains("The first signature will appear here"));
}

#[test]
fn a_test_mail_is_said_to_be_sent_when_the_server_took_it() {
    let shown = |outcome| {
        let shown = DeskSettings { test_mail: Some((Instant(1_795_521_600 * Instant::SECOND), outcome)), ..settings(Role::Owner) };
        let none = FieldErrors::default();
        main_of(&pages::desk_settings(&chrome(Locale::En), &shown, &CoalitionForm::default(), &none, &OrganiserForm::default(), &none))
    };
    assert!(shown(MailState::Sent).contains("The mail server took the test email"));
    let queued = shown(MailState::Queued(None));
    assert!(queued.contains("has not taken it yet") && !queued.contains("server took"));
    assert!(shown(MailState::Queued(Some(MailFailure::NotTaken))).contains("was not reached, or did not take it. We try again"));
    assert!(shown(MailState::Failed(MailFailure::Refused)).contains("was not sent. The mail server refused it"));
}

#[test]
fn removing_and_adding() {
    let shown = desk_page(Role::Editor, LetterState::Open);
    let one = signature(SignatureState::Held, SignatoryKind::Organisation);
    both!("remove", |chrome| pages::remove_signature(chrome, &shown, &one, &FieldErrors::one("reason", "error-choice")));
    assert!(!pages::remove_signature(&chrome(Locale::En), &shown, &one, &FieldErrors::default()).contains("denied"));
    let form = SigningForm { name: "\"Lantern\" <Trust>".into(), ..SigningForm::default() };
    let errors = form.parse(SignatoryKind::Organisation).unwrap_err();
    both!("add", |chrome| {
        let page = pages::add_signature(chrome, &shown, &form, &errors);
        let (from, to) = (page.find("<option").unwrap(), page.find("</select>").unwrap());
        format!("{}{}", &page[..from], &page[to..])
    });
}

#[test]
fn the_address_book() {
    let one = DeskOrganisation {
        id: organisation_id(),
        legal_name: "مركز العبور الآمن".into(),
        country: Country::parse("TN").unwrap(),
        domain: Some("obour.example".into()),
        kind: OrganisationKind::Ngo,
        contacts: 2,
    };
    let shown =
        DeskOrganisations { desk: coalition(Role::Editor), query: String::new(), looked_up: None, organisations: vec![one.clone()] };
    both!("organisations", |chrome| pages::desk_organisations(chrome, &shown));
    let viewed = DeskOrganisations { desk: coalition(Role::Viewer), ..shown };
    assert!(!main_of(&pages::desk_organisations(&chrome(Locale::En), &viewed)).contains("/organisations/new"));
    let form = OrganisationForm { names: "fr Centre".into(), ..OrganisationForm::default() };
    let errors = form.parse().unwrap_err();
    let page = DeskOrganisationPage {
        desk: coalition(Role::Editor),
        id: Some(one.id),
        form: form.clone(),
        others: vec![(organisation_id(), "Federation".into())],
        contacts: vec![("a1".into(), Masked::with_domain("office@han.example"))],
    };
    let html = pages::desk_organisation(&chrome(Locale::En), &page, &form, &errors);
    assert!(html.contains("/delete") && html.contains("Never public") && html.contains("Line 1"));
    assert!(html.contains("o…@han.example") && !html.contains("office@han.example"));
    for code in ["keep", "replace", "remove"] {
        assert!(html.contains(&format!("<option value=\"{code}\"")), "{code}");
    }
}

#[test]
fn the_settings() {
    let form = CoalitionForm { name: "Coalition".into(), accent: "#ffee00".into(), contact: "office@passage.example".into() };
    let errors = form.parse().unwrap_err();
    let invited = OrganiserForm { name: "김하늘".into(), email: "x".into(), role: "viewer".into() };
    let faults = invited.parse().unwrap_err();
    both!("settings", |chrome| pages::desk_settings(chrome, &settings(Role::Owner), &form, &errors, &invited, &faults));
    let none = FieldErrors::default();
    let page = pages::desk_settings(&chrome(Locale::En), &settings(Role::Editor), &form, &none, &OrganiserForm::default(), &none);
    assert!(!main_of(&page).contains("<form"));
}

#[test]
fn the_exports_of_contacts() {
    let at = activity().acts[0].at;
    let row = |standing: Standing, letter: Option<&str>| ExportRow {
        id: ContactExportId(Default::default()),
        letter: letter.map(str::to_owned),
        by: Some("Ana Silva".into()),
        asked_at: at,
        standing,
        approved_by: matches!(standing, Standing::Ready(_)).then(|| "김하늘".into()),
        stopped_by: matches!(standing, Standing::Stopped(_)).then(|| "Ben".into()),
        too_new: false,
        may_approve: matches!(standing, Standing::Waiting(_)),
        may_stop: matches!(standing, Standing::Waiting(_) | Standing::Ready(_)),
        may_fetch: matches!(standing, Standing::Ready(_)),
    };
    let exports = vec![
        row(Standing::Waiting(at), Some("Safe passage")),
        row(Standing::Ready(at), None),
        row(Standing::Stopped(at), None),
        row(Standing::Fetched(at), None),
        row(Standing::Lapsed, None),
    ];
    let letters = vec![("safe-passage".to_owned(), "Safe passage".to_owned())];
    let shown = DeskExports { desk: coalition(Role::Owner), letters, second_person: true, exports };
    both!("contacts", |chrome| pages::contact_exports(chrome, &shown, "safe-passage"));
    let alone = DeskExports { second_person: false, exports: Vec::new(), ..shown };
    both!("contacts-none", |chrome| pages::contact_exports(chrome, &alone, ""));
}

#[test]
fn the_activity() {
    both!("activity", |chrome| pages::desk_activity(chrome, &activity()));
    let empty = DeskActivity { people: Vec::new(), acts: Vec::new(), ..activity() };
    assert!(pages::desk_activity(&chrome(Locale::En), &empty).contains("Nothing yet"));
    for act in ActKind::ALL.iter().flat_map(|kind| kind.acts()) {
        let shown = DeskActivity { acts: vec![Noted { act: *act, ..activity().acts[0].clone() }], ..activity() };
        for locale in Locale::ALL {
            assert!(!pages::desk_activity(&chrome(locale), &shown).contains(">act-"), "{act:?} has no words in {}", locale.tag());
        }
    }
}

/// Every id stands once on a page, and what refers to an id of the page finds it.
#[test]
fn references_within_a_page_hold() {
    let none = FieldErrors::default();
    let invited = OrganiserForm::default();
    let faults = CoalitionForm::default().parse().unwrap_err();
    let open = desk_page(Role::Owner, LetterState::Open);
    let c = chrome(Locale::En);
    let all = [
        pages::edit_letter(&c, &context(true), &form(), &every_fault(), &Import::default(), true),
        pages::desk_settings(&c, &settings(Role::Owner), &CoalitionForm::default(), &faults, &invited, &invited.parse().unwrap_err()),
        pages::desk_signatures(&c, &signatures(Role::Owner), &FieldErrors::default()),
        pages::remove_signature(&c, &open, &signature(SignatureState::Held, SignatoryKind::Organisation), &none),
        pages::desk_letter(&c, &open),
        pages::sign_in(&c, &SignInForm::default(), None, &none),
    ];
    for page in all {
        let values = |attribute: &str| -> Vec<String> {
            let start = format!(r#" {attribute}=""#);
            page.split(&start).skip(1).filter_map(|rest| rest.split_once('"').map(|(value, _)| value.to_owned())).collect()
        };
        let ids = values("id");
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id} stands twice");
        }
        let links = values("href").into_iter().filter_map(|href| href.strip_prefix('#').map(str::to_owned));
        let named = ["for", "list", "aria-labelledby", "aria-describedby"].into_iter().flat_map(values);
        for id in named.flat_map(|value| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).chain(links) {
            assert!(ids.contains(&id), "nothing has the id {id}");
        }
    }
}

#[test]
fn what_was_done_at_the_desk_is_said_in_every_language() {
    let done = [
        "letter-saved",
        "letter-opened",
        "letter-closed",
        "letter-review",
        "letter-redraft",
        "letter-reopened",
        "approved",
        "held",
        "removed",
        "resent",
        "added",
        "category",
        "revision-named",
        "revision-restored",
        "remark-sent",
        "reply-sent",
        "remark-accepted",
        "remark-declined",
        "remark-resolved",
        "reviewer-invited",
        "reviewer-removed",
        "organisation-saved",
        "organisation-deleted",
        "settings-saved",
        "test-mail",
        "organiser-invited",
        "role-changed",
        "organiser-removed",
        "second-factor-removed",
        "second-factor-added",
        "passkey-added",
        "passkey-removed",
        "contacts-asked",
        "contacts-approved",
        "contacts-stopped",
        "second-factor-needed",
        "signed-out",
        "signed-out-everywhere",
        "password-set",
    ];
    for (key, locale) in done.iter().flat_map(|key| Locale::ALL.map(|locale| (format!("done-{key}"), locale))) {
        assert_ne!(app::i18n::I18n::new(locale).text(&key), key);
    }
}
