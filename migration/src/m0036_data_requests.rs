//! Who asked by mail what is held about an address: the sealed address, for as long as the link works.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0036_data_requests", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE data_request (
    id {uuid} PRIMARY KEY,
    address_sealed {bytes} NOT NULL,
    locale text NOT NULL,
    until bigint NOT NULL
);
CREATE INDEX data_request_until ON data_request (until);
";
