//! What mails say. Links in them are tokens rendered when a mail is sent; no row holds one.

mod about;
mod content;

pub use about::{MailChange, MailInvitation, MailLetter, MailMessage, NewsOfDraft, NewsOfTranslation, Occasion, SecurityNotice};
pub use content::MailContent;

use crate::locale::Locale;

/// A mail about to be rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct MailShape {
    /// The reader's language.
    pub locale: Locale,
    /// The instance's base address, without a final slash.
    pub base_url: String,
    /// What it is about.
    pub content: MailContent,
    /// Where its reader stops such mails, in a mail that others cause.
    pub stop: Option<StopLink>,
}

/// The two ways to stop mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopLink {
    /// To the page that asks.
    pub page: String,
    /// Where a mail program posts to (RFC 8058); nothing where one click is not enough.
    pub one_click: Option<String>,
}

/// A rendered mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedMail {
    /// Subject line.
    pub subject: String,
    /// Plain-text part.
    pub text: String,
    /// HTML part, a whole document.
    pub html: String,
    /// What it says to mail programs.
    pub headers: MailHeaders,
}

/// What a mail says to mail programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailHeaders {
    /// Where answers go: the coalition's contact.
    pub reply_to: Option<String>,
    /// The list that it belongs to (RFC 2919).
    pub list_id: Option<String>,
    /// Where a mail program posts to stop such mails (RFC 8058).
    pub unsubscribe: Option<String>,
}
