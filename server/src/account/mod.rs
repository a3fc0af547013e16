//! How organisers come in and go out.

pub mod code;
pub mod forgotten;
pub mod passkeys;
pub mod reset;
pub mod second_factor;
pub mod security;
pub mod settings;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_out;
pub mod step_up;
pub mod stop_export;
