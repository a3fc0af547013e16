//! What kind of change made a version, as the ledger spells it.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0011_versions", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE version ADD COLUMN change text NOT NULL DEFAULT 'first'
    CHECK (change IN ('first', 'material', 'typographical', 'translation'));
";
