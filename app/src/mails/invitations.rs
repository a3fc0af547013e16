//! What mails about invitations say.

use super::{
    content::{about, greet, heading, listed, listing_of, open, say, subject_of},
    inert::inert,
    parts::Block,
};
use crate::i18n::I18n;
use domain::{
    reminder::ReminderKind,
    shapes::mail::{MailContent, MailInvitation},
};

/// Subject line and parts of a mail about an invitation; nothing for one of another kind.
pub(super) fn blocks(t: I18n, content: &MailContent) -> Option<(String, Vec<Block>)> {
    Some(match content {
        MailContent::Invite { about, name, forwarded_by } => {
            let mut blocks = Vec::new();
            if !name.is_empty() {
                blocks.push(greet(t, name));
            }
            blocks.push(lead(t, "mail-invite-lead", about));
            if let Some(by) = forwarded_by {
                blocks.push(Block::Text(t.with("mail-invite-passed-on", &[("by", by.as_str().into())])));
            }
            blocks.extend(asked(t, about));
            (subject_of(t, "mail-invite-subject", &about.letter), blocks)
        }
        MailContent::Remind { about, kind, words } => {
            let first = match words {
                Some(words) => Block::Text(words.clone()),
                None => lead(t, &format!("mail-remind-{}", kind_key(*kind)), about),
            };
            let mut blocks = vec![first];
            blocks.extend(asked(t, about));
            (subject_of(t, "mail-remind-subject", &about.letter), blocks)
        }
        MailContent::SignedByInvitation { letter, entry, link, disown } => {
            let mut blocks = vec![say(t, "mail-invited-signed-lead")];
            blocks.extend(about(t, letter));
            blocks.push(heading(t, listing_of(letter, "mail-is-listed")));
            blocks.push(listed(t, entry));
            blocks.extend(open(t, "mail-receipt-link", link));
            blocks.push(say(t, "mail-fresh-link"));
            blocks.push(heading(t, "mail-disown-title"));
            blocks.push(say(t, "mail-disown-text"));
            blocks.extend(open(t, "mail-disown-link", disown));
            (subject_of(t, "mail-receipt-subject", letter), blocks)
        }
        MailContent::PassedOn { about, to } => {
            let args = [("organisation", inert(&about.organisation).into()), ("to", to.as_str().into())];
            let mut blocks = vec![Block::Text(t.with("mail-passed-on-lead", &args))];
            blocks.extend(asked(t, about));
            (subject_of(t, "mail-passed-on-subject", &about.letter), blocks)
        }
        MailContent::ConditionTold { about, condition } => {
            let mut blocks = vec![lead(t, "mail-condition-lead", about), Block::Text(inert(condition))];
            blocks.extend(open(t, "mail-to-invitations", &about.link));
            (t.with("mail-condition-subject", &[("organisation", about.organisation.as_str().into())]), blocks)
        }
        MailContent::DisownedTold { about } => {
            let mut blocks = vec![lead(t, "mail-disowned-lead", about)];
            blocks.extend(open(t, "mail-to-invitations", &about.link));
            (t.with("mail-disowned-subject", &[("organisation", about.organisation.as_str().into())]), blocks)
        }
        _ => return None,
    })
}

fn kind_key(kind: ReminderKind) -> String {
    kind.code().replace('_', "-")
}

fn lead(t: I18n, key: &str, about: &MailInvitation) -> Block {
    let args = [
        ("organisation", inert(&about.organisation).into()),
        ("coalition", about.letter.coalition.name.as_str().into()),
        ("subject", about.letter.subject.as_str().into()),
    ];
    Block::Text(t.with(key, &args))
}

/// The letter, by when an answer helps, and the one link with which everything is answered.
fn asked(t: I18n, invitation: &MailInvitation) -> Vec<Block> {
    let mut blocks: Vec<Block> = about(t, &invitation.letter).into();
    if let Some(soft) = &invitation.soft {
        blocks.push(Block::Text(t.with("mail-invite-soft", &[("deadline", t.deadline(soft).into())])));
    }
    blocks.extend(open(t, "mail-invite-link", &invitation.link));
    blocks.push(say(t, "mail-invite-answers"));
    blocks.push(say(t, "mail-invite-private"));
    blocks
}
