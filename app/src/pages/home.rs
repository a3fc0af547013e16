//! Lists of letters: the home page and a coalition's page.

use super::card_path;
use crate::{
    render::{Chrome, Head, page},
    ui::{Field, count_sentence, letter_state},
};
use domain::{
    error::FieldErrors,
    letter::LetterState,
    locale::dir_of,
    shapes::letters::{CoalitionBrief, LetterCard},
};
use leptos::prelude::*;

/// So many letters are read without a search.
const FEW: usize = 5;

/// The home page: every public letter, or those that were looked for.
pub fn home(chrome: &Chrome, letters: &[LetterCard], query: &str) -> String {
    let t = chrome.t();
    let head = Head {
        title: t.text("home-title"),
        description: t.text("home-description"),
        index: query.is_empty(),
        feed: Some("/letters.atom".to_owned()),
        ..Head::default()
    };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <header class="opening">
                    <h1>{t.text("home-heading")}</h1>
                    <p class="lead">{t.text("home-lead")}</p>
                </header>
                {search(chrome, letters.len(), query)}
                {cards(chrome, letters, true, query)}
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
        feed: Some(format!("/c/{}/letters.atom", coalition.slug)),
        coalition: Some(coalition.clone()),
        ..Head::default()
    };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <header class="opening">
                    <h1><bdi>{coalition.name.clone()}</bdi></h1>
                    {contact(chrome, coalition)}
                </header>
                {cards(chrome, letters, false, "")}
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

/// The search among letters, once there are many.
fn search(chrome: &Chrome, letters: usize, query: &str) -> Option<AnyView> {
    let t = chrome.t();
    let needed = letters > FEW || !query.is_empty();
    needed.then(|| {
        let all = (!query.is_empty()).then(|| view! { <a href=chrome.href("")>{t.text("signatories-show-all")}</a> });
        view! {
            <form class="search" method="get" action=chrome.href("") role="search" aria-label=t.text("home-search-label")>
                {Field::new(t, "q", t.text("home-search-label"), query, &FieldErrors::default()).plain().input("search")}
                <button class="button quiet" type="submit">{t.text("home-search")}</button>
                {all}
            </form>
        }
        .into_any()
    })
}

fn cards(chrome: &Chrome, letters: &[LetterCard], with_coalition: bool, query: &str) -> AnyView {
    let t = chrome.t();
    if letters.is_empty() {
        let words = if query.is_empty() { "home-empty" } else { "home-no-match" };
        return view! { <p class="sheet empty" role="status">{t.text(words)}</p> }.into_any();
    }
    let (archived, alive): (Vec<&LetterCard>, Vec<_>) = letters.iter().partition(|card| card.state == LetterState::Archived);
    let away = (!archived.is_empty()).then(|| {
        view! {
            <section aria-labelledby="archive">
                <h2 id="archive" class="archive">{t.text("home-archive")}</h2>
                {card_list(chrome, &archived, with_coalition)}
            </section>
        }
    });
    view! { {(!alive.is_empty()).then(|| card_list(chrome, &alive, with_coalition))}{away} }.into_any()
}

fn card_list(chrome: &Chrome, letters: &[&LetterCard], with_coalition: bool) -> AnyView {
    let t = chrome.t();
    let items: Vec<_> = letters
        .iter()
        .map(|card| {
            let coalition = with_coalition.then(|| {
                view! { <p class="from"><a href=chrome.href(&format!("/c/{}", card.coalition.slug))><bdi>{card.coalition.name.clone()}</bdi></a></p> }
            });
            let to = card.recipients.join(" · ");
            let to = (!to.is_empty()).then(|| view! { <p class="to">{t.text("letter-to")}" "<bdi>{to}</bdi></p> });
            let deadline = card.deadline.as_ref().map(|deadline| view! { <span>{t.deadline(deadline)}</span> });
            let (subject, language) = card.shown_under(chrome.locale);
            view! {
                <li class="sheet card-letter">
                    {coalition}
                    <h2><a href=chrome.href(&card_path(card))><bdi lang=language.to_owned() dir=dir_of(language)>{subject.to_owned()}</bdi></a></h2>
                    {to}
                    <p class="count">{count_sentence(t, &card.counts)}</p>
                    <p class="standing">{letter_state(t, card.state)}" "{deadline}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="letters">{items}</ul> }.into_any()
}
