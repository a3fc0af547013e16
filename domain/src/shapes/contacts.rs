//! One contact, shown whole because somebody asked for it.

use super::desk::DeskCoalition;

/// One contact.
#[derive(Clone, Debug, PartialEq)]
pub struct RevealedContact {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// Whose it is: the name that is listed, invited or on file; empty where a reader gave none.
    pub name: String,
    /// The representative and their position; empty where nobody is named.
    pub representative: (String, String),
    /// The address.
    pub address: String,
    /// How many contacts this person was shown within a day, this one included.
    pub shown: u64,
    /// How many they can be shown.
    pub most: u64,
}

/// A search for a whole address, which counts as a contact shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookedUp {
    /// How many contacts this person was shown within a day, this search included.
    pub shown: u64,
    /// How many they can be shown.
    pub most: u64,
}
