//! Questions about the end of a letter's way: that no answer came, what came of it, and taking back what was noted last.

use super::{buttons, day, form_page, path};
use crate::{
    pages::desk::parts::{key, named},
    render::Chrome,
    ui::{Button, Field},
};
use domain::{
    error::FieldErrors,
    shapes::afterwards::{DeskAfterwards, LastNoted},
};
use leptos::prelude::*;

/// Asks until when the coalition waited for an answer.
pub fn note_silence(chrome: &Chrome, shown: &DeskAfterwards, until: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "silence-title", errors, &[("until", t.text("silence-until"))], || {
        view! {
            <p>{t.text("silence-lead")}</p>
            <form method="post" action=path(chrome, shown, "/silence") novalidate>
                {day(t, "until", "silence-until", until, Some("silence-until-hint"), errors)}
                {buttons(chrome, shown, Button::new(t.text("silence-button")))}
            </form>
        }
        .into_any()
    })
}

/// Asks what came of the letter, before it is put away.
pub fn archive_letter(chrome: &Chrome, shown: &DeskAfterwards, words: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "archive-title", errors, &[("words", t.text("archive-words"))], || {
        view! {
            <p>{named(t, "archive-lead", "subject", &shown.letter.subject)}</p>
            <p><strong>{t.text("archive-takes-nothing")}</strong></p>
            <form method="post" action=path(chrome, shown, "/archive") novalidate>
                {Field::new(t, "words", t.text("archive-words"), words, errors).hint(t.text("archive-words-hint")).text_area(5)}
                {buttons(chrome, shown, Button::new(t.text("archive-button")).danger())}
            </form>
        }
        .into_any()
    })
}

/// Asks whether what was noted last shall be taken back.
pub fn take_back(chrome: &Chrome, shown: &DeskAfterwards, last: &LastNoted) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "take-back-title", &FieldErrors::default(), &[], || {
        let what = t.text(&key("happening", last.what.code()));
        let lead = t.with("take-back-lead", &[("what", what.into()), ("day", t.local_day(&last.day).into())]);
        let state = t.text(&key("letter-state", last.back_to.code()));
        view! {
            <p>{lead}</p>
            <p>{t.with("take-back-state", &[("state", state.into())])}</p>
            <p><strong>{t.text("take-back-forgets")}</strong></p>
            <form method="post" action=path(chrome, shown, "/take-back")>
                <input type="hidden" name="noted_at" value=last.at.0.to_string()/>
                {buttons(chrome, shown, Button::new(t.text("take-back-button")).danger())}
            </form>
        }
        .into_any()
    })
}
