//! Passkeys of an organiser: the list, making one, taking one away; and the form that asks a browser for one.

use super::second_factor::{head, password_field};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button},
};
use domain::{
    error::FieldErrors,
    shapes::second_factor::{PasskeyEntry, SecondFactor},
};
use leptos::prelude::*;

/// Its page, without the language.
const PAGE: &str = "/account/second-factor/passkey";

/// The passkeys on the page of the second factor, and the way to another.
pub(super) fn passkeys(chrome: &Chrome, shown: &SecondFactor) -> AnyView {
    let t = chrome.t();
    let rows = shown.passkeys.iter().map(|one| {
        let since = t.with("passkey-since", &[("day", t.day(one.since).into())]);
        let used = one.used.map(|used| t.with("passkey-used", &[("day", t.day(used).into())]));
        let remove = chrome.href(&format!("{PAGE}/{}/remove", one.id));
        let label = t.with("passkey-remove-this", &[("name", one.name.clone().into())]);
        view! {
            <li>
                <p class="what"><bdi>{one.name.clone()}</bdi></p>
                <p class="by">{since}{used.map(|used| view! { " · "{used} })}</p>
                <p><a href=remove aria-label=label>{t.text("passkey-remove")}</a></p>
            </li>
        }
    });
    let list = (!shown.passkeys.is_empty()).then(|| view! { <ul class="activity">{rows.collect_view()}</ul> });
    let add = if shown.passkeys_work {
        let (words, class) = if shown.stands() { ("passkey-another", "button quiet") } else { ("passkey-begin", "button") };
        let words = if shown.passkeys.is_empty() { "passkey-begin" } else { words };
        view! { <p>{link_button(chrome.href(PAGE), t.text(words), class)}</p> }.into_any()
    } else {
        view! { <p class="hint">{t.text("passkey-no-name")}</p> }.into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby="passkeys">
            <h2 id="passkeys">{t.text("passkey-title")}</h2>
            <p>{t.text("passkey-why")}</p>
            {list}
            {add}
        </section>
    }
    .into_any()
}

/// The form that has the browser answer a request (JSON). Where there are scripts and passkeys it takes the place of the
/// words that say what to do where there are not.
pub(super) fn passkey_form(t: I18n, action: String, request: &str, inner: AnyView, button: &str, without: &str) -> AnyView {
    view! {
        <div id="passkey" tabindex="-1">
            <form method="post" action=action id="passkey-form" hidden data-request=request.to_owned() novalidate=true>
                {inner}
                <input type="hidden" name="credential"/>
                <div class="desk-buttons">{Button::new(t.text(button)).view()}</div>
                <p class="fault" role="alert" hidden>{t.text("passkey-failed")}</p>
            </form>
            <p class="hint" id="passkey-without">{t.text(without)}</p>
        </div>
        <script type="module" src="/assets/second-factor.js"></script>
    }
    .into_any()
}

/// Making a passkey; `request` is what the browser needs (JSON), and the `first` second factor asks for the password.
pub fn make_passkey(chrome: &Chrome, request: &str, first: bool, name: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "passkey-begin", errors), || {
        let labels = [("name", t.text("passkey-name")), ("password", t.text("sign-in-password")), ("passkey", t.text("passkey-title"))];
        let fields = view! {
            {Field::new(t, "name", t.text("passkey-name"), name, errors).hint(t.text("passkey-name-hint")).input("text")}
            {first.then(|| password_field(t, errors))}
        };
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &labels)}
                <h1>{t.text("passkey-begin")}</h1>
                <p>{t.text("passkey-make-text")}</p>
                {passkey_form(t, chrome.href(PAGE), request, fields.into_any(), "passkey-make", "passkey-needs-scripts")}
                <p><a href=chrome.href("/account/second-factor")>{t.text("desk-cancel")}</a></p>
            </div>
        }
    })
}

/// Asks whether a passkey is to be taken away; `last` where it is all that guards the account.
pub fn remove_passkey(chrome: &Chrome, one: &PasskeyEntry, last: bool) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "passkey-remove-title", &FieldErrors::default()), || {
        let text = if last { "passkey-remove-last" } else { "passkey-remove-text" };
        view! {
            <div class="desk narrow">
                <h1>{t.text("passkey-remove-title")}</h1>
                <p class="lead"><bdi>{one.name.clone()}</bdi></p>
                <p>{t.text(text)}</p>
                <form method="post" action=chrome.href(&format!("{PAGE}/{}/remove", one.id)) class="desk-buttons">
                    {Button::new(t.text("passkey-remove-button")).danger().view()}
                    {link_button(chrome.href("/account/second-factor"), t.text("desk-cancel"), "button quiet")}
                </form>
            </div>
        }
    })
}
