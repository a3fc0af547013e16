//! "Could being named put you or others in danger?": the ways that exist today.

use crate::render::{Chrome, Head, page};
use leptos::prelude::*;

/// The page that every signing form leads to.
pub fn safety(chrome: &Chrome) -> String {
    let t = chrome.t();
    let title = t.text("safety-title");
    let list =
        |stem: &str, keys: &[&str]| keys.iter().map(|key| view! { <li>{t.text(&format!("safety-{stem}-{key}"))}</li> }).collect_view();
    page(chrome, &Head { title: title.clone(), exit: true, ..Head::default() }, || {
        view! {
            <div class="single">
                <article class="sheet explained">
                    <h1>{title}</h1>
                    <p class="lead">{t.text("safety-lead")}</p>
                    <h2>{t.text("safety-before")}</h2>
                    <ul>{list("before", &["not", "organisation", "elsewhere", "affiliation", "mailbox", "ask"])}</ul>
                    <h2>{t.text("safety-after")}</h2>
                    <ul>{list("after", &["withdraw", "copies", "files"])}</ul>
                    <h2>{t.text("safety-device")}</h2>
                    <ul>{list("device", &["kept", "history", "exit"])}</ul>
                </article>
            </div>
        }
    })
}
