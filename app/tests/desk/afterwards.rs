//! What became of a letter: at its desk, and told to everyone.

use crate::fixtures::*;
use app::pages;
use domain::{
    afterwards::{Happening, MediaType, Way},
    error::FieldErrors,
    forms::afterwards::{AnswerForm, DeliveryForm},
    letter::LetterState,
    locale::Locale,
    role::Role,
    shapes::{
        afterwards::{AnswerShown, DayTold, DeliveryShown, DeskAfterwards, KeptFile, LastNoted, ListThen, Told},
        letters::{Departed, ListChange},
    },
    time::{Deadline, Instant},
};

const NOW: Instant = Instant(1_796_300_000 * Instant::SECOND);

fn kept(kind: MediaType, public: bool) -> KeptFile {
    KeptFile {
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        kind,
        alt: "The embassy's <stamp>".into(),
        sha256: "ab".repeat(32),
        bytes: 123_456,
        public,
    }
}

fn delivery(file: Option<KeptFile>) -> DeliveryShown {
    DeliveryShown {
        id: "00112233445566778899aabbccddeeff".parse().unwrap(),
        day: "2026-12-02".into(),
        by_whom: "Han River Rights Centre".into(),
        recipients: vec!["His Excellency The President".into()],
        way: Way::Mission,
        way_words: None,
        note: "Taken by the duty officer.\n\nNo words were said.".into(),
        list: ListThen {
            organisations: 53,
            countries: 17,
            people: 1204,
            version: 2,
            log_size: 1402,
            log_root: "cd".repeat(32),
            late_from: Some(7),
            log_ended: None,
            at: NOW,
        },
        file,
    }
}

fn answer() -> AnswerShown {
    AnswerShown {
        id: "ffeeddccbbaa99887766554433221100".parse().unwrap(),
        day: "2026-12-20".into(),
        by_whom: "The President's office".into(),
        summary: "They will look into it.".into(),
        words: "تلقّينا رسالتكم.".into(),
        language: "ar".into(),
        file: Some(kept(MediaType::Pdf, false)),
    }
}

pub(crate) fn told() -> Vec<DayTold> {
    let on = |day: &str, what| DayTold { day: day.into(), what };
    vec![
        on("2026-11-01", Told::Opened),
        on("2026-11-08", Told::Version(2)),
        on("2026-12-01", Told::Closed),
        on("2026-12-02", Told::Delivered(Box::new(delivery(Some(kept(MediaType::Jpeg, true)))))),
        on("2026-12-04", Told::DeliveryCorrected(vec!["day".into(), "file".into()])),
        on(
            "2026-12-05",
            Told::Changed(ListChange { day: "2026-12-05".into(), corrected: [1, 0, 0], gone: Departed { left: 2, ..Departed::default() } }),
        ),
        on("2026-12-15", Told::Unanswered),
        on("2026-12-20", Told::Answered(Box::new(answer()))),
        on("2027-02-01", Told::Archived("Three people were let go.".into())),
    ]
}

fn shown(role: Role, state: LetterState) -> DeskAfterwards {
    DeskAfterwards {
        desk: coalition(role),
        letter: letter(state),
        recipients: vec!["His Excellency The President".into(), "The Minister of <Justice>".into()],
        version: (2, "9f2c".repeat(16), "41ab".repeat(16)),
        story: told(),
        last: (state == LetterState::Delivered).then(|| LastNoted {
            what: Happening::Delivered,
            day: "2026-12-02".into(),
            at: NOW,
            back_to: LetterState::Closed,
            until: NOW.plus(Instant::DAY),
        }),
        today: "2026-12-03".into(),
        late_until: None,
        may_take_late: !matches!(state, LetterState::Open | LetterState::Archived),
    }
}

macro_rules! both {
    ($name:literal, $page:expr) => {
        for locale in [Locale::En, Locale::Ar] {
            insta::assert_snapshot!(concat!("afterwards-", $name).to_owned() + "-" + locale.tag(), main_of(&$page(&chrome(locale))));
        }
    };
}

