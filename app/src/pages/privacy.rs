//! A coalition's privacy notice, the current version or an earlier one.

use crate::{
    notice::{Block, blocks},
    render::{Chrome, Head, page},
};
use domain::shapes::privacy::{NoticeVersion, PublishedNotice};
use leptos::prelude::*;

/// The path of a coalition's notice, or of one version of it, without the language.
pub(crate) fn notice_path(coalition: &str, version: Option<i64>) -> String {
    match version {
        Some(version) => format!("/privacy/{coalition}/{version}"),
        None => format!("/privacy/{coalition}"),
    }
}

/// The notice, and all its versions.
pub fn privacy_notice(chrome: &Chrome, notice: &PublishedNotice) -> String {
    let t = chrome.t();
    let coalition = &notice.coalition;
    let title = t.with("notice-title", &[("coalition", coalition.name.as_str().into())]);
    let head = Head { title: title.clone(), coalition: Some(coalition.clone()), ..Head::default() };
    page(chrome, &head, || {
        let text = match &notice.shown {
            Some((_, text)) => blocks(text, chrome.locale).iter().map(block).collect_view().into_any(),
            None => {
                let none =
                    t.with("notice-none", &[("coalition", coalition.name.as_str().into()), ("contact", coalition.contact.as_str().into())]);
                view! { <h1>{title}</h1><p>{none}</p> }.into_any()
            }
        };
        let newest = notice.versions.first().map(|version| version.number);
        let old = notice.shown.as_ref().filter(|(version, _)| Some(version.number) != newest).map(|_| {
            let href = chrome.href(&notice_path(&coalition.slug, None));
            view! { <p class="waiting">{t.text("notice-old")}" "<a href=href>{t.text("notice-newest-link")}</a></p> }
        });
        let versions = (!notice.versions.is_empty()).then(|| {
            view! {
                <h2 id="versions">{t.text("notice-versions")}</h2>
                <p>{t.text("notice-versions-text")}</p>
                {version_list(chrome, &coalition.slug, &notice.versions)}
            }
        });
        view! {
            <div class="single">
                <article class="sheet explained">
                    {old}
                    {text}
                    {versions}
                </article>
            </div>
        }
    })
}

fn block(block: &Block<'_>) -> AnyView {
    match block {
        Block::Title(text) => view! { <h1 dir="auto">{text.to_string()}</h1> }.into_any(),
        Block::Heading(text) => view! { <h2>{text.to_string()}</h2> }.into_any(),
        Block::Points(points) => {
            let points = points.iter().map(|point| view! { <li><bdi>{point.to_string()}</bdi></li> }).collect_view();
            view! { <ul>{points}</ul> }.into_any()
        }
        Block::Paragraph(text) => view! { <p>{text.to_string()}</p> }.into_any(),
    }
}

/// Versions with their days, files and hashes.
pub(crate) fn version_list(chrome: &Chrome, coalition: &str, versions: &[NoticeVersion]) -> AnyView {
    let t = chrome.t();
    let row = |version: &NoticeVersion| {
        let path = notice_path(coalition, Some(version.number));
        view! {
            <li>
                <a href=chrome.href(&path)>{t.with("notice-version-link", &[("version", version.number.into())])}</a>
                ", "{t.day(version.at)}" · "
                <a href=chrome.href(&format!("{path}/notice.txt"))>{t.text("notice-file")}</a>
                " · SHA-256 "<code dir="ltr" class="hash">{version.sha256.clone()}</code>
            </li>
        }
    };
    view! { <ul class="plain-list">{versions.iter().map(row).collect_view()}</ul> }.into_any()
}
