//! A translator's own page: the letters that are to be had in their languages.

use crate::{
    render::{Chrome, Head, page},
    ui::{language_names, letter_state, progress_bar, progress_words},
};
use domain::shapes::translation::{TranslationLine, TranslationWork};
use leptos::prelude::*;

/// The letters to translate, each with what is missing and what went stale.
pub fn translation_work(chrome: &Chrome, work: &[TranslationWork]) -> String {
    let t = chrome.t();
    page(chrome, &Head { title: t.text("translation-work-title"), ..Head::default() }, || {
        let items: Vec<_> = work.iter().map(|one| letter(chrome, one)).collect();
        let list = if items.is_empty() {
            let (none, text) = (t.text("translation-work-none"), t.text("translation-work-none-text"));
            view! { <section class="empty"><h2>{none}</h2><p>{text}</p></section> }.into_any()
        } else {
            view! { <ul class="history desk-part">{items}</ul> }.into_any()
        };
        view! {
            <div class="desk narrow">
                <h1>{t.text("translation-work-title")}</h1>
                <p>{t.text("translation-work-lead")}</p>
                {list}
            </div>
        }
    })
}

fn letter(chrome: &Chrome, one: &TranslationWork) -> AnyView {
    let t = chrome.t();
    let line = |line: &TranslationLine| {
        let href = chrome.href(&format!("/desk/{}/letters/{}/translations/{}", one.coalition.slug, one.letter.slug, line.language));
        view! {
            <li>
                <p><a href=href>{language_names(t, &line.language)}<span class="visually-hidden">" "<bdi>{one.letter.subject.clone()}</bdi></span></a></p>
                {progress_bar(line)}
                {progress_words(t, line)}
            </li>
        }
    };
    view! {
        <li>
            <h2 lang=one.letter.language.clone() dir="auto">{one.letter.subject.clone()}</h2>
            <p class="by"><bdi>{one.coalition.name.clone()}</bdi>" · "{letter_state(t, one.letter.state)}</p>
            <ul class="translations">{one.list.iter().map(line).collect_view()}</ul>
        </li>
    }
    .into_any()
}
