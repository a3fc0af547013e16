//! The clusters of a letter at the desk.

use super::{clusters_of, exempt::exempt_networks, find::LOOKED_THROUGH};
use crate::{Actor, Error, Service};
use domain::shapes::clusters::DeskClusters;

/// How many clusters are shown.
const SHOWN: usize = 100;

impl Service {
    /// The clusters of a letter's signatures, the largest first, and the networks that make none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without a role.
    pub async fn clusters(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskClusters, Error> {
        let (scope, letter) = self.desk_scope(actor, coalition, letter).await?;
        let found = clusters_of(self, &letter).await?;
        let more = found.clusters.len().saturating_sub(SHOWN) as u64;
        let clusters = found.clusters.into_iter().take(SHOWN).map(|one| one.shown).collect();
        let networks = exempt_networks(self, &letter).to_string();
        let looked_through = found.partly.then_some(LOOKED_THROUGH);
        let letter = self.desk_letter_row(&letter).await?;
        Ok(DeskClusters { desk: scope.desk(), letter, clusters, more, looked_through, networks })
    }
}
