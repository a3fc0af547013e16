//! Mails about a sensitive letter: who looks at the mailbox learns neither the letter nor the coalition nor the
//! recipients. They hold a link that shows nothing before a click.

use super::{content::say, parts::Block};
use crate::i18n::I18n;
use domain::shapes::mail::{MailContent, MailInvitation};

/// Subject line and parts, of the parts that the mail would have otherwise.
pub(super) fn blocks(t: I18n, content: &MailContent, otherwise: Vec<Block>) -> (String, Vec<Block>) {
    let links: Vec<String> =
        otherwise.into_iter().filter_map(|block| if let Block::Link { url, .. } = block { Some(url) } else { None }).collect();
    if links.is_empty() {
        return (t.text("mail-sensitive-done-subject"), vec![say(t, "mail-sensitive-done")]);
    }
    let mut blocks = vec![say(t, "mail-sensitive-lead")];
    let second = if matches!(content, MailContent::Several { .. }) { "mail-sensitive-open" } else { "mail-sensitive-not-me" };
    for (number, url) in links.into_iter().enumerate() {
        blocks.push(Block::Link { label: t.text(if number == 0 { "mail-sensitive-open" } else { second }), url });
    }
    if is_private(content) {
        blocks.push(say(t, "mail-sensitive-secret"));
    }
    (subject(t, content), blocks)
}

/// Whether a link in it changes a signature: nobody else is to have it.
pub(super) fn is_private(content: &MailContent) -> bool {
    match content {
        MailContent::Manage { .. } | MailContent::Questioned { .. } => true,
        MailContent::Several { mails } => mails.iter().any(is_private),
        _ => false,
    }
}

/// What is asked of the reader, and by when.
fn subject(t: I18n, content: &MailContent) -> String {
    match content {
        MailContent::Confirm { .. } | MailContent::ConfirmOnBehalf { .. } | MailContent::ConfirmGathered { .. } => {
            t.text("mail-sensitive-confirm-subject")
        }
        MailContent::Invite { about, .. } | MailContent::Remind { about, .. } => reply(t, about),
        MailContent::Reaffirm { .. } => t.text("mail-sensitive-reply-subject"),
        MailContent::Several { mails } if mails.iter().all(|mail| matches!(mail, MailContent::Manage { .. })) => {
            t.text("mail-sensitive-link-subject")
        }
        MailContent::Manage { .. } => t.text("mail-sensitive-link-subject"),
        MailContent::Receipt { .. } | MailContent::AlreadySigned { .. } | MailContent::SignedByInvitation { .. } => {
            t.text("mail-sensitive-receipt-subject")
        }
        _ => t.text("mail-sensitive-news-subject"),
    }
}

fn reply(t: I18n, about: &MailInvitation) -> String {
    match about.soft.as_ref().or(about.letter.deadline.as_ref()) {
        Some(deadline) => t.with("mail-sensitive-reply-by-subject", &[("day", t.day(deadline.at).into())]),
        None => t.text("mail-sensitive-reply-subject"),
    }
}
