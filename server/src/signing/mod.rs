//! What signatories do: sign, confirm, correct, withdraw.

pub mod changed;
pub mod choice;
pub mod emails;
pub mod form;
pub mod key;
pub mod link;
pub mod lost;
pub mod message;
pub mod question;
pub mod receipt;
pub mod sent;
pub mod signature;
