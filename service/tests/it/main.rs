//! Queries and use cases, on SQLite and, where `TEST_POSTGRES_URL` names a server, on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]
#![allow(missing_docs, unreachable_pub, reason = "nobody reads the documentation of tests")]

mod accounts;
mod activity;
mod afterwards;
mod amendments;
mod authenticator;
mod coalitions;
mod contacts;
mod data_steps;
mod deletion;
mod departed;
mod emails;
mod encryption;
mod erasure;
mod filled;
mod forgotten;
mod gathered;
mod identity;
mod invitations;
mod kept_since;
mod kill;
mod late;
mod letters;
mod listing;
mod log;
mod log_next;
mod log_versions;
mod mail_limits;
mod mailboxes;
mod members;
mod messages;
mod outbox;
mod outstanding;
mod passkeys;
mod poison;
mod publication;
mod questions;
mod reminders;
mod repeated;
mod reports;
mod representatives;
mod restored;
mod retention;
mod review;
mod revisions;
mod root_key;
mod second_factor;
mod secret;
mod security;
mod signatures;
mod successions;
mod translations;
mod ways_to_the_list;
mod world;
