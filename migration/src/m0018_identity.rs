//! An organisation is not its domain: rows of the address book are known by name and country, a domain is evidence.
//!
//! `name_identity` is filled in by a data step, as is `organisation_contact`: folding and keyed hashes need Rust. What
//! waits says since when, and for what (`HeldFor` in `domain`).

use super::Step;

pub(super) const STEP: Step = Step::new(
    "m0018_identity",
    "
DROP INDEX organisation_domain;
CREATE INDEX organisation_by_domain ON organisation (coalition_id, domain);
ALTER TABLE organisation ADD COLUMN name_identity text NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN part_of {uuid} REFERENCES organisation (id) ON DELETE SET NULL;
CREATE INDEX organisation_identity ON organisation (coalition_id, country, name_identity);
CREATE INDEX organisation_part ON organisation (part_of) WHERE part_of IS NOT NULL;
ALTER TABLE organisation_name ADD COLUMN name_identity text NOT NULL DEFAULT '';
CREATE INDEX organisation_name_identity ON organisation_name (name_identity);

CREATE TABLE organisation_domain (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    domain text NOT NULL,
    PRIMARY KEY (organisation_id, domain)
);
CREATE INDEX organisation_domain_domain ON organisation_domain (domain);

CREATE TABLE organisation_contact (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    address_hmac {bytes} NOT NULL,
    PRIMARY KEY (organisation_id, address_hmac)
);
CREATE INDEX organisation_contact_address ON organisation_contact (address_hmac);

ALTER TABLE signature ADD COLUMN held_since bigint;
ALTER TABLE signature ADD COLUMN held_for text;
UPDATE signature SET held_since = COALESCE(confirmed_at, changed_at), held_for = 'look' WHERE state = 'held';

CREATE TABLE correction (
    signature_id {uuid} PRIMARY KEY REFERENCES signature (id) ON DELETE CASCADE,
    name text NOT NULL,
    country text NOT NULL,
    site text,
    created_at bigint NOT NULL
);
CREATE INDEX signature_identity ON signature (letter_id, identity);
CREATE INDEX signature_organisation_id ON signature (organisation_id) WHERE organisation_id IS NOT NULL;
",
);
