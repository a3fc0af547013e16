//! The page behind "stop these emails": what waits for a mailbox, and what its owner wants to get.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::{
    locale::dir_of,
    shapes::mailbox::{MailboxEmails, WaitingEntry},
};
use leptos::prelude::*;

/// Every entry that waits for a mailbox, and the buttons that stop emails or allow them again.
pub fn emails(chrome: &Chrome, shown: &MailboxEmails) -> String {
    let t = chrome.t();
    let title = t.text("emails-title");
    let head = Head { title: title.clone(), coalition: Some(shown.coalition.clone()), ..Head::default() };
    page(chrome, &head, || {
        let about = shown.public.then(|| {
            view! {
                <p class="about">
                    <bdi lang=shown.language.clone() dir=dir_of(&shown.language)>{shown.subject.clone()}</bdi>
                    <span class="from"><bdi>{shown.coalition.name.clone()}</bdi></span>
                </p>
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    {about}
                    {waiting(chrome, &shown.waiting)}
                    {stops(chrome, shown)}
                </section>
            </div>
        }
    })
}

fn waiting(chrome: &Chrome, entries: &[WaitingEntry]) -> AnyView {
    let t = chrome.t();
    if entries.is_empty() {
        return view! { <p class="lead">{t.text("emails-nothing-waits")}</p> }.into_any();
    }
    let row = |entry: &WaitingEntry| {
        view! {
            <li>
                <strong><bdi>{entry.name.clone()}</bdi></strong>
                <p class="small">
                    <bdi lang=entry.language.clone() dir=dir_of(&entry.language)>{entry.subject.clone()}</bdi>" · "{t.day(entry.posted_at)}
                </p>
                <p><a href=entry.link.clone()>{t.text("emails-review")}</a></p>
            </li>
        }
    };
    view! {
        <p class="lead">{t.text("emails-waiting")}</p>
        <ul class="waiting-entries">{entries.iter().map(row).collect_view()}</ul>
    }
    .into_any()
}

fn stops(chrome: &Chrome, shown: &MailboxEmails) -> AnyView {
    let t = chrome.t();
    let post = |rest: &str, button: Button| {
        view! { <form method="post" action=chrome.href(&format!("/emails/{}/{rest}", shown.id))>{button.view()}</form> }
    };
    let state = match (shown.all_stopped, shown.letter_stopped) {
        (true, _) => "emails-all-stopped",
        (_, true) => "emails-letter-stopped",
        _ => "emails-come",
    };
    let letter = (!shown.letter_stopped).then(|| post("stop", Button::new(t.text("emails-stop-letter")).quiet()));
    let all = (!shown.all_stopped).then(|| post("stop-all", Button::new(t.text("emails-stop-all")).quiet()));
    let allow = shown.letter_stopped.then(|| post("allow", Button::new(t.text("emails-allow"))));
    view! {
        <h2>{t.text("emails-stop-title")}</h2>
        <p>{t.text(state)}</p>
        <p class="small">{t.text("emails-still")}</p>
        <div class="buttons">{allow}{letter}{all}</div>
    }
    .into_any()
}
