//! What became of mails, as their senders see it.

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// It waits, for the first time or after it did not leave.
    Queued(Option<MailFailure>),
    /// The mail server took it.
    Sent,
    /// It was given up.
    Failed(MailFailure),
}

/// Why a mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFailure {
    /// It was not taken now, or the server was not reached.
    NotTaken,
    /// It was refused for good.
    Refused,
    /// The server takes no such address: it has letters beyond ASCII before the `@`.
    Address,
    /// It cannot be put together.
    Broken,
    /// The owner of the mailbox wants no more such mails.
    Stopped,
}

impl MailFailure {
    const ALL: [Self; 5] = [Self::NotTaken, Self::Refused, Self::Address, Self::Broken, Self::Stopped];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotTaken => "not_taken",
            Self::Refused => "refused",
            Self::Address => "address",
            Self::Broken => "broken",
            Self::Stopped => "stopped",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }

    /// Whether trying again is of no use.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Address | Self::Stopped)
    }
}
