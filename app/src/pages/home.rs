//! Lists of letters: the home page and a coalition's page.

use super::card_path;
use crate::{
    render::{Chrome, Head, page},
    ui::{count_sentence, letter_state},
};
use domain::{
    locale::dir_of,
    shapes::letters::{CoalitionBrief, LetterCard},
};
use leptos::prelude::*;

/// The home page: every public letter.
pub fn home(chrome: &Chrome, letters: &[LetterCard]) -> String {
    let t = chrome.t();
    let head = Head { title: t.text("home-title"), description: t.text("home-description"), index: true, ..Head::default() };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <header class="opening">
                    <h1>{t.text("home-heading")}</h1>
                    <p class="lead">{t.text("home-lead")}</p>
                </header>
                {cards(chrome, letters, true)}
                <section class="ways" aria-labelledby="ways">
                    <h2 id="ways">{t.text("home-ways")}</h2>
                    <ol>
                        <li>{t.text("home-way-text")}</li>
                        <li>{t.text("home-way-mailbox")}</li>
                        <li>{t.text("home-way-count")}</li>
                        <li>{t.text("home-way-back")}</li>
                    </ol>
                </section>
            </div>
        }
    })
}

/// A coalition's public letters.
pub fn coalition(chrome: &Chrome, coalition: &CoalitionBrief, letters: &[LetterCard]) -> String {
    let t = chrome.t();
    let head = Head {
        title: coalition.name.clone(),
        description: t.with("coalition-description", &[("coalition", coalition.name.as_str().into())]),
        index: true,
        islands: false,
        coalition: Some(coalition.clone()),
    };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <header class="opening">
                    <h1><bdi>{coalition.name.clone()}</bdi></h1>
                    {contact(chrome, coalition)}
                </header>
                {cards(chrome, letters, false)}
            </div>
        }
    })
}

/// The secretariat's contact; a link where it is an address.
pub(super) fn contact(chrome: &Chrome, coalition: &CoalitionBrief) -> Option<AnyView> {
    let contact = coalition.contact.trim().to_owned();
    if contact.is_empty() {
        return None;
    }
    let label = chrome.t().text("coalition-contact");
    let shown = if contact.contains('@') && !contact.contains(char::is_whitespace) {
        let href = format!("mailto:{contact}");
        view! { <a href=href><bdi>{contact}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{contact}</bdi> }.into_any()
    };
    Some(view! { <p class="contact">{label}" "{shown}</p> }.into_any())
}

fn cards(chrome: &Chrome, letters: &[LetterCard], with_coalition: bool) -> AnyView {
    let t = chrome.t();
    if letters.is_empty() {
        return view! { <p class="sheet empty">{t.text("home-empty")}</p> }.into_any();
    }
    let items: Vec<_> = letters
        .iter()
        .map(|card| {
            let coalition = with_coalition.then(|| {
                view! { <p class="from"><a href=chrome.href(&format!("/c/{}", card.coalition.slug))><bdi>{card.coalition.name.clone()}</bdi></a></p> }
            });
            let to = card.recipients.join(" · ");
            let to = (!to.is_empty()).then(|| view! { <p class="to">{t.text("letter-to")}" "<bdi>{to}</bdi></p> });
            let deadline = card.deadline.as_ref().map(|deadline| view! { <span>{t.deadline(deadline)}</span> });
            view! {
                <li class="sheet card-letter">
                    {coalition}
                    <h2><a href=chrome.href(&card_path(card))><bdi lang=card.language.clone() dir=dir_of(&card.language)>{card.subject.clone()}</bdi></a></h2>
                    {to}
                    <p class="count">{count_sentence(t, &card.counts)}</p>
                    <p class="standing">{letter_state(t, card.state)}" "{deadline}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="letters">{items}</ul> }.into_any()
}
