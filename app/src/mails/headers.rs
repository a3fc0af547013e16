//! What a mail says to mail programs: where answers go, which list it belongs to, how to stop it.

use domain::shapes::{
    letters::CoalitionBrief,
    mail::{MailContent, MailHeaders, MailShape},
};

/// The headers of a mail. One whose subject line says nothing of its letter names nobody here either.
pub(super) fn headers(mail: &MailShape) -> MailHeaders {
    let coalition = named(&mail.content);
    MailHeaders {
        reply_to: coalition.map(|coalition| coalition.contact.clone()),
        list_id: coalition.map(|coalition| format!("<{}.{}>", coalition.slug, host(&mail.base_url))),
        // A mail program posts only to https (RFC 8058).
        unsubscribe: mail
            .stop
            .as_ref()
            .filter(|_| !mail.content.is_sensitive())
            .and_then(|stop| stop.one_click.clone())
            .filter(|url| url.starts_with("https://")),
    }
}

/// The coalition that a mail may be seen to come from.
fn named(content: &MailContent) -> Option<&CoalitionBrief> {
    match content {
        MailContent::Several { mails } => {
            let first = mails.first().and_then(named)?;
            mails.iter().all(|mail| named(mail).is_some_and(|one| one.slug == first.slug)).then_some(first)
        }
        MailContent::Test { coalition } => Some(coalition),
        MailContent::Message(message) => Some(&message.coalition).filter(|_| !message.sensitive),
        other => other.letter().filter(|letter| letter.url.is_some() && !letter.sensitive).map(|letter| &letter.coalition),
    }
}

/// The host of an address, without its port.
fn host(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    host.split([':', '/']).next().unwrap_or_default()
}
