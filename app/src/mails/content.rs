//! What each kind of mail says.

use super::{inert::inert, parts::Block};
use crate::{
    i18n::I18n,
    ui::{language_name, person, security_sentence},
};
use domain::{
    forms::signing::Entry,
    shapes::mail::{MailContent, MailLetter, NewsOfTranslation, SecurityNotice},
};

/// Subject line and parts of a mail. What a locked screen shows of one about a confidential letter says nothing of it.
pub(super) fn blocks(t: I18n, content: &MailContent) -> (String, Vec<Block>) {
    let (subject, mut blocks) = super::invitations::blocks(t, content)
        .or_else(|| super::amendments::blocks(t, content))
        .or_else(|| super::listing::blocks(t, content))
        .or_else(|| super::messages::blocks(t, content))
        .unwrap_or_else(|| plain(t, content));
    if speaks_of_a_late_one(content) {
        blocks.insert(1.min(blocks.len()), say(t, "mail-late"));
    }
    if content.is_sensitive() {
        return super::sensitive::blocks(t, content, blocks);
    }
    if content.letter().is_none_or(|letter| letter.url.is_some()) {
        return (subject, blocks);
    }
    blocks.insert(0, say(t, "mail-discreet-preview"));
    (t.text("mail-discreet-subject"), blocks)
}

/// Whether a mail asks for a late signature or confirms one: it says that it stands in the addendum.
fn speaks_of_a_late_one(content: &MailContent) -> bool {
    let speaks = matches!(
        content,
        MailContent::Confirm { .. }
            | MailContent::ConfirmOnBehalf { .. }
            | MailContent::ConfirmGathered { .. }
            | MailContent::Receipt { .. }
            | MailContent::Approved { .. }
            | MailContent::Invite { .. }
            | MailContent::SignedByInvitation { .. }
    );
    speaks && content.letter().is_some_and(|letter| letter.late)
}

/// What happened to an account, in a sentence.
fn security(t: I18n, notice: &SecurityNotice) -> String {
    let coalition = notice.coalition.as_ref().map(|coalition| coalition.name.as_str());
    security_sentence(t, notice.event, coalition, notice.role, notice.browser.as_deref())
}

