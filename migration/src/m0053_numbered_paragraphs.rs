//! Paragraphs of a letter may be shown with numbers.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0053_numbered_paragraphs", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN numbered boolean NOT NULL DEFAULT false;
";
