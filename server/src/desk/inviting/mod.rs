//! Inviting at the desk: the list, one by one, from the address book, from a file, reminders.

pub mod book;
pub mod file;
pub mod list;
pub mod one;
pub mod reminders;
