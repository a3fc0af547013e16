//! The pages of a link that does not lead on by itself: one about a sensitive letter, which shows nothing before a click,
//! and one that has expired.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use leptos::prelude::*;

/// Says nothing of what the link leads to.
pub fn hidden_link(chrome: &Chrome, token: &str) -> String {
    let t = chrome.t();
    let title = t.text("link-hidden-title");
    page(chrome, &Head { title: title.clone(), exit: true, ..Head::default() }, || {
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    <h1>{title}</h1>
                    <p class="lead">{t.text("link-hidden-text")}</p>
                    <form method="post" action=format!("/l/{token}")>{Button::new(t.text("link-hidden-button")).view()}</form>
                </section>
            </div>
        }
    })
}

/// Offers a fresh link: a way out works permanently.
pub fn expired_link(chrome: &Chrome, token: &str) -> String {
    let t = chrome.t();
    let title = t.text("error-page-link-expired-title");
    page(chrome, &Head { title: title.clone(), exit: true, ..Head::default() }, || {
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    <h1>{title}</h1>
                    <p>{t.text("error-page-link-expired-text")}</p>
                    <h2>{t.text("link-expired-signed")}</h2>
                    <p>{t.text("link-expired-text")}</p>
                    <form method="post" action=format!("/l/{token}")>
                        {Button::new(t.text("own-link-button")).named("again", "yes").view()}
                    </form>
                </section>
            </div>
        }
    })
}
