//! Other values than the invited ones: the ordinary form, confirmed by the invited mailbox.

use super::{beside, page_head, path};
use crate::{
    pages::sign_form::{signing_fields, signing_labels},
    render::{Chrome, page},
    ui::{Button, consent_boxes, error_summary, link_button, title_with_errors},
};
use domain::{error::FieldErrors, forms::signing::SigningForm, shapes::invitations::OwnInvitation, signature::SignatoryKind};
use leptos::prelude::*;

/// The form.
pub fn invited_other(chrome: &Chrome, own: &OwnInvitation, form: &SigningForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.text("invited-other-title");
    let kind = SignatoryKind::Organisation;
    page(chrome, &page_head(own, title_with_errors(t, &title, errors)), || {
        let panel = view! {
            <h1>{title}</h1>
            <p class="lead">{t.text("invited-other-lead")}</p>
            <p><bdi dir="ltr">{own.email.clone()}</bdi></p>
            {error_summary(t, errors, &signing_labels(t, kind))}
            <form method="post" action=chrome.href(&path(own, "/other")) novalidate=true>
                <input type="hidden" name="manifest" value=own.manifest_sha256.clone()/>
                <input type="hidden" name="text" value=own.language.clone()/>
                {signing_fields(t, kind, form, errors, false)}
                {consent_boxes(chrome, kind, &own.consent, &form.agreed, errors)}
                <div class="buttons">
                    {Button::new(t.text("invited-other-button")).view()}
                    {link_button(chrome.href(&path(own, "")), t.text("cancel"), "button quiet")}
                </div>
            </form>
        };
        beside(chrome, own, panel.into_any())
    })
}
