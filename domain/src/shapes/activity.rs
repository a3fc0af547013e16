//! What organisers see of who did what.

use super::desk::DeskCoalition;
use crate::{
    activity::{Act, ActKind},
    ids::AccountId,
    role::Role,
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
    /// Everybody who ever did something here, by name; those who deleted their accounts come last.
    pub people: Vec<(AccountId, Person)>,
    /// This page, from 1.
    pub page: u64,
    /// How many there are.
    pub pages: u64,
    /// What was done.
    pub acts: Vec<Noted>,
}

/// Somebody who did something, or to whom or what it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// As it is today.
    Named(String),
    /// An organiser who deleted their account.
    Departed {
        /// A number that stays theirs in the coalition, from 1.
        number: u32,
        /// The last role that is noted of them.
        role: Option<Role>,
    },
}

impl Person {
    /// The name, where there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Departed { .. } => None,
        }
    }
}

impl From<String> for Person {
    fn from(name: String) -> Self {
        Self::Named(name)
    }
}

impl From<&str> for Person {
    fn from(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}

/// One act.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// When.
    pub at: Instant,
    /// Who; nobody where it was the instance itself or its command line.
    pub by: Option<Person>,
    /// What.
    pub act: Act,
    /// The letter it was done to.
    pub letter: Option<NotedLetter>,
    /// The name of what it was done to, as it is today.
    pub about: Option<Person>,
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
