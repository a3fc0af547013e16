//! The page behind "stop these emails": what waits for a mailbox, and what its owner wants to get.

use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::{
    locale::dir_of,
    shapes::mailbox::{MailboxEmails, NamedLetter, WaitingEntry},
};
use leptos::prelude::*;

/// The entries that wait for a mailbox, and the buttons that stop emails or allow them again.
pub fn emails(chrome: &Chrome, shown: &MailboxEmails) -> String {
    let t = chrome.t();
    let title = t.text("emails-title");
    let head = Head { title: title.clone(), coalition: shown.coalition.clone(), exit: shown.coalition.is_none(), ..Head::default() };
    page(chrome, &head, || {
        let about = shown.letter.as_ref().zip(shown.coalition.as_ref()).map(|(letter, coalition)| {
            view! {
                <p class="about">
                    {subject(letter)}
                    <span class="from"><bdi>{coalition.name.clone()}</bdi></span>
                </p>
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    {about}
                    {shown.waiting.as_ref().map(|entries| waiting(chrome, entries))}
                    {stops(chrome, shown)}
                </section>
            </div>
        }
    })
}

fn subject(letter: &NamedLetter) -> AnyView {
    view! { <bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi> }.into_any()
}

fn waiting(chrome: &Chrome, entries: &[WaitingEntry]) -> AnyView {
    let t = chrome.t();
    if entries.is_empty() {
        return view! { <p class="lead">{t.text("emails-nothing-waits")}</p> }.into_any();
    }
    let row = |entry: &WaitingEntry| {
        let day = t.day(entry.posted_at);
        let what = match &entry.shown {
            Some((name, letter)) => view! {
                <strong><bdi>{name.clone()}</bdi></strong>
                <p class="small">{subject(letter)}" · "{day}</p>
            }
            .into_any(),
            None => view! {
                <strong>{t.text("emails-secret")}</strong>
                <p class="small">{day}</p>
            }
            .into_any(),
        };
        view! {
            <li>
                {what}
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
        (_, Some(true)) => "emails-letter-stopped",
        _ => "emails-come",
    };
    // A link that goes round asks the mailbox: see `service::mailboxes`.
    let is_asked = !shown.proven && shown.reachable;
    let asks = is_asked.then(|| view! { <p class="small">{t.text("emails-asked")}</p> });
    let ask = (is_asked && shown.waiting.is_none()).then(|| {
        view! {
            <h2>{t.text("emails-ask-title")}</h2>
            <p>{t.text("emails-ask-text")}</p>
            {post("ask", Button::new(t.text("emails-ask-button")))}
        }
    });
    let letter = (shown.letter_stopped == Some(false)).then(|| post("stop", Button::new(t.text("emails-stop-letter")).quiet()));
    let all = (!shown.all_stopped).then(|| post("stop-all", Button::new(t.text("emails-stop-all")).quiet()));
    let allow = shown.letter_stopped.unwrap_or(shown.all_stopped).then(|| post("allow", Button::new(t.text("emails-allow"))));
    view! {
        {ask}
        <h2>{t.text("emails-stop-title")}</h2>
        <p>{t.text(state)}</p>
        <p class="small">{t.text("emails-still")}</p>
        {asks}
        <div class="buttons">{allow}{letter}{all}</div>
    }
    .into_any()
}
