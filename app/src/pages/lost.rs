//! For who signed and has lost the mail: a private link to the address that signed, however long ago that was.

use super::{ask_link::AskLink, card_path};
use crate::render::Chrome;
use domain::{error::FieldErrors, forms::account::ForgottenForm, shapes::letters::LetterCard};

/// The form; `sent` is the answer, the same for every address.
pub fn lost_link(chrome: &Chrome, letter: &LetterCard, form: &ForgottenForm, errors: &FieldErrors, sent: bool) -> String {
    let asked = AskLink {
        title: "lost-title",
        lead: "lost-lead",
        button: "own-link-button",
        done: "lost-sent",
        action: format!("{}/sign/lost", card_path(letter)),
        letter: Some(letter),
    };
    asked.page(chrome, form, errors, sent)
}
