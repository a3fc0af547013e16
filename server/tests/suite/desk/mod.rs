//! The desk.

mod editor;
mod history;