fn plain(t: I18n, content: &MailContent) -> (String, Vec<Block>) {
    match content {
        MailContent::Confirm { letter, entry, link } => {
            // Nothing that a stranger typed but the name: the page behind the link shows the rest.
            let name = Block::Facts(vec![(t.text("mail-name-entered"), inert(entry.name().as_str()))]);
            let mut blocks = vec![say(t, "mail-confirm-lead")];
            blocks.extend(about(t, letter));
            blocks.push(name);
            blocks.extend(open(t, "mail-confirm-link", link));
            blocks.push(say(t, "mail-confirm-press"));
            (subject_of(t, "mail-confirm-subject", letter), blocks)
        }
        MailContent::ConfirmOnBehalf { letter, entry, organiser, link } => {
            let lead = t.with(
                "mail-behalf-lead",
                &[("organiser", organiser.as_str().into()), ("coalition", letter.coalition.name.as_str().into())],
            );
            let mut blocks = vec![Block::Text(lead)];
            blocks.extend(about(t, letter));
            blocks.push(heading(t, "mail-will-be-listed"));
            blocks.push(listed(t, entry));
            blocks.extend(open(t, "mail-confirm-link", link));
            blocks.extend([say(t, "mail-confirm-press"), say(t, "mail-not-you")]);
            (subject_of(t, "mail-confirm-subject", letter), blocks)
        }
        MailContent::ConfirmGathered { letter, entry, organiser, source, link } => {
            let args = [
                ("organiser", organiser.as_str().into()),
                ("coalition", letter.coalition.name.as_str().into()),
                ("source", t.text(&format!("mail-gathered-{}", source.code())).into()),
            ];
            let mut blocks = vec![Block::Text(t.with("mail-gathered-lead", &args))];
            blocks.extend(about(t, letter));
            blocks.push(heading(t, "mail-will-be-listed"));
            blocks.push(listed(t, entry));
            blocks.extend(open(t, "mail-confirm-link", link));
            blocks.extend([say(t, "mail-confirm-press"), say(t, "mail-gathered-not-you")]);
            (subject_of(t, "mail-confirm-subject", letter), blocks)
        }
        MailContent::AlreadySigned { letter, entry, held: false, link } => {
            of_entry(t, "mail-already", letter, entry, "mail-is-listed", link, &["mail-already-nothing", "mail-fresh-link"])
        }
        MailContent::AlreadySigned { letter, entry, held: true, link } => {
            let rest = &["mail-already-held", "mail-already-nothing", "mail-fresh-link"];
            of_entry(t, "mail-already", letter, entry, "mail-will-be-listed", link, rest)
        }
        MailContent::Receipt { letter, entry, held: false, link } => {
            of_entry(t, "mail-receipt", letter, entry, "mail-is-listed", link, &["mail-fresh-link", "mail-receipt-keep"])
        }
        MailContent::Receipt { letter, entry, held: true, link } => {
            of_entry(t, "mail-held", letter, entry, "mail-will-be-listed", link, &["mail-fresh-link", "mail-receipt-keep"])
        }
        MailContent::Manage { letter, entry, link } => {
            let mut blocks = vec![say(t, "mail-manage-lead")];
            blocks.extend(about(t, letter));
            blocks.push(heading(t, "mail-entry"));
            blocks.push(listed(t, entry));
            blocks.extend(open(t, "mail-manage-link", link));
            blocks.push(say(t, "mail-manage-secret"));
            (subject_of(t, "mail-manage-subject", letter), blocks)
        }
        MailContent::Approved { letter, entry, link } => {
            of_entry(t, "mail-approved", letter, entry, "mail-is-listed", link, &["mail-fresh-link", "mail-receipt-keep"])
        }
        MailContent::Withdrawn { letter, entry } => {
            of_entry(t, "mail-withdrawn", letter, entry, "mail-entry", &None, &["mail-withdrawn-copies"])
        }
        MailContent::ResetPassword { name, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-reset-lead")];
            blocks.extend(open(t, "mail-reset-link", link));
            blocks.push(say(t, "mail-reset-not-you"));
            (t.text("mail-reset-subject"), blocks)
        }
        MailContent::StepUp { name, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-step-up-lead")];
            blocks.extend(open(t, "mail-step-up-link", link));
            blocks.extend([say(t, "mail-step-up-where"), say(t, "mail-step-up-not-you")]);
            (t.text("mail-step-up-subject"), blocks)
        }
        MailContent::Security(notice) => {
            let mut blocks = vec![greet(t, &notice.name), Block::Text(security(t, notice))];
            blocks.push(Block::Text(t.with("mail-security-when", &[("moment", t.moment(notice.at).into())])));
            blocks.push(say(t, "mail-security-not-you"));
            blocks.extend(open(t, "mail-security-link", &notice.link));
            (t.text("mail-security-subject"), blocks)
        }
        MailContent::SignInLink { name, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-sign-in-lead")];
            blocks.extend(open(t, "mail-sign-in-link", link));
            blocks.push(say(t, "mail-sign-in-not-you"));
            (t.text("mail-sign-in-subject"), blocks)
        }
        MailContent::DataLink { link } => {
            let mut blocks = vec![say(t, "mail-data-lead")];
            blocks.extend(open(t, "mail-data-link", link));
            blocks.push(say(t, "mail-data-not-you"));
            (t.text("mail-data-subject"), blocks)
        }
        MailContent::MailboxLink { entered, link } => {
            let (subject, lead) =
                if *entered { ("mail-stopped-subject", "mail-stopped-lead") } else { ("mail-mailbox-subject", "mail-mailbox-lead") };
            let mut blocks = vec![say(t, lead)];
            blocks.extend(open(t, "mail-mailbox-link", link));
            blocks.push(say(t, "mail-mailbox-not-you"));
            (t.text(subject), blocks)
        }
        MailContent::Invitation { name, coalition, role, by, link } => {
            let role = t.text(&format!("mail-role-{}", role.code()));
            let args = [("by", by.as_str().into()), ("coalition", coalition.name.as_str().into()), ("role", role.into())];
            let mut blocks = vec![greet(t, name), Block::Text(t.with("mail-invitation-lead", &args))];
            blocks.extend(open(t, "mail-invitation-link", link));
            blocks.push(say(t, "mail-invitation-not-you"));
            (t.with("mail-invitation-subject", &[("coalition", coalition.name.as_str().into())]), blocks)
        }
        MailContent::Published { name, letter, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-published-lead")];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-published-link", link));
            (subject_of(t, "mail-published-subject", letter), blocks)
        }
        MailContent::PublicationMissed { name, letter, link } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-missed-lead")];
            blocks.extend(about(t, letter));
            blocks.extend(open(t, "mail-missed-link", link));
            (subject_of(t, "mail-missed-subject", letter), blocks)
        }
        MailContent::ContactsAsked { name, coalition, by, signatures, link, stop } => {
            let what = t.text(if *signatures { "mail-contacts-signatures" } else { "mail-contacts-book" });
            let args = [("by", by.as_str().into()), ("coalition", coalition.name.as_str().into()), ("what", what.into())];
            let mut blocks = vec![greet(t, name), Block::Text(t.with("mail-contacts-lead", &args)), say(t, "mail-contacts-wait")];
            blocks.extend(open(t, "mail-contacts-link", link));
            blocks.push(say(t, "mail-contacts-not-them"));
            blocks.extend(open(t, "mail-contacts-stop", stop));
            (t.with("mail-contacts-subject", &[("coalition", coalition.name.as_str().into())]), blocks)
        }
        MailContent::AccountDeleted { name, coalition, who, stopped, link } => {
            let args = [("who", person(t, who).into()), ("coalition", coalition.name.as_str().into())];
            let mut blocks = vec![greet(t, name), Block::Text(t.with("mail-account-deleted-lead", &args))];
            if *stopped > 0 {
                blocks.push(Block::Text(t.with("mail-account-deleted-exports", &[("count", (*stopped).into())])));
            }
            blocks.extend(open(t, "mail-account-deleted-link", link));
            (t.with("mail-account-deleted-subject", &[("coalition", coalition.name.as_str().into())]), blocks)
        }
        MailContent::Digest { name, drafts, translations } => {
            let mut blocks = vec![greet(t, name), say(t, "mail-digest-lead")];
            for draft in drafts {
                let counts =
                    draft.counts.iter().map(|(news, count)| t.with(&format!("mail-digest-{}", news.code()), &[("count", (*count).into())]));
                blocks.extend(counts.map(Block::Text));
                blocks.extend(open(t, "mail-digest-link", &Some(draft.link.clone())));
            }
            for one in translations {
                blocks.push(Block::Text(translation(t, one)));
                blocks.extend(open(t, "mail-digest-translate", &Some(one.link.clone())));
            }
            (t.text("mail-digest-subject"), blocks)
        }
        MailContent::Several { mails } => {
            let mut all = vec![Block::Text(t.with("mail-several-lead", &[("count", mails.len().into())]))];
            for mail in mails {
                let (subject, blocks) = super::content::blocks(t, mail);
                all.push(Block::Heading(subject));
                all.extend(blocks.into_iter().find(|block| matches!(block, Block::Link { .. })));
            }
            if mails.iter().any(super::sensitive::is_private) {
                all.push(say(t, "mail-manage-secret"));
            }
            (t.with("mail-several-subject", &[("count", mails.len().into())]), all)
        }
        MailContent::Test { coalition } => {
            let args = [("coalition", coalition.name.as_str().into())];
            (t.with("mail-test-subject", &args), vec![Block::Text(t.with("mail-test-text", &args))])
        }
        // Those about invitations and changed texts say theirs in files of their own.
        MailContent::AmendmentNotice { .. }
        | MailContent::Reaffirm { .. }
        | MailContent::AmendmentProposed { .. }
        | MailContent::Invite { .. }
        | MailContent::Remind { .. }
        | MailContent::SignedByInvitation { .. }
        | MailContent::PassedOn { .. }
        | MailContent::ConditionTold { .. }
        | MailContent::DisownedTold { .. }
        | MailContent::CorrectionDecided { .. }
        | MailContent::SignedAtDomain { .. }
        | MailContent::Questioned { .. }
        | MailContent::TakenOff { .. }
        | MailContent::QuestionedTold { .. }
        | MailContent::ErrorReported { .. }
        | MailContent::Waiting { .. }
        | MailContent::DataEnds { .. }
        | MailContent::Message(_) => (String::new(), Vec::new()),
    }
}

