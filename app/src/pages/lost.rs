//! For who signed and has lost the mail: a private link to the address that signed, however long ago that was.

use super::card_path;
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, Field, envelope_mark, error_summary, title_with_errors},
};
use domain::{error::FieldErrors, forms::account::ForgottenForm, locale::dir_of, shapes::letters::LetterCard};
use leptos::prelude::*;

/// The form; `sent` is the answer, the same for every address.
pub fn lost_link(chrome: &Chrome, letter: &LetterCard, form: &ForgottenForm, errors: &FieldErrors, sent: bool) -> String {
    let t = chrome.t();
    let title = t.text(if sent { "sign-sent-title" } else { "lost-title" });
    let head = Head {
        title: title_with_errors(t, &title, errors),
        coalition: Some(letter.coalition.clone()),
        exit: letter.sensitive,
        ..Head::default()
    };
    page(chrome, &head, || {
        let path = card_path(letter);
        let body = if sent {
            view! { <p class="lead">{t.text("lost-sent")}</p><p>{t.text("sign-sent-spam")}</p> }.into_any()
        } else {
            view! {
                <p class="lead">{t.text("lost-lead")}</p>
                <form method="post" action=chrome.href(&format!("{path}/sign/lost")) novalidate=true>
                    {Field::new(t, "email", t.text("sign-email"), &form.email, errors).autocomplete("email").input("email")}
                    <div class="buttons">{Button::new(t.text("own-link-button")).view()}</div>
                </form>
            }
            .into_any()
        };
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    {sent.then(envelope_mark)}
                    <h1>{title}</h1>
                    {error_summary(t, errors, &[("email", t.text("sign-email"))])}
                    <p class="about"><bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi></p>
                    {body}
                    <p><a href=chrome.href(&path)>{t.text("back-to-letter")}</a></p>
                </section>
            </div>
        }
    })
}
