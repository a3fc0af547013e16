//! A letter in other languages: what there is, the page on which it is translated, who translates.

mod edit;
mod list;
mod past;
mod people;
mod preview;
mod row;
mod section;
mod work;

pub use edit::translate;
pub use list::{remove_translation, translations};
pub use past::part_history;
pub use people::translators;
pub use preview::translation_preview;
pub(super) use section::{languages_going_out, section};
pub use work::translation_work;

use super::parts::{desk_path, may};
use crate::render::Chrome;
use domain::{
    role::Permission,
    shapes::{desk::DeskCoalition, translation::TranslatedLetter},
};
use leptos::prelude::*;

/// A path below a letter's translations, without the language of the page.
fn path(desk: &DeskCoalition, letter: &TranslatedLetter, rest: &str) -> String {
    desk_path(desk, &format!("/letters/{}/translations{rest}", letter.slug))
}

/// The letter's subject in its own language.
fn subject(letter: &TranslatedLetter) -> AnyView {
    view! { <bdi lang=letter.language.clone()>{letter.subject.clone()}</bdi> }.into_any()
}

/// The way back from a page about a letter's translations: to the letter, or to a translator's own page.
fn back(chrome: &Chrome, desk: &DeskCoalition, letter: &TranslatedLetter) -> AnyView {
    let t = chrome.t();
    let link = if may(desk, Permission::SeeDesk) {
        let href = chrome.href(&desk_path(desk, &format!("/letters/{}", letter.slug)));
        view! { <a href=href>{t.text("desk-back-to-letter")}</a> }
    } else {
        view! { <a href=chrome.href("/translations")>{t.text("translation-work-back")}</a> }
    };
    view! { <p class="back">{link}" · "{subject(letter)}</p> }.into_any()
}
