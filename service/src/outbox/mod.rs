//! Mails: queued in the transaction that causes them, claimed by a worker with a lease, ended with their outcome.
//!
//! A row says what a mail is about and nothing of what it says: text and links are made when it is sent.

mod allowed;
mod amendments;
mod content;
mod invitations;
mod limits;
mod listing;
mod mailbox;
mod messages;
mod purge;
mod queue;
mod test;
mod undelivered;
mod worker;

pub use mailbox::KeptMail;
pub use queue::Lane;
pub(crate) use queue::{Kind, QUEUED, Queued, queue, queue_allowed};
pub(crate) use undelivered::About;
pub use worker::{ClaimedMail, DueMail};
