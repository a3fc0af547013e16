//! The desk.

mod discussion;
mod editor;
mod gathered;
mod history;
mod inviting;
