//! Asks whether a confidential letter is to be deleted for good, with all that goes with it.

use super::parts::{back_to_letter, head, letter_path, named};
use crate::{
    render::{Chrome, page},
    ui::{Button, count_sentence, link_button},
};
use domain::shapes::desk::DeskDeletion;
use leptos::prelude::*;

/// What would be deleted, and the button that does it.
pub fn delete_letter(chrome: &Chrome, shown: &DeskDeletion) -> String {
    let t = chrome.t();
    let DeskDeletion { desk, letter, invitations, partners } = shown;
    page(chrome, &head(t.text("delete-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let partners = (*partners > 0).then(|| view! { <li>{t.with("delete-partners", &[("count", (*partners).into())])}</li> });
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                <h1>{t.text("delete-title")}</h1>
                <p>{named(t, "delete-lead", "subject", &letter.subject)}</p>
                <p class="desk-count">{count_sentence(t, &letter.counts)}</p>
                <ul>
                    <li>{t.text("delete-text")}</li>
                    <li>{t.text("delete-signatures")}</li>
                    <li>{t.with("delete-invitations", &[("count", (*invitations).into())])}</li>
                    <li>{t.text("delete-mails")}</li>
                    {partners}
                </ul>
                <p>{t.text("delete-stays")}</p>
                <p><strong>{t.text("delete-no-undo")}</strong></p>
                <form method="post" action=path("/delete") class="desk-buttons">
                    {Button::new(t.text("delete-button")).danger().view()}
                    {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                </form>
            </div>
        }
    })
}
