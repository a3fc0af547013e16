//! Two states of a letter beside each other.

use super::editor::FIELDS;
use super::history::{called, choose};
use super::parts::{Place, head, key, letter_path, query, subject, ways};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{
        difference,
        difference::{Layout, difference_beside},
        language_name,
    },
};
use domain::{amendment::TextChange, revision::FieldChange, shapes::revisions::Comparison, time::Deadline};
use leptos::prelude::*;

/// The comparison, in one flow or side by side.
pub fn compare(chrome: &Chrome, shown: &Comparison, layout: Layout) -> String {
    let t = chrome.t();
    let Comparison { desk, letter, from, to, language, languages, difference: found, fields, choosable } = shown;
    page(chrome, &head(t.text("compare-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let (earlier, later) = (called(t, from), called(t, to));
        let text = match layout {
            _ if found.is_empty() => view! { <p>{t.text("compare-same")}</p> }.into_any(),
            Layout::Inline => difference(t, found, language),
            Layout::Side => difference_beside(t, found, language, &earlier, &later),
        };
        // Said in the address only where there is a choice, and so kept on every way from here.
        let chosen = if languages.is_empty() { "" } else { language.as_str() };
        let link = |layout: Layout, language: &str, current: bool, words: String| {
            let (from, to) = (from.point.to_string(), to.point.to_string());
            let href =
                path(&format!("/compare{}", query(&[("from", &from), ("to", &to), ("view", layout.code()), ("language", language)])));
            view! { <li><a href=href aria-current=current.then_some("true")>{words}</a></li> }
        };
        let switch = [Layout::Inline, Layout::Side].map(|one| link(one, chosen, one == layout, t.text(&key("compare", one.code()))));
        let tongues = (languages.len() > 1).then(|| {
            let one = |tag: &str| link(layout, tag, tag == language, language_name(t, tag));
            let links = languages.iter().map(|compared| one(&compared.language)).collect_view();
            view! { <nav class="desk-filter" aria-label=t.text("compare-languages")><ul>{links}</ul></nav> }
        });
        let only = languages.iter().find(|one| one.language == *language).and_then(|one| match one.change {
            TextChange::Added => Some("compare-only-later"),
            TextChange::LeftOut => Some("compare-only-earlier"),
            TextChange::Same | TextChange::Changed => None,
        });
        let only = only.map(|key| view! { <p class="waiting">{t.text(key)}</p> });
        let words = found.words();
        let words = t.with("history-words", &[("added", words.added.into()), ("removed", words.removed.into())]);
        view! {
            <div class="desk wide">
                {ways(chrome, desk, Place::Letters)}
                <p class="back"><a href=path("/history")>{t.text("history-back")}</a>" · "{subject(letter)}</p>
                <h1>{t.text("compare-title")}</h1>
                {choose(chrome, choosable, from.point, to.point, &[("view", layout.code()), ("language", chosen)], path("/compare"))}
                <section class="desk-part" aria-labelledby="text">
                    <h2 id="text">{t.text("compare-text")}</h2>
                    {tongues}
                    {only}
                    <p class="by">{words}</p>
                    <nav class="desk-filter" aria-label=t.text("compare-layout")><ul>{switch.into_iter().collect_view()}</ul></nav>
                    {text}
                </section>
                {other(t, fields)}
            </div>
        }
    })
}

/// What changed beside the text.
fn other(t: I18n, fields: &[FieldChange]) -> Option<AnyView> {
    let rows = fields.iter().map(|change| {
        let side = |value: &str| said(t, change.field, value);
        view! {
            <tr>
                <th scope="row">{label(t, change.field)}</th>
                <td data-label=t.text("compare-before")>{side(&change.before)}</td>
                <td data-label=t.text("compare-after")>{side(&change.after)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!fields.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="fields">
                <h2 id="fields">{t.text("compare-fields")}</h2>
                <table class="desk-table">
                    <thead>
                        <tr>
                            <th scope="col">{t.text("compare-field")}</th>
                            <th scope="col">{t.text("compare-before")}</th>
                            <th scope="col">{t.text("compare-after")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

/// What a field of the editor is called; of recipients and copies only the addresses are compared here.
fn label(t: I18n, field: &str) -> String {
    match field {
        "recipients" => t.text("compare-recipients"),
        "copies" => t.text("compare-copies"),
        field => field_label(t, field),
    }
}

/// What a field is called in the editor.
pub(super) fn field_label(t: I18n, field: &str) -> String {
    FIELDS.iter().find(|(name, _)| *name == field).map_or_else(|| field.to_owned(), |(_, key)| t.text(key))
}

/// A field's value in words.
pub(super) fn said(t: I18n, field: &str, value: &str) -> AnyView {
    let words = match field {
        _ if value.is_empty() => t.text("compare-nothing"),
        "who_may_sign" => t.text(&key("who", value)),
        "numbered" => t.text("editor-numbered-on"),
        "visibility" => t.text(&key("visibility", value)),
        "deadline_local" => {
            let deadline = value.split_once(' ').and_then(|(local, zone)| Deadline::stored(local, zone));
            deadline.map_or_else(|| value.to_owned(), |deadline| t.deadline(&deadline))
        }
        _ => value.to_owned(),
    };
    words.lines().map(|line| view! { <span class="value" dir="auto">{line.to_owned()}</span> }).collect_view().into_any()
}
