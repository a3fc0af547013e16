//! Languages of letters by their names, in the reader's language and in their own.

use crate::i18n::I18n;
use domain::{
    language::{COMMON, endonym, primary},
    locale::dir_of,
};
use leptos::prelude::*;

/// A language's name in the reader's language, with the tag of a variant behind it; its own name where there is none.
pub fn language_name(t: I18n, tag: &str) -> String {
    let language = primary(tag);
    if !COMMON.iter().any(|(known, _)| *known == language) {
        return endonym(tag);
    }
    let name = t.text(&format!("language-{language}"));
    if language == tag { name } else { format!("{name} ({tag})") }
}

/// A language's own name, marked as words of that language.
pub fn own_name(tag: &str) -> AnyView {
    view! { <bdi lang=tag.to_owned() dir=dir_of(tag)>{endonym(tag)}</bdi> }.into_any()
}

/// A language's name in the reader's language, and its own where that is another word.
pub fn language_names(t: I18n, tag: &str) -> AnyView {
    let name = language_name(t, tag);
    let own = (name != endonym(tag)).then(|| view! { " · "{own_name(tag)} });
    view! { <span>{name}{own}</span> }.into_any()
}