#[test]
fn the_overview() {
    both!("overview", |chrome| pages::desk_afterwards(chrome, &shown(Role::Editor, LetterState::Delivered)));
    let closed = pages::desk_afterwards(&chrome(Locale::Fr), &shown(Role::Owner, LetterState::Closed));
    assert!(closed.contains("/afterwards/delivery\"") && !closed.contains("/afterwards/answer\"") && !closed.contains("take-back"));
    let archived = main_of(&pages::desk_afterwards(&chrome(Locale::En), &shown(Role::Owner, LetterState::Archived)));
    assert!(!archived.contains("/deliveries/") && archived.contains("nothing more can be added"), "what is put away is not corrected");
    let seen = main_of(&pages::desk_afterwards(&chrome(Locale::En), &shown(Role::Viewer, LetterState::Delivered)));
    assert!(!seen.contains("/afterwards/answer") && !seen.contains("take-back") && !seen.contains("/deliveries/"));
    assert!(seen.contains("Three people were let go."));
}

#[test]
fn the_forms() {
    let delivered = shown(Role::Owner, LetterState::Delivered);
    let form = DeliveryForm { day: "2026-12-03".into(), way: "other".into(), way_words: "By boat".into(), ..DeliveryForm::default() };
    let errors = FieldErrors::one("recipients", "afterwards-error-recipients");
    both!("delivery", |chrome| pages::note_delivery(chrome, &shown(Role::Owner, LetterState::Closed), &form, &errors));
    let one = delivery(Some(kept(MediaType::Jpeg, true)));
    both!("correct-delivery", |chrome| pages::correct_delivery(
        chrome,
        &delivered,
        &one,
        &pages::delivery_form(&one),
        &FieldErrors::default()
    ));
    both!("answer", |chrome| pages::note_answer(chrome, &delivered, &AnswerForm::default(), &FieldErrors::one("summary", "error-empty")));
    let corrected =
        pages::correct_answer(&chrome(Locale::En), &delivered, &answer(), &pages::answer_form(&answer()), &FieldErrors::default());
    assert!(corrected.contains("تلقّينا رسالتكم") && corrected.contains(r#"name="remove""#) && corrected.contains(r#"name="confirm""#));
}

#[test]
fn the_questions() {
    let delivered = shown(Role::Owner, LetterState::Delivered);
    both!("silence", |chrome| pages::note_silence(
        chrome,
        &delivered,
        "2026-12-03",
        &FieldErrors::one("until", "afterwards-error-day-future")
    ));
    both!("archive", |chrome| pages::archive_letter(chrome, &delivered, "", &FieldErrors::default()));
    both!("take-back", |chrome| pages::take_back(chrome, &delivered, delivered.last.as_ref().unwrap()));
}

#[test]
fn late_signatures() {
    let closed = shown(Role::Owner, LetterState::Closed);
    both!("late", |chrome| pages::late_signatures(
        chrome,
        &closed,
        "",
        "Asia/Seoul",
        &FieldErrors::one("deadline_local", "error-deadline-past")
    ));
    let until = Deadline::parse("2027-01-02T08:00", "Asia/Seoul").unwrap();
    let taking = DeskAfterwards { late_until: Some(until), ..closed };
    let page = pages::late_signatures(&chrome(Locale::En), &taking, "", "", &FieldErrors::default());
    assert!(page.contains(r#"value="stop""#) && page.contains("Late signatures are taken until"));
}

#[test]
fn a_letter_that_left_out_a_step_says_so() {
    let page = pages::desk_letter(&chrome(Locale::En), &desk_page(Role::Editor, LetterState::Closed));
    assert!(page.contains(r#"<li class="skipped">In review"#) && page.contains("(left out)"), "{page}");
    assert!(page.contains("/afterwards/delivery"));
}
