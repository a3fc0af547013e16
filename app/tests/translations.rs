//! The pages of a letter's translations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "desk/fixtures.rs"]
#[allow(dead_code, reason = "the desk's tests use the rest")]
mod fixtures;
#[path = "shared/islands.rs"]
mod islands;

use app::pages;
use domain::{
    error::{FieldError, FieldErrors},
    forms::translation::TranslatorForm,
    ids::AccountId,
    letter::LetterState,
    locale::Locale,
    masked::Masked,
    revision::Difference,
    role::Role,
    shapes::translation::{
        OrphanRow, PartHistory, PartRow, PastState, SavedBy, TextFault, TranslatedLetter, TranslationLine, TranslationPage,
        TranslationWork, Translations, Translator, Translators,
    },
    time::Instant,
    translation::{PartKind, PartState, Progress},
};
use fixtures::*;

const AT: Instant = Instant(1_790_000_000 * Instant::SECOND);

/// A snapshot in English and in Arabic.
macro_rules! both {
    ($name:literal, $page:expr) => {
        for locale in [Locale::En, Locale::Ar] {
            insta::assert_snapshot!(format!("{}-{}", $name, locale.tag()), main_of(&$page(&chrome(locale))));
        }
    };
}

fn translated() -> TranslatedLetter {
    TranslatedLetter {
        slug: "no-one-returned".into(),
        subject: "No one should be returned to <danger>".into(),
        language: "en".into(),
        state: LetterState::Draft,
    }
}

fn line(language: &str, progress: Progress, included: bool) -> TranslationLine {
    TranslationLine { language: language.into(), progress, faults: 0, included, changed_at: Some(AT) }
}

fn lines() -> Vec<TranslationLine> {
    vec![
        line("ar", Progress { current: 12, stale: 1, missing: 1, orphaned: 2 }, true),
        line("fr", Progress { current: 14, ..Progress::default() }, true),
        line("tlh", Progress { missing: 14, ..Progress::default() }, false),
    ]
}

fn part(index: usize, kind: PartKind, original: &str, text: &str, state: PartState) -> PartRow {
    PartRow {
        index,
        kind,
        original: original.into(),
        text: text.into(),
        lock: i64::from(!text.is_empty()),
        past: None,
        state,
        change: None,
        other_notes: false,
        saved: (!text.is_empty()).then(|| SavedBy { name: Some("مريم Müller".into()), at: AT }),
        theirs: None,
    }
}

fn shown(role: Role) -> TranslationPage {
    let evil = "</textarea><script>alert(1)</script>";
    let stale = PartRow {
        change: Some(Difference::between("We ask you to act.[^1]", "We ask you to act at once.[^1]")),
        other_notes: true,
        ..part(2, PartKind::Paragraph, "We ask you to act at once.[^1]", "نطلب منكم أن تتحرّكوا.", PartState::Stale)
    };
    let theirs = PartRow {
        theirs: Some("نشكركم شكرًا جزيلًا.".into()), ..part(4, PartKind::Closing, "Thank you.", evil, PartState::Current)
    };
    TranslationPage {
        desk: coalition(role),
        letter: translated(),
        line: TranslationLine { faults: 1, ..lines().remove(0) },
        revision: 7,
        may_write: role != Role::Viewer,
        parts: vec![
            part(0, PartKind::Subject, "No one returned", "لا أحد يُعاد", PartState::Current),
            part(1, PartKind::Salutation, "Mr President,", "", PartState::Missing),
            stale,
            part(3, PartKind::Footnote, "[^1]: A source.", "[^1]: مصدر.", PartState::Current),
            theirs,
        ],
        orphans: vec![OrphanRow {
            id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
            kind: PartKind::Paragraph,
            original: "The law is clear.".into(),
            text: "القانون واضح.".into(),
        }],
        faults: vec![TextFault {
            fault: FieldError::new("text", "text-private-use").with("line", 3).with("column", 7).with("character", "U+E000"),
            part: Some(0),
        }],
    }
}

#[test]
fn the_list() {
    let shown = |role| Translations { desk: coalition(role), letter: translated(), list: lines(), removed: vec!["ko".into()] };
    both!("list", |chrome| pages::translations(chrome, &shown(Role::Owner), "", &FieldErrors::default()));
    let fault = FieldErrors::one("language", "error-translation-original");
    let page = pages::translations(&chrome(Locale::En), &shown(Role::Owner), "en", &fault);
    assert!(page.contains("href=\"#language\"") && page.contains("value=\"en\""));
    let translator = Translations { removed: Vec::new(), ..shown(Role::Translator) };
    let page = pages::translations(&chrome(Locale::En), &translator, "", &FieldErrors::default());
    assert!(!page.contains("method=\"post\" action=\"/en/desk") && !page.contains("/remove"));
    both!("remove", |chrome| pages::remove_translation(chrome, &shown(Role::Editor), &lines()[0]));
}

