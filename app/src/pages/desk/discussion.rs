//! The discussion of a draft: its paragraphs, each with the remarks on it, for organisers and partners.

use super::drafts::{draft_head, draft_path, draft_subject};
use super::parts::{about, key, may};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, difference, error_summary, paragraph_numbers, title_with_errors},
};
use domain::{
    error::FieldErrors,
    locale::dir_of,
    review::{Paragraph, Part, RemarkState},
    role::Permission,
    shapes::review::{Discussion, Remark, Said},
};
use leptos::prelude::*;
use std::ops::Range;

/// The discussion. `typed` is a reply at fault: whose remark it answers, what was typed.
pub fn discussion(chrome: &Chrome, shown: &Discussion, typed: Option<(&str, &str)>, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Discussion { desk, draft, paragraphs, remarks, is_open, .. } = shown;
    let numbers = numbers(shown);
    page(chrome, &draft_head(title_with_errors(t, &t.text("discussion-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&draft_path(desk, draft, rest));
        let back = if may(desk, Permission::SeeDesk) {
            view! { <a href=path("")>{t.text("desk-back-to-letter")}</a> }
        } else {
            view! { <a href=chrome.href("/drafts")>{t.text("discussion-back")}</a> }
        };
        let frozen = (!is_open).then(|| view! { <p class="waiting">{t.text("discussion-frozen")}</p> });
        let one = |remark: &Remark| one(chrome, shown, remark, typed, errors);
        let open = |remark: &&Remark| remark.state == RemarkState::Open;
        let parts = paragraphs.iter().enumerate().map(|(index, text)| {
            let here: Vec<&Remark> =
                remarks.iter().filter(open).filter(|remark| remark.place.as_ref().is_some_and(|(place, _)| *place == index)).collect();
            paragraph(
                chrome,
                shown,
                (index, numbers.get(index).copied().flatten()),
                text,
                &here,
                here.iter().map(|remark| one(remark)).collect(),
            )
        });
        let lost: Vec<_> = remarks.iter().filter(open).filter(|remark| remark.place.is_none()).map(one).collect();
        let lost = (!lost.is_empty()).then(|| {
            view! {
                <section class="desk-part" aria-labelledby="lost">
                    <h2 id="lost">{t.text("discussion-lost")}</h2>
                    <p>{t.text("discussion-lost-text")}</p>
                    {lost}
                </section>
            }
        });
        let settled: Vec<_> = remarks.iter().filter(|remark| !open(remark)).map(one).collect();
        let settled = (!settled.is_empty()).then(|| {
            let count = t.with("discussion-settled", &[("count", settled.len().into())]);
            view! { <details class="desk-part"><summary>{count}</summary>{settled}</details> }
        });
        view! {
            <div class="desk">
                <p class="back">{back}" · "{draft_subject(draft)}</p>
                {error_summary(t, errors, &[("words", t.text("reply-label"))])}
                <h1>{t.text("discussion-title")}</h1>
                <p>{t.text("discussion-lead")}</p>
                <p class="by">{t.with("history-number", &[("number", draft.revision.into())])}</p>
                {frozen}
                {parts.collect_view()}
                {lost}
                {settled}
            </div>
        }
    })
}

/// The numbers that the paragraphs have in the letter, where it shows them.
fn numbers(shown: &Discussion) -> Vec<Option<usize>> {
    if !shown.numbered {
        return Vec::new();
    }
    let in_body = |paragraph: &&Paragraph| paragraph.part == Part::Body;
    let blocks: Vec<&str> = shown.paragraphs.iter().filter(in_body).map(|paragraph| paragraph.text.as_str()).collect();
    let mut of_body = paragraph_numbers(&blocks).into_iter();
    shown.paragraphs.iter().map(|paragraph| in_body(&paragraph).then(|| of_body.next().flatten()).flatten()).collect()
}

fn paragraph(
    chrome: &Chrome,
    shown: &Discussion,
    (index, letter_number): (usize, Option<usize>),
    text: &Paragraph,
    here: &[&Remark],
    remarks: Vec<AnyView>,
) -> AnyView {
    let t = chrome.t();
    let anchor = letter_number.map(|number| {
        let name = t.with("paragraph-number", &[("number", number.into())]);
        view! { <a class="number" id=format!("p{number}") href=format!("#p{number}") aria-label=name>{number}</a>" " }
    });
    let number = index + 1;
    let name = t.with("discussion-paragraph", &[("number", number.into())]);
    let language = shown.draft.language.clone();
    let marked: Vec<Range<usize>> = here.iter().filter_map(|remark| remark.place.as_ref().map(|(_, range)| range.clone())).collect();
    let comment = (shown.is_open && may(&shown.desk, Permission::CommentOnDrafts)).then(|| {
        let href = chrome.href(&draft_path(&shown.desk, &shown.draft, &format!("/discussion/new?paragraph={number}")));
        let words = if may(&shown.desk, Permission::SuggestChanges) { "discussion-suggest" } else { "discussion-comment" };
        view! { <p><a href=href>{t.text(words)}{about(&name)}</a></p> }
    });
    view! {
        <section class="discussed" id=format!("p-{number}") aria-labelledby=format!("p-{number}-title")>
            <h2 class="visually-hidden" id=format!("p-{number}-title")>{name.clone()}</h2>
            <div class="discussed-text" lang=language.clone() dir=dir_of(&language)>{anchor}{with_marks(&text.text, marked)}</div>
            {comment}
            {remarks}
        </section>
    }
    .into_any()
}

/// The text with the passages marked that remarks are about; of two that overlap the later one is not.
fn with_marks(text: &str, mut passages: Vec<Range<usize>>) -> AnyView {
    passages.sort_by_key(|range| (range.start, range.end));
    let mut parts = Vec::new();
    let mut at = 0;
    for range in passages {
        if let (true, Some(before), Some(quote)) = (range.start >= at, text.get(at..range.start), text.get(range.clone())) {
            parts.push(before.to_owned().into_any());
            parts.push(view! { <mark>{quote.to_owned()}</mark> }.into_any());
            at = range.end;
        }
    }
    parts.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}

fn one(chrome: &Chrome, shown: &Discussion, remark: &Remark, typed: Option<(&str, &str)>, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let language = &shown.draft.language;
    let id = remark.id.to_string();
    let quote = match &remark.suggestion {
        Some(suggestion) => difference(t, suggestion, language),
        None => view! { <blockquote lang=language.clone() dir=dir_of(language)>{remark.quote.clone()}</blockquote> }.into_any(),
    };
    let kind = t.text(if remark.suggestion.is_some() { "remark-suggestion" } else { "remark-comment" });
    let state =
        (remark.state != RemarkState::Open).then(|| view! { " "<span class="state">{t.text(&key("remark", remark.state.code()))}</span> });
    let decided = remark.decided.as_ref().map(|decided| view! { <div class="remark-decided">{said(t, decided)}</div> });
    let replies = remark.replies.iter().map(|reply| view! { <li>{said(t, reply)}</li> }).collect_view();
    let replies = (!remark.replies.is_empty()).then(|| view! { <ul class="remark-replies">{replies}</ul> });
    view! {
        <article class="remark" id=format!("remark-{id}")>
            <h3>{kind}{state}</h3>
            {quote}
            {said(t, &remark.said)}
            {decided}
            {replies}
            {acts(chrome, shown, remark, typed, errors)}
        </article>
    }
    .into_any()
}

/// Who said what, when.
fn said(t: I18n, said: &Said) -> AnyView {
    let name = said.by.name.clone().unwrap_or_else(|| t.text("merge-somebody"));
    let organisation = said.by.organisation.clone().map(|name| view! { " · "<bdi>{name}</bdi> });
    let words = (!said.words.is_empty()).then(|| view! { <p class="remark-words" dir="auto">{said.words.clone()}</p> });
    view! { <p class="by"><bdi>{name}</bdi>{organisation}" · "{t.moment(said.at)}</p>{words} }.into_any()
}

/// What can be done with a remark.
fn acts(chrome: &Chrome, shown: &Discussion, remark: &Remark, typed: Option<(&str, &str)>, errors: &FieldErrors) -> Option<AnyView> {
    if !shown.is_open || !may(&shown.desk, Permission::CommentOnDrafts) {
        return None;
    }
    let t = chrome.t();
    let id = remark.id.to_string();
    let path = |rest: &str| chrome.href(&draft_path(&shown.desk, &shown.draft, &format!("/discussion/{id}{rest}")));
    let quote: String = remark.quote.chars().take(60).collect();
    let decides = remark.state == RemarkState::Open && may(&shown.desk, Permission::EditLetters);
    let decisions = decides.then(|| {
        let accept = (remark.suggestion.is_some() && remark.place.is_some())
            .then(|| view! { <form method="post" action=path("/accept")>{Button::new(t.text("remark-accept")).about(quote.clone()).view()}</form> });
        view! {
            <div class="desk-buttons">
                {accept}
                <a class="button quiet" href=path("/decline")>{t.text("remark-decline")}{about(&quote)}</a>
                <form method="post" action=path("/resolve")>{Button::new(t.text("remark-resolve")).quiet().about(quote.clone()).view()}</form>
            </div>
        }
    });
    let wrong = typed.filter(|(whose, _)| *whose == id);
    // One field a page may be called `words`: the one at fault, which the summary leads to.
    let words = wrong.map_or_else(String::new, |(_, words)| words.to_owned());
    let field = if wrong.is_some() { "words".to_owned() } else { format!("words-{id}") };
    let reply = view! {
        <details class="aside" open=wrong.is_some()>
            <summary>{t.text("reply-button")}{about(&quote)}</summary>
            <form method="post" action=chrome.once(path("/reply")) novalidate>
                {Field::new(t, field, t.text("reply-label"), &words, errors).text_area(3)}
                {Button::new(t.text("reply-send")).quiet().about(quote.clone()).view()}
            </form>
        </details>
    };
    Some(view! { {decisions}{reply} }.into_any())
}
