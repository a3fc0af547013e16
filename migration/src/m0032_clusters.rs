//! Clusters of signatures, and the networks that make none.
//!
//! `signature.cluster` is the random number of a cluster that one network made within an hour, and reveals nothing of the
//! network. `letter.networks_sealed` is the networks that organisers have named as innocent.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0032_clusters", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN cluster bigint;
CREATE INDEX signature_cluster ON signature (letter_id, cluster) WHERE cluster IS NOT NULL;
ALTER TABLE letter ADD COLUMN networks_sealed {bytes};
";
