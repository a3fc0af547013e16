//! The instance itself as the source of checkpoints.

use super::{
    client::{Checkpoints, Signed},
    settings::Asked,
};
use ledger::{KeyKind, merkle::Hash, note::Signature, policy::Party};
use service::{Error, Service, log::SignedCheckpoint};

impl Checkpoints for Service {
    async fn unpublished(&self) -> Result<Vec<Signed>, Error> {
        let signed = |SignedCheckpoint { origin, size, note, earlier }| {
            let witnesses = earlier.iter().flat_map(|policy| policy.witnesses());
            let asked = |(name, witness): &(String, Party)| {
                let url = witness.url.clone()?;
                (witness.key.kind() == Some(KeyKind::Cosignature)).then(|| Asked { name: name.clone(), vkey: witness.key.clone(), url })
            };
            Signed { origin, size, note, earlier: witnesses.filter_map(asked).collect() }
        };
        Ok(self.unpublished_checkpoints().await?.into_iter().map(signed).collect())
    }

    async fn consistency(&self, origin: &str, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
        self.log_consistency(origin, old, new).await
    }

    async fn publish(&self, signed: &Signed, cosignatures: Vec<Signature>) -> Result<(), Error> {
        let Signed { origin, size, note, .. } = signed.clone();
        self.publish_checkpoint(&SignedCheckpoint { origin, size, note, earlier: Vec::new() }, cosignatures).await
    }
}
