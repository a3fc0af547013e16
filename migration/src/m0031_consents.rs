//! What each signatory consented to: the version of the coalition's privacy notice, when, and how old they said to be.
//!
//! `consented_at` is empty where nobody was asked: before notices had versions, and where an organiser vouches for it.
//! `consent_notice` is empty where the coalition had no notice then, `consent_age` where no age was asked for.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0031_consents", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE signature ADD COLUMN consented_at bigint;
ALTER TABLE signature ADD COLUMN consent_notice bigint;
ALTER TABLE signature ADD COLUMN consent_age bigint;
";
