//! Letters that could put those who sign them in danger: their mails and links show nothing. A confidential one starts so.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0023_sensitive", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN sensitive boolean NOT NULL DEFAULT FALSE;
UPDATE letter SET sensitive = TRUE WHERE visibility = 'confidential';
";
