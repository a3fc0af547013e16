//! A message that an organiser wrote, as its recipient reads it.

use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
};
use domain::{locale::dir_of, shapes::messages::ReceivedMessage};
use leptos::prelude::*;

/// The page behind the link in its mail.
pub fn received_message(chrome: &Chrome, shown: &ReceivedMessage) -> String {
    let t = chrome.t();
    let head = Head { title: shown.subject.clone(), coalition: Some(shown.coalition.clone()), exit: true, ..Head::default() };
    page(chrome, &head, || {
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1><bdi>{shown.subject.clone()}</bdi></h1>
                    {message(t, shown)}
                </section>
            </div>
        }
    })
}

/// Who wrote it, what they wrote, and where answers go.
pub(super) fn message(t: I18n, shown: &ReceivedMessage) -> AnyView {
    let lead = t.with("received-lead", &[("coalition", shown.coalition.name.as_str().into()), ("day", t.day(shown.at).into())]);
    let letter = shown.letter.as_ref().map(|letter| {
        view! {
            <p class="about">
                <span class="from">{t.text("received-letter")}</span>
                <bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi>
            </p>
        }
    });
    let contact = shown.coalition.contact.clone();
    view! {
        <p class="lead">{lead}</p>
        {letter}
        <p class="said" dir="auto">{shown.text.clone()}</p>
        <p>{t.text("received-reply")}" "<a href=format!("mailto:{contact}")><bdi dir="ltr">{contact.clone()}</bdi></a></p>
        <p class="small">{t.text("received-author")}</p>
    }
    .into_any()
}
