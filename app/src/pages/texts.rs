//! The texts of a letter in its languages: their addresses, the switch between them, and which one prevails.

use crate::{
    i18n::I18n,
    render::{Addresses, Chrome},
    ui::{language_name, own_name},
};
use domain::{
    language::{address_of, shown_under},
    locale::dir_of,
    shapes::letters::{AddedText, LetterText},
};
use leptos::prelude::*;

/// Where search engines find each text; `path` is the letter's, without a language.
pub(super) fn addresses(path: &str, texts: &[LetterText], shown: &str) -> Addresses {
    let tags = LetterText::tags(texts);
    let of = |tag: &str| {
        let (locale, rest) = address_of(tag, &tags);
        format!("/{}{path}{rest}", locale.tag())
    };
    Addresses {
        own: of(shown),
        all: tags.iter().map(|tag| ((*tag).to_owned(), of(tag))).collect(),
        default: tags.first().map(|original| of(original)).unwrap_or_default(),
    }
}

/// A text's address under the reader's language of the interface.
fn href(chrome: &Chrome, path: &str, texts: &[LetterText], tag: &str) -> String {
    let plain = shown_under(chrome.locale, &LetterText::tags(texts)) == Some(tag);
    chrome.href(&if plain { path.to_owned() } else { format!("{path}/in/{tag}") })
}

/// The switch between the texts of a letter's page; nothing where there is one text alone.
pub(super) fn text_switch(chrome: &Chrome, path: &str, texts: &[LetterText], shown: &str) -> Option<AnyView> {
    switch(chrome, texts, shown, |tag| href(chrome, path, texts, tag))
}

/// The same on a page that shows a letter beside something else, and stays where it is.
pub(super) fn text_choice(chrome: &Chrome, page: &str, texts: &[LetterText], shown: &str) -> Option<AnyView> {
    switch(chrome, texts, shown, |tag| format!("{}?text={tag}", chrome.href(page)))
}

fn switch(chrome: &Chrome, texts: &[LetterText], shown: &str, href: impl Fn(&str) -> String) -> Option<AnyView> {
    if texts.len() < 2 {
        return None;
    }
    let t = chrome.t();
    let items: Vec<_> = texts
        .iter()
        .map(|text| {
            let tag = &text.language;
            let current = (tag == shown).then_some("true");
            let original = text.original.then(|| view! { " "<span class="optional">"("{t.text("letter-original-mark")}")"</span> });
            view! { <li><a href=href(tag) hreflang=tag.clone() aria-current=current>{own_name(tag)}</a>{original}</li> }
        })
        .collect();
    Some(view! { <nav class="texts" aria-label=t.text("letter-texts")><ul>{items}</ul></nav> }.into_any())
}

/// What a reader of a translation is told: which text prevails, and where it stands.
pub(super) fn prevails(chrome: &Chrome, path: &str, texts: &[LetterText], shown: &str) -> Option<AnyView> {
    let original = texts.iter().find(|text| text.original && text.language != shown)?;
    let tag = &original.language;
    let href = href(chrome, path, texts, tag);
    Some(
        view! {
            <p class="prevails">{chrome.t().text("letter-translation-of")}" "<a href=href hreflang=tag.clone()>{own_name(tag)}</a></p>
        }
        .into_any(),
    )
}

/// What stands above names under a text that was added when they had signed: so that no name is taken to say more than it
/// does.
pub(super) fn added_later(t: I18n, added: Option<&AddedText>) -> Option<AnyView> {
    let added = added?;
    let args = [("day", t.day(added.at).into()), ("count", added.before.into()), ("language", language_name(t, &added.original).into())];
    Some(view! { <p class="also">{t.with("letter-added-later", &args)}</p> }.into_any())
}

/// The same beside a letter that may not be public: without a link.
pub(super) fn prevails_here(chrome: &Chrome, texts: &[LetterText], shown: &str) -> Option<AnyView> {
    let original = texts.iter().find(|text| text.original && text.language != shown)?;
    Some(view! { <p class="prevails">{chrome.t().text("letter-translation-of")}" "{own_name(&original.language)}</p> }.into_any())
}

/// Links to a public letter in each of its languages, below a line that names it.
pub(super) fn text_links(chrome: &Chrome, path: &str, texts: &[LetterText]) -> Option<AnyView> {
    if texts.len() < 2 {
        return None;
    }
    let link = |text: &LetterText| {
        let tag = &text.language;
        view! { <li><a href=href(chrome, path, texts, tag) hreflang=tag.clone() dir=dir_of(tag)>{own_name(tag)}</a></li> }
    };
    let label = chrome.t().text("letter-texts");
    Some(view! { <nav class="texts" aria-label=label><ul>{texts.iter().map(link).collect_view()}</ul></nav> }.into_any())
}
