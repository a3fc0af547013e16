//! The desk.

mod afterwards;
mod amendment;
mod contacts;
mod deletion;
mod discussion;
mod editor;
mod gathered;
mod history;
mod inviting;
mod masked;
mod messages;
mod representing;
mod twice;
