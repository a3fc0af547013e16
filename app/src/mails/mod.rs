//! Mails: text and HTML parts in the reader's language, from the same blocks.

mod amendments;
mod content;
mod headers;
mod inert;
mod invitations;
mod listing;
mod parts;
mod sensitive;

use crate::i18n::I18n;
use domain::shapes::mail::{MailContent, MailShape, RenderedMail};
use parts::{Block, html, text};

/// Renders a mail.
pub fn render(mail: &MailShape) -> RenderedMail {
    let t = I18n::new(mail.locale);
    let (subject, mut blocks) = content::blocks(t, &mail.content);
    if let Some(stop) = &mail.stop {
        let key = if matches!(mail.content, MailContent::Confirm { .. }) { "mail-stop-not-me" } else { "mail-stop" };
        blocks.push(Block::Aside { label: t.text(key), url: stop.page.clone() });
    }
    // A subject is one line, whatever a letter is called.
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    // Of a sensitive letter not even the footer says what this is about.
    let footer = if mail.content.is_sensitive() { String::new() } else { t.text("mail-footer") };
    let headers = headers::headers(mail);
    let (text, html) = (text(&footer, &blocks, &mail.base_url), html(t, &subject, &footer, &blocks, &mail.base_url));
    RenderedMail { text, html, subject, headers }
}