#[test]
fn side_by_side() {
    both!("translate", |chrome| pages::translate(chrome, &shown(Role::Translator), false, &FieldErrors::default()));
    let page = pages::translate(&chrome(Locale::En), &shown(Role::Translator), false, &FieldErrors::default());
    assert!(!page.contains("<script>alert") && page.contains("href=\"#text-4\""));
    let open = pages::translate(&chrome(Locale::En), &shown(Role::Owner), true, &FieldErrors::default());
    assert!(open.contains("text-1") && open.contains("text-2") && open.contains("text-4") && !open.contains("id=\"text-0\""));
    let looking = pages::translate(&chrome(Locale::En), &shown(Role::Viewer), false, &FieldErrors::default());
    assert!(!looking.contains("id=\"text-0\"") && !looking.contains("name=\"keep\"") && looking.contains("نطلب منكم"));
}

#[test]
fn the_states_of_a_part() {
    let state = |number: i64, text: &str, before: Option<&str>| PastState {
        number,
        saved: SavedBy { name: Some("مريم Müller".into()), at: AT },
        original: "We ask you to act.".into(),
        text: text.into(),
        change: before.map(|before| Difference::between(before, text)),
        other_original: number == 3,
    };
    let shown = |role: Role| PartHistory {
        desk: coalition(role),
        letter: translated(),
        language: "ar".into(),
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        kind: PartKind::CopiesLabel,
        may_write: role != Role::Viewer,
        current: 3,
        states: vec![
            state(3, "نطلب منكم أن تتحرّكوا فورًا.", Some("نطلب منكم أن تتحرّكوا.")),
            state(2, "نطلب منكم أن تتحرّكوا.", Some("<script>نطلب")),
            state(1, "<script>نطلب", None),
        ],
    };
    both!("part-history", |chrome| pages::part_history(chrome, &shown(Role::Translator)));
    let page = pages::part_history(&chrome(Locale::En), &shown(Role::Viewer));
    assert!(!page.contains("method=\"post\" action=\"/en/desk") && !page.contains("<script>نطلب"));
    let row = PartRow { past: Some(shown(Role::Owner).id), ..part(0, PartKind::Subject, "a", "b", PartState::Current) };
    let page = TranslationPage { parts: vec![row], ..self::shown(Role::Viewer) };
    assert!(
        pages::translate(&chrome(Locale::En), &page, false, &FieldErrors::default()).contains("/parts/0123456789abcdef0123456789abcdef\"")
    );
}

#[test]
fn a_translators_own_page() {
    let work = TranslationWork { coalition: coalition(Role::Translator).coalition, letter: translated(), list: lines() };
    both!("work", |chrome| pages::translation_work(chrome, std::slice::from_ref(&work)));
    both!("work-none", |chrome| pages::translation_work(chrome, &[]));
}

#[test]
fn translators() {
    let one = Translator {
        id: AccountId(Default::default()),
        name: "مريم Müller".into(),
        email: Masked::with_domain("maryam@words.example"),
        languages: vec!["ar".into(), "pt-BR".into()],
        active: false,
    };
    let shown = Translators { desk: coalition(Role::Owner), translators: vec![one.clone()] };
    both!("people", |chrome| pages::translators(chrome, &shown, &TranslatorForm::default(), None, &FieldErrors::default()));
    let fault = FieldErrors::one("languages", "error-language");
    let changed = pages::translators(&chrome(Locale::En), &shown, &TranslatorForm::default(), Some((one.id, "x-")), &fault);
    assert_eq!(changed.matches("id=\"languages\"").count(), 1);
    assert!(changed.contains("value=\"x-\""));
}

#[test]
fn a_letters_own_page_and_its_opening() {
    let page = || domain::shapes::desk::DeskLetterPage { translations: lines(), ..desk_page(Role::Owner, LetterState::Draft) };
    both!("opening", |chrome| pages::open_letter(chrome, &page(), "4d1c", &FieldErrors::default()));
    let letter = pages::desk_letter(&chrome(Locale::En), &page());
    assert!(letter.contains("12 of 14 parts") && letter.contains("/translations/fr"));
}