/// "The Arabic text of “No return”: 2 parts are missing, 3 went stale."
fn translation(t: I18n, news: &NewsOfTranslation) -> String {
    let counts = [("mail-digest-missing", news.missing), ("mail-digest-stale", news.stale)];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t.with(key, &[("count", count.into())]));
    let counts = counts.collect::<Vec<_>>().join(&t.text("list-comma"));
    let language = language_name(t, &news.language);
    let args = [("language", language.into()), ("counts", counts.into())];
    match &news.subject {
        Some(subject) => t.with("mail-digest-translation", &[args.as_slice(), &[("subject", subject.as_str().into())]].concat()),
        None => t.with("mail-digest-translation-unnamed", &args),
    }
}

/// A mail about an entry: what happened, which letter, the entry, perhaps the receipt's address, and what else to know.
fn of_entry(
    t: I18n,
    stem: &str,
    letter: &MailLetter,
    entry: &Entry,
    listing: &str,
    link: &Option<String>,
    rest: &[&str],
) -> (String, Vec<Block>) {
    // Not every confirmed signature is listed in public, and counted.
    let listed_so = match stem {
        "mail-receipt" | "mail-approved" if letter.url.is_none() => "-unpublished",
        "mail-receipt" | "mail-approved" if letter.late => "-late",
        _ => "",
    };
    let mut blocks = vec![say(t, &format!("{stem}-lead{listed_so}"))];
    blocks.extend(about(t, letter));
    blocks.push(heading(t, listing_of(letter, listing)));
    blocks.push(listed(t, entry));
    blocks.extend(open(t, "mail-receipt-link", link));
    blocks.extend(rest.iter().map(|key| say(t, key)));
    (subject_of(t, &format!("{stem}-subject"), letter), blocks)
}

