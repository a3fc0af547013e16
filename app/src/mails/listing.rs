//! What mails about who is listed say.

use super::{
    content::{about, heading, listed, open, say, subject_of},
    parts::Block,
};
use crate::i18n::I18n;
use domain::shapes::mail::MailContent;

/// Subject line and parts of a mail about who is listed; nothing for one of another kind.
pub(super) fn blocks(t: I18n, content: &MailContent) -> Option<(String, Vec<Block>)> {
    Some(match content {
        MailContent::CorrectionDecided { letter, entry, taken, link } => {
            let stem = if *taken { "mail-correction-taken" } else { "mail-correction-declined" };
            let mut blocks = vec![say(t, &format!("{stem}-lead"))];
            blocks.extend(about(t, letter));
            blocks.extend([heading(t, "mail-is-listed"), listed(t, entry)]);
            blocks.extend(open(t, "mail-receipt-link", link));
            blocks.push(say(t, "mail-fresh-link"));
            (subject_of(t, &format!("{stem}-subject"), letter), blocks)
        }
        _ => return None,
    })
}
