//! What an organiser sees of their own second factor.

use crate::time::Instant;

/// Where an account stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when codes of an app are asked for; nothing where they are not.
    pub since: Option<Instant>,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

/// What an app needs to make codes. Shown to the account's owner alone.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactorSetup {
    /// The secret in base32, as it is typed.
    pub secret: String,
    /// The same as an address that apps read from a picture.
    pub uri: String,
}
