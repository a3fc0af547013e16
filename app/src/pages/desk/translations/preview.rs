//! A translation as the letter it will be.

use super::{back, path};
use crate::{
    pages::desk::parts::{Place, head, may, ways},
    render::{Chrome, page},
    ui::{language_name, letter_sheet, link_button, progress_words},
};
use domain::{document::LetterDocument, role::Permission, shapes::translation::TranslationPage};
use leptos::prelude::*;

/// The sheet, with what is missing in the original's language.
pub fn translation_preview(chrome: &Chrome, shown: &TranslationPage, document: &LetterDocument) -> String {
    let t = chrome.t();
    let TranslationPage { desk, letter, line, .. } = shown;
    let title = t.with("translation-preview-title", &[("language", language_name(t, &line.language).into())]);
    page(chrome, &head(title.clone(), desk), || {
        let ways = may(desk, Permission::SeeDesk).then(|| ways(chrome, desk, Place::Letters));
        let missing = (line.progress.missing > 0).then(|| view! { <p class="waiting">{t.text("translation-preview-missing")}</p> });
        let edit = chrome.href(&path(desk, letter, &format!("/{}", line.language)));
        view! {
            <div class="desk">
                {ways}
                {back(chrome, desk, letter)}
                <h1>{title}</h1>
                {progress_words(t, line)}
                {missing}
                <p>{link_button(edit, t.text("translation-preview-back"), "button quiet")}</p>
                <section class="desk-sheet" aria-label=t.text("open-sheet")>
                    {letter_sheet(t, &desk.coalition, document, &line.language, 2, false)}
                </section>
            </div>
        }
    })
}
