//! The instance itself as the source of checkpoints.

use super::client::{Checkpoints, Signed};
use ledger::{merkle::Hash, note::Signature};
use service::{Error, Service, log::SignedCheckpoint};

impl Checkpoints for Service {
    async fn unpublished(&self) -> Result<Vec<Signed>, Error> {
        let signed = |SignedCheckpoint { origin, size, note }| Signed { origin, size, note };
        Ok(self.unpublished_checkpoints().await?.into_iter().map(signed).collect())
    }

    async fn consistency(&self, origin: &str, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
        self.log_consistency(origin, old, new).await
    }

    async fn publish(&self, signed: &Signed, cosignatures: Vec<Signature>) -> Result<(), Error> {
        let Signed { origin, size, note } = signed.clone();
        self.publish_checkpoint(&SignedCheckpoint { origin, size, note }, cosignatures).await
    }
}
