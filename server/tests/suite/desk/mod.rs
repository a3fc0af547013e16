//! The desk.

mod editor;
