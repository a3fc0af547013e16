//! The print form of a letter.

use crate::fixtures::{COUNTS, chrome, coalition, day, document, korean, organisations, people};
use crate::{LETTER, readable};
use app::pages;
use domain::{
    locale::Locale,
    shapes::{
        letters::{Addendum, OnPaper},
        print::{PrintChoice, PrintedLetter, PrintedLog},
    },
};

const ALL: PrintChoice = PrintChoice { people: true, representatives: true };

fn printed() -> PrintedLetter {
    PrintedLetter {
        coalition: coalition(),
        slug: "no-one-returned".into(),
        public_id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        public: true,
        language: "en".into(),
        languages: vec!["en".into(), "ko".into()],
        added: None,
        document: document(),
        numbered: false,
        version: 2,
        version_at: day(-10),
        manifest_sha256: "41d0aa".to_owned() + &"1".repeat(54) + "beef",
        text_sha256: "9f2c41abb3".to_owned() + &"0".repeat(50) + "07de",
        counts: COUNTS,
        organisations: organisations(),
        people: people(),
        addendum: Addendum::default(),
        log: Some(PrintedLog { origin: "letters.example/log/0123".into(), size: 1402, root: "cd".repeat(32), at: day(0) }),
    }
}

fn path() -> String {
    format!("{LETTER}/print")
}

#[test]
fn the_print_form() {
    let policy = "ef".repeat(32);
    for locale in [Locale::En, Locale::Ar] {
        let page = readable(&pages::print_letter(&chrome(locale, &path()), &printed(), ALL, Some(&policy)));
        let (_, main) = page.split_once("<main").unwrap();
        insta::assert_snapshot!(format!("print_{}", locale.tag()), main.split_once("</main>").unwrap().0);
    }
}

#[test]
fn the_paper_speaks_the_letters_language() {
    let arabic = PrintedLetter { language: "ar".into(), ..printed() };
    let page = pages::print_letter(&chrome(Locale::En, &path()), &arabic, ALL, None);
    assert!(page.contains(r#"lang="ar" dir="rtl""#) && page.contains("كيف يُتحقَّق من هذه الرسالة") && page.contains("Leave out"));
    let korean = PrintedLetter { language: "ko".into(), document: korean(), ..printed() };
    let page = pages::print_letter(&chrome(Locale::En, &path()), &korean, ALL, None);
    assert!(page.contains("How to check this letter") && page.contains("누구도"));
}

#[test]
fn people_and_representatives_can_be_left_out_and_a_confidential_letter_has_no_address() {
    let none = PrintChoice { people: false, representatives: false };
    let page = pages::print_letter(&chrome(Locale::En, &path()), &printed(), none, None);
    assert!(!page.contains("Elin Aasen") && !page.contains("Directora") && page.contains("Kaunas"));
    let confidential = PrintedLetter { public: false, ..printed() };
    let page = pages::print_letter(&chrome(Locale::En, &path()), &confidential, ALL, None);
    assert!(page.contains("This letter is confidential") && !page.contains(r#"class="qr""#));
}

#[test]
fn a_translation_on_paper_leads_to_itself_and_names_the_text_that_prevails() {
    let korean = PrintedLetter { language: "ko".into(), document: korean(), ..printed() };
    let page = pages::print_letter(&chrome(Locale::Fr, &path()), &korean, ALL, None);
    assert!(page.contains("/no-one-returned/in/ko<") && page.contains("/en/c/"), "the address of what is printed");
    assert!(page.contains(r#"class="prevails""#) && page.contains(r#"<bdi lang="en" dir="ltr">English</bdi>"#));
    assert!(page.contains(">한국어</option>"), "languages by their own names");
    let original = pages::print_letter(&chrome(Locale::Fr, &path()), &printed(), ALL, None);
    assert!(original.contains("/no-one-returned<") && !original.contains("prevails"));
}

#[test]
fn scans_of_paper_signatures_are_told_once() {
    let scan = "ab".repeat(32);
    let paper = |scan: &str| Some(OnPaper { vouched_by: "Mina".into(), scan_sha256: scan.into() });
    let mut letter = printed();
    letter.organisations.iter_mut().for_each(|one| one.paper = None);
    letter.people.iter_mut().for_each(|one| one.paper = paper(&scan));
    letter.organisations[0].paper = paper(&scan);
    letter.people[0].paper = paper(&"cd".repeat(32));
    let page = pages::print_letter(&chrome(Locale::En, &path()), &letter, ALL, None);
    let hashes = page.matches(&["abababab"; 8].join(" ")).count();
    assert_eq!((hashes, page.matches("scan 1").count(), page.matches("scan 2").count()), (1, letter.people.len(), 1));
    let without = pages::print_letter(&chrome(Locale::En, &path()), &letter, PrintChoice { people: false, ..ALL }, None);
    assert!(without.contains("scan 1") && !without.contains("scan 2"), "of those who are printed alone");
}
