//! Translations on the pages of a letter at the desk: on its own page, and before it is opened.

use crate::{
    pages::desk::parts::letter_path,
    render::Chrome,
    ui::{checkbox, language_name, language_names, progress_bar, progress_words},
};
use domain::shapes::{desk::DeskLetterPage, translation::TranslationLine};
use leptos::prelude::*;

/// How far the translations are, and the way to them.
pub(crate) fn section(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/translations{rest}")));
    let lines: Vec<_> = shown
        .translations
        .iter()
        .map(|line| {
            view! {
                <li>
                    <p><a href=path(&format!("/{}", line.language))>{language_names(t, &line.language)}</a></p>
                    {progress_bar(line)}
                    {progress_words(t, line)}
                </li>
            }
        })
        .collect();
    let list = if lines.is_empty() {
        view! { <p>{t.text("translations-none-text")}</p> }.into_any()
    } else {
        view! { <ul class="translations">{lines}</ul> }.into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby="translations">
            <h2 id="translations">{t.text("translations-title")}</h2>
            {list}
            <ul class="desk-links"><li><a href=path("")>{t.text("letter-see-translations")}</a></li></ul>
        </section>
    }
    .into_any()
}

/// The languages in which a letter goes out, to be ticked before it is opened, and those that can't yet, with the reason.
pub(crate) fn languages_going_out(chrome: &Chrome, shown: &DeskLetterPage) -> Option<AnyView> {
    let t = chrome.t();
    if shown.translations.is_empty() {
        return None;
    }
    let original = language_name(t, &shown.form.language);
    let tick = |line: &TranslationLine| {
        let id = format!("translation-{}", line.language);
        checkbox(&id, "translation", &line.language, line.included, language_name(t, &line.language), None)
    };
    let ready: Vec<_> = shown.translations.iter().filter(|line| line.is_ready()).map(tick).collect();
    let waits = shown.translations.iter().filter(|line| !line.is_ready()).map(|line| {
        let href = chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/translations/{}", line.language)));
        view! { <li><a href=href>{language_names(t, &line.language)}</a>{progress_words(t, line)}</li> }
    });
    let waits: Vec<_> = waits.collect();
    let waits = (!waits.is_empty()).then(|| view! { <p>{t.text("open-languages-not-ready")}</p><ul class="translations">{waits}</ul> });
    Some(
        view! {
            <fieldset class="open-languages">
                <legend>{t.text("open-languages")}</legend>
                <input type="hidden" name="choice" value="languages"/>
                <p>{t.with("open-languages-original", &[("language", original.into())])}</p>
                {ready}
                {waits}
                <p class="hint">{t.text("open-languages-later")}</p>
            </fieldset>
        }
        .into_any(),
    )
}
