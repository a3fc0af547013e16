//! Pages: pure functions from the shapes of `domain` to HTML.

pub mod about;
mod ask_link;
pub mod changed;
pub mod changes;
mod citation;
pub mod data;
pub mod desk;
pub mod emails;
mod error;
pub mod home;
pub mod invited;
pub mod key;
pub mod letter;
pub mod link;
pub mod lost;
pub mod mailbox;
mod message;
pub mod own_signature;
mod own_waiting;
pub mod print;
pub mod privacy;
pub mod question;
pub mod report;
pub mod safety;
pub mod sign_form;
pub mod signatories;
pub mod signing;
mod texts;
pub mod verification;
pub mod versions;

pub use about::about;
pub use changed::changed_text;
pub use changes::list_changes;
pub use data::{Forgetting, ask_for_data, forget_question, held_data};
pub use desk::*;
pub use emails::emails;
pub use error::{ErrorPage, error};
pub use home::{coalition, home};
pub use invited::{InvitedForms, disown, ended_invitation, invited_other, own_invitation};
pub use key::{PasskeyOffer, sign_with_key};
pub use letter::letter;
pub use link::{expired_link, hidden_link};
pub use lost::lost_link;
pub use mailbox::{MailboxRow, mailbox, mailbox_mail};
pub use message::received_message;
pub use own_signature::{correct, own_signature, withdraw};
pub use print::{desk_print, print_letter};
pub use privacy::privacy_notice;
pub use question::question;
pub use report::report;
pub use safety::safety;
pub use sign_form::sign_form;
pub use signatories::signatories;
pub use signing::{Sent, SignCheck, sign_check, sign_choice, sign_sent};
pub use verification::verification;
pub use versions::{version, versions};

use domain::shapes::letters::LetterCard;

/// The path of a letter's page, without the language.
pub(crate) fn letter_path(coalition: &str, letter: &str) -> String {
    format!("/c/{coalition}/{letter}")
}

/// The path of the page of a letter on a list.
pub(crate) fn card_path(card: &LetterCard) -> String {
    letter_path(&card.coalition.slug, &card.slug)
}
