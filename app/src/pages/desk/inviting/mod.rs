//! Inviting at the desk: the list, one by one, from the address book, from a file, reminders.

mod book;
mod file;
mod list;
mod one;
mod reminders;

pub use book::invite_from_book;
pub use file::{invite_from_file, upload_preview};
pub use list::{desk_invitations, withdraw_invitation};
pub use one::invite_one;
pub use reminders::{desk_reminders, edit_reminder};

use super::parts::{Place, letter_path, subject, ways};
use crate::{i18n::I18n, render::Chrome};
use domain::{
    letter::LetterState,
    shapes::desk::{DeskCoalition, DeskLetter},
};
use leptos::prelude::*;

/// The way back to the list, and whose letter it is.
fn back_to_list(chrome: &Chrome, desk: &DeskCoalition, letter: &DeskLetter) -> AnyView {
    let href = chrome.href(&letter_path(desk, letter, "/invitations"));
    view! {
        {ways(chrome, desk, Place::Letters)}
        <p class="back"><a href=href>{chrome.t().text("invitations-back")}</a>" · "{subject(letter)}</p>
    }
    .into_any()
}

/// When invitations to this letter go out.
fn when_sent(t: I18n, letter: &DeskLetter) -> AnyView {
    let key = if letter.state == LetterState::Open { "invite-sent-now" } else { "invite-sent-later" };
    view! { <p class="hint">{t.text(key)}</p> }.into_any()
}
