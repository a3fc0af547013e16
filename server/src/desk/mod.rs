//! What organisers do.

pub mod activity;
pub mod afterwards;
pub mod amendment;
pub mod clusters;
pub mod contacts;
pub mod delete;
pub mod discussion;
pub mod editor;
pub mod gathered;
pub mod history;
pub mod home;
pub mod inviting;
pub mod letters;
mod merging;
pub mod messages;
pub mod organisations;
pub mod outstanding;
pub mod privacy;
pub mod publication;
pub mod reports;
pub mod representing;
pub mod reveal;
pub mod reviewers;
pub mod settings;
pub mod signatures;
pub mod translations;
pub mod way;
