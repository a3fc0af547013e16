//! Clusters of a letter's signatures at the desk.

use super::desk::{DeskCoalition, DeskLetter};
use crate::{cluster::ClusterKind, country::Country, ids::PublicId, time::Instant};

/// Signatures of one letter that have something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskCluster {
    /// What they have in common.
    pub kind: ClusterKind,
    /// The newest of them: the cluster is found by it.
    pub newest: PublicId,
    /// The name or the domain that they share; empty for a network, of which nothing is kept, and for the domain of people,
    /// which can tell where they work.
    pub shared: String,
    /// The country that goes with the name.
    pub country: Option<Country>,
    /// How many are listed.
    pub listed: u64,
    /// How many wait for an organiser.
    pub held: u64,
    /// How many wait for their mailbox.
    pub pending: u64,
    /// When the first of them was posted.
    pub first: Instant,
    /// When the last of them was posted.
    pub last: Instant,
}

impl DeskCluster {
    /// How many there are.
    pub const fn count(&self) -> u64 {
        self.listed + self.held + self.pending
    }
}

/// The clusters of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskClusters {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The largest first.
    pub clusters: Vec<DeskCluster>,
    /// How many smaller ones there are besides.
    pub more: u64,
    /// So many signatures of each state were looked through, where there are more.
    pub looked_through: Option<u64>,
    /// The networks that make no cluster, as they are typed.
    pub networks: String,
}
