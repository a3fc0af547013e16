//! Pages for what went wrong.

use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::Field,
};
use domain::error::FieldErrors;
use leptos::prelude::*;

/// What went wrong, as a page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// HTTP status.
    pub status: u16,
    /// Stem of the strings' keys: `error-page-not-found`.
    pub code: &'static str,
    /// Seconds until another try makes sense.
    pub retry_after: Option<u64>,
    /// Path, without the language, of the letter that it happened at.
    pub letter: Option<String>,
    /// What was typed and is not kept: what each field is called, and its text.
    pub typed: Vec<(String, String)>,
}

/// The page of an error.
pub fn error(chrome: &Chrome, error: &ErrorPage) -> String {
    let t = chrome.t();
    let title = t.text(&format!("{}-title", error.code));
    let head = Head { title: title.clone(), ..Head::default() };
    page(chrome, &head, || {
        let wait = error.retry_after.map(|seconds| {
            let minutes = seconds.div_ceil(60).max(1);
            view! { <p>{t.with("error-page-retry", &[("count", minutes.into())])}</p> }
        });
        let letter = error.letter.as_ref().map(|path| view! { <a class="button" href=chrome.href(path)>{t.text("error-page-letter")}</a> });
        let on = way_on(error.code).map(|(path, key)| view! { <a class="button" href=chrome.href(path)>{t.text(key)}</a> });
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    <p class="status">{t.with("error-page-status", &[("status", error.status.to_string().into())])}</p>
                    <h1>{title}</h1>
                    <p>{t.text(&format!("{}-text", error.code))}</p>
                    {wait}
                    {typed(t, &error.typed)}
                    <p class="desk-buttons">{letter}{on}<a class="button quiet" href=chrome.href("")>{t.text("error-page-home")}</a></p>
                </section>
            </div>
        }
    })
}

/// Where a new link of the kind that failed is asked for, and the key of what that page is called.
fn way_on(code: &str) -> Option<(&'static str, &'static str)> {
    match code {
        "error-page-data-link" => Some(("/data", "data-title")),
        "error-page-password-link" => Some(("/sign-in", "sign-in-title")),
        _ => None,
    }
}

/// What was typed, to be copied.
fn typed(t: I18n, typed: &[(String, String)]) -> Option<AnyView> {
    let field = |(index, (label, text)): (usize, &(String, String))| {
        Field::new(t, format!("typed-{index}"), label, text, &FieldErrors::default()).plain().text_area(6)
    };
    let fields = typed.iter().enumerate().map(field).collect_view();
    (!typed.is_empty()).then(|| view! { <h2>{t.text("error-page-typed")}</h2><p>{t.text("error-page-typed-text")}</p>{fields} }.into_any())
}
