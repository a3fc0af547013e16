//! The page on which a letter is translated: each part of the original beside its translation. It works by saving,
//! with or without scripts.

use super::{back, path, row::row};
use crate::{
    i18n::I18n,
    pages::desk::parts::{Place, head, may, query, ways},
    render::{Chrome, page},
    ui::{Button, error_summary, language_name, language_names, progress_bar, progress_words, title_with_errors},
};
use domain::{
    error::{FieldError, FieldErrors},
    locale::dir_of,
    role::Permission,
    shapes::translation::{OrphanRow, PartRow, TextFault, TranslationPage},
    translation::{PartKind, PartState},
};
use leptos::prelude::*;

/// The page. `only_open` leaves out what is up to date.
pub fn translate(chrome: &Chrome, shown: &TranslationPage, only_open: bool, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let TranslationPage { desk, letter, line, .. } = shown;
    let name = language_name(t, &line.language);
    let title = t.with("translate-title", &[("language", name.as_str().into())]);
    let errors = with_conflicts(shown, errors);
    page(chrome, &head(title_with_errors(t, &title, &errors), desk), || {
        let ways = may(desk, Permission::SeeDesk).then(|| ways(chrome, desk, Place::Letters));
        let labels: Vec<(String, String)> = shown.parts.iter().map(|part| (format!("text-{}", part.index), part_name(t, part))).collect();
        let labels: Vec<(&str, String)> = labels.iter().map(|(field, label)| (field.as_str(), label.clone())).collect();
        let to = |rest: &str| chrome.href(&path(desk, letter, rest));
        let here = format!("/{}", line.language);
        view! {
            <div class="desk wide">
                {ways}
                {back(chrome, desk, letter)}
                {error_summary(t, &errors, &labels)}
                <header class="desk-head">
                    <h1>{title}</h1>
                    <p class="by">{t.text("translations-original")}" "{language_names(t, &letter.language)}</p>
                    {progress_bar(line)}
                    {progress_words(t, line)}
                    <p>{t.text(if shown.may_write { "translate-lead" } else { "translate-lead-look" })}</p>
                    <ul class="desk-links translate-ways">
                        {jump(t, shown)}
                        {filter(chrome, shown, only_open)}
                        <li><a href=to(&format!("{here}/preview"))>{t.text("translations-preview")}</a></li>
                        <li><a href=to("")>{t.text("translations-all")}</a></li>
                    </ul>
                </header>
                {faults(t, shown)}
                {form(chrome, shown, only_open, &errors)}
                {orphans(chrome, shown)}
            </div>
        }
    })
}

/// What a part is called on its page: "Paragraph 3".
fn part_name(t: I18n, part: &PartRow) -> String {
    t.with("translate-part", &[("number", (part.index + 1).into()), ("kind", t.text(&kind_key(part.kind)).into())])
}

/// The key of what parts of a kind are called.
pub(super) fn kind_key(kind: PartKind) -> String {
    format!("part-{}", kind.code().replace('_', "-"))
}

/// The faults of the form, and each part that somebody else saved meanwhile.
fn with_conflicts(shown: &TranslationPage, errors: &FieldErrors) -> FieldErrors {
    let conflicts = shown.parts.iter().filter(|part| part.theirs.is_some());
    let conflicts = conflicts.map(|part| FieldError::new(&format!("text-{}", part.index), "error-translation-conflict"));
    FieldErrors(errors.0.iter().cloned().chain(conflicts).collect())
}

/// Whether something is to be done about a part.
fn is_open(part: &PartRow) -> bool {
    part.state != PartState::Current || part.theirs.is_some() || part.other_notes
}

/// Links to the first part that is missing, and the first that went stale.
fn jump(t: I18n, shown: &TranslationPage) -> Vec<AnyView> {
    let first = |state: PartState, key: &str| {
        let part = shown.parts.iter().find(|part| part.state == state)?;
        Some(view! { <li><a href=format!("#part-{}", part.index)>{t.text(key)}</a></li> }.into_any())
    };
    [first(PartState::Missing, "translate-next-missing"), first(PartState::Stale, "translate-next-stale")].into_iter().flatten().collect()
}

