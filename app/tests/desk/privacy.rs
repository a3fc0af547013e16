//! The privacy notice at the desk, and when personal data ends.

use crate::fixtures::{chrome, coalition, main_of};
use app::pages;
use domain::{
    error::{FieldError, FieldErrors},
    forms::privacy::{ControllerForm, NoticeForm},
    locale::Locale,
    role::Role,
    shapes::privacy::{DeskNotice, KeptLetter, NoticeVersion},
    time::Instant,
};

const NOW: Instant = Instant(1_790_000_000 * Instant::SECOND);

fn notice(role: Role) -> DeskNotice {
    let letter = |slug: &str, due, invitations| KeptLetter {
        undelivered: slug == "closed",
        slug: slug.into(),
        subject: "No one should be returned to <danger>".into(),
        language: "en".into(),
        days: 90,
        due,
        invitations,
        remarks: 0,
        messages: 0,
        addresses: invitations * 3,
    };
    DeskNotice {
        desk: coalition(role),
        particulars: None,
        outdated: true,
        versions: vec![NoticeVersion { number: 1, at: NOW, sha256: "9f2c".repeat(16) }],
        letters: vec![
            letter("open", None, 1),
            letter("closed", Some(NOW), 4),
            letter("delivered", Some(NOW), 12),
            letter("ended", Some(NOW), 0),
        ],
    }
}

#[test]
fn the_notice_is_filled_in_and_the_letters_say_when() {
    let form = NoticeForm {
        controllers: vec![ControllerForm { name: "Safe <Passage> e.V.".into(), contact: "x".into(), ..ControllerForm::default() }],
        ..NoticeForm::default()
    };
    let errors = FieldErrors(vec![FieldError::new("controller-0-contact", "error-email"), FieldError::new("countries", "error-empty")]);
    for locale in [Locale::En, Locale::Ar] {
        let page = pages::desk_privacy(&chrome(locale), &notice(Role::Owner), &form, &errors);
        insta::assert_snapshot!(format!("privacy-{}", locale.tag()), main_of(&page));
    }
    let read = pages::desk_privacy(&chrome(Locale::En), &notice(Role::Viewer), &form, &FieldErrors::default());
    assert!(!read.contains("name=\"countries\"") && read.contains("12 invitations"));
    let empty = DeskNotice { versions: Vec::new(), letters: Vec::new(), ..notice(Role::Owner) };
    assert!(pages::desk_privacy(&chrome(Locale::Fr), &empty, &form, &FieldErrors::default()).contains("Aucune lettre n’a encore"));
}
