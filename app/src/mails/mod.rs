//! Mails: text and HTML parts in the reader's language, from the same blocks.

mod amendments;
mod content;
mod invitations;
mod listing;
mod parts;
mod sensitive;

use crate::i18n::I18n;
use domain::shapes::mail::{MailShape, RenderedMail};
use parts::{html, text};

/// Renders a mail.
pub fn render(mail: &MailShape) -> RenderedMail {
    let t = I18n::new(mail.locale);
    let (subject, blocks) = content::blocks(t, &mail.content);
    // A subject is one line, whatever a letter is called.
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    // Of a sensitive letter not even the footer says what this is about.
    let footer = if mail.content.is_sensitive() { String::new() } else { t.text("mail-footer") };
    RenderedMail { text: text(&footer, &blocks, &mail.base_url), html: html(t, &subject, &footer, &blocks, &mail.base_url), subject }
}
