//! What became of a letter, as everyone reads it.

use crate::fixtures::{COUNTS, chrome, deadline, letter, organisations, people};
use crate::{LETTER, readable};
use app::pages;
use domain::{
    afterwards::{MediaType, Way},
    error::FieldErrors,
    forms::signing::SigningForm,
    letter::LetterState,
    locale::Locale,
    shapes::{
        afterwards::{DayTold, DeliveryShown, KeptFile, ListThen, Told},
        letters::{Addendum, Counts, LetterCard, PublishedLetter},
    },
    signature::SignatoryKind,
    time::Instant,
};

pub(crate) fn told() -> Vec<DayTold> {
    let on = |day: &str, what| DayTold { day: day.into(), what };
    let file = KeptFile {
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        kind: MediaType::Png,
        alt: "The embassy's <stamp>".into(),
        sha256: "ab".repeat(32),
        bytes: 123_456,
        public: true,
    };
    let list = ListThen {
        organisations: 53,
        countries: 17,
        people: 1204,
        version: 1,
        log_size: 1402,
        log_root: "cd".repeat(32),
        late_from: Some(7),
        log_ended: None,
        at: Instant(1_796_300_000 * Instant::SECOND),
    };
    let delivery = DeliveryShown {
        id: "00112233445566778899aabbccddeeff".parse().unwrap(),
        day: "2026-12-03".into(),
        by_whom: "مركز العبور الآمن".into(),
        recipients: vec!["The President of the Republic of Examplia".into()],
        way: Way::Other,
        way_words: Some("By boat".into()),
        note: "Taken by the duty officer.".into(),
        list,
        file: Some(file),
    };
    vec![
        on("2026-11-01", Told::Opened),
        on("2026-12-01", Told::Closed),
        on("2026-12-03", Told::Delivered(Box::new(delivery))),
        on("2027-02-01", Told::Archived("Three people were let go.".into())),
    ]
}

#[test]
fn a_letter_tells_what_became_of_it() {
    let archived = PublishedLetter { state: LetterState::Archived, accepts: false, story: told(), ..letter() };
    for locale in [Locale::En, Locale::Ar] {
        let page = readable(&pages::letter(&chrome(locale, LETTER), &archived));
        let (_, became) = page.split_once(r#"id="became""#).expect("its story");
        let (became, _) = became.split_once("</section>").unwrap();
        insta::assert_snapshot!(format!("letter_became_{}", locale.tag()), became);
    }
    assert!(!pages::letter(&chrome(Locale::En, LETTER), &letter()).contains("became"), "an open letter has no story yet");
}

#[test]
fn archived_letters_stand_apart() {
    let open = crate::fixtures::card();
    let archived = LetterCard { state: LetterState::Archived, slug: "an-old-one".into(), ..open.clone() };
    let page = pages::home(&chrome(Locale::En, ""), &[archived, open], "");
    let (letters, archive) = page.split_once(r#"id="archive""#).expect("an archive");
    assert!(!letters.contains("an-old-one") && archive.contains("an-old-one"));
}

#[test]
fn late_signatures_stand_apart_and_are_told() {
    let addendum = Addendum { organisations: organisations().split_off(7), people: people().split_off(2) };
    let late = PublishedLetter {
        state: LetterState::Delivered,
        counts: Counts { late_organisations: 2, late_people: 1, ..COUNTS },
        late_until: Some(deadline()),
        addendum: addendum.clone(),
        story: told(),
        ..letter()
    };
    let page = pages::letter(&chrome(Locale::En, LETTER), &late);
    assert!(page.contains("Signed by 53 organisations") && page.contains("3 more signed after the letter had closed"));
    assert!(page.contains("your name will be in the addendum") && page.contains("/sign/person") && !page.contains("Open until"));
    let (_, rest) = page.split_once(r#"class="addendum""#).unwrap();
    insta::assert_snapshot!("letter_addendum_en", readable(rest.split_once("</div>").unwrap().0));
    let arabic = pages::letter(&chrome(Locale::Ar, LETTER), &late);
    assert!(arabic.contains("وردت 3 توقيعات") || arabic.contains("وردت ٣ توقيعات"), "counted in Arabic");
    let form =
        pages::sign_form(&chrome(Locale::Fr, LETTER), &late, SignatoryKind::Person, &SigningForm::default(), &FieldErrors::default());
    assert!(form.contains("signatures tardives"));
}
