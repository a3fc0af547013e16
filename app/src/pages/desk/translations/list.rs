//! The translations of a letter: how far each is, which go out with it, and a form for another language.

use super::{back, path};
use crate::{
    pages::desk::parts::{Place, head, may, press, ways},
    render::{Chrome, page},
    ui::{Button, Field, error_summary, language_name, language_names, link_button, progress_bar, progress_words, title_with_errors},
};
use domain::{
    error::FieldErrors,
    language::COMMON,
    role::Permission,
    shapes::translation::{TranslationLine, Translations},
};
use leptos::prelude::*;

/// The translations of a letter. `typed` is the tag of a language that could not be added.
pub fn translations(chrome: &Chrome, shown: &Translations, typed: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Translations { desk, letter, list, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("translations-title"), errors), desk), || {
        let edits = may(desk, Permission::EditLetters);
        let ways = may(desk, Permission::SeeDesk).then(|| ways(chrome, desk, Place::Letters));
        let items: Vec<_> = list.iter().map(|line| one(chrome, shown, line, edits)).collect();
        let list = if items.is_empty() {
            view! { <section class="empty"><h2>{t.text("translations-none")}</h2><p>{t.text("translations-none-text")}</p></section> }
                .into_any()
        } else {
            view! { <ul class="translations desk-part">{items}</ul> }.into_any()
        };
        let add = edits.then(|| add(chrome, shown, typed, errors));
        let original = view! { <p class="hint">{t.text("translations-original")}" "{language_names(t, &letter.language)}</p> };
        view! {
            <div class="desk">
                {ways}
                {back(chrome, desk, letter)}
                {error_summary(t, errors, &[("language", t.text("translations-language"))])}
                <h1>{t.text("translations-title")}</h1>
                <p>{t.text("translations-lead")}</p>
                {original}
                {list}
                {add}
                {edits.then(|| removed(chrome, shown))}
            </div>
        }
    })
}

fn one(chrome: &Chrome, shown: &Translations, line: &TranslationLine, edits: bool) -> AnyView {
    let t = chrome.t();
    let Translations { desk, letter, .. } = shown;
    let tag = &line.language;
    let href = |rest: &str| chrome.href(&path(desk, letter, &format!("/{tag}{rest}")));
    let name = language_name(t, tag);
    let about = || view! { <span class="visually-hidden">" "{name.clone()}</span> };
    let open = t.text(if may(desk, Permission::Translate) { "translations-translate" } else { "translations-see" });
    let decides = edits.then(|| {
        let (words, button, value) = match line.included {
            true => ("translations-goes-out", "translations-leave-out", "no"),
            false => ("translations-stays-in", "translations-include", "yes"),
        };
        view! {
            <div class="row-choice">
                <p class="by">{t.text(words)}</p>
                <form method="post" action=href("/include")>
                    {Button::new(t.text(button)).plain().named("included", value).about(name.clone()).view()}
                </form>
            </div>
        }
    });
    let remove = edits.then(|| view! { <li><a href=href("/remove")>{t.text("translations-remove")}{about()}</a></li> });
    view! {
        <li>
            <h2><a href=href("") aria-label=format!("{open}: {name}")>{language_names(t, tag)}</a></h2>
            {progress_bar(line)}
            {progress_words(t, line)}
            {decides}
            <ul class="desk-links">
                <li><a href=href("")>{open}{about()}</a></li>
                <li><a href=href("/preview")>{t.text("translations-preview")}{about()}</a></li>
                {remove}
            </ul>
        </li>
    }
    .into_any()
}

fn add(chrome: &Chrome, shown: &Translations, typed: &str, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let action = chrome.href(&path(&shown.desk, &shown.letter, ""));
    let known = |tag: &str| tag == shown.letter.language || shown.list.iter().any(|line| line.language == tag);
    let options: Vec<_> = COMMON
        .iter()
        .filter(|(tag, _)| !known(tag))
        .map(|(tag, own)| view! { <option value=(*tag).to_owned()>{format!("{} · {own}", language_name(t, tag))}</option> })
        .collect();
    view! {
        <section class="desk-part" aria-labelledby="add">
            <h2 id="add">{t.text("translations-add")}</h2>
            <p>{t.text("translations-add-lead")}</p>
            <form method="post" action=chrome.once(action) novalidate>
                {Field::new(t, "language", t.text("translations-language"), typed, errors)
                    .hint(t.text("translations-language-hint"))
                    .autocomplete("off")
                    .dir("ltr")
                    .short()
                    .list("languages")
                    .input("text")}
                <datalist id="languages">{options}</datalist>
                <div class="desk-buttons">{Button::new(t.text("translations-add-button")).view()}</div>
            </form>
        </section>
    }
    .into_any()
}

fn removed(chrome: &Chrome, shown: &Translations) -> Option<AnyView> {
    let t = chrome.t();
    if shown.removed.is_empty() {
        return None;
    }
    let items = shown.removed.iter().map(|tag| {
        let action = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{tag}/restore")));
        let button = Button::new(t.text("translations-restore")).plain().about(language_name(t, tag));
        view! { <li class="row-choice"><p>{language_names(t, tag)}</p>{press(action, button)}</li> }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="removed">
                <h2 id="removed">{t.text("translations-removed")}</h2>
                <ul class="translations">{items.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Asks whether a translation shall be put away.
pub fn remove_translation(chrome: &Chrome, shown: &Translations, line: &TranslationLine) -> String {
    let t = chrome.t();
    let title = t.with("translation-remove-title", &[("language", language_name(t, &line.language).into())]);
    page(chrome, &head(title.clone(), &shown.desk), || {
        let href = |rest: &str| chrome.href(&path(&shown.desk, &shown.letter, rest));
        view! {
            <div class="desk narrow">
                {back(chrome, &shown.desk, &shown.letter)}
                <h1>{title}</h1>
                {progress_words(t, line)}
                <p>{t.text("translation-remove-lead")}</p>
                <form method="post" action=href(&format!("/{}/remove", line.language)) class="desk-buttons">
                    {Button::new(t.text("translation-remove-button")).danger().view()}
                    {link_button(href(""), t.text("desk-cancel"), "button quiet")}
                </form>
            </div>
        }
    })
}
