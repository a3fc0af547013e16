//! What became of a letter's text, language by language, word by word.

use super::{difference, language_name};
use crate::i18n::I18n;
use domain::{amendment::TextChange, shapes::amendments::LanguageChange};
use leptos::prelude::*;

/// The changed languages with their differences, under headings of this rank; those that stayed in one sentence.
pub fn language_changes(t: I18n, changes: &[LanguageChange], level: u8) -> AnyView {
    let parts = changes.iter().filter(|one| one.change != TextChange::Same).map(|one| {
        let key = match one.change {
            TextChange::Added => "change-added",
            TextChange::LeftOut => "change-left-out",
            TextChange::Changed | TextChange::Same => "change-changed",
        };
        let heading = t.with(key, &[("language", language_name(t, &one.language).into())]);
        let heading = if level <= 2 { view! { <h2>{heading}</h2> }.into_any() } else { view! { <h3>{heading}</h3> }.into_any() };
        let words = one.difference.words();
        let words = t.with("history-words", &[("added", words.added.into()), ("removed", words.removed.into())]);
        view! { <section class="language-change">{heading}<p class="by">{words}</p>{difference(t, &one.difference, &one.language)}</section> }
    });
    let same: Vec<String> =
        changes.iter().filter(|one| one.change == TextChange::Same).map(|one| language_name(t, &one.language)).collect();
    let same = (!same.is_empty()).then(|| {
        let languages = same.join(&t.text("list-comma"));
        view! { <p class="hint">{t.with("change-same", &[("languages", languages.into())])}</p> }
    });
    view! { {parts.collect_view()}{same} }.into_any()
}
