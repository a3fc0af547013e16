//! The desk.

mod contacts;
mod discussion;
mod editor;
mod gathered;
mod history;
mod inviting;
