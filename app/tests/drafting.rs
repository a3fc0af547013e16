//! The pages of drafting together: histories, comparisons, merges.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "desk/fixtures.rs"]
#[allow(dead_code, reason = "the desk's tests use the rest")]
mod fixtures;
#[path = "shared/islands.rs"]
mod islands;

use app::{pages, ui::difference::Layout};
use domain::{
    amendment::TextChange,
    document::Import,
    error::FieldErrors,
    forms::{
        letter::LetterForm,
        review::{RemarkForm, ReviewerForm},
    },
    ids::AccountId,
    letter::LetterState,
    locale::Locale,
    masked::Masked,
    review::{Part, RemarkState, paragraphs},
    revision::{Cause, Choice, Difference, Point, WordCount, field_changes, merge_forms},
    role::Role,
    shapes::{
        review::{DiscussedDraft, Discussion, InvitedDraft, LetterToSign, PartnerPage, Remark, Reviewer, Reviewers, Said, Speaker},
        revisions::{Choosable, ComparedLanguage, Comparison, History, Merge, RevisionLine, RevisionPage},
    },
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
    let frozen = pages::revision(&chrome(Locale::En), &revision(Role::Editor, LetterState::Closed, 1), "", &none);
    assert!(!frozen.contains("/restore"), "the text of a closed letter rests");
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
        language: "en".into(),
        languages: Vec::new(),
        difference: Difference::between(&text(&form()), &text(&later)),
        fields: field_changes(&form(), &later),
        choosable: history(Vec::new()).choosable,
    };
    both!("compare", |chrome| pages::compare(chrome, &shown, Layout::Inline));
    both!("compare-side", |chrome| pages::compare(chrome, &shown, Layout::Side));
    assert!(!pages::compare(&chrome(Locale::En), &shown, Layout::Side).contains("<script>alert"), "a text stays a text");
    let same = Comparison { difference: Difference::between("a", "a"), fields: Vec::new(), ..shown };
    assert!(pages::compare(&chrome(Locale::En), &same, Layout::Inline).contains("the same, word for word"));

    let languages = [("en", TextChange::Changed), ("ko", TextChange::Added), ("ar", TextChange::LeftOut)];
    let frozen = |language: &str| Comparison {
        from: choosable(Point::Version(1)),
        to: choosable(Point::Version(2)),
        language: language.into(),
        languages: languages.map(|(language, change)| ComparedLanguage { language: language.into(), change }).into(),
        ..same.clone()
    };
    both!("compare-language", |chrome| pages::compare(chrome, &frozen("ko"), Layout::Side));
    let said = |language: &str| {
        let page = pages::compare(&chrome(Locale::En), &frozen(language), Layout::Inline);
        (page.contains("only the later one has a text"), page.contains("only the earlier one has a text"))
    };
    assert_eq!([said("en"), said("ko"), said("ar")], [(false, false), (true, false), (false, true)]);
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
    let page = pages::edit_letter(&chrome(Locale::En), &notice, &merged.form, &FieldErrors::default(), &Import::default(), false);
    assert!(page.contains("Two texts were put together") && page.contains("Somebody"));
}

fn discussed(state: LetterState) -> DiscussedDraft {
    let letter = letter(state);
    DiscussedDraft { slug: letter.slug, subject: letter.subject, language: letter.language, state, revision: 3 }
}

fn said(words: &str) -> Said {
    Said {
        by: Speaker { name: Some("مريم Müller".into()), organisation: Some("한강인권센터".into()) }, at: AT, words: words.into()
    }
}

fn remark(number: u8, state: RemarkState, suggests: bool, place: Option<(usize, std::ops::Range<usize>)>) -> Remark {
    Remark {
        id: format!("{number:032x}").parse().unwrap(),
        said: said("Is it <right>?"),
        quote: "write about".into(),
        suggestion: suggests.then(|| Difference::between("write about", "speak of")),
        state,
        decided: (state != RemarkState::Open).then(|| said("Too <strong>.")),
        place,
        replies: vec![said("I agree.")],
    }
}

fn discussion(role: Role, state: LetterState) -> Discussion {
    let paragraphs = paragraphs(&form());
    let body = paragraphs.iter().position(|paragraph| paragraph.part == Part::Body).unwrap();
    Discussion {
        numbered: false,
        desk: coalition(role),
        draft: discussed(state),
        paragraphs,
        remarks: vec![
            remark(1, RemarkState::Open, true, Some((body, 3..14))),
            remark(2, RemarkState::Open, false, None),
            remark(3, RemarkState::Declined, true, Some((body, 3..14))),
        ],
        is_open: state.text_is_free(),
    }
}

