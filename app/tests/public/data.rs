//! What is held about an address.

use crate::{
    fixtures::{chrome, day},
    readable,
};
use app::pages;
use domain::{
    country::Country,
    error::FieldErrors,
    forms::account::ForgottenForm,
    locale::Locale,
    privacy::{Consent, GivenConsent},
    role::Role,
    shapes::held::{HeldAccount, HeldContact, HeldData, HeldInvitation, HeldLetter, HeldMessage, HeldReport, HeldSignature},
    signature::SignatureState,
};

fn held() -> HeldData {
    let letter =
        |subject: &str| HeldLetter { coalition: "Coalition for Safe Passage".into(), subject: subject.into(), slug: "safe-passage".into() };
    HeldData {
        id: "00112233445566778899aabbccddeeff".parse().unwrap(),
        address: "ana@lantern.example".into(),
        signatures: vec![HeldSignature {
            letter: letter("No one should be returned to <danger>"),
            name: "Lantern Trust".into(),
            country: Country::parse("GB").unwrap(),
            detail: Some("https://lantern.example".into()),
            representative: Some(("Ana Silva".into(), "Director".into())),
            representative_listed: true,
            state: SignatureState::Confirmed,
            posted_at: day(-3),
            confirmed_at: Some(day(-2)),
            consent: Some(GivenConsent { consent: Consent { notice: Some(2), minimum_age: Some(16) }, at: day(-3) }),
            by_organiser: false,
            link: "/l/TOKEN".into(),
        }],
        invitations: vec![HeldInvitation {
            letter: letter("No one should be returned to danger"),
            organisation: "Lantern Trust".into(),
            person: "Ana Silva".into(),
            answer: "If the second demand goes.".into(),
            at: day(-9),
        }],
        contacts: vec![HeldContact { coalition: "Coalition for Safe Passage".into(), organisation: "Lantern Trust".into() }],
        messages: vec![HeldMessage {
            coalition: "Coalition for Safe Passage".into(),
            subject: "Your position".into(),
            text: "Dear Ana,\nare you <still> its director?".into(),
            at: day(-1),
        }],
        reports: vec![HeldReport {
            letter: letter("No one should be returned to danger"),
            entry: None,
            words: "A name is <twice> on it.".into(),
            at: day(-1),
        }],
        account: Some(HeldAccount {
            name: "Ana Silva".into(),
            at: day(-30),
            memberships: vec![("Coalition for Safe Passage".into(), Role::Reviewer)],
            drafts: 1,
            remarks: 3,
            acts: 5,
            sessions: 1,
            second_factor: false,
            only_owner_of: Vec::new(),
        }),
        stopped: true,
    }
}

#[test]
fn everything_is_shown_with_what_can_be_deleted_and_what_stays() {
    for locale in [Locale::En, Locale::Ar] {
        let page = pages::held_data(&chrome(locale, "/data"), &held(), &FieldErrors::default());
        insta::assert_snapshot!(format!("held_{}", locale.tag()), readable(&page));
    }
    let account = HeldAccount { second_factor: true, ..held().account.unwrap() };
    let kept = pages::held_data(&chrome(Locale::Fr, ""), &HeldData { account: Some(account), ..held() }, &FieldErrors::default());
    assert!(!kept.contains("forget-account") && kept.contains("un second facteur"));
}

#[test]
fn the_question_and_its_one_answer() {
    let ask = |sent| pages::ask_for_data(&chrome(Locale::En, "/data"), &ForgottenForm::default(), &FieldErrors::default(), sent);
    insta::assert_snapshot!("ask_for_data_en", readable(&ask(false)));
    assert!(ask(true).contains("Otherwise no email is sent") && !ask(true).contains("<form method=\"post\" action=\"/en/data\""));
}

#[test]
fn what_cannot_be_undone_is_asked_before() {
    for (what, name) in [(pages::Forgetting::Contacts, "contacts"), (pages::Forgetting::Account, "account")] {
        insta::assert_snapshot!(
            format!("forget_{name}_en"),
            readable(&pages::forget_question(&chrome(Locale::En, "/data"), &held(), what))
        );
    }
}
