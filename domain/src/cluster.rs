//! What signatures of one letter may have in common: a reason to look at them, and no more.

/// What the signatures of a cluster share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClusterKind {
    /// The network that they were posted from within an hour.
    Network,
    /// Name and country.
    Name,
    /// The domain of their mailboxes, where it is somebody's own.
    Domain,
}

impl ClusterKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Network, Self::Name, Self::Domain];

    /// The name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Name => "name",
            Self::Domain => "domain",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for kind in ClusterKind::ALL {
            assert_eq!(ClusterKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(ClusterKind::from_code(""), None);
    }
}