/// What is said above an entry: of a letter that is not public nothing is listed yet.
pub(super) fn listing_of<'a>(letter: &MailLetter, listing: &'a str) -> &'a str {
    if listing == "mail-is-listed" && letter.url.is_none() { "mail-will-be-listed" } else { listing }
}

pub(super) fn say(t: I18n, key: &str) -> Block {
    Block::Text(t.text(key))
}

pub(super) fn heading(t: I18n, key: &str) -> Block {
    Block::Heading(t.text(key))
}

pub(super) fn greet(t: I18n, name: &str) -> Block {
    Block::Text(t.with("mail-greeting", &[("name", inert(name).into())]))
}

pub(super) fn open(t: I18n, key: &str, link: &Option<String>) -> Option<Block> {
    link.as_ref().map(|url| Block::Link { label: t.text(key), url: url.clone() })
}

pub(super) fn subject_of(t: I18n, key: &str, letter: &MailLetter) -> String {
    t.with(key, &[("subject", letter.subject.as_str().into())])
}

/// Whose letter, to whom, until when, and where to read it.
pub(super) fn about(t: I18n, letter: &MailLetter) -> [Block; 2] {
    let mut facts = vec![(String::new(), letter.subject.clone()), (t.text("mail-from"), letter.coalition.name.clone())];
    if !letter.recipients.is_empty() {
        facts.push((t.text("mail-to"), letter.recipients.join(" · ")));
    }
    if let Some(deadline) = &letter.deadline {
        facts.push((t.text("mail-deadline"), t.deadline(deadline)));
    }
    if let Some(url) = &letter.url {
        facts.push((t.text("mail-read"), url.clone()));
    }
    [heading(t, "mail-letter"), Block::Facts(facts)]
}

/// The entry as the list shows it.
pub(super) fn listed(t: I18n, entry: &Entry) -> Block {
    let mut facts = vec![(String::new(), inert(entry.name().as_str())), (t.text("mail-country"), t.country(entry.country()))];
    match entry {
        Entry::Organisation(entry) => {
            if let Some(site) = &entry.site {
                facts.push((t.text("mail-site"), site.as_str().to_owned()));
            }
            // Mails get forwarded: who is not listed is not named in them.
            if entry.list_representative {
                let (name, comma, office) = (inert(entry.representative.as_str()), t.text("list-comma"), inert(entry.office.as_str()));
                facts.push((t.text("mail-representative"), format!("{name}{comma}{office}")));
            }
        }
        Entry::Person(entry) => {
            if let Some(affiliation) = &entry.affiliation {
                facts.push((t.text("mail-affiliation"), inert(affiliation.as_str())));
            }
        }
    }
    Block::Facts(facts)
}
