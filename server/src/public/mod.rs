//! What everyone reads.

pub mod home;
pub mod letter;
pub mod signatories;
pub mod verification;
