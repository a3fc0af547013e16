//! What an organiser sees of their own second factor.

use crate::{ids::PasskeyId, time::Instant};

/// Where an account stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when codes of an app are asked for; nothing where they are not.
    pub since: Option<Instant>,
    /// The passkeys, oldest first.
    pub passkeys: Vec<PasskeyEntry>,
    /// Whether browsers can make passkeys for this instance: its address is a name.
    pub passkeys_work: bool,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

impl SecondFactor {
    /// Whether there is any.
    pub fn stands(&self) -> bool {
        self.since.is_some() || !self.passkeys.is_empty()
    }
}

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyEntry {
    /// By which it is taken away.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub since: Instant,
    /// When it was used last.
    pub used: Option<Instant>,
}

/// What an account can give when it is asked for its second factor. Recovery codes can always be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Codes of an app.
    pub app: bool,
    /// What a browser needs to ask for a passkey: `PublicKeyCredentialRequestOptions` as JSON (WebAuthn, 5.5).
    pub passkey: Option<String>,
}

/// What a sign-in page needs to ask for any passkey of the instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyChallenge {
    /// `PublicKeyCredentialRequestOptions` as JSON (WebAuthn, 5.5).
    pub request: String,
    /// What the server needs when the answer comes, sealed.
    pub state: String,
}

/// What an app needs to make codes. Shown to the account's owner alone.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactorSetup {
    /// The secret in base32, as it is typed.
    pub secret: String,
    /// The same as an address that apps read from a picture.
    pub uri: String,
    /// Whether the password is asked for: it is the account's first second factor.
    pub asks_password: bool,
}
