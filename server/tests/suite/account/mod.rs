//! Coming in and going out.

mod sessions;
mod sign_in;
