//! The way of a signature.

mod form;
mod listing;
mod mailboxes;
mod own;
