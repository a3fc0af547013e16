//! The pages of drafting together: histories, comparisons, merges.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "desk/fixtures.rs"]
#[allow(dead_code, reason = "the desk's tests use the rest")]
mod fixtures;
#[path = "shared/islands.rs"]
mod islands;

use app::{pages, ui::difference::Layout};
use domain::{
    error::FieldErrors,
    forms::letter::LetterForm,
    letter::LetterState,
    locale::Locale,
    revision::{Cause, Choice, Difference, Point, WordCount, field_changes, merge_forms},
    role::Role,
    shapes::revisions::{Choosable, Comparison, History, Merge, RevisionLine, RevisionPage},
    time::Instant,
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

fn line(number: u32, cause: Cause) -> RevisionLine {
    RevisionLine {
        number,
        by: (cause != Cause::Imported).then(|| "مريم Müller".into()),
        at: AT,
        cause,
        restored: (cause == Cause::Restored).then_some(1),
        name: (number == 1).then(|| "After the <call>".into()),
        words: WordCount { added: 12, removed: 3 },
    }
}

fn choosable(point: Point) -> Choosable {
    Choosable { point, at: AT, name: (point == Point::Revision(1)).then(|| "After the <call>".into()) }
}

fn history(revisions: Vec<RevisionLine>) -> History {
    History {
        desk: coalition(Role::Viewer),
        letter: letter(LetterState::Draft),
        page: 1,
        pages: 3,
        current: 3,
        revisions,
        choosable: [Point::Version(1), Point::Revision(3), Point::Revision(2), Point::Revision(1)].map(choosable).into(),
    }
}

fn revision(role: Role, state: LetterState, number: u32) -> RevisionPage {
    let back = Difference::between("We ask you.\n\nThank you.", "We beg you.\n\nThank you.");
    RevisionPage { desk: coalition(role), letter: letter(state), revision: line(number, Cause::Written), form: form(), current: 3, back }
}

#[test]
fn the_history() {
    both!("history", |chrome| pages::history(
        chrome,
        &history(vec![line(3, Cause::Restored), line(2, Cause::Written), line(1, Cause::Imported)])
    ));
    let empty = History { pages: 1, current: 0, choosable: Vec::new(), ..history(Vec::new()) };
    let page = main_of(&pages::history(&chrome(Locale::En), &empty));
    assert!(page.contains("Nothing has been saved yet") && !page.contains("<form"));
}

#[test]
fn a_revision() {
    let none = FieldErrors::default();
    both!("revision", |chrome| pages::revision(chrome, &revision(Role::Editor, LetterState::Draft, 1), "After the <call>", &none));
    let seen = main_of(&pages::revision(&chrome(Locale::En), &revision(Role::Viewer, LetterState::Draft, 1), "", &none));
    assert!(!seen.contains("<form") && !seen.contains("/restore"));
    let frozen = pages::revision(&chrome(Locale::En), &revision(Role::Editor, LetterState::Open, 1), "", &none);
    assert!(!frozen.contains("/restore"), "a frozen text stays");
    both!("restore", |chrome| pages::restore_revision(chrome, &revision(Role::Editor, LetterState::Draft, 1), true));
}

#[test]
fn a_comparison() {
    let later = LetterForm {
        visibility: "confidential".into(),
        deadline_local: String::new(),
        body: form().body.replace("write", "speak"),
        ..form()
    };
    let text = |form: &LetterForm| domain::document::print(&form.document());
    let shown = Comparison {
        desk: coalition(Role::Viewer),
        letter: letter(LetterState::Draft),
        from: choosable(Point::Revision(1)),
        to: choosable(Point::Revision(2)),
        difference: Difference::between(&text(&form()), &text(&later)),
        fields: field_changes(&form(), &later),
        choosable: history(Vec::new()).choosable,
    };
    both!("compare", |chrome| pages::compare(chrome, &shown, Layout::Inline));
    both!("compare-side", |chrome| pages::compare(chrome, &shown, Layout::Side));
    assert!(!pages::compare(&chrome(Locale::En), &shown, Layout::Side).contains("<script>alert"), "a text stays a text");
    let same = Comparison { difference: Difference::between("a", "a"), fields: Vec::new(), ..shown };
    assert!(pages::compare(&chrome(Locale::En), &same, Layout::Inline).contains("the same, word for word"));
}

#[test]
fn a_merge() {
    let theirs = LetterForm { subject: "Theirs".into(), body: form().body.replace("write", "speak"), revision: 5, ..form() };
    let mine = LetterForm { subject: "Mine".into(), body: form().body.replace("write", "cry"), ..form() };
    let merged = merge_forms(&form(), &theirs, &mine, &[]);
    let shown = Merge {
        context: context(true),
        typed: mine,
        merged: merged.form.clone(),
        conflicts: merged.conflicts,
        by: Some("مريم Müller".into()),
        at: AT,
    };
    let errors = FieldErrors::one("choice-1", "error-choice-missing");
    both!("merge", |chrome| pages::merge_letter(chrome, &shown, &[Some(Choice::Mine), None], &errors));
    let notice = domain::shapes::desk::EditorContext { merged: Some((None, AT)), ..context(true) };
    let page = pages::edit_letter(&chrome(Locale::En), &notice, &merged.form, &FieldErrors::default(), &[], false);
    assert!(page.contains("Two texts were put together") && page.contains("Somebody"));
}
