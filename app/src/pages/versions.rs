//! The versions of a letter, readable permanently: all of them, and one with its texts and what it changed.

use super::card_path;
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{language_changes, language_name, letter_sheet},
};
use domain::{
    amendment::Kind,
    locale::dir_of,
    shapes::{
        amendments::{VersionLine, VersionPage, Versions},
        letters::LetterCard,
    },
};
use leptos::prelude::*;

/// "Material change"; for the first version "as it was opened".
pub(super) fn kind_of(t: I18n, kind: Option<Kind>) -> String {
    t.text(&format!("version-{}", kind.map_or("first", Kind::code)))
}

fn head(card: &LetterCard, title: String) -> Head {
    Head { title, index: true, coalition: Some(card.coalition.clone()), ..Head::default() }
}

fn back(chrome: &Chrome, card: &LetterCard) -> AnyView {
    let href = chrome.href(&card_path(card));
    let (language, dir) = (card.language.clone(), dir_of(&card.language));
    view! { <p class="back"><a href=href><bdi lang=language dir=dir>{card.subject.clone()}</bdi></a></p> }.into_any()
}

fn told(t: I18n, version: &VersionLine) -> AnyView {
    let words = version.words.clone().map(|words| view! { <blockquote dir="auto">{words}</blockquote> });
    view! {
        <p>{t.day(version.at)}" · "{kind_of(t, version.kind)}</p>
        {words}
        <p>{t.with("version-signatures", &[("count", version.signatures.into())])}</p>
    }
    .into_any()
}

/// All versions, newest first.
pub fn versions(chrome: &Chrome, shown: &Versions) -> String {
    let t = chrome.t();
    let title = t.with("versions-title", &[("subject", shown.letter.subject.as_str().into())]);
    page(chrome, &head(&shown.letter, title), || {
        let items = shown.versions.iter().map(|version| {
            let href = chrome.href(&format!("{}/versions/{}", card_path(&shown.letter), version.number));
            let name = t.with("version-number", &[("version", version.number.into())]);
            view! { <li><h2><a href=href>{name}</a></h2>{told(t, version)}</li> }
        });
        view! {
            <div class="single">
                <section class="sheet versions">
                    {back(chrome, &shown.letter)}
                    <h1>{t.text("versions-heading")}</h1>
                    <p>{t.text("versions-lead")}</p>
                    <ol class="plain-list">{items.collect_view()}</ol>
                </section>
            </div>
        }
    })
}

/// One version: its texts and files, and the difference to the one before.
pub fn version(chrome: &Chrome, shown: &VersionPage) -> String {
    let t = chrome.t();
    let VersionPage { letter, version, newest, texts, changes } = shown;
    let name = t.with("version-number", &[("version", version.number.into())]);
    let title = format!("{name} · {}", letter.subject);
    page(chrome, &head(letter, title), || {
        let path = chrome.href(&card_path(letter));
        let log = format!("/log/{}", letter.public_id);
        let files = texts.iter().map(|text| {
            let href = format!("{log}/text/{}/{}", version.number, text.language);
            view! { <li><a href=href>{t.with("version-text-file", &[("language", language_name(t, &text.language).into())])}</a>" "<code class="hash" dir="ltr">{text.sha256.clone()}</code></li> }
        });
        let older = (version.number < *newest).then(|| {
            let href = format!("{path}/versions/{newest}");
            view! { <p class="waiting">{t.text("version-older")}" "<a href=href>{t.with("version-number", &[("version", (*newest).into())])}</a></p> }
        });
        let changed = (!changes.is_empty()).then(|| {
            let heading = t.with("version-changed", &[("version", (version.number - 1).into())]);
            view! { <section class="sheet own changed" aria-labelledby="changed"><h2 id="changed">{heading}</h2>{language_changes(t, changes, 3)}</section> }
        });
        let sheets = texts.iter().map(|text| letter_sheet(t, &letter.coalition, &text.document, &text.language, 2, text.numbered));
        view! {
            <div class="single">
                <section class="sheet versions">
                    {back(chrome, letter)}
                    <h1>{name}</h1>
                    {told(t, version)}
                    {older}
                    <ul>
                        {files.collect_view()}
                        <li><a href=format!("{log}/manifest/{}", version.number)>{t.text("facts-manifest")}</a>" "<code class="hash" dir="ltr">{version.manifest_sha256.clone()}</code></li>
                    </ul>
                    <p><a href=format!("{path}/versions")>{t.text("versions-heading")}</a></p>
                </section>
                {changed}
                {sheets.collect_view()}
            </div>
        }
    })
}
