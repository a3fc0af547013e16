//! Mailboxes whose owner had them deleted from a coalition's invitations and address book, by keyed hash: no organiser of
//! that coalition puts them there again.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0043_unasked_contacts", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE unasked_contact (
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    address_hash {bytes} NOT NULL,
    PRIMARY KEY (coalition_id, address_hash)
);
";
