//! Reports of errors are found by the mailbox of who reported, and those of people whom the coalition knows come first.
//! `contacts_changed_at` says whether the contacts of a row of an address book are younger than a wish to be forgotten.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0040_reports", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE error_report ADD COLUMN address_hmac {bytes};
ALTER TABLE error_report ADD COLUMN known boolean NOT NULL DEFAULT false;
CREATE INDEX error_report_address ON error_report (address_hmac) WHERE address_hmac IS NOT NULL;
ALTER TABLE organisation ADD COLUMN contacts_changed_at bigint;
";
