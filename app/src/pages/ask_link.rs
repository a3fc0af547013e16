//! A page that takes an email address and sends a private link there. Its answer is the same for every address.

use super::card_path;
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, Field, envelope_mark, error_summary, title_with_errors},
};
use domain::{error::FieldErrors, forms::account::ForgottenForm, locale::dir_of, shapes::letters::LetterCard};
use leptos::prelude::*;

/// What such a page says, by the keys of its words, and what it is about.
pub(super) struct AskLink<'a> {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) button: &'static str,
    /// What is said when it was sent.
    pub(super) done: &'static str,
    /// Where the form is posted to, without the language.
    pub(super) action: String,
    /// The letter that it is about; nothing where it is about the whole instance.
    pub(super) letter: Option<&'a LetterCard>,
}

impl AskLink<'_> {
    /// The form; `sent` is the answer.
    pub(super) fn page(&self, chrome: &Chrome, form: &ForgottenForm, errors: &FieldErrors, sent: bool) -> String {
        let t = chrome.t();
        let title = t.text(if sent { "sign-sent-title" } else { self.title });
        let head = Head {
            title: title_with_errors(t, &title, errors),
            coalition: self.letter.map(|letter| letter.coalition.clone()),
            exit: self.letter.is_none_or(|letter| letter.sensitive),
            ..Head::default()
        };
        page(chrome, &head, || {
            let body = if sent {
                view! { <p class="lead">{t.text(self.done)}</p><p>{t.text("sign-sent-spam")}</p> }.into_any()
            } else {
                view! {
                    <p class="lead">{t.text(self.lead)}</p>
                    <form method="post" action=chrome.href(&self.action) novalidate=true>
                        {Field::new(t, "email", t.text("sign-email"), &form.email, errors).autocomplete("email").input("email")}
                        <div class="buttons">{Button::new(t.text(self.button)).view()}</div>
                    </form>
                }
                .into_any()
            };
            let about = self.letter.map(|letter| {
                let dir = dir_of(&letter.language);
                view! { <p class="about"><bdi lang=letter.language.clone() dir=dir>{letter.subject.clone()}</bdi></p> }
            });
            let back = self.letter.map(|letter| view! { <p><a href=chrome.href(&card_path(letter))>{t.text("back-to-letter")}</a></p> });
            view! {
                <div class="single narrow">
                    <section class="sheet notice">
                        {sent.then(envelope_mark)}
                        <h1>{title}</h1>
                        {error_summary(t, errors, &[("email", t.text("sign-email"))])}
                        {about}
                        {body}
                        {back}
                    </section>
                </div>
            }
        })
    }
}
