//! Passwords: forgotten, chosen by a link, changed.

use crate::{
    render::{Chrome, Head, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{error::FieldErrors, forms::account::ForgottenForm};
use leptos::prelude::*;

pub(super) fn head(chrome: &Chrome, key: &str, errors: &FieldErrors) -> Head {
    Head { title: title_with_errors(chrome.t(), &chrome.t().text(key), errors), ..Head::default() }
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

/// The new password, for anyone who followed the link; with the first one, what the account is called.
pub fn reset(chrome: &Chrome, name: Option<&str>, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let labels = [("name", t.text("reset-name")), ("password", t.text("reset-password"))];
    page(chrome, &head(chrome, "reset-title", errors), || {
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels)}
                <h1>{t.text("reset-title")}</h1>
                {name.is_none().then(|| view! { <p>{t.text("reset-lead")}</p> })}
                <form method="post" action=chrome.href("/reset") novalidate>
                    {name.map(|name| {
                        Field::new(t, "name", t.text("reset-name"), name, errors).autocomplete("name").hint(t.text("reset-name-hint")).input("text")
                    })}
                    {Field::new(t, "password", t.text("reset-password"), "", errors).autocomplete("new-password").hint(t.text("reset-hint")).input("password")}
                    <div class="desk-buttons">{Button::new(t.text("reset-button")).view()}</div>
                </form>
            </div>
        }
    })
}

/// Changing the password while signed in.
pub fn change_password(chrome: &Chrome, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "account-change-title", errors), || {
        let labels = [("current", t.text("account-change-current")), ("password", t.text("reset-password"))];
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels)}
                <h1>{t.text("account-change-title")}</h1>
                <p>{t.text("account-change-lead")}</p>
                <form method="post" action=chrome.href("/account/password") novalidate>
                    {Field::new(t, "current", t.text("account-change-current"), "", errors).autocomplete("current-password").input("password")}
                    {Field::new(t, "password", t.text("reset-password"), "", errors)
                        .autocomplete("new-password")
                        .hint(t.text("reset-hint"))
                        .input("password")}
                    <div class="desk-buttons">
                        {Button::new(t.text("account-change-button")).view()}
                        {link_button(chrome.href("/account"), t.text("desk-cancel"), "button quiet")}
                    </div>
                    <p><a href=chrome.href("/forgotten")>{t.text("account-change-forgotten")}</a></p>
                </form>
            </div>
        }
    })
}
