//! At whose wish a signature was erased, beside when: the public page counts the two apart, as the log does.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0009_erasure", SCHEMA);

const SCHEMA: &str = "ALTER TABLE signature ADD COLUMN erased_wish text;\n";