fn filter(chrome: &Chrome, shown: &TranslationPage, only_open: bool) -> AnyView {
    let here = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{}", shown.line.language)));
    let (href, key) = match only_open {
        true => (here, "translate-show-all"),
        false => (format!("{here}{}", query(&[("only", "open")])), "translate-show-open"),
    };
    view! { <li><a href=href>{chrome.t().text(key)}</a></li> }.into_any()
}

/// What the canonical form refuses, with the way to the part that is to be mended.
fn faults(t: I18n, shown: &TranslationPage) -> Option<AnyView> {
    let one = |fault: &TextFault| {
        let words = t.error(&fault.fault);
        match fault.part {
            Some(index) => view! { <li><a href=format!("#part-{index}")>{words}</a></li> }.into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        }
    };
    (!shown.faults.is_empty()).then(|| {
        view! {
            <section class="desk-part translate-faults" aria-labelledby="faults">
                <h2 id="faults">{t.text("translate-faults")}</h2>
                <ul>{shown.faults.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn form(chrome: &Chrome, shown: &TranslationPage, only_open: bool, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let parts: Vec<&PartRow> = shown.parts.iter().filter(|part| !only_open || is_open(part)).collect();
    if parts.is_empty() {
        let key = if shown.parts.is_empty() { "translate-nothing" } else { "translate-nothing-open" };
        return view! { <section class="empty desk-part"><h2>{t.text(key)}</h2></section> }.into_any();
    }
    let next = |index: usize| shown.parts.iter().find(|part| part.index > index && part.state != PartState::Current).map(|part| part.index);
    let rows: Vec<_> = parts.iter().map(|part| row(chrome, shown, part, &part_name(t, part), next(part.index), errors)).collect();
    if !shown.may_write {
        return view! { <div class="pairs">{rows}</div> }.into_any();
    }
    let action = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{}", shown.line.language)));
    view! {
        <form method="post" action=action class="pairs" novalidate>
            <input type="hidden" name="revision" value=shown.revision.to_string()/>
            {only_open.then(|| view! { <input type="hidden" name="only" value="open"/> })}
            {rows}
            <div class="editor-buttons desk-buttons">{Button::new(t.text("translate-save")).view()}<p class="hint">{t.text("translate-save-hint")}</p></div>
        </form>
    }
    .into_any()
}

/// Translated parts whose original is gone, until somebody throws them away.
fn orphans(chrome: &Chrome, shown: &TranslationPage) -> Option<AnyView> {
    let t = chrome.t();
    if shown.orphans.is_empty() {
        return None;
    }
    let one = |orphan: &OrphanRow| {
        let (from, to) = (&shown.letter.language, &shown.line.language);
        let action = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{to}/parts/{}/discard", orphan.id)));
        let excerpt: String = orphan.text.chars().take(60).collect();
        let discard = shown.may_write.then(|| {
            view! {
                <details class="aside">
                    <summary>{t.text("orphan-discard")}<span class="visually-hidden">" "<bdi>{excerpt.clone()}</bdi></span></summary>
                    <p>{t.text("orphan-discard-text")}</p>
                    <form method="post" action=action>{Button::new(t.text("orphan-discard-button")).danger().about(excerpt.clone()).view()}</form>
                </details>
            }
        });
        view! {
            <li class="pair">
                <div class="pair-text" lang=from.clone() dir=dir_of(from)><del>{orphan.original.clone()}</del></div>
                <div class="pair-text" lang=to.clone() dir=dir_of(to)>{orphan.text.clone()}</div>
                {discard}
            </li>
        }
    };
    Some(
        view! {
            <section class="desk-part" aria-labelledby="orphans">
                <h2 id="orphans">{t.text("orphans-title")}</h2>
                <p>{t.text("orphans-lead")}</p>
                <ul class="translations">{shown.orphans.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
