//! The pages that invite, in their main states.

use crate::fixtures::*;
use app::pages;
use domain::{
    country::Country,
    error::{FieldError, FieldErrors},
    forms::invitation::InviteForm,
    ids::PublicId,
    invitation::{Reply, Standing},
    letter::LetterState,
    locale::Locale,
    masked::Masked,
    reminder::ReminderKind,
    role::Role,
    shapes::{
        gathered::PreviewColumn,
        invitations::{
            BookPage, BookRow, DeskInvitation, DeskInvitations, DeskReminder, DeskReminders, InvitePage, PreviewFault, PreviewRow,
            UploadPreview,
        },
        mail::RenderedMail,
    },
    time::{Deadline, Instant},
};

/// A snapshot in English and in Arabic.
macro_rules! both {
    ($name:literal, $page:expr) => {
        for locale in [Locale::En, Locale::Ar] {
            insta::assert_snapshot!(format!("{}-{}", $name, locale.tag()), main_of(&$page(&chrome(locale))));
        }
    };
}

fn id() -> PublicId {
    "00000000000000000000000000001234".parse().unwrap()
}

fn one(standing: Standing, reply: Option<Reply>) -> DeskInvitation {
    DeskInvitation {
        id: id(),
        organisation: "Gesellschaft für Menschenrechte und Flüchtlingsschutz e. V.".into(),
        country: Country::parse("DE").unwrap(),
        email: Masked::with_domain("post@gesellschaft.example"),
        undelivered: None,
        standing,
        answered_at: reply.as_ref().map(|_| Instant(1_795_521_600 * Instant::SECOND)),
        reply,
        forwarded_by: None,
        last_mail_at: Some(Instant(1_795_521_600 * Instant::SECOND)),
        reminders: 1,
        next: Some((ReminderKind::Day, Instant(1_795_921_600 * Instant::SECOND))),
        created_at: Instant(1_795_521_600 * Instant::SECOND),
    }
}

fn list(role: Role, invitations: Vec<DeskInvitation>) -> DeskInvitations {
    DeskInvitations {
        desk: coalition(role),
        letter: letter(LetterState::Open),
        query: String::new(),
        looked_up: None,
        standing: None,
        counts: Standing::ALL.into_iter().zip([12, 1, 2, 1, 3, 40, 2, 1, 0, 1]).collect(),
        page: 1,
        pages: 2,
        found: invitations.len() as u64,
        invitations,
    }
}

fn invite_page(state: LetterState) -> InvitePage {
    InvitePage { desk: coalition(Role::Owner), letter: letter(state), form: InviteForm::default() }
}

#[test]
fn the_list() {
    let all = vec![
        one(Standing::Waiting, None),
        one(Standing::Conditional, Some(Reply::Conditional("The second demand goes.\nThen we sign.".into()))),
        one(Standing::Later, Some(Reply::Later("2026-11-30".into()))),
        one(Standing::Signed, None),
    ];
    both!("invitations", |chrome| pages::desk_invitations(chrome, &list(Role::Editor, all.clone())));
    let seen = main_of(&pages::desk_invitations(&chrome(Locale::En), &list(Role::Viewer, all.clone())));
    assert!(!seen.contains("/resend") && !seen.contains("/invitations/new"), "a viewer changes nothing");
    assert!(pages::desk_invitations(&chrome(Locale::Fr), &list(Role::Owner, Vec::new())).contains("Personne n’est encore invité"));
    both!("invitation-withdraw", |chrome| pages::withdraw_invitation(chrome, &invite_page(LetterState::Open), &all[0]));
}

#[test]
fn inviting_one_and_from_the_address_book() {
    let errors = FieldErrors(vec![FieldError::new("email", "error-email")]);
    both!("invite-one", |chrome| pages::invite_one(chrome, &invite_page(LetterState::Draft), &InviteForm::default(), &errors));
    let row = |contacts: Vec<(Masked, bool)>| BookRow {
        id: organisation_id(),
        name: "한강인권센터".into(),
        country: Country::parse("KR").unwrap(),
        contacts,
        signed: true,
    };
    let book = BookPage {
        desk: coalition(Role::Owner),
        letter: letter(LetterState::Open),
        query: String::new(),
        page: 1,
        pages: 1,
        rows: vec![
            row(vec![(Masked::with_domain("ana@han.example"), true), (Masked::with_domain("ben@han.example"), false)]),
            row(Vec::new()),
        ],
    };
    both!("invite-book", |chrome| pages::invite_from_book(chrome, &book, &FieldErrors::default()));
}

fn column(heading: &str, sample: &str, holds: Option<&'static str>, unstored: Option<&'static str>) -> PreviewColumn<&'static str> {
    PreviewColumn { heading: heading.into(), sample: sample.into(), holds, unstored }
}

#[test]
fn a_file() {
    let errors = FieldErrors(vec![FieldError::new("file", "error-table-empty")]);
    both!("invite-file", |chrome| pages::invite_from_file(chrome, &invite_page(LetterState::Open), &errors));
    let preview = UploadPreview {
        desk: coalition(Role::Owner),
        letter: letter(LetterState::Open),
        id: id(),
        encoding: "windows-1252",
        columns: vec![
            column("Organisation", "Lantern Trust", Some("organisation"), None),
            column("Shoe <size>", "42", None, None),
            column("Mobile", "", None, Some("phone")),
        ],
        choices: vec!["organisation", "country", "email"],
        chosen_encoding: String::new(),
        encodings: &["UTF-8", "macintosh"],
        unmended: false,
        remembered: true,
        good: vec![PreviewRow {
            line: 2,
            organisation: "Lantern Trust".into(),
            country: Country::parse("GB").unwrap(),
            email: Masked::with_domain("ana@lantern.example"),
            representative: None,
        }],
        faulty: vec![PreviewFault {
            line: 3,
            name: "=SUM(A1)".into(),
            faults: vec![
                FieldError::new("organisation", "error-row-formula"),
                FieldError::new("", "error-row-cells").with("expected", 7).with("found", 9),
                FieldError::new("country", "error-country-which").with("word", "Congo").with("countries", "CG CD"),
            ],
        }],
        notes: vec![PreviewFault {
            line: 2,
            name: "Lantern Trust".into(),
            faults: vec![FieldError::new("country", "note-country-part").with("word", "Scotland").with("countries", "GB")],
        }],
        expires_at: Instant(1_795_521_600 * Instant::SECOND),
    };
    both!("upload-preview", |chrome| pages::upload_preview(chrome, &preview));
}

#[test]
fn reminders() {
    let at = Some(Deadline { local: "2026-11-24T10:00".into(), zone: "Asia/Seoul".into(), at: Instant(0) });
    let reminder = |kind| DeskReminder { kind, at: at.clone(), stopped: kind == ReminderKind::Day, words: None, sent: 3 };
    let shown = DeskReminders {
        desk: coalition(Role::Owner),
        letter: letter(LetterState::Open),
        soft_local: "2026-11-26T18:00".into(),
        zone: "Asia/Seoul".into(),
        reminders: ReminderKind::ALL.into_iter().map(reminder).collect(),
    };
    both!("reminders", |chrome| pages::desk_reminders(chrome, &shown, &shown.soft_local, &FieldErrors::default()));
    let mail =
        RenderedMail { subject: "Still open".into(), text: "Two days to go.".into(), html: String::new(), headers: Default::default() };
    both!("reminder", |chrome| pages::edit_reminder(chrome, &shown, &shown.reminders[1], "Two days.", &mail, &FieldErrors::default()));
}
