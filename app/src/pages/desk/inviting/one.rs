//! Inviting one organisation.

use super::{
    super::parts::{head, letter_path},
    back_to_list, when_sent,
};
use crate::{
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{error::FieldErrors, forms::invitation::InviteForm, locale::Locale, shapes::invitations::InvitePage};
use leptos::prelude::*;

/// The form.
pub fn invite_one(chrome: &Chrome, shown: &InvitePage, form: &InviteForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let InvitePage { desk, letter, .. } = shown;
    let title = t.text("invite-one-title");
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations{rest}")));
        let label = |field: &str| t.text(&format!("invite-{field}"));
        let labels =
            ["organisation", "country", "site", "email", "representative", "office", "language"].map(|field| (field, label(field)));
        let field = |name: &str, value: &str| Field::new(t, name, label(name), value, errors).autocomplete("off");
        let languages = Locale::ALL.map(|locale| (locale.tag().to_owned(), locale.endonym().to_owned()));
        view! {
            <div class="desk narrow">
                {back_to_list(chrome, desk, letter)}
                {error_summary(t, errors, &labels)}
                <h1>{title.clone()}</h1>
                <p>{t.text("invite-one-lead")}</p>
                {when_sent(t, letter)}
                <form method="post" action=chrome.once(path("/new")) novalidate>
                    {field("organisation", &form.organisation).hint(t.text("invite-organisation-hint")).input("text")}
                    {field("country", &form.country).country()}
                    {field("site", &form.site).hint(t.text("invite-site-hint")).optional().input("url")}
                    {field("email", &form.email).hint(t.text("invite-email-hint")).input("email")}
                    {field("representative", &form.representative).hint(t.text("invite-representative-hint")).optional().input("text")}
                    {field("office", &form.office).optional().input("text")}
                    {field("language", &form.language).select(languages.into())}
                    <div class="desk-buttons">
                        {Button::new(t.text("invite-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
