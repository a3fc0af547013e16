//! How organisers come in and go out.

pub mod forgotten;
pub mod reset;
pub mod sign_in;
pub mod sign_out;
