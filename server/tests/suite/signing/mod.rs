//! The way of a signature.

mod form;
mod own;
