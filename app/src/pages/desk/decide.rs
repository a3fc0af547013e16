//! Two pages about one signature: removing it with a reason, adding one on behalf of an organisation.

use super::parts::{back_to_letter, head, key, letter_path, named};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, checkbox, error_summary, link_button, radios, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::signing::SigningForm,
    shapes::desk::{DeskLetterPage, DeskSignature},
    signature::{RemovalReason, SignatureState},
};
use leptos::prelude::*;

/// Asks why a signature is to be taken off.
pub fn remove_signature(chrome: &Chrome, shown: &DeskLetterPage, signature: &DeskSignature, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("remove-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/signatures{rest}")));
        let reasons = RemovalReason::ALL.iter().filter(|reason| **reason != RemovalReason::Denied);
        let reasons = reasons.map(|reason| (reason.code(), t.text(&key("reason", reason.code())), None)).collect();
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &[])}
                <h1>{t.text("remove-title")}</h1>
                <p>{named(t, "remove-lead", "name", &signature.name)}</p>
                <form method="post" action=path(&format!("/{}/remove", signature.id)) novalidate>
                    {radios(t, "reason", t.text("remove-reason"), "", errors, reasons)}
                    <p class="hint">{t.text("remove-record")}</p>
                    <div class="desk-buttons">
                        {Button::new(t.text("remove-button")).danger().view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
                {erasure(t, signature, path(&format!("/{}/erase", signature.id)))}
            </div>
        }
    })
}

/// The way to delete everything about a signature; it stays closed until somebody wants it.
fn erasure(t: I18n, signature: &DeskSignature, action: String) -> Option<AnyView> {
    let possible = !signature.erased && signature.state != SignatureState::Pending;
    possible.then(|| {
        view! {
            <details class="desk-part">
                <summary>{t.text("erase-title")}</summary>
                <p>{t.text("erase-text")}</p>
                <p>{t.text("erase-counted")}</p>
                <form method="post" action=action>
                    <div class="desk-buttons">{Button::new(t.text("erase-button")).danger().view()}</div>
                </form>
            </details>
        }
        .into_any()
    })
}

/// The form to enter an organisation that said yes elsewhere.
pub fn add_signature(chrome: &Chrome, shown: &DeskLetterPage, form: &SigningForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("add-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/signatures{rest}")));
        let labels = ["name", "country", "site", "representative", "office", "email"].map(|field| (field, t.text(&format!("add-{field}"))));
        // Somebody else's particulars: nothing that the organiser's browser knows of itself fits.
        let field = |name: &str, value: &str| Field::new(t, name, t.text(&format!("add-{name}")), value, errors).autocomplete("off");
        let steps = ["add-step-unlisted", "add-step-mail", "add-step-press"];
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("add-title")}</h1>
                <p>{t.text("add-lead")}</p>
                <section class="desk-part" aria-labelledby="then">
                    <h2 id="then">{t.text("add-what-happens")}</h2>
                    <ol>{steps.map(|step| view! { <li>{t.text(step)}</li> }).into_iter().collect_view()}</ol>
                </section>
                <form method="post" action=chrome.once(path("/add")) novalidate>
                    <input type="hidden" name="kind" value="organisation"/>
                    {field("name", &form.name).hint(t.text("add-name-hint")).input("text")}
                    {field("country", &form.country).country()}
                    {field("site", &form.site).hint(t.text("add-site-hint")).optional().input("url")}
                    {field("representative", &form.representative).input("text")}
                    {field("office", &form.office).input("text")}
                    {checkbox("list_representative", "list_representative", "yes", !form.list_representative.is_empty(), t.text("add-list-representative"), None)}
                    {field("email", &form.email).hint(t.text("add-email-hint")).input("email")}
                    <div class="desk-buttons">
                        {Button::new(t.text("add-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
