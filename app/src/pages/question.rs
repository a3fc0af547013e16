//! "This was not us": a contact of an organisation looks at what somebody at its domain signed, and may question it.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::{locale::dir_of, shapes::signing::Questioning};
use leptos::prelude::*;

/// The question, or that it is asked.
pub fn question(chrome: &Chrome, shown: &Questioning) -> String {
    let t = chrome.t();
    let stem = match (shown.asked, shown.live) {
        (true, _) => "question-asked",
        (false, true) => "question",
        (false, false) => "question-gone",
    };
    let title = t.text(&format!("{stem}-title"));
    let head = Head {
        title: title.clone(),
        coalition: shown.about.as_ref().map(|about| about.coalition.clone()),
        exit: shown.about.is_none(),
        ..Head::default()
    };
    page(chrome, &head, || {
        let press = (!shown.asked && shown.live).then(|| {
            let what = t.text(if shown.public { "question-text-public" } else { "question-text-confidential" });
            view! {
                <p>{what}</p>
                <form method="post" action=chrome.href(&format!("/not-us/{}", shown.id))>
                    <div class="buttons">{Button::new(t.text("question-button")).danger().view()}</div>
                </form>
                <p class="small">{t.text("question-was-us")}</p>
            }
        });
        let about = shown.about.as_ref().map(|about| {
            let site = about.site.clone().map(|site| view! { <p class="by" dir="ltr">{site}</p> });
            view! {
                <p class="about">
                    <bdi lang=about.language.clone() dir=dir_of(&about.language)>{about.subject.clone()}</bdi>
                    <span class="from"><bdi>{about.coalition.name.clone()}</bdi></span>
                </p>
                <p><strong><bdi>{about.name.clone()}</bdi></strong>{t.text("list-comma")}{t.country(about.country)}</p>
                {site}
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    <p class="lead">{t.text(&format!("{stem}-lead"))}</p>
                    {about}
                    {press}
                </section>
            </div>
        }
    })
}
