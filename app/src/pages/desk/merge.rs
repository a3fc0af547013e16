//! Two who saved one draft: the second chooses what is to stand where both changed the same passage.

use super::compare::{field_label, said};
use super::parts::{back_to_letter_at, desk_path, head};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, difference, error_summary, radios, title_with_errors},
};
use domain::{
    error::FieldErrors,
    revision::{Choice, Conflict, Difference},
    shapes::{desk::EditorContext, revisions::Merge},
    time::Instant,
};
use leptos::prelude::*;

/// The passages that both changed, each with both wordings; everything typed goes along, hidden.
pub fn merge_letter(chrome: &Chrome, shown: &Merge, chosen: &[Option<Choice>], errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Merge { context, typed, merged, conflicts, by, at } = shown;
    let slug = context.stored_slug.as_deref().unwrap_or_default();
    page(chrome, &head(title_with_errors(t, &t.text("merge-title"), errors), &context.desk), || {
        let action = chrome.href(&desk_path(&context.desk, &format!("/letters/{slug}/edit")));
        let labels: Vec<_> = conflicts.iter().enumerate().map(|(index, conflict)| (choice_of(index), label(t, index, conflict))).collect();
        let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
        let passages = conflicts.iter().enumerate().map(|(index, conflict)| {
            let chosen = chosen.get(index).copied().flatten();
            passage(t, index, conflict, chosen, &typed.language, errors)
        });
        let hidden = typed.fields().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        view! {
            <div class="desk">
                {back_to_letter_at(chrome, &context.desk, slug)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("merge-title")}</h1>
                <p>{who(t, "merge-lead", by.as_deref(), *at)}</p>
                <p>{t.text("merge-kept")}</p>
                <form method="post" action=action novalidate>
                    {hidden.collect_view()}
                    <input type="hidden" name="merged_with" value=merged.revision.to_string()/>
                    {passages.collect_view()}
                    <div class="desk-buttons">{Button::new(t.text("merge-button")).named("action", "merge").view()}</div>
                </form>
            </div>
        }
    })
}

/// The field that posts the choice of a conflict.
fn choice_of(index: usize) -> String {
    format!("choice-{index}")
}

fn label(t: I18n, index: usize, conflict: &Conflict) -> String {
    t.with("merge-passage", &[("number", (index + 1).into()), ("field", field_label(t, conflict.field).into())])
}

fn passage(t: I18n, index: usize, conflict: &Conflict, chosen: Option<Choice>, language: &str, errors: &FieldErrors) -> AnyView {
    let wording = |key: &str, text: &str| {
        let shown = if conflict.may_be_both && !text.is_empty() {
            difference(t, &Difference::between(&conflict.before, text), language)
        } else {
            view! { <p>{said(t, conflict.field, text)}</p> }.into_any()
        };
        view! { <div class="wording"><h3>{t.text(key)}</h3>{shown}</div> }
    };
    let both = conflict.may_be_both.then(|| (Choice::Both.code(), t.text("merge-both"), Some(t.text("merge-both-hint"))));
    let options = [(Choice::Theirs.code(), t.text("merge-theirs"), None), (Choice::Mine.code(), t.text("merge-mine"), None)];
    let options = options.into_iter().chain(both).collect();
    let name = label(t, index, conflict);
    view! {
        <section class="passage" aria-label=name.clone()>
            <h2>{name.clone()}</h2>
            <div class="wordings">
                {wording("merge-saved", &conflict.theirs)}
                {wording("merge-typed", &conflict.mine)}
            </div>
            {radios(t, &choice_of(index), t.text("merge-question"), chosen.map(Choice::code).unwrap_or_default(), errors, options)}
        </section>
    }
    .into_any()
}

/// What the editor says where it holds both texts, put together.
pub(super) fn merged_notice(chrome: &Chrome, context: &EditorContext) -> Option<AnyView> {
    let t = chrome.t();
    let (by, at) = context.merged.as_ref()?;
    let slug = context.stored_slug.as_deref().unwrap_or_default();
    let compare = chrome.href(&desk_path(&context.desk, &format!("/letters/{slug}/compare")));
    Some(
        view! {
            <section class="import-notes" role="alert" tabindex="-1" autofocus=true aria-labelledby="merged">
                <h2 id="merged">{t.text("merged-title")}</h2>
                <p>{who(t, "merged-lead", by.as_deref(), *at)}</p>
                <p><strong>{t.text("merged-save")}</strong></p>
                <p><a href=compare>{t.text("merged-compare")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// A sentence about who saved and when.
fn who(t: I18n, key: &str, by: Option<&str>, at: Instant) -> AnyView {
    let name = by.map_or_else(|| t.text("merge-somebody"), str::to_owned);
    let sentence = t.with(key, &[("name", "\u{1}".into()), ("moment", t.moment(at).into())]);
    let (before, after) = sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    view! { {before}<bdi>{name}</bdi>{after} }.into_any()
}
