//! A changed text: as its signatories are asked about it, as everyone reads it, and in mails.

use crate::fixtures::{card, chrome, day, document, entry, own};
use crate::{LETTER, readable};
use app::pages;
use domain::{
    amendment::{Kind, TextChange},
    document::LetterDocument,
    locale::Locale,
    revision::Difference,
    shapes::{
        amendments::{Asked, ChangedText, LanguageChange, VersionLine, VersionPage, VersionText, Versions},
        mail::{MailChange, MailContent},
        signing::LinkPurpose,
    },
    signature::{SignatoryKind, SignatureState},
};

fn changes() -> Vec<LanguageChange> {
    let difference =
        Difference::between("We ask you to act.\n\nThe law is <clear>.\n", "We ask you to act at once.\n\nThe law is <clear>.\n");
    let original = LanguageChange { language: "en".into(), original: true, change: TextChange::Changed, difference };
    let added = Difference::between("", "نطلب منكم أن تتحرّكوا.\n");
    vec![original, LanguageChange { language: "ar".into(), original: false, change: TextChange::Added, difference: added }]
}

fn changed(asked: Asked) -> ChangedText {
    ChangedText {
        own: own(SignatureState::Confirmed, LinkPurpose::Manage),
        signed: 1,
        asked,
        words: "The date, as a signatory asked.".into(),
        changes: changes(),
        language: "en".into(),
        document: document(),
        numbered: false,
    }
}

fn versions() -> Versions {
    let first = VersionLine { number: 1, at: day(-9), kind: None, words: None, signatures: 12, manifest_sha256: "9f2c".repeat(16) };
    let second = VersionLine {
        number: 2,
        at: day(-2),
        kind: Some(Kind::Material),
        words: Some("The date, as a <signatory> asked.".into()),
        signatures: 41,
        manifest_sha256: "7a1b".repeat(16),
    };
    Versions { letter: card(), versions: vec![second, first] }
}

#[test]
fn signatories_are_asked_about_a_change() {
    let reaffirm = Asked::Reaffirm { version: 2, manifest_sha256: "7a1b".repeat(16), may: true, declined: false };
    let soon = Asked::Soon { proposed: day(0), declared: Kind::Typographical, due: day(1), may_object: true, objected: false };
    let added = Asked::Soon { proposed: day(0), declared: Kind::Translation, due: day(1), may_object: true, objected: false };
    for (name, asked) in [("reaffirm", reaffirm.clone()), ("soon", soon), ("added", added)] {
        for locale in [Locale::En, Locale::Ar] {
            let page = pages::changed_text(&chrome(locale, ""), &changed(asked.clone()), false);
            insta::assert_snapshot!(format!("changed_{name}_{}", locale.tag()), readable(&page));
        }
    }
    let page = |asked, again| pages::changed_text(&chrome(Locale::En, ""), &changed(asked), again);
    assert!(page(reaffirm, true).contains("your click signed nothing"));
    let declined = page(Asked::Reaffirm { version: 2, manifest_sha256: String::new(), may: true, declined: true }, false);
    assert!(!declined.contains("/decline\"") && declined.contains("/reaffirm\""));
    let over = page(Asked::Reaffirm { version: 2, manifest_sha256: String::new(), may: false, declined: false }, false);
    assert!(!over.contains("/reaffirm\"") && over.contains("too late"));
}

#[test]
fn every_version_is_readable_for_ever() {
    let Versions { letter, versions: lines } = versions();
    let text = |document: LetterDocument| VersionText {
        language: "en".into(),
        original: true,
        sha256: "ab".repeat(32),
        document,
        numbered: false,
    };
    let one = VersionPage { letter, version: lines[0].clone(), newest: 2, texts: vec![text(document())], changes: changes() };
    for locale in [Locale::En, Locale::Ar] {
        let chrome = chrome(locale, LETTER);
        insta::assert_snapshot!(format!("versions_{}", locale.tag()), readable(&pages::versions(&chrome, &versions())));
        insta::assert_snapshot!(format!("version_{}", locale.tag()), readable(&pages::version(&chrome, &one)));
    }
}

/// The mails about a changed text, for [`super::mails`].
pub(crate) fn mails() -> Vec<(&'static str, MailContent)> {
    use crate::mails::letter;
    let link = || Some("https://letters.example/l/TOKEN".to_owned());
    let change = |declared: Option<Kind>| {
        Box::new(MailChange {
            signed: 1,
            words: "The date, as a signatory asked.".into(),
            declared,
            due: declared.map(|_| day(1)),
            difference: changes().into_iter().skip(usize::from(declared == Some(Kind::Translation))).collect(),
        })
    };
    let entry = || entry(SignatoryKind::Organisation);
    let notice = |kind| MailContent::AmendmentNotice { letter: letter(), entry: entry(), change: change(Some(kind)), link: link() };
    let proposed = |due| MailContent::AmendmentProposed { name: "Ana".into(), letter: letter(), by: "Ben".into(), due, link: link() };
    vec![
        ("amendment_notice", notice(Kind::Typographical)),
        ("amendment_notice_translation", notice(Kind::Translation)),
        ("reaffirm", MailContent::Reaffirm { letter: letter(), entry: entry(), change: change(None), reminder: false, link: link() }),
        ("reaffirm_again", MailContent::Reaffirm { letter: letter(), entry: entry(), change: change(None), reminder: true, link: link() }),
        ("amendment_proposed", proposed(None)),
        ("amendment_proposed_alone", proposed(Some(day(1)))),
    ]
}
