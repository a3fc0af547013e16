//! What can be noted of a letter after it has closed, as its desk offers it.

use crate::{render::Chrome, ui::link_button};
use domain::{afterwards::Happening, letter::LetterState};
use leptos::prelude::*;

/// Each with the key of a sentence that says what it does; `here` is the path of what became of the letter.
pub(super) fn actions(chrome: &Chrome, state: LetterState, here: &str) -> Vec<(AnyView, &'static str)> {
    let first = state == LetterState::Closed;
    let deliver =
        if first { ("delivery-note-first", "delivery-note-first-hint") } else { ("delivery-note-more", "delivery-note-more-hint") };
    let offers = [
        (Happening::Delivered, "/delivery", deliver, first),
        (Happening::Answered, "/answer", ("answer-note", "answer-note-hint"), state == LetterState::Delivered),
        (Happening::Unanswered, "/silence", ("silence-note", "silence-note-hint"), false),
        (Happening::Archived, "/archive", ("archive-note", "archive-note-hint"), false),
    ];
    let t = chrome.t();
    let legal = offers.into_iter().filter(|(happening, ..)| happening.leads(state).is_some());
    let action = |(_, rest, (words, hint), main): (Happening, &str, (&str, &'static str), bool)| {
        let class = if main { "button" } else { "button quiet" };
        (link_button(chrome.href(&format!("{here}{rest}")), t.text(words), class).into_any(), hint)
    };
    legal.map(action).collect()
}

/// The same for the letter's own page at the desk; `letter` is its path.
pub(in super::super) fn next_afterwards(chrome: &Chrome, state: LetterState, letter: &str) -> Vec<(AnyView, Option<&'static str>)> {
    actions(chrome, state, &format!("{letter}/afterwards")).into_iter().map(|(action, hint)| (action, Some(hint))).collect()
}
