//! An answer: the form that notes who answered and what, and the same to correct it.

use super::{buttons, confirm, day, file_fields, form_page, labels, path};
use crate::{
    i18n::I18n,
    render::Chrome,
    ui::{Button, Field},
};
use domain::{
    error::FieldErrors,
    forms::afterwards::{AnswerForm, FileForm},
    shapes::afterwards::{AnswerShown, DeskAfterwards},
};
use leptos::prelude::*;

const FIELDS: [(&str, &str); 5] = [
    ("day", "answer-day"),
    ("by_whom", "answer-by"),
    ("summary", "answer-summary"),
    ("words", "answer-text"),
    ("language", "answer-language"),
];

/// The form of an answer that stands.
pub fn answer_form(answer: &AnswerShown) -> AnswerForm {
    AnswerForm {
        day: answer.day.clone(),
        by_whom: answer.by_whom.clone(),
        summary: answer.summary.clone(),
        words: answer.words.clone(),
        language: answer.language.clone(),
        file: answer.file.as_ref().map_or_else(FileForm::default, |kept| FileForm {
            alt: kept.alt.clone(),
            public: if kept.public { "yes".to_owned() } else { String::new() },
            remove: String::new(),
        }),
        confirm: String::new(),
    }
}

/// The form that notes an answer.
pub fn note_answer(chrome: &Chrome, shown: &DeskAfterwards, form: &AnswerForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "answer-title", errors, &labels(t, &FIELDS), || {
        view! {
            <p>{t.text("answer-lead")}</p>
            <form method="post" action=chrome.once(path(chrome, shown, "/answer")) enctype="multipart/form-data" novalidate>
                {fields(t, form, errors)}
                {file_fields(chrome, shown, "answer-scan", &form.file, None, errors)}
                <p class="hint">{t.text("afterwards-can-take-back")}</p>
                {buttons(chrome, shown, Button::new(t.text("answer-button")))}
            </form>
        }
        .into_any()
    })
}

/// The form that corrects one.
pub fn correct_answer(chrome: &Chrome, shown: &DeskAfterwards, answer: &AnswerShown, form: &AnswerForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "answer-correct-title", errors, &labels(t, &FIELDS), || {
        let action = path(chrome, shown, &format!("/answers/{}", answer.id));
        view! {
            <form method="post" action=action enctype="multipart/form-data" novalidate>
                {fields(t, form, errors)}
                {file_fields(chrome, shown, "answer-scan", &form.file, answer.file.as_ref(), errors)}
                {confirm(t, !form.confirm.is_empty(), errors)}
                {buttons(chrome, shown, Button::new(t.text("afterwards-correct-button")))}
            </form>
        }
        .into_any()
    })
}

fn fields(t: I18n, form: &AnswerForm, errors: &FieldErrors) -> AnyView {
    let field = |name: &'static str, key: &str, value: &str| Field::new(t, name, t.text(key), value, errors).autocomplete("off");
    view! {
        {day(t, "day", "answer-day", &form.day, None, errors)}
        {field("by_whom", "answer-by", &form.by_whom).hint(t.text("answer-by-hint")).input("text")}
        {field("summary", "answer-summary", &form.summary).hint(t.text("answer-summary-hint")).text_area(4)}
        {field("words", "answer-text", &form.words).hint(t.text("answer-text-hint")).optional().text_area(10)}
        {field("language", "answer-language", &form.language).hint(t.text("answer-language-hint")).optional().short().dir("ltr").input("text")}
    }
    .into_any()
}
