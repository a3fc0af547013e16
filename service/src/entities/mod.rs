//! The sea-orm entities, one a table; what the columns hold is told in the migration.

#![allow(unreachable_pub, missing_docs, reason = "the derive writes public items; the columns are described in the migration")]

pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod answer;
pub(crate) mod ceremony;
pub(crate) mod coalition;
pub(crate) mod contact_export;
pub(crate) mod delivery;
pub(crate) mod instance;
pub(crate) mod invitation;
pub(crate) mod kept_file;
pub(crate) mod letter;
pub(crate) mod letter_convener;
pub(crate) mod letter_event;
pub(crate) mod log;
pub(crate) mod log_checkpoint;
pub(crate) mod log_event;
pub(crate) mod log_key;
pub(crate) mod log_record;
pub(crate) mod log_tile;
pub(crate) mod membership;
pub(crate) mod news;
pub(crate) mod organisation;
pub(crate) mod organisation_name;
pub(crate) mod outbox;
pub(crate) mod passkey;
pub(crate) mod recovery_code;
pub(crate) mod remark;
pub(crate) mod reminder;
pub(crate) mod reminder_sent;
pub(crate) mod reply;
pub(crate) mod reviewer;
pub(crate) mod revision;
pub(crate) mod second_factor;
pub(crate) mod session;
pub(crate) mod signature;
pub(crate) mod signature_import;
pub(crate) mod translation;
pub(crate) mod translation_part;
pub(crate) mod translation_past;
pub(crate) mod translator_language;
pub(crate) mod upload;
pub(crate) mod version;
pub(crate) mod version_text;
