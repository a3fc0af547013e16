//! The demonstration's mailbox: every mail that would have been sent.

use crate::render::{Chrome, Head, page};
use domain::{shapes::mail::RenderedMail, time::Instant};
use leptos::prelude::*;

/// A mail on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxRow {
    /// Part of its address.
    pub id: String,
    /// To whom.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// When it was sent.
    pub at: Instant,
}

/// The list of mails, newest first.
pub fn mailbox(chrome: &Chrome, rows: &[MailboxRow]) -> String {
    let t = chrome.t();
    let head = Head { title: t.text("mailbox-title"), ..Head::default() };
    page(chrome, &head, || {
        let items: Vec<_> = rows
            .iter()
            .map(|row| {
                view! {
                    <li>
                        <a href=format!("/mailbox/{}", row.id)><bdi>{row.subject.clone()}</bdi></a>
                        <span class="to">{t.text("mailbox-to")}" "<bdi>{row.to.clone()}</bdi></span>
                        <span class="at">{t.day(row.at)}</span>
                    </li>
                }
            })
            .collect();
        let list = if items.is_empty() {
            view! { <p class="nobody">{t.text("mailbox-empty")}</p> }.into_any()
        } else {
            view! { <ul class="mails">{items}</ul> }.into_any()
        };
        view! {
            <div class="single">
                <section class="sheet mailbox">
                    <h1>{t.text("mailbox-title")}</h1>
                    <p class="also">{t.text("mailbox-lead")}</p>
                    {list}
                </section>
            </div>
        }
    })
}

/// One mail: its text with links, its HTML in a frame that runs nothing.
pub fn mailbox_mail(chrome: &Chrome, row: &MailboxRow, mail: &RenderedMail) -> String {
    let t = chrome.t();
    let head = Head { title: mail.subject.clone(), ..Head::default() };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <section class="sheet mailbox">
                    <p class="back"><a href="/mailbox">{t.text("mailbox-title")}</a></p>
                    <h1><bdi>{mail.subject.clone()}</bdi></h1>
                    <p class="also">{t.text("mailbox-to")}" "<bdi>{row.to.clone()}</bdi>" · "{t.day(row.at)}</p>
                    <h2>{t.text("mailbox-text")}</h2>
                    <pre class="mail-text" dir="auto">{linked(&mail.text)}</pre>
                    <h2>{t.text("mailbox-html")}</h2>
                    <iframe class="mail-html" sandbox="" src=format!("/mailbox/{}/html", row.id) title=t.text("mailbox-html")></iframe>
                </section>
            </div>
        }
    })
}

/// The text with its web addresses as links.
fn linked(text: &str) -> Vec<AnyView> {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            let rest = word[address.len()..].to_owned();
            if address.starts_with("https://") || address.starts_with("http://") {
                view! { <a href=address.to_owned()>{address.to_owned()}</a>{rest} }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect()
}
