//! "Report an error": a reader of a public list says what is wrong with it.

use super::card_path;
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{error::FieldErrors, forms::report::ReportForm, locale::dir_of, shapes::letters::LetterCard};
use leptos::prelude::*;

/// The form.
pub fn report(chrome: &Chrome, letter: &LetterCard, form: &ReportForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.text("report-title");
    let head = Head { title: title_with_errors(t, &title, errors), coalition: Some(letter.coalition.clone()), ..Head::default() };
    page(chrome, &head, || {
        let path = card_path(letter);
        let label = |field: &str| t.text(&format!("report-{field}"));
        let labels = ["entry", "words", "email"].map(|field| (field, label(field)));
        let field = |name: &str, value: &str| Field::new(t, name, label(name), value, errors);
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    <p class="about">
                        <a href=chrome.href(&path)><bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi></a>
                        <span class="from"><bdi>{letter.coalition.name.clone()}</bdi></span>
                    </p>
                    {error_summary(t, errors, &labels)}
                    <p class="lead">{t.text("report-lead")}</p>
                    <form method="post" action=chrome.once(chrome.href(&format!("{path}/report"))) novalidate=true>
                        {field("entry", &form.entry).hint(t.text("report-entry-hint")).optional().autocomplete("off").input("text")}
                        {field("words", &form.words).text_area(5)}
                        {field("email", &form.email).hint(t.text("report-email-hint")).optional().autocomplete("email").input("email")}
                        <div class="buttons">
                            {Button::new(t.text("report-button")).view()}
                            {link_button(chrome.href(&path), t.text("cancel"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}
