//! A draft as the letter it will be.

use super::kept::kept_in_editor;
use crate::{
    render::{Chrome, fragment},
    ui::letter_sheet,
};
use domain::{forms::letter::LetterForm, shapes::letters::CoalitionBrief};
use leptos::prelude::*;

/// The draft's sheet, under a heading of the page.
pub(super) fn sheet(chrome: &Chrome, form: &LetterForm, coalition: &CoalitionBrief) -> AnyView {
    let language = if form.language.trim().is_empty() { chrome.locale.tag() } else { form.language.trim() };
    letter_sheet(chrome.t(), coalition, &form.document(), language, 2, form.numbered)
}

/// The draft's sheet for the editor, and what Markdown would change of its text.
pub(super) fn preview(chrome: &Chrome, form: &LetterForm, coalition: &CoalitionBrief) -> AnyView {
    view! { {kept_in_editor(chrome.t(), form)} {sheet(chrome, form, coalition)} }.into_any()
}

/// The same alone, for a preview that follows as somebody writes.
pub fn letter_preview(chrome: &Chrome, form: &LetterForm, coalition: &CoalitionBrief) -> String {
    fragment(|| preview(chrome, form, coalition))
}
