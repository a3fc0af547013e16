//! Sealed values are bound to their rows and columns: since when all of them are, and none else is read.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0028_bound_values", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE instance ADD COLUMN values_bound_at bigint;
";
