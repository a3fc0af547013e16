//! Reported errors at the desk: what a report says, whose address it names, and one that cannot be read.

use crate::fixtures::*;
use app::pages;
use domain::{
    letter::LetterState,
    locale::Locale,
    masked::Masked,
    role::Role,
    shapes::desk::{ReportSaid, ReportedError, ReportedErrors},
    time::Instant,
};

fn reported(role: Role) -> ReportedErrors {
    let report = |last: char, of_network: u64, said: Option<ReportSaid>| ReportedError {
        id: format!("0123456789abcdef0123456789abcde{last}").parse().unwrap(),
        said,
        at: Instant(1_795_521_600 * Instant::SECOND),
        of_network,
    };
    let email = Some(Masked::alone("reader@mail.example"));
    let said = |entry: Option<&str>, words: &str, email| ReportSaid { entry: entry.map(str::to_owned), words: words.into(), email };
    ReportedErrors {
        desk: coalition(role),
        letter: letter(LetterState::Open),
        page: 1,
        pages: 2,
        reports: vec![
            report('0', 1, Some(said(Some("Lantern <Trust>"), "It did not sign.\nAsk it.", email))),
            report('1', 12, Some(said(None, "Too long.", None))),
            report('2', 12, None),
        ],
    }
}

#[test]
fn each_is_shown_and_one_that_cannot_be_read_too() {
    for locale in [Locale::En, Locale::Ar] {
        let page = pages::reported_errors(&chrome(locale), &reported(Role::Editor));
        insta::assert_snapshot!(format!("reports-{}", locale.tag()), main_of(&page));
    }
    let viewer = main_of(&pages::reported_errors(&chrome(Locale::Fr), &reported(Role::Viewer)));
    assert!(!viewer.contains("<form") && viewer.contains("illisible"), "{viewer}");
}
