//! The desk.

mod contacts;
mod afterwards;
mod discussion;
mod editor;
mod gathered;
mod history;
mod inviting;
