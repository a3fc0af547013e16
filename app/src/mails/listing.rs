//! What mails about who is listed say.

use super::{
    content::{about, greet, heading, listed, open, say, subject_of},
    inert::inert,
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
        MailContent::SignedAtDomain { letter, entry, link } => {
            let mut blocks = vec![say(t, "mail-at-domain-lead")];
            blocks.extend(about(t, letter));
            // Nothing of a representative who chose not to be listed.
            blocks.push(Block::Text([inert(entry.name().as_str()).as_str(), &t.text("list-comma"), &t.country(entry.country())].concat()));
            blocks.extend(open(t, "mail-at-domain-link", link));
            blocks.push(say(t, "mail-at-domain-why"));
            (subject_of(t, "mail-at-domain-subject", letter), blocks)
        }
        MailContent::Questioned { letter, entry, link } => {
            let mut blocks = vec![say(t, "mail-questioned-lead")];
            blocks.extend(about(t, letter));
            blocks.push(listed(t, entry));
            blocks.extend(open(t, "mail-questioned-link", link));
            // The link opens the signature itself.
            blocks.push(say(t, "mail-questioned-secret"));
            (subject_of(t, "mail-questioned-subject", letter), blocks)
        }
        MailContent::TakenOff { letter, entry, held, link } => {
            let stem = if *held { "mail-put-back" } else { "mail-taken-off" };
            let mut blocks = vec![say(t, &format!("{stem}-lead"))];
            blocks.extend(about(t, letter));
            blocks.extend([heading(t, "mail-entry"), listed(t, entry)]);
            blocks.extend(open(t, "mail-receipt-link", link));
            blocks.push(say(t, "mail-taken-off-ask"));
            (subject_of(t, &format!("{stem}-subject"), letter), blocks)
        }
        MailContent::QuestionedTold { name, letter, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-questioned-told-lead")];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-questioned-told-link", link));
            (subject_of(t, "mail-questioned-told-subject", letter), blocks)
        }
        MailContent::ErrorReported { name, letter, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-reported-lead")];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-reported-link", link));
            (subject_of(t, "mail-reported-subject", letter), blocks)
        }
        MailContent::Waiting { name, letter, occasion, count, since, link } => {
            let words = [("count", (*count).into()), ("since", t.moment(*since).into())];
            let mut blocks = vec![greet(t, name), Block::Text(t.with(&format!("mail-waiting-{}", occasion.code()), &words))];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-waiting-link", link));
            let subject = [("count", (*count).into()), ("subject", letter.subject.as_str().into())];
            (t.with("mail-waiting-subject", &subject), blocks)
        }
        MailContent::DataEnds { name, letter, at, link } => {
            let mut blocks = vec![greet(t, name), Block::Text(t.with("mail-data-ends-lead", &[("day", t.day(*at).into())]))];
            blocks.extend(about(t, letter));
            blocks.push(say(t, "mail-data-ends-deliver"));
            blocks.extend(open(t, "mail-data-ends-link", link));
            (subject_of(t, "mail-data-ends-subject", letter), blocks)
        }
        _ => return None,
    })
}
