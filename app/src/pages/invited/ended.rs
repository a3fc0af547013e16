//! What is left of an invitation to a sensitive letter that takes no more signatures: the ways out, and nothing of the letter.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::shapes::invitations::EndedInvitation;
use leptos::prelude::*;

/// The page behind its link.
pub fn ended_invitation(chrome: &Chrome, ended: &EndedInvitation) -> String {
    let t = chrome.t();
    let title = t.text("invited-ended-title");
    page(chrome, &Head { title: title.clone(), exit: true, ..Head::default() }, || {
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    <h1>{title}</h1>
                    <p class="lead">{t.text("invited-ended-text")}</p>
                    <h2>{t.text("invited-ended-signed")}</h2>
                    <p>{t.text("invited-ended-link")}</p>
                    <form method="post" action=chrome.href(&format!("/invitations/{}/link", ended.id))>
                        {Button::new(t.text("own-link-button")).view()}
                    </form>
                    <p class="small"><a href=ended.stop.clone()>{t.text("mail-stop")}</a></p>
                </section>
            </div>
        }
    })
}
