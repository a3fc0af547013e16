//! The second factor: set up, shown, taken away, and asked for.

use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{Button, Field, error_summary, link_button, qr::qr, title_with_errors},
};
use domain::{
    error::FieldErrors,
    shapes::second_factor::{SecondFactor, SecondFactorSetup},
};
use leptos::prelude::*;

fn head(chrome: &Chrome, key: &str, errors: &FieldErrors) -> Head {
    Head { title: title_with_errors(chrome.t(), &chrome.t().text(key), errors), ..Head::default() }
}

fn code_field(t: I18n, errors: &FieldErrors) -> Field {
    Field::new(t, "code", t.text("second-code"), "", errors).autocomplete("one-time-code").dir("ltr").short()
}

fn labels(t: I18n) -> [(&'static str, String); 2] {
    [("code", t.text("second-code")), ("password", t.text("sign-in-password"))]
}

/// Where the organiser's own second factor stands, and what can be done about it.
pub fn second_factor(chrome: &Chrome, shown: &SecondFactor, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-title", errors), || {
        let state = match shown.since {
            Some(since) => {
                let day = t.with("second-since", &[("day", t.day(since).into())]);
                let left = t.with("second-recovery-left", &[("count", shown.recovery_codes.into())]);
                view! { <p>{day}</p><p>{left}</p>{removal(chrome, errors)} }.into_any()
            }
            None => view! {
                <p>{t.text("second-why")}</p>
                <p>{t.text("second-how")}</p>
                <form method="post" action=chrome.href("/account/second-factor") class="desk-buttons">
                    {Button::new(t.text("second-begin")).view()}
                    {link_button(chrome.href("/account"), t.text("desk-cancel"), "button quiet")}
                </form>
            }
            .into_any(),
        };
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels(t))}
                <h1>{t.text("second-title")}</h1>
                {state}
            </div>
        }
    })
}

fn removal(chrome: &Chrome, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    view! {
        <section class="desk-part" aria-labelledby="removal">
            <h2 id="removal">{t.text("second-remove-title")}</h2>
            <p>{t.text("second-remove-text")}</p>
            <form method="post" action=chrome.href("/account/second-factor/remove") novalidate>
                {Field::new(t, "password", t.text("sign-in-password"), "", errors).autocomplete("current-password").input("password")}
                {code_field(t, errors).hint(t.text("second-code-or-recovery")).input("text")}
                <div class="desk-buttons">{Button::new(t.text("second-remove-button")).danger().view()}</div>
            </form>
        </section>
    }
    .into_any()
}

/// The secret for the app, and the field for its first code.
pub fn set_up_second_factor(chrome: &Chrome, setup: &SecondFactorSetup, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-setup-title", errors), || {
        let letters: Vec<char> = setup.secret.chars().collect();
        let secret = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels(t))}
                <h1>{t.text("second-setup-title")}</h1>
                <section class="desk-part" aria-labelledby="app">
                    <h2 id="app">{t.text("second-setup-app")}</h2>
                    <p>{t.text("second-setup-scan")}</p>
                    {qr(&setup.uri, t.text("second-setup-picture"))}
                    <p>{t.text("second-setup-type")}</p>
                    <p><code class="secret" dir="ltr" id="secret">{secret}</code></p>
                </section>
                <form method="post" action=chrome.href("/account/second-factor/new") novalidate>
                    {code_field(t, errors).hint(t.text("second-setup-code-hint")).input("text")}
                    <div class="desk-buttons">
                        {Button::new(t.text("second-setup-button")).view()}
                        {link_button(chrome.href("/account/second-factor"), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}

/// The recovery codes, this once.
pub fn recovery_codes(chrome: &Chrome, codes: &[String]) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-recovery-title", &FieldErrors::default()), || {
        let items = codes.iter().map(|code| view! { <li><code dir="ltr">{code.clone()}</code></li> }).collect_view();
        view! {
            <div class="desk narrow">
                <h1>{t.text("second-recovery-title")}</h1>
                <p>{t.text("second-recovery-on")}</p>
                <p><strong>{t.text("second-recovery-keep")}</strong></p>
                <ol class="recovery-codes">{items}</ol>
                <p>{t.text("second-recovery-once")}</p>
                <p><a class="button" href=chrome.href("/desk")>{t.text("account-to-desk")}</a></p>
            </div>
        }
    })
}

/// When a code is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// After the password.
    SignIn,
    /// Before something that is asked about again.
    Again,
}

/// Asks for a code; `next` is where to go afterwards.
pub fn ask_for_code(chrome: &Chrome, asking: Asking, next: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let (title, lead, action, back) = match asking {
        Asking::SignIn => ("second-sign-in-title", "second-sign-in-lead", "/sign-in/code", "/sign-in"),
        Asking::Again => ("second-again-title", "second-again-lead", "/account/code", "/desk"),
    };
    page(chrome, &head(chrome, title, errors), || {
        let next = (!next.is_empty()).then(|| view! { <input type="hidden" name="next" value=next.to_owned()/> });
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels(t))}
                <h1>{t.text(title)}</h1>
                <p>{t.text(lead)}</p>
                <form method="post" action=chrome.href(action) novalidate>
                    {code_field(t, errors).hint(t.text("second-code-or-recovery")).input("text")}
                    {next}
                    <div class="desk-buttons">
                        {Button::new(t.text("second-go-on")).view()}
                        {link_button(chrome.href(back), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
