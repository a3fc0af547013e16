//! Coming in and going out.

mod second_factor;
mod sessions;
mod sign_in;
