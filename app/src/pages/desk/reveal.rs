//! One contact, shown whole; and the button that asks for it where a masked one stands.

use super::parts::{Place, head, press, ways};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, title_with_errors},
};
use domain::{
    error::FieldErrors,
    masked::Masked,
    shapes::{
        contacts::{LookedUp, RevealedContact},
        desk::DeskCoalition,
    },
};
use leptos::prelude::*;

/// A masked address; `reveal` is where it is asked for, nothing for who may not.
pub(super) fn masked(t: I18n, contact: &Masked, about: &str, reveal: Option<String>) -> AnyView {
    let button = reveal.map(|to| press(to, Button::new(t.text("contact-show")).plain().about(about.to_owned())));
    view! { <div class="by masked"><bdi dir="ltr">{contact.as_str().to_owned()}</bdi>{button}</div> }.into_any()
}

/// The search for a whole address in a list, by POST: the address of a page holds none.
pub(super) fn look_up(t: I18n, action: String, looked_up: Option<LookedUp>) -> AnyView {
    let counted = looked_up.map(|one| {
        view! { <p class="hint">{t.text("look-up-done")}" "{t.with("contact-shown", &[("shown", one.shown.into()), ("most", one.most.into())])}</p> }
    });
    view! {
        <details class="aside" open=looked_up.is_some()>
            <summary>{t.text("look-up-title")}</summary>
            <form method="post" class="desk-search" action=action>
                <label for="look-up">{t.text("contact-address")}</label>
                <input type="email" id="look-up" name="email" dir="ltr" autocomplete="off" required/>
                <button type="submit" class="button quiet">{t.text("signatures-search-button")}</button>
            </form>
            <p class="hint">{t.text("look-up-hint")}</p>
            {counted}
        </details>
    }
    .into_any()
}

/// The page with one contact; `back` is the list that it was asked for from.
pub fn revealed_contact(chrome: &Chrome, shown: &RevealedContact, back: &str) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("contact-title"), &shown.desk), || {
        let (name, office) = shown.representative.clone();
        let office = (!office.is_empty()).then(|| view! { {t.text("list-comma")}<bdi>{office.clone()}</bdi> });
        let representative = (!name.is_empty())
            .then(|| view! { <div><dt>{t.text("contact-representative")}</dt><dd><bdi>{name.clone()}</bdi>{office}</dd></div> });
        let left = t.with("contact-shown", &[("shown", shown.shown.into()), ("most", shown.most.into())]);
        let mailto = format!("mailto:{}", shown.address);
        view! {
            <div class="desk">
                {ways(chrome, &shown.desk, Place::Letters)}
                <p class="back"><a href=chrome.href(back)>{t.text("contact-back")}</a></p>
                <h1>{t.text("contact-title")}</h1>
                <section class="desk-part">
                    {(!shown.name.is_empty()).then(|| view! { <h2><bdi>{shown.name.clone()}</bdi></h2> })}
                    <dl class="answers">
                        {representative}
                        <div><dt>{t.text("contact-address")}</dt><dd><a href=mailto><bdi dir="ltr">{shown.address.clone()}</bdi></a></dd></div>
                    </dl>
                    <p class="hint">{t.text("contact-noted")}" "{left}</p>
                </section>
            </div>
        }
    })
}

/// The search for a whole address by itself, with what was typed and what is wrong with it.
pub fn address_not_looked_up(chrome: &Chrome, desk: &DeskCoalition, back: &str, typed: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(title_with_errors(t, &t.text("look-up-title"), errors), desk), || {
        view! {
            <div class="desk">
                {ways(chrome, desk, Place::Letters)}
                <p class="back"><a href=chrome.href(back)>{t.text("contact-back")}</a></p>
                {error_summary(t, errors, &[("email", t.text("contact-address"))])}
                <h1>{t.text("look-up-title")}</h1>
                <form method="post" action=chrome.href(&format!("{back}/find")) novalidate=true>
                    {Field::new(t, "email", t.text("contact-address"), typed, errors).hint(t.text("look-up-hint")).autocomplete("off").input("email")}
                    <div class="buttons">{Button::new(t.text("signatures-search-button")).view()}</div>
                </form>
            </div>
        }
    })
}

/// Why no contact is shown now.
pub fn contact_not_shown(chrome: &Chrome, desk: &DeskCoalition, back: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("contact-title"), desk), || {
        view! {
            <div class="desk">
                {ways(chrome, desk, Place::Letters)}
                <p class="back"><a href=chrome.href(back)>{t.text("contact-back")}</a></p>
                {error_summary(t, errors, &[])}
                <h1>{t.text("contact-title")}</h1>
                <p>{t.text("contact-write-instead")}</p>
            </div>
        }
    })
}
