//! Snapshots of the public pages and of mails in their main states.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]

#[path = "public/afterwards.rs"]
mod afterwards;
#[path = "public/amendments.rs"]
mod amendments;
#[path = "public/claims.rs"]
mod claims;
#[path = "public/data.rs"]
mod data;
#[path = "public/fixtures.rs"]
mod fixtures;
#[path = "public/invited.rs"]
mod invited;
#[path = "shared/islands.rs"]
mod islands;
#[path = "public/mails.rs"]
mod mails;
#[path = "public/print.rs"]
mod print;
#[path = "public/privacy.rs"]
mod privacy;
#[path = "public/sensitive.rs"]
mod sensitive;
#[path = "public/signing.rs"]
mod signing;

use app::pages;
use domain::{
    letter::{LetterState, WhoMaySign},
    locale::Locale,
    shapes::letters::{AddedText, Counts, ListOrder, PublishedLetter, Signatories},
    shapes::mail::RenderedMail,
};
use fixtures::{CONFIRMATIONS, COUNTS, card, chrome, coalition, day, korean, letter, organisations, people, text};

/// One tag a line, and no more than the first countries of a choice.
pub(crate) fn readable(html: &str) -> String {
    let mut options = 0;
    islands::without_numbers(html)
        .replace("><", ">\n<")
        .lines()
        .filter(|line| {
            options = if line.starts_with("<option") { options + 1 } else { 0 };
            options < 5 || line.contains("selected")
        })
        .collect::<Vec<_>>()
        .join("\n")
}

const LETTER: &str = "/c/safe-passage/no-one-returned";

