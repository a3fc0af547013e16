//! The foundation: coalitions, organisers, letters, signatures, the outbox.
//!
//! Instants are microseconds since 1970 UTC. `…_sealed` columns are encrypted with the key named in their first byte;
//! `…_hmac` columns are keyed hashes; `…_fold` and `…_sort` are computed in Rust so that both engines answer alike.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0001_foundation", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE instance (
    id bigint PRIMARY KEY CHECK (id = 1),
    key_fingerprint text NOT NULL,
    mail_proven_at bigint,
    demonstration boolean NOT NULL DEFAULT false,
    created_at bigint NOT NULL
);

CREATE TABLE coalition (
    id {uuid} PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    accent text NOT NULL,
    contact text NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE account (
    id {uuid} PRIMARY KEY,
    email_hmac {bytes} NOT NULL UNIQUE,
    email_sealed {bytes} NOT NULL,
    name text NOT NULL,
    locale text NOT NULL,
    password text,
    link_serial bigint NOT NULL DEFAULT 0,
    created_at bigint NOT NULL
);

CREATE TABLE session (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    token_hash {bytes} NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE membership (
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer', 'translator', 'reviewer', 'representative', 'contributor')),
    created_at bigint NOT NULL,
    PRIMARY KEY (coalition_id, account_id)
);
CREATE INDEX membership_account ON membership (account_id);

CREATE TABLE organisation (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    legal_name text NOT NULL,
    name_fold text NOT NULL,
    name_sort {bytes} NOT NULL,
    country text NOT NULL,
    site text,
    domain text,
    kind text NOT NULL,
    contacts_sealed {bytes} NOT NULL,
    contacts bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX organisation_domain ON organisation (coalition_id, domain) WHERE domain IS NOT NULL;
CREATE INDEX organisation_sorted ON organisation (coalition_id, name_sort);

CREATE TABLE organisation_name (
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    language text NOT NULL,
    name text NOT NULL,
    name_fold text NOT NULL,
    PRIMARY KEY (organisation_id, language)
);

CREATE TABLE letter (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    slug text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'in_review', 'open', 'closed', 'delivered', 'answered', 'unanswered', 'archived')),
    visibility text NOT NULL CHECK (visibility IN ('public', 'confidential')),
    embargo_at bigint,
    who_may_sign text NOT NULL CHECK (who_may_sign IN ('organisations', 'people', 'both')),
    language text NOT NULL,
    subject text NOT NULL,
    recipients text NOT NULL,
    deadline_local text,
    deadline_zone text,
    deadline_at bigint,
    draft text NOT NULL,
    revision bigint NOT NULL DEFAULT 0,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    opened_at bigint,
    closed_at bigint,
    UNIQUE (coalition_id, slug)
);
CREATE INDEX letter_state ON letter (state, visibility);

CREATE TABLE letter_convener (
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    PRIMARY KEY (letter_id, organisation_id)
);

CREATE TABLE version (
    id {uuid} PRIMARY KEY,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    manifest text NOT NULL,
    manifest_sha256 text NOT NULL,
    created_at bigint NOT NULL,
    UNIQUE (letter_id, number)
);

CREATE TABLE version_text (
    version_id {uuid} NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    language text NOT NULL,
    original boolean NOT NULL,
    text text NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (version_id, language)
);

CREATE TABLE signature (
    id {uuid} PRIMARY KEY,
    public_id {uuid} NOT NULL UNIQUE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    version_id {uuid} NOT NULL REFERENCES version (id),
    kind text NOT NULL CHECK (kind IN ('organisation', 'person')),
    state text NOT NULL CHECK (state IN ('pending', 'held', 'confirmed', 'withdrawn', 'removed')),
    category text NOT NULL CHECK (category IN ('individual', 'expert', 'former_official')),
    proof text NOT NULL CHECK (proof IN ('mailbox', 'domain', 'vouched')),
    identity text NOT NULL,
    organisation_id {uuid} REFERENCES organisation (id) ON DELETE SET NULL,
    known boolean NOT NULL,
    name text NOT NULL,
    name_fold text NOT NULL,
    name_sort {bytes} NOT NULL,
    country text NOT NULL,
    site text,
    affiliation text,
    list_representative boolean NOT NULL,
    address_hmac {bytes} NOT NULL,
    private_sealed {bytes} NOT NULL,
    locale text NOT NULL,
    revision bigint NOT NULL,
    link_serial bigint NOT NULL,
    mails bigint NOT NULL,
    mails_since bigint NOT NULL,
    posted_at bigint NOT NULL,
    confirmed_at bigint,
    changed_at bigint NOT NULL,
    on_behalf_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    removal_reason text
);
CREATE UNIQUE INDEX signature_pending ON signature (letter_id, address_hmac, kind, identity) WHERE state = 'pending';
CREATE UNIQUE INDEX signature_person ON signature (letter_id, address_hmac) WHERE kind = 'person' AND state = 'confirmed';
CREATE UNIQUE INDEX signature_organisation ON signature (letter_id, identity) WHERE kind = 'organisation' AND state = 'confirmed';
CREATE INDEX signature_address ON signature (letter_id, address_hmac);
CREATE INDEX signature_list ON signature (letter_id, kind, state, name_sort);
CREATE INDEX signature_desk ON signature (letter_id, state, posted_at);
CREATE INDEX signature_country ON signature (letter_id, kind, state, country);


CREATE TABLE outbox (
    id {uuid} PRIMARY KEY,
    kind text NOT NULL,
    locale text NOT NULL,
    signature_id {uuid} REFERENCES signature (id) ON DELETE CASCADE,
    account_id {uuid} REFERENCES account (id) ON DELETE CASCADE,
    coalition_id {uuid} REFERENCES coalition (id) ON DELETE CASCADE,
    by_account_id {uuid} REFERENCES account (id) ON DELETE SET NULL,
    to_sealed {bytes},
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
    attempts bigint NOT NULL,
    next_at bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'queued';
CREATE INDEX outbox_created ON outbox (created_at);
";
