//! What organisers see of who did what.

use super::desk::DeskCoalition;
use crate::{
    activity::{Act, ActKind},
    ids::AccountId,
    time::Instant,
};

/// A page of a coalition's activity, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskActivity {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The group that is shown; all where there is none.
    pub kind: Option<ActKind>,
    /// The person that is shown; all where there is none.
    pub person: Option<AccountId>,
    /// Everybody who ever did something here, by name.
    pub people: Vec<(AccountId, String)>,
    /// This page, from 1.
    pub page: u64,
    /// How many there are.
    pub pages: u64,
    /// What was done.
    pub acts: Vec<Noted>,
}

/// One act.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// When.
    pub at: Instant,
    /// Who, by name; nobody where it was the instance itself or its command line.
    pub by: Option<String>,
    /// What.
    pub act: Act,
    /// The letter it was done to.
    pub letter: Option<NotedLetter>,
    /// The name of what it was done to, as it is today.
    pub about: Option<String>,
    /// A code that says more: of a role, a reason, a category.
    pub detail: Option<String>,
}

/// A letter that something was done to.
#[derive(Clone, Debug, PartialEq)]
pub struct NotedLetter {
    /// Part of its address.
    pub slug: String,
    /// Subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
}
