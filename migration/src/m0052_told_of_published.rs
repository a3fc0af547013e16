//! Since when contacts are to be told who signed a letter that has become public.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0052_told_of_published", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN contacts_due_at bigint;
";
