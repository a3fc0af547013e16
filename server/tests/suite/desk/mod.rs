//! The desk.

mod editor;
mod history;
mod inviting;
