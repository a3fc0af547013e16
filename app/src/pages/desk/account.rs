//! The organiser's own account, and passwords.

use super::parts::{named, press};
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, Field, error_summary, title_with_errors},
};
use domain::{error::FieldErrors, forms::account::ForgottenForm};
use leptos::prelude::*;

pub(super) fn head(chrome: &Chrome, key: &str, errors: &FieldErrors) -> Head {
    Head { title: title_with_errors(chrome.t(), &chrome.t().text(key), errors), ..Head::default() }
}

/// The organiser's own account.
pub fn account(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "account-title", &FieldErrors::default()), || {
        let who = chrome.organiser.as_deref().map(|name| view! { <p>{named(t, "account-who", "name", name)}</p> });
        view! {
            <div class="desk narrow">
                <h1>{t.text("account-title")}</h1>
                {who}
                <div class="desk-buttons">
                    <a class="button" href=chrome.href("/desk")>{t.text("account-to-desk")}</a>
                    {press(chrome.href("/sign-out"), Button::new(t.text("account-sign-out")).quiet())}
                </div>
                <section class="desk-part" aria-labelledby="everywhere">
                    <h2 id="everywhere">{t.text("account-everywhere-title")}</h2>
                    <p>{t.text("account-everywhere-text")}</p>
                    {press(chrome.href("/sign-out-everywhere"), Button::new(t.text("account-everywhere-button")).quiet())}
                </section>
                <section class="desk-part" aria-labelledby="second">
                    <h2 id="second">{t.text("second-title")}</h2>
                    <p>{t.text("second-why")}</p>
                    <p><a href=chrome.href("/account/second-factor")>{t.text("account-second-link")}</a></p>
                </section>
                <section class="desk-part" aria-labelledby="password">
                    <h2 id="password">{t.text("account-password-title")}</h2>
                    <p>{t.text("account-password-text")}</p>
                    <p><a href=chrome.href("/forgotten")>{t.text("account-password-link")}</a></p>
                </section>
            </div>
        }
    })
}

/// Asks for a link to choose a new password; `sent` is the answer, the same for every address.
pub fn forgotten(chrome: &Chrome, form: &ForgottenForm, errors: &FieldErrors, sent: bool) -> String {
    let t = chrome.t();
    let key = if sent { "forgotten-sent-title" } else { "forgotten-title" };
    page(chrome, &head(chrome, key, errors), || {
        let body = if sent {
            view! {
                <p>{t.text("forgotten-sent-text")}</p>
                <p>{t.text("forgotten-sent-nothing")}</p>
                <p><a href=chrome.href("/sign-in")>{t.text("sign-in-title")}</a></p>
            }
            .into_any()
        } else {
            view! {
                <p>{t.text("forgotten-lead")}</p>
                <form method="post" action=chrome.href("/forgotten") novalidate>
                    {Field::new(t, "email", t.text("sign-in-email"), &form.email, errors).autocomplete("username").input("email")}
                    <div class="desk-buttons">
                        {Button::new(t.text("forgotten-button")).view()}
                        <a href=chrome.href("/sign-in")>{t.text("desk-cancel")}</a>
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &[("email", t.text("sign-in-email"))])}
                <h1>{t.text(key)}</h1>
                {body}
            </div>
        }
    })
}

/// The new password, for whoever followed the link.
pub fn reset(chrome: &Chrome, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "reset-title", errors), || {
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &[("password", t.text("reset-password"))])}
                <h1>{t.text("reset-title")}</h1>
                <p>{t.text("reset-lead")}</p>
                <form method="post" action=chrome.href("/reset") novalidate>
                    {Field::new(t, "password", t.text("reset-password"), "", errors).autocomplete("new-password").hint(t.text("reset-hint")).input("password")}
                    <div class="desk-buttons">{Button::new(t.text("reset-button")).view()}</div>
                </form>
            </div>
        }
    })
}
