//! The way of a signature.

mod alike;
mod clusters;
mod consent;
mod emails;
mod form;
mod forwarded;
mod link;
mod listing;
mod lost;
mod mailboxes;
mod repeated;
mod sensitive;
mod signature;
