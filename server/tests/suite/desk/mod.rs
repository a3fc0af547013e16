//! The desk.

mod editor;
mod gathered;
mod history;
mod inviting;
