//! Saying something about a passage, and declining what was said.

use super::drafts::{draft_head, draft_path, draft_subject};
use super::parts::may;
use crate::{
    render::{Chrome, page},
    ui::{Button, Field, checkbox, difference, error_summary, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::review::RemarkForm,
    locale::dir_of,
    role::Permission,
    shapes::review::{Discussion, Remark},
};
use leptos::prelude::*;

/// The form for a remark on a paragraph.
pub fn new_remark(chrome: &Chrome, shown: &Discussion, form: &RemarkForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Discussion { desk, draft, paragraphs, .. } = shown;
    let suggests = may(desk, Permission::SuggestChanges);
    let title = t.text(if suggests { "remark-title-suggest" } else { "remark-title" });
    page(chrome, &draft_head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&draft_path(desk, draft, &format!("/discussion{rest}")));
        let number: usize = form.paragraph.parse().unwrap_or(0);
        let text = number.checked_sub(1).and_then(|index| paragraphs.get(index)).map(|one| one.text.clone()).unwrap_or_default();
        let labels = ["quote", "words", "replacement"].map(|field| (field, t.text(&format!("remark-{field}"))));
        let language = draft.language.clone();
        let in_letter = |field: Field| field.lang(language.clone()).dir(dir_of(&language));
        let suggestion = suggests.then(|| {
            // Begun with the passage itself, so that a word is changed and not all typed again.
            let wording = if form.replacement.is_empty() && form.suggest.is_empty() { text.clone() } else { form.replacement.clone() };
            let field = Field::new(t, "replacement", t.text("remark-replacement"), &wording, errors);
            view! {
                <fieldset>
                    <legend>{t.text("remark-suggestion")}</legend>
                    {checkbox("suggest", "suggest", "yes", !form.suggest.is_empty(), t.text("remark-suggest"), Some(t.text("remark-suggest-hint")))}
                    {in_letter(field).optional().text_area(6)}
                </fieldset>
            }
        });
        view! {
            <div class="desk narrow">
                <p class="back"><a href=path("")>{t.text("remark-back")}</a>" · "{draft_subject(draft)}</p>
                {error_summary(t, errors, &labels)}
                <h1>{title.clone()}</h1>
                <blockquote class="discussed-text" lang=language.clone() dir=dir_of(&language)>{text.clone()}</blockquote>
                <form method="post" action=chrome.once(path("/new")) novalidate>
                    <input type="hidden" name="revision" value=form.revision.clone()/>
                    <input type="hidden" name="paragraph" value=form.paragraph.clone()/>
                    {in_letter(Field::new(t, "quote", t.text("remark-quote"), &form.quote, errors)).hint(t.text("remark-quote-hint")).optional().text_area(2)}
                    {Field::new(t, "words", t.text("remark-words"), &form.words, errors).text_area(4)}
                    {suggestion}
                    <div class="desk-buttons">
                        {Button::new(t.text("remark-send")).view()}
                        {link_button(path(&format!("#p-{number}")), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}

/// Asks why a remark is declined.
pub fn decline_remark(chrome: &Chrome, shown: &Discussion, remark: &Remark, words: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Discussion { desk, draft, .. } = shown;
    page(chrome, &draft_head(title_with_errors(t, &t.text("decline-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&draft_path(desk, draft, &format!("/discussion{rest}")));
        let language = draft.language.clone();
        let quote = match &remark.suggestion {
            Some(suggestion) => difference(t, suggestion, &language),
            None => view! { <blockquote lang=language.clone() dir=dir_of(&language)>{remark.quote.clone()}</blockquote> }.into_any(),
        };
        view! {
            <div class="desk narrow">
                <p class="back"><a href=path("")>{t.text("remark-back")}</a>" · "{draft_subject(draft)}</p>
                {error_summary(t, errors, &[("words", t.text("decline-why"))])}
                <h1>{t.text("decline-title")}</h1>
                {quote}
                <p class="remark-words" dir="auto">{remark.said.words.clone()}</p>
                <form method="post" action=path(&format!("/{}/decline", remark.id)) novalidate>
                    {Field::new(t, "words", t.text("decline-why"), words, errors).hint(t.text("decline-hint")).text_area(3)}
                    <div class="desk-buttons">
                        {Button::new(t.text("decline-button")).view()}
                        {link_button(path(&format!("#remark-{}", remark.id)), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
