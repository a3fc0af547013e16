//! The desk.

mod access;
