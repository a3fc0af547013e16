//! What mails about a changed text say.

use super::{
    content::{about, greet, heading, listed, open, say, subject_of},
    parts::Block,
};
use crate::{i18n::I18n, ui::language_name};
use domain::{
    amendment::TextChange,
    revision::Change,
    shapes::{
        amendments::LanguageChange,
        mail::{MailChange, MailContent},
    },
};

/// Subject line and parts of a mail about a changed text; nothing for one of another kind.
pub(super) fn blocks(t: I18n, content: &MailContent) -> Option<(String, Vec<Block>)> {
    Some(match content {
        MailContent::AmendmentNotice { letter, entry, change, link } => {
            let moment = change.due.map(|due| t.moment(due)).unwrap_or_default();
            let kind = change.declared.map_or("material", |kind| kind.code());
            let mut blocks = vec![Block::Text(t.with(&format!("changed-soon-{kind}"), &[("moment", moment.into())]))];
            blocks.extend(about(t, letter));
            blocks.extend(changed(t, change));
            blocks.extend(open(t, "mail-changed-link", link));
            blocks.extend([heading(t, "mail-is-listed"), listed(t, entry)]);
            (subject_of(t, "mail-notice-subject", letter), blocks)
        }
        MailContent::Reaffirm { letter, entry, change, reminder, link } => {
            let key = if *reminder { "mail-reaffirm-again" } else { "mail-reaffirm-lead" };
            let mut blocks = vec![Block::Text(t.with(key, &[("signed", change.signed.into())]))];
            blocks.extend(about(t, letter));
            blocks.extend(changed(t, change));
            blocks.extend(open(t, "mail-reaffirm-link", link));
            blocks.push(say(t, "mail-reaffirm-answers"));
            blocks.extend([heading(t, "mail-is-listed"), listed(t, entry), say(t, "mail-reaffirm-secret")]);
            (subject_of(t, "mail-reaffirm-subject", letter), blocks)
        }
        MailContent::AmendmentProposed { name, letter, by, due, link } => {
            let by = ("by", by.as_str().into());
            let lead = match due {
                Some(due) => t.with("mail-proposed-alone", &[by, ("moment", t.moment(*due).into())]),
                None => t.with("mail-proposed-lead", &[by]),
            };
            let mut blocks = vec![greet(t, name), Block::Text(lead)];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-proposed-link", link));
            (subject_of(t, "mail-proposed-subject", letter), blocks)
        }
        _ => return None,
    })
}

/// The public word on the change, and the difference in plain text: a line in square brackets for what is gone, and for
/// what came.
fn changed(t: I18n, change: &MailChange) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !change.words.is_empty() {
        blocks.extend([heading(t, "mail-changed-why"), Block::Text(change.words.clone())]);
    }
    for one in change.difference.iter().filter(|one| one.change != TextChange::Same) {
        let key = match one.change {
            TextChange::Added => "change-added",
            TextChange::LeftOut => "change-left-out",
            TextChange::Changed | TextChange::Same => "change-changed",
        };
        blocks.push(Block::Heading(t.with(key, &[("language", language_name(t, &one.language).into())])));
        if one.change == TextChange::Changed {
            blocks.extend(passages(t, one).into_iter().map(Block::Text));
        }
    }
    blocks
}

/// The changed passages, each whole as it was and as it is.
fn passages(t: I18n, one: &LanguageChange) -> Vec<String> {
    let mut lines = Vec::new();
    for stretch in one.difference.0.iter().filter(|stretch| stretch.is_changed()) {
        for (key, without) in [("mail-changed-was", Change::Added), ("mail-changed-is", Change::Removed)] {
            let text: String = stretch.pieces.iter().filter(|piece| piece.change != without).map(|piece| piece.text.as_str()).collect();
            let text = text.trim();
            if !text.is_empty() {
                lines.push(t.with(key, &[("text", text.into())]));
            }
        }
    }
    lines
}
