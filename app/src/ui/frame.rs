//! The frame of every page: head, header with the language switch, flash, main part, footer.

use super::{escape::escape, exit::exit_link};
use crate::render::{Addresses, Chrome, Head};
use domain::locale::Locale;
use leptos::prelude::*;

/// A whole page without its document type.
pub fn frame<V: IntoView + 'static>(chrome: &Chrome, head: &Head, main: V) -> AnyView {
    let t = chrome.t();
    let flash = chrome.flash.as_ref().map(|key| view! { <p class="flash" role="status">{t.text(key)}</p> });
    let boot = head.islands.then(|| view! { <script type="module" src="/assets/boot.js"></script> });
    view! {
        <html lang=chrome.locale.tag() dir=chrome.locale.dir()>
            <head>
                {metadata(chrome, head)}
                {boot}
            </head>
            <body>
                <a class="skip" href="#main">{t.text("skip-to-content")}</a>
                {head.exit.then(|| exit_link(t))}
                {header(chrome)}
                {flash}
                <main id="main" tabindex="-1">{main}</main>
                {footer(chrome, head)}
            </body>
        </html>
    }
    .into_any()
}

/// Everything in the head but scripts.
fn metadata(chrome: &Chrome, head: &Head) -> AnyView {
    let t = chrome.t();
    let title = escape(&t.with("page-title", &[("title", head.title.as_str().into())]));
    let Addresses { own, all, default } = head.addresses.clone().unwrap_or_else(|| own_addresses(chrome));
    let address = |path: &str| format!("{}{path}", chrome.base_url);
    let here = address(&own);
    let found = head.index.then(|| {
        let alternates: Vec<_> =
            all.iter().map(|(tag, path)| view! { <link rel="alternate" hreflang=tag.clone() href=address(path)/> }).collect();
        let site = head.coalition.as_ref().map_or_else(|| t.text("product"), |coalition| coalition.name.clone());
        view! {
            <link rel="canonical" href=here.clone()/>
            {alternates}
            <link rel="alternate" hreflang="x-default" href=address(&default)/>
            {property("og:title", &head.title)}
            {property("og:description", &head.description)}
            {property("og:type", "article")}
            {property("og:url", &here)}
            {property("og:locale", og_locale(chrome.locale))}
            {property("og:site_name", &site)}
        }
    });
    let hidden = (!head.index).then(|| view! { <meta name="robots" content="noindex"/> });
    let feed = head.feed.as_ref().map(|path| {
        view! { <link rel="alternate" type="application/atom+xml" title=t.text("feed-title") href=chrome.href(path)/> }
    });
    let description = (!head.description.is_empty()).then(|| view! { <meta name="description" content=head.description.clone()/> });
    let accent = head.coalition.as_ref().map(|coalition| {
        let (light, dark) = (coalition.accent.light(), coalition.accent.dark());
        let href = format!("/assets/accent.css?light={}&dark={}", light.trim_start_matches('#'), dark.trim_start_matches('#'));
        view! { <link rel="stylesheet" href=href/> }
    });
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        // Where the text is escaped by hand: Leptos may put a marker beside it, which a title would show.
        <title inner_html=title></title>
        {description}
        {hidden}
        {found}
        {feed}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href="/assets/main.css"/>
        {accent}
    }
    .into_any()
}

/// The page at its own path, in each language of the interface.
fn own_addresses(chrome: &Chrome) -> Addresses {
    let path = |locale: Locale| format!("/{}{}", locale.tag(), chrome.path);
    Addresses {
        own: path(chrome.locale),
        all: Locale::ALL.map(|locale| (locale.tag().to_owned(), path(locale))).into(),
        default: path(Locale::En),
    }
}

/// One Open Graph property.
fn property(name: &'static str, content: &str) -> AnyView {
    leptos::html::meta().attr("property", name).attr("content", content.to_owned()).into_any()
}

const fn og_locale(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en_GB",
        Locale::Fr => "fr_FR",
        Locale::Ar => "ar_AR",
    }
}

fn header(chrome: &Chrome) -> AnyView {
    let t = chrome.t();
    let desk = match &chrome.organiser {
        Some(name) => view! {
            <a href=chrome.href("/desk")>{t.text("nav-desk")}</a>
            <a href=chrome.href("/account")><bdi>{name.clone()}</bdi></a>
            <form method="post" action=chrome.href("/sign-out")><button class="button plain" type="submit">{t.text("nav-sign-out")}</button></form>
        }
        .into_any(),
        None => ().into_any(),
    };
    let mailbox = chrome.demonstration.then(|| view! { <a href="/mailbox">{t.text("nav-mailbox")}</a> });
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| {
            let current = (locale == chrome.locale).then_some("true");
            view! {
                <a href=format!("/{}{}", locale.tag(), chrome.path) lang=locale.tag() hreflang=locale.tag() dir=locale.dir() aria-current=current>
                    {locale.endonym()}
                </a>
            }
        })
        .collect();
    view! {
        <header class="bar">
            <a class="wordmark" href=chrome.href("")><span dir="ltr" lang="en" translate="no">"Undersigned"</span></a>
            <nav class="site" aria-label=t.text("nav-site")>
                <a href=chrome.href("")>{t.text("nav-letters")}</a>
                {mailbox}
                {desk}
            </nav>
            <nav class="langs" aria-label=t.text("nav-languages")>{languages}</nav>
        </header>
    }
    .into_any()
}

fn footer(chrome: &Chrome, head: &Head) -> AnyView {
    let t = chrome.t();
    let privacy = head.coalition.as_ref().map(|coalition| {
        let href = chrome.href(&format!("/privacy/{}", coalition.slug));
        view! { <a href=href>{t.text("footer-privacy")}</a> }
    });
    let sign_in = chrome.organiser.is_none().then(|| view! { <a href=chrome.href("/sign-in")>{t.text("nav-sign-in")}</a> });
    let demonstration = chrome.demonstration.then(|| view! { <p>{t.text("demonstration-note")}</p> });
    view! {
        <footer class="foot">
            <p>{t.text("footer-promise")}</p>
            {demonstration}
            <a href=chrome.href("/verification")>{t.text("footer-verification")}</a>
            {privacy}
            <a href=chrome.href("/about")>{t.text("footer-about")}</a>
            {sign_in}
        </footer>
    }
    .into_any()
}
