//! What somebody sees of their own account.

use super::letters::CoalitionBrief;
use crate::{ids::SessionId, role::Role, security::SecurityEvent, time::Instant};

/// An account, as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnAccount {
    /// Its sessions, the one that asks first, then by when they were last used.
    pub sessions: Vec<SessionEntry>,
    /// What happened to its security, newest first.
    pub events: Vec<EventEntry>,
}

/// An invitation to a coalition that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingMembership {
    /// The coalition.
    pub coalition: CoalitionBrief,
    /// The role offered.
    pub role: Role,
    /// Who invites; empty where that is not known.
    pub by: String,
}

/// A session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEntry {
    /// By which it is ended.
    pub id: SessionId,
    /// Browser and system; empty where they are not known.
    pub browser: String,
    /// When it began.
    pub since: Instant,
    /// When it was used last, to ten minutes.
    pub seen: Instant,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// Something that happened to an account's security.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventEntry {
    /// What.
    pub event: SecurityEvent,
    /// When.
    pub at: Instant,
    /// The coalition that it is about.
    pub coalition: Option<String>,
    /// The role given there.
    pub role: Option<Role>,
    /// The browser that it happened in.
    pub browser: Option<String>,
}
