//! What the desk's pages share: the way round a coalition's desk, states in words, names inside sentences.

use crate::{
    i18n::I18n,
    render::{Chrome, Head},
    ui::Button,
};
use domain::{
    letter::LetterState,
    role::Permission,
    shapes::desk::{DeskCoalition, DeskLetter},
};
use leptos::prelude::*;

/// Where in a coalition's desk a page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Its letters, or one of them.
    Letters,
    /// Its address book.
    AddressBook,
    /// Who did what.
    Activity,
    /// Its settings.
    Settings,
}

/// The head of a page of a coalition's desk.
pub(super) fn head(title: String, desk: &DeskCoalition) -> Head {
    Head { title, coalition: Some(desk.coalition.clone()), ..Head::default() }
}

/// A Fluent key from a stored code: `in_review` is `state-in-review`.
pub(super) fn key(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-"))
}

/// A path of a coalition's desk, without the language.
pub(super) fn desk_path(desk: &DeskCoalition, rest: &str) -> String {
    format!("/desk/{}{rest}", desk.coalition.slug)
}

/// A path of a letter's desk, without the language.
pub(super) fn letter_path(desk: &DeskCoalition, letter: &DeskLetter, rest: &str) -> String {
    format!("/desk/{}/letters/{}{rest}", desk.coalition.slug, letter.slug)
}

/// The page where contacts are asked for, without the language: a letter's, or the address book's.
pub(super) fn contacts_path(desk: &DeskCoalition, letter: Option<&DeskLetter>) -> String {
    desk_path(desk, &format!("/exports{}", query(&[("letter", letter.map_or("", |letter| &letter.slug))])))
}

/// Whether the organiser may do it; what they may not do is not offered.
pub(super) fn may(desk: &DeskCoalition, permission: Permission) -> bool {
    desk.role.may(permission)
}

/// A sentence with a name in it, the name isolated from the sentence's direction.
pub(super) fn named(t: I18n, key: &str, argument: &str, name: &str) -> AnyView {
    let sentence = t.with(key, &[(argument, "\u{1}".into())]);
    let (before, after) = sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    view! { {before}<bdi>{name.to_owned()}</bdi>{after} }.into_any()
}

/// A letter's subject in its own language.
pub(super) fn subject(letter: &DeskLetter) -> AnyView {
    view! { <bdi lang=letter.language.clone()>{letter.subject.clone()}</bdi> }.into_any()
}

/// The ways through a coalition's desk.
pub(super) fn ways(chrome: &Chrome, desk: &DeskCoalition, here: Place) -> AnyView {
    let t = chrome.t();
    let way = |place: Place, href: String, key: &str| {
        let current = (place == here).then_some("true");
        view! { <li><a href=href aria-current=current>{t.text(key)}</a></li> }
    };
    let name = desk.coalition.name.clone();
    let label = t.with("desk-nav", &[("name", name.as_str().into())]);
    view! {
        <nav class="desk-ways" aria-label=label>
            <p><bdi>{name}</bdi></p>
            <ul>
                {way(Place::Letters, chrome.href("/desk"), "desk-letters")}
                {way(Place::AddressBook, chrome.href(&desk_path(desk, "/organisations")), "desk-address-book")}
                {may(desk, Permission::SeeActivity).then(|| way(Place::Activity, chrome.href(&desk_path(desk, "/activity")), "activity-title"))}
                {way(Place::Settings, chrome.href(&desk_path(desk, "/settings")), "desk-settings")}
            </ul>
        </nav>
    }
    .into_any()
}

/// The ways through the desk and the way back, above a page about one letter.
pub(super) fn back_to_letter(chrome: &Chrome, desk: &DeskCoalition, letter: &DeskLetter) -> AnyView {
    view! {
        {ways(chrome, desk, Place::Letters)}
        <p class="back"><a href=chrome.href(&letter_path(desk, letter, ""))>{chrome.t().text("desk-back-to-letter")}</a>" · "{subject(letter)}</p>
    }
    .into_any()
}

/// The same where the letter's subject is being changed.
pub(super) fn back_to_letter_at(chrome: &Chrome, desk: &DeskCoalition, slug: &str) -> AnyView {
    let href = chrome.href(&desk_path(desk, &format!("/letters/{slug}")));
    view! {
        {ways(chrome, desk, Place::Letters)}
        <p class="back"><a href=href>{chrome.t().text("desk-back-to-letter")}</a></p>
    }
    .into_any()
}

/// When a letter can be signed until.
pub(super) fn deadline(t: I18n, letter: &DeskLetter) -> String {
    match &letter.deadline {
        None => t.text("desk-no-deadline"),
        Some(deadline) => {
            let key = if letter.state == LetterState::Open { "desk-deadline" } else { "desk-deadline-past" };
            t.with(key, &[("deadline", t.deadline(deadline).into())])
        }
    }
}

/// A form that is one button.
pub(super) fn press(action: String, button: Button) -> AnyView {
    view! { <form method="post" action=action>{button.view()}</form> }.into_any()
}

/// Words for screen readers after a link or a heading that others on the page say too.
pub(super) fn about(name: &str) -> AnyView {
    view! { <span class="visually-hidden">" "<bdi>{name.to_owned()}</bdi></span> }.into_any()
}

/// A query string: `?q=…&page=2`, without what is empty.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => text.push(char::from(byte)),
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_what_is_filled_in() {
        assert_eq!(query(&[("q", "a & 한"), ("state", ""), ("page", "2")]), "?q=a%20%26%20%ED%95%9C&page=2");
        assert_eq!(query(&[("q", "")]), "");
    }
}