#[test]
fn a_discussion() {
    let none = FieldErrors::default();
    both!("discussion", |chrome| pages::discussion(chrome, &discussion(Role::Editor, LetterState::InReview), None, &none));
    let partner = main_of(&pages::discussion(&chrome(Locale::En), &discussion(Role::Reviewer, LetterState::InReview), None, &none));
    assert!(!partner.contains("/accept") && !partner.contains("/decline") && partner.contains("/reply") && partner.contains("/en/drafts"));
    assert!(!partner.contains("/organisations") && !partner.contains("/settings") && !partner.contains("letters/no-one-returned\""));
    let frozen = main_of(&pages::discussion(&chrome(Locale::En), &discussion(Role::Owner, LetterState::Open), None, &none));
    assert!(!frozen.contains("<form") && frozen.contains("frozen"));
    let id = format!("{:032x}", 1);
    let errors = FieldErrors::one("words", "error-empty");
    let wrong = pages::discussion(&chrome(Locale::En), &discussion(Role::Reviewer, LetterState::InReview), Some((&id, "")), &errors);
    assert_eq!(wrong.matches(r#"id="words""#).count(), 1, "the summary leads to the reply at fault");
}

#[test]
fn a_remark() {
    let form = RemarkForm {
        revision: "3".into(),
        paragraph: "3".into(),
        quote: "</textarea>".into(),
        suggest: "yes".into(),
        ..RemarkForm::default()
    };
    let errors = FieldErrors::one("quote", "error-quote-missing");
    both!("remark", |chrome| pages::new_remark(chrome, &discussion(Role::Contributor, LetterState::InReview), &form, &errors));
    let comments = pages::new_remark(&chrome(Locale::En), &discussion(Role::Reviewer, LetterState::InReview), &form, &errors);
    assert!(!comments.contains(r#"name="replacement""#), "a reviewer suggests nothing");
    let shown = discussion(Role::Editor, LetterState::InReview);
    both!("decline", |chrome| pages::decline_remark(chrome, &shown, &shown.remarks[0], "", &FieldErrors::one("words", "error-empty")));
}

#[test]
fn the_partners() {
    let one = Reviewer {
        id: "01234567-89ab-7def-8123-456789abcdef".parse::<AccountId>().unwrap(),
        name: "مريم Müller".into(),
        email: Masked::with_domain("maryam@flucht.example"),
        role: Role::Contributor,
        organisation: Some("한강인권센터".into()),
        active: false,
    };
    let shown = Reviewers {
        desk: coalition(Role::Owner),
        draft: discussed(LetterState::Draft),
        reviewers: vec![one],
        organisations: context(true).organisations,
    };
    let form = ReviewerForm { email: "x".into(), ..ReviewerForm::default() };
    let errors = form.parse().unwrap_err();
    both!("reviewers", |chrome| pages::reviewers(chrome, &shown, &form, &errors));
    let draft = InvitedDraft {
        coalition: coalition(Role::Reviewer).coalition,
        slug: "no-one-returned".into(),
        subject: "No one <returned>".into(),
        language: "en".into(),
        open: 2,
    };
    let reading = PartnerPage { drafts: vec![draft.clone()], letters: Vec::new() };
    both!("drafts", |chrome| pages::invited_drafts(chrome, &reading));
    let to_sign = LetterToSign {
        coalition: draft.coalition.clone(),
        slug: draft.slug.clone(),
        subject: draft.subject.clone(),
        language: "en".into(),
        organisation: "한강인권센터 <script>".into(),
        public: false,
        signed: false,
    };
    let signed = LetterToSign { slug: "signed".into(), public: true, signed: true, ..to_sign.clone() };
    let signing = PartnerPage { drafts: vec![draft], letters: vec![to_sign, signed] };
    both!("letters-to-sign", |chrome| pages::invited_drafts(chrome, &signing));
    let english = chrome(Locale::En);
    assert_eq!(pages::invited_drafts(&english, &signing).matches("/sign\"").count(), 1, "who has signed is asked for nothing");
    assert!(pages::invited_drafts(&english, &PartnerPage::default()).contains("No draft waits for you"));
}
