//! The second factor: set up, shown, taken away, and asked for.

use super::passkeys::{passkey_form, passkeys};
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{Button, Field, error_summary, link_button, qr::qr, title_with_errors},
};
use domain::{
    error::FieldErrors,
    shapes::second_factor::{SecondFactor, SecondFactorSetup, Ways},
};
use leptos::prelude::*;

pub(super) fn head(chrome: &Chrome, key: &str, errors: &FieldErrors) -> Head {
    Head { title: title_with_errors(chrome.t(), &chrome.t().text(key), errors), ..Head::default() }
}

fn code_field(t: I18n, errors: &FieldErrors) -> Field {
    Field::new(t, "code", t.text("second-code"), "", errors).autocomplete("one-time-code").dir("ltr").short()
}

/// The password, for anyone who sets up their first second factor.
pub(super) fn password_field(t: I18n, errors: &FieldErrors) -> AnyView {
    let field = Field::new(t, "password", t.text("sign-in-password"), "", errors).hint(t.text("second-password-hint"));
    field.autocomplete("current-password").input("password").into_any()
}

fn labels(t: I18n) -> [(&'static str, String); 3] {
    [("code", t.text("second-code")), ("password", t.text("sign-in-password")), ("passkey", t.text("passkey-title"))]
}

/// Where the organiser's own second factor stands, and what can be done about it.
pub fn second_factor(chrome: &Chrome, shown: &SecondFactor, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-title", errors), || {
        let state = if shown.stands() {
            let left = t.with("second-recovery-left", &[("count", shown.recovery_codes.into())]);
            view! { <p>{t.text("second-on")}</p>{recovery(chrome, left)} }.into_any()
        } else {
            view! { <p>{t.text("second-why")}</p> }.into_any()
        };
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels(t))}
                <h1>{t.text("second-title")}</h1>
                {state}
                {passkeys(chrome, shown)}
                {app(chrome, shown, errors)}
                <p><a href=chrome.href("/account")>{t.text("second-back")}</a></p>
            </div>
        }
    })
}

/// How many recovery codes are left, and the way to new ones.
fn recovery(chrome: &Chrome, left: String) -> AnyView {
    let t = chrome.t();
    view! {
        <details>
            <summary>{left}</summary>
            <p>{t.text("second-recovery-renew")}</p>
            <form method="post" action=chrome.href("/account/second-factor/recovery-codes") class="desk-buttons">
                {Button::new(t.text("second-recovery-renew-button")).quiet().view()}
            </form>
        </details>
    }
    .into_any()
}

/// Codes of an app: how to begin, or since when.
fn app(chrome: &Chrome, shown: &SecondFactor, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let body = match shown.since {
        Some(since) => {
            let day = t.with("second-since", &[("day", t.day(since).into())]);
            view! { <p>{day}</p>{removal(chrome, errors)} }.into_any()
        }
        None => {
            let begin = Button::new(t.text("second-begin"));
            let begin = if shown.stands() || shown.passkeys_work { begin.quiet() } else { begin };
            view! {
                <p>{t.text("second-how")}</p>
                <form method="post" action=chrome.href("/account/second-factor") class="desk-buttons">{begin.view()}</form>
            }
            .into_any()
        }
    };
    view! {
        <section class="desk-part" aria-labelledby="app">
            <h2 id="app">{t.text("second-app-title")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn removal(chrome: &Chrome, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    view! {
        <details open=!errors.is_empty()>
            <summary>{t.text("second-remove-title")}</summary>
            <p>{t.text("second-remove-text")}</p>
            <form method="post" action=chrome.href("/account/second-factor/remove") novalidate>
                {Field::new(t, "password", t.text("sign-in-password"), "", errors).autocomplete("current-password").input("password")}
                {code_field(t, errors).hint(t.text("second-code-or-recovery")).input("text")}
                <div class="desk-buttons">{Button::new(t.text("second-remove-button")).danger().view()}</div>
            </form>
        </details>
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
                    {setup.asks_password.then(|| password_field(t, errors))}
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

/// The recovery codes, this once; `renewed` where they replace others.
pub fn recovery_codes(chrome: &Chrome, codes: &[String], renewed: bool) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-recovery-title", &FieldErrors::default()), || {
        let items = codes.iter().map(|code| view! { <li><code dir="ltr">{code.clone()}</code></li> }).collect_view();
        view! {
            <div class="desk narrow">
                <h1>{t.text("second-recovery-title")}</h1>
                <p>{t.text(if renewed { "second-recovery-renewed" } else { "second-recovery-on" })}</p>
                <p><strong>{t.text("second-recovery-keep")}</strong></p>
                <ol class="recovery-codes">{items}</ol>
                <p>{t.text("second-recovery-once")}</p>
                <p><a class="button" href=chrome.href("/desk")>{t.text("account-to-desk")}</a></p>
            </div>
        }
    })
}

/// When a code is asked for, and where to go afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking<'a> {
    /// After the password; the page to go to.
    SignIn(&'a str),
    /// Before a page that is asked about again.
    Again(&'a str),
    /// Before something posted that is asked about again: where it was posted, and its fields.
    Posted(&'a str, &'a [(String, String)]),
}

impl Asking<'_> {
    /// The hidden fields by which the form remembers.
    pub(super) fn fields(self) -> AnyView {
        let hidden = |name: &str, value: &str| view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> };
        match self {
            Self::SignIn("") | Self::Again("") => ().into_any(),
            Self::SignIn(next) | Self::Again(next) => hidden("next", next).into_any(),
            Self::Posted(to, fields) => {
                let fields: Vec<_> = fields.iter().map(|(name, value)| hidden(name, value)).collect();
                view! { {hidden("post_to", to)}{fields} }.into_any()
            }
        }
    }
}

/// Asks for a code or a passkey.
pub fn ask_for_second_factor(chrome: &Chrome, asking: Asking<'_>, ways: &Ways, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let (title, lead, action, back) = match asking {
        Asking::SignIn(_) => ("second-sign-in-title", "second-sign-in-lead", "/sign-in/code", "/sign-in"),
        Asking::Again(_) => ("second-again-title", "second-again-lead", "/account/code", "/desk"),
        Asking::Posted(..) => ("second-again-title", "second-again-posted", "/account/code", "/desk"),
    };
    page(chrome, &head(chrome, title, errors), || {
        let passkey = ways.passkey.as_deref().map(|request| {
            let form = passkey_form(t, chrome.href(action), request, asking.fields(), "passkey-use", "passkey-else-code");
            view! { <section aria-label=t.text("passkey-title")>{form}</section> }
        });
        let hint = if ways.app { "second-code-or-recovery" } else { "second-recovery-alone" };
        let button = Button::new(t.text("second-go-on"));
        let button = if ways.passkey.is_some() { button.quiet() } else { button };
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels(t))}
                <h1>{t.text(title)}</h1>
                <p>{t.text(lead)}</p>
                {passkey}
                <form method="post" action=chrome.href(action) novalidate>
                    {code_field(t, errors).hint(t.text(hint)).input("text")}
                    {asking.fields()}
                    <div class="desk-buttons">
                        {button.view()}
                        {link_button(chrome.href(back), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
