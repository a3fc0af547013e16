//! "This was not me": the question before a signature is taken off.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::{locale::dir_of, shapes::invitations::Disowning};
use leptos::prelude::*;

/// The question, or that it is answered.
pub fn disown(chrome: &Chrome, shown: &Disowning) -> String {
    let t = chrome.t();
    let title = t.text(if shown.live { "disown-title" } else { "disown-done-title" });
    let head = Head { title: title.clone(), coalition: Some(shown.coalition.clone()), ..Head::default() };
    page(chrome, &head, || {
        let rest = if shown.live {
            view! {
                <p class="lead">{t.text("disown-text")}</p>
                <form method="post" action=chrome.href(&format!("/not-me/{}", shown.id))>
                    <div class="buttons">{Button::new(t.text("disown-button")).danger().view()}</div>
                </form>
                <p class="small">{t.text("disown-was-me")}</p>
            }
            .into_any()
        } else {
            let key = if shown.disowned { "disown-done-text" } else { "disown-gone-text" };
            view! { <p class="lead">{t.text(key)}</p> }.into_any()
        };
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    <p class="about">
                        <bdi lang=shown.language.clone() dir=dir_of(&shown.language)>{shown.subject.clone()}</bdi>
                        <span class="from"><bdi>{shown.coalition.name.clone()}</bdi></span>
                    </p>
                    <p><strong><bdi>{shown.name.clone()}</bdi></strong></p>
                    {rest}
                </section>
            </div>
        }
    })
}
