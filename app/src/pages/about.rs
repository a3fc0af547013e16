//! The instance's own page: who runs it, imprint, contacts, cookies, accessibility.

use crate::render::{Chrome, Head, page};
use domain::shapes::instance::Host;
use leptos::prelude::*;

/// The cookies that we set: name, and the stem of why.
const COOKIES: [(&str, &str); 16] = [
    ("link-…", "link"),
    ("not-me-…", "link"),
    ("not-us-…", "link"),
    ("emails-…", "link"),
    ("message-…", "link"),
    ("data-…", "link"),
    ("sent", "sent"),
    ("flash", "flash"),
    ("session", "session"),
    ("device", "device"),
    ("reset", "account"),
    ("sign-in", "account"),
    ("asked-to-sign-in", "account"),
    ("step-up", "account"),
    ("stop-export", "account"),
    ("security", "account"),
];

/// The page.
pub fn about(chrome: &Chrome, host: &Host) -> String {
    let t = chrome.t();
    let title = t.text("about-title");
    let head = Head { title: title.clone(), description: t.text("about-description"), index: true, ..Head::default() };
    let mail = |address: &str| view! { <a href=format!("mailto:{address}") dir="ltr">{address.to_owned()}</a> };
    let contact = |key: &str, address: &str| (!address.is_empty()).then(|| view! { <p>{t.text(key)}" "{mail(address)}</p> });
    // What nobody can be told is not asked for.
    let reached = |id: &'static str, key: &str, address: &str| {
        (!address.is_empty()).then(|| {
            view! {
                <h2 id=id>{t.text(key)}</h2>
                <p>{t.text(&format!("{key}-text"))}</p>
                {contact(&format!("{key}-contact"), address)}
            }
        })
    };
    page(chrome, &head, || {
        let who = match host.name.is_empty() {
            true => view! { <p>{t.text("about-nobody")}</p> }.into_any(),
            false => {
                let lines = host.address.iter().chain(&host.imprint).map(|line| view! { <br/><bdi>{line.clone()}</bdi> }).collect_view();
                view! { <address><strong><bdi>{host.name.clone()}</bdi></strong>{lines}</address> }.into_any()
            }
        };
        let cookies = COOKIES.map(|(name, why)| {
            view! { <div><dt><code dir="ltr">{name}</code></dt><dd>{t.text(&format!("about-cookie-{why}"))}</dd></div> }
        });
        view! {
            <div class="single">
                <article class="sheet explained">
                    <h1>{title}</h1>
                    <h2 id="imprint">{t.text("about-who")}</h2>
                    {who}
                    {contact("about-contact", &host.email)}
                    {reached("notices", "about-notices", &host.notices)}
                    <h2 id="data">{t.text("about-data")}</h2>
                    <p>{t.text("about-data-text")}</p>
                    {host.addresses_kept.then(|| view! { <p>{t.text("about-data-addresses")}</p> })}
                    <p><a href=chrome.href("/data")>{t.text("data-title")}</a></p>
                    <h2 id="cookies">{t.text("about-cookies")}</h2>
                    <p>{t.text("about-cookies-text")}</p>
                    <dl class="answers">{cookies.into_iter().collect_view()}</dl>
                    <p>{t.text("about-storage")}</p>
                    <h2 id="accessibility">{t.text("about-accessibility")}</h2>
                    <p>{t.text("about-accessibility-text")}</p>
                    {contact("about-accessibility-contact", &host.email)}
                    {reached("security", "about-security", &host.security)}
                </article>
            </div>
        }
    })
}