#[test]
fn home() {
    let closed = domain::shapes::letters::LetterCard { state: LetterState::Closed, counts: Counts::default(), deadline: None, ..card() };
    insta::assert_snapshot!("home_en", readable(&pages::home(&chrome(Locale::En, ""), &[card(), closed], "")));
    insta::assert_snapshot!("home_ar", readable(&pages::home(&chrome(Locale::Ar, ""), &[card()], "")));
    let empty = pages::home(&chrome(Locale::Fr, ""), &[], "");
    assert!(empty.contains("Aucune lettre"));
    let none = pages::home(&chrome(Locale::En, ""), &[], "\"river\"");
    assert!(none.contains("No letter matches") && none.contains(r#"value="&quot;river&quot;""#) && none.contains("noindex"));
    insta::assert_snapshot!("coalition_en", readable(&pages::coalition(&chrome(Locale::En, "/c/safe-passage"), &coalition(), &[card()])));
}

#[test]
fn a_letter_in_several_languages() {
    let texts = vec![
        text("en", "No one should be returned to danger", true),
        text("ar", "لا يُعاد أحد إلى الخطر", false),
        text("ko", "누구도 위험으로", false),
    ];
    let added = Some(AddedText { at: day(-2), original: "en".into(), before: 43 });
    let korean = PublishedLetter { language: "ko".into(), document: korean(), texts, added, ..letter() };
    insta::assert_snapshot!("letter_korean_of_three", readable(&pages::letter(&chrome(Locale::En, LETTER), &korean)));
    let card = domain::shapes::letters::LetterCard { texts: korean.texts.clone(), ..card() };
    assert!(pages::home(&chrome(Locale::Ar, ""), std::slice::from_ref(&card), "").contains("لا يُعاد أحد"));
    assert!(pages::home(&chrome(Locale::Fr, ""), &[card], "").contains("No one should be returned to danger"));
}

#[test]
fn a_letter() {
    insta::assert_snapshot!("letter_en", readable(&pages::letter(&chrome(Locale::En, LETTER), &letter())));
    insta::assert_snapshot!("letter_ar", readable(&pages::letter(&chrome(Locale::Ar, LETTER), &letter())));
    let texts = vec![text("ko", "누구도 위험으로", true)];
    let korean = PublishedLetter { language: "ko".into(), document: korean(), texts, ..letter() };
    let html = pages::letter(&chrome(Locale::Ar, LETTER), &korean);
    assert!(html.contains(r#"lang="ko" dir="ltr""#), "the letter has a language and a direction of its own");
    insta::assert_snapshot!("letter_korean_on_an_arabic_page", readable(&html));
}

#[test]
fn a_letter_that_nobody_signed_and_one_that_is_closed() {
    let none = PublishedLetter { counts: Counts::default(), organisations: Vec::new(), people: Vec::new(), ..letter() };
    insta::assert_snapshot!("letter_unsigned_en", readable(&pages::letter(&chrome(Locale::En, LETTER), &none)));
    let closed = PublishedLetter { state: LetterState::Closed, accepts: false, ..letter() };
    let html = pages::letter(&chrome(Locale::En, LETTER), &closed);
    let offered = ["/sign\"", "/sign/person", "/sign/organisation"].iter().any(|way| html.contains(way));
    assert!(!offered && html.contains("/sign/lost"), "a closed letter offers no signing, and the way out");
    insta::assert_snapshot!("letter_closed_fr", readable(&pages::letter(&chrome(Locale::Fr, LETTER), &closed)));
    let only = PublishedLetter { who_may_sign: WhoMaySign::Organisations, ..letter() };
    assert!(!pages::letter(&chrome(Locale::En, LETTER), &only).contains("/sign/person"));
}

#[test]
fn all_signatories() {
    let mut list = Signatories {
        letter: card(),
        query: String::new(),
        order: ListOrder::Country,
        page: 1,
        pages: 30,
        found: 1257,
        confirmations: CONFIRMATIONS,
        departed: letter().departed,
        organisations: organisations(),
        people: people(),
        addendum: Default::default(),
    };
    insta::assert_snapshot!("signatories_en", readable(&pages::signatories(&chrome(Locale::En, &format!("{LETTER}/signatories")), &list)));
    insta::assert_snapshot!("signatories_ar", readable(&pages::signatories(&chrome(Locale::Ar, &format!("{LETTER}/signatories")), &list)));
    list = Signatories {
        query: "없음 & co".into(),
        order: ListOrder::Name,
        pages: 1,
        found: 0,
        organisations: Vec::new(),
        people: Vec::new(),
        ..list
    };
    insta::assert_snapshot!(
        "signatories_none_en",
        readable(&pages::signatories(&chrome(Locale::En, &format!("{LETTER}/signatories")), &list))
    );
}

#[test]
fn verification() {
    insta::assert_snapshot!("verification_en", readable(&pages::verification(&chrome(Locale::En, "/verification"))));
    insta::assert_snapshot!("verification_ar", readable(&pages::verification(&chrome(Locale::Ar, "/verification"))));
    let french = pages::verification(&chrome(Locale::Fr, "/verification"));
    assert!(!french.contains("verification-") && french.contains("Ce qui n’est pas prouvé"));
}

#[test]
fn errors() {
    for code in [
        "not-found",
        "forbidden",
        "link",
        "too-many",
        "too-large",
        "closed",
        "cross-site",
        "bad-request",
        "internal",
        "unavailable",
        "conflict",
    ] {
        let code: &'static str = Box::leak(format!("error-page-{code}").into_boxed_str());
        let html = pages::error(
            &chrome(Locale::En, "/x"),
            &pages::ErrorPage { status: 429, code, retry_after: None, letter: None, typed: Vec::new() },
        );
        assert!(!html.contains(code), "{code} has its words");
    }
    let error = pages::ErrorPage { status: 429, code: "error-page-too-many", retry_after: Some(130), letter: None, typed: Vec::new() };
    insta::assert_snapshot!("error_ar", readable(&pages::error(&chrome(Locale::Ar, "/x"), &error)));
}

#[test]
fn mailbox() {
    let row = pages::MailboxRow { id: "m1".into(), to: "ana@lantern.example".into(), subject: "Confirm <b>".into(), at: day(-1) };
    let mail = RenderedMail {
        subject: row.subject.clone(),
        text: "Press:\nhttps://letters.example/l/TOKEN\n\njavascript:alert(1)".into(),
        html: String::new(),
        headers: Default::default(),
    };
    insta::assert_snapshot!("mailbox_en", readable(&pages::mailbox(&chrome(Locale::En, ""), std::slice::from_ref(&row))));
    let html = pages::mailbox_mail(&chrome(Locale::En, ""), &row, &mail);
    assert!(html.contains(r#"<a href="https://letters.example/l/TOKEN">"#) && !html.contains(r#"href="javascript"#));
    insta::assert_snapshot!("mailbox_mail_en", readable(&html));
}

#[test]
fn every_page_has_one_heading_a_language_and_nothing_inline() {
    let pages = [
        pages::home(&chrome(Locale::Ar, ""), &[card()], ""),
        pages::letter(&chrome(Locale::En, LETTER), &letter()),
        pages::sign_choice(&chrome(Locale::Fr, LETTER), &letter()),
        pages::verification(&chrome(Locale::Fr, "/verification")),
        pages::error(
            &chrome(Locale::En, ""),
            &pages::ErrorPage { status: 404, code: "error-page-not-found", retry_after: None, letter: None, typed: Vec::new() },
        ),
    ];
    for html in pages {
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\""), "{}", &html[..80]);
        assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick"));
        assert!(html.contains("class=\"skip\"") && html.contains("<main id=\"main\""));
    }
    assert_eq!(COUNTS.organisations, 53);
}
