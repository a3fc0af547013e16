//! Mails: text and HTML parts in the reader's language, from the same blocks.

mod amendments;
mod content;
mod headers;
mod inert;
mod invitations;
mod listing;
mod messages;
mod parts;
mod sensitive;

use crate::i18n::I18n;
use domain::shapes::mail::{MailContent, MailShape, RenderedMail};
use parts::{Block, html, text};

/// Renders a mail.
pub fn render(mail: &MailShape) -> RenderedMail {
    let t = I18n::new(mail.locale);
    let (subject, mut blocks) = content::blocks(t, &mail.content);
    if let Some(coalition) = noticed(&mail.content) {
        let url = format!("{}/{}/privacy/{coalition}", mail.base_url, mail.locale.tag());
        blocks.push(Block::Aside { label: t.text("footer-privacy"), url });
    }
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

/// The coalition whose privacy notice a mail leads to: where the address came to us just now, perhaps from somebody else. A
/// mail about a sensitive letter names no coalition.
fn noticed(content: &MailContent) -> Option<&str> {
    let letter = match content {
        MailContent::Confirm { letter, .. } | MailContent::ConfirmOnBehalf { letter, .. } | MailContent::ConfirmGathered { letter, .. } => {
            letter
        }
        MailContent::Invite { about, .. } => &about.letter,
        _ => return None,
    };
    (!letter.sensitive).then_some(letter.coalition.slug.as_str())
}
