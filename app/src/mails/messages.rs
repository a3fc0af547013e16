//! The mail of a message that an organiser wrote: their words are quoted as theirs, in a frame of our own.

use super::{
    content::{open, say},
    parts::Block,
};
use crate::i18n::I18n;
use domain::shapes::mail::{MailContent, MailMessage};

/// Subject line and parts; nothing for a mail of another kind.
pub(super) fn blocks(t: I18n, content: &MailContent) -> Option<(String, Vec<Block>)> {
    let MailContent::Message(message) = content else { return None };
    let MailMessage { coalition, letter, subject, text, link, .. } = &**message;
    let name = coalition.name.as_str();
    let lead = match letter {
        Some(letter) => t.with("mail-message-lead", &[("coalition", name.into()), ("subject", letter.subject.as_str().into())]),
        None => t.with("mail-message-lead-book", &[("coalition", name.into())]),
    };
    let mut blocks = vec![say(t, "mail-message-greeting"), Block::Text(lead)];
    blocks.push(Block::Heading(subject.clone()));
    blocks.push(Block::Quote(text.clone()));
    blocks.push(Block::Text(t.with("mail-message-reply", &[("contact", coalition.contact.as_str().into())])));
    blocks.push(say(t, "mail-message-author"));
    blocks.extend(open(t, "mail-message-link", link));
    Some((t.with("mail-message-subject", &[("coalition", name.into()), ("subject", subject.as_str().into())]), blocks))
}
