//! The account of the demonstration, which everybody may know.

/// The address that its organiser signs in with.
pub const EMAIL: &str = "organiser@safe-passage.example";
/// The organiser's password.
pub const PASSWORD: &str = "a lantern at the crossing";
