//! Proving the mailbox before something that reaches far, for anyone who has no second factor; and stopping an export from it.

use super::{
    parts::press,
    second_factor::{Asking, head},
};
use crate::{
    render::{Chrome, page},
    ui::{Button, error_summary, link_button, person},
};
use domain::{error::FieldErrors, shapes::contact_export::ExportToStop};
use leptos::prelude::*;

/// Says that a link is on its way, and goes on once it was opened.
pub fn ask_mailbox(chrome: &Chrome, asking: Asking<'_>, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "second-again-title", errors), || {
        view! {
            <div class="desk narrow">
                {error_summary(t, errors, &[])}
                <h1>{t.text("second-again-title")}</h1>
                <p>{t.text("step-up-sent")}</p>
                <p>{t.text("step-up-then")}</p>
                <form method="post" action=chrome.href("/account/code") novalidate>
                    {asking.fields()}
                    <div class="desk-buttons">
                        {Button::new(t.text("step-up-go-on")).view()}
                        {link_button(chrome.href("/desk"), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
                <p class="hint">{t.text("step-up-better")}" "<a href=chrome.href("/account/second-factor")>{t.text("account-second-link")}</a></p>
            </div>
        }
    })
}

/// The page that the link leads to.
pub fn confirm_mailbox(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "step-up-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("step-up-title")}</h1>
                <p>{t.text("step-up-text")}</p>
                {press(chrome.href("/account/confirm"), Button::new(t.text("step-up-button")))}
                <p class="hint">{t.text("step-up-not-you")}</p>
            </div>
        }
    })
}

/// What is said once the mailbox is proven.
pub fn mailbox_confirmed(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "step-up-done-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("step-up-done-title")}</h1>
                <p>{t.text("step-up-done-text")}</p>
                <p>{link_button(chrome.href("/desk"), t.text("account-to-desk"), "button quiet")}</p>
            </div>
        }
    })
}

/// An export of contacts, with the button that stops it.
pub fn stop_export(chrome: &Chrome, shown: &ExportToStop) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "stop-export-title", &FieldErrors::default()), || {
        let by = shown.by.as_ref().map_or_else(|| t.text("contacts-somebody"), |who| person(t, who));
        let args = [("by", by.into()), ("coalition", shown.coalition.name.as_str().into()), ("moment", t.moment(shown.asked_at).into())];
        let stop = if shown.may_stop {
            view! {
                <p>{t.text("stop-export-what")}</p>
                {press(chrome.href("/stop-export"), Button::new(t.text("stop-export-button")).danger())}
            }
            .into_any()
        } else {
            view! { <p>{t.text("stop-export-too-late")}</p> }.into_any()
        };
        view! {
            <div class="desk narrow">
                <h1>{t.text("stop-export-title")}</h1>
                <p>{t.with("stop-export-text", &args)}</p>
                {stop}
            </div>
        }
    })
}

/// What is said once it is stopped.
pub fn export_stopped(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "stop-export-done-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("stop-export-done-title")}</h1>
                <p>{t.text("stop-export-done-text")}</p>
            </div>
        }
    })
}
