//! Signing in: with a password, a passkey, or a link from the mailbox.

use super::{passkeys::passkey_form, passwords::head};
use crate::{
    demonstration,
    render::{Chrome, page},
    ui::{Button, Field, error_summary},
};
use domain::{error::FieldErrors, forms::account::SignInForm, shapes::second_factor::PasskeyChallenge};
use leptos::prelude::*;

/// The sign-in form, and the ways beside it.
pub fn sign_in(chrome: &Chrome, form: &SignInForm, passkey: Option<&PasskeyChallenge>, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "sign-in-title", errors), || {
        let next = || (!form.next.is_empty()).then(|| view! { <input type="hidden" name="next" value=form.next.clone()/> });
        let labels = [("email", t.text("sign-in-email")), ("password", t.text("sign-in-password")), ("passkey", t.text("passkey-title"))];
        let by_passkey = passkey.map(|passkey| {
            let inner = view! { {next()}<input type="hidden" name="state" value=passkey.state.clone()/> }.into_any();
            passkey_form(t, chrome.href("/sign-in/passkey"), &passkey.request, inner, "sign-in-passkey", "sign-in-passkey-without")
        });
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels)}
                <h1>{t.text("sign-in-title")}</h1>
                <p>{t.text("sign-in-lead")}</p>
                {chrome.demonstration.then(|| {
                    let account = [("email", demonstration::EMAIL.into()), ("password", demonstration::PASSWORD.into())];
                    view! { <p class="aside">{t.with("sign-in-demonstration", &account)}</p> }
                })}
                <form method="post" action=chrome.href("/sign-in") id="sign-in" novalidate>
                    {Field::new(t, "email", t.text("sign-in-email"), &form.email, errors).autocomplete("username").input("email")}
                    {Field::new(t, "password", t.text("sign-in-password"), "", errors).autocomplete("current-password").input("password")}
                    {next()}
                    <div class="desk-buttons">
                        {Button::new(t.text("sign-in-button")).view()}
                        <a href=chrome.href("/forgotten")>{t.text("sign-in-forgotten")}</a>
                    </div>
                </form>
                <section class="desk-part" aria-labelledby="other">
                    <h2 id="other">{t.text("sign-in-other-title")}</h2>
                    <p>{t.text("sign-in-mail-text")}</p>
                    <div class="desk-buttons">
                        <button type="submit" class="button quiet" form="sign-in" formaction=chrome.href("/sign-in/mail")>
                            {t.text("sign-in-mail-button")}
                        </button>
                    </div>
                    {by_passkey}
                </section>
            </div>
        }
    })
}

/// What is answered after asking for a link that signs in: the same for every address.
pub fn sign_in_link_sent(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "forgotten-sent-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("forgotten-sent-title")}</h1>
                <p>{t.text("sign-in-mail-sent-text")}</p>
                <p>{t.text("forgotten-sent-nothing")}</p>
                <p><a href=chrome.href("/sign-in")>{t.text("sign-in-title")}</a></p>
            </div>
        }
    })
}

/// The page that a sign-in link leads to. Opening it changes nothing: mail scanners open links too.
pub fn sign_in_by_link(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "sign-in-link-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("sign-in-link-title")}</h1>
                <p>{t.text("sign-in-link-text")}</p>
                <form method="post" action=chrome.href("/sign-in/link") class="desk-buttons">
                    {Button::new(t.text("sign-in-link-button")).view()}
                </form>
            </div>
        }
    })
}
