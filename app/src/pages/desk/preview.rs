//! A draft as the letter it will be.

use crate::{
    render::{Chrome, fragment},
    ui::letter_sheet,
};
use domain::{forms::letter::LetterForm, shapes::letters::CoalitionBrief};
use leptos::prelude::*;

/// The draft's sheet, under a heading of the page.
pub(super) fn sheet(chrome: &Chrome, form: &LetterForm, coalition: &CoalitionBrief) -> AnyView {
    let language = if form.language.trim().is_empty() { chrome.locale.tag() } else { form.language.trim() };
    letter_sheet(chrome.t(), coalition, &form.document(), language, 2)
}

/// The draft's sheet alone, for the editor's preview.
pub fn letter_preview(chrome: &Chrome, form: &LetterForm, coalition: &CoalitionBrief) -> String {
    fragment(|| sheet(chrome, form, coalition))
}
