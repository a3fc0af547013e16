//! Signatures gathered elsewhere: the file, what was understood of it, and how far its import is.

mod bring;
mod import;
mod list;
mod preview;

pub use bring::bring_signatures;
pub use import::desk_import;
pub use list::desk_imports;
pub use preview::preview_signatures;

use super::parts::{Place, key, letter_path, subject, ways};
use crate::{i18n::I18n, render::Chrome};
use domain::{
    gathered::Source,
    locale::Locale,
    shapes::{
        desk::{DeskCoalition, DeskLetter},
        gathered::Import,
    },
};
use leptos::prelude::*;

/// A path of a letter's imports.
fn imports_path(chrome: &Chrome, desk: &DeskCoalition, letter: &DeskLetter, rest: &str) -> String {
    chrome.href(&letter_path(desk, letter, &format!("/imports{rest}")))
}

/// The way back to the list of imports.
fn back_to_imports(chrome: &Chrome, desk: &DeskCoalition, letter: &DeskLetter) -> AnyView {
    let href = imports_path(chrome, desk, letter, "");
    view! {
        {ways(chrome, desk, Place::Letters)}
        <p class="back"><a href=href>{chrome.t().text("gathered-back")}</a>" · "{subject(letter)}</p>
    }
    .into_any()
}

/// Where signatures were gathered, in words.
pub(super) fn source_words(t: I18n, source: Source) -> String {
    t.text(&key("gathered-source", source.code()))
}

/// How an import came in: whence, which tool or event.
fn origin(t: I18n, import: &Import) -> AnyView {
    let detail = import.detail.clone().map(|detail| view! { {t.text("list-comma")}<bdi>{detail}</bdi> });
    view! { {source_words(t, import.source)}{detail} }.into_any()
}

/// The languages that mails are written in.
fn languages() -> Vec<(String, String)> {
    Locale::ALL.map(|locale| (locale.tag().to_owned(), locale.endonym().to_owned())).to_vec()
}
