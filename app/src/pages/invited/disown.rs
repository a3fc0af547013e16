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
    let head = Head {
        title: title.clone(),
        coalition: shown.about.as_ref().map(|about| about.coalition.clone()),
        exit: shown.about.is_none(),
        ..Head::default()
    };
    page(chrome, &head, || {
        let button = if shown.reachable { Button::new(t.text("disown-ask")) } else { Button::new(t.text("disown-button")).danger() };
        let rest = if shown.live {
            view! {
                <p class="lead">{t.text(if shown.reachable { "disown-text" } else { "disown-at-once" })}</p>
                <form method="post" action=chrome.href(&format!("/not-me/{}", shown.id))>
                    <div class="buttons">{button.view()}</div>
                </form>
                <p class="small">{t.text("disown-was-me")}</p>
            }
            .into_any()
        } else {
            let key = if shown.disowned { "disown-done-text" } else { "disown-gone-text" };
            view! { <p class="lead">{t.text(key)}</p> }.into_any()
        };
        let about = shown.about.as_ref().map(|about| {
            view! {
                <p class="about">
                    <bdi lang=about.language.clone() dir=dir_of(&about.language)>{about.subject.clone()}</bdi>
                    <span class="from"><bdi>{about.coalition.name.clone()}</bdi></span>
                </p>
                <p><strong><bdi>{about.name.clone()}</bdi></strong></p>
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    {about}
                    {rest}
                </section>
            </div>
        }
    })
}
