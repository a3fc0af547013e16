//! Values and rules of Undersigned, and the read shapes that pages show.
//!
//! No I/O, no clock, no randomness; builds for wasm. Outside text is *parsed* into the types of this
//! crate ([`email::Email`], [`text::Name`], [`slug::Slug`], …), so that anyone who holds one need not check it again.

pub mod activity;
pub mod afterwards;
pub mod amendment;
pub mod cell;
pub mod cluster;
pub mod colour;
pub mod contact_export;
pub mod country;
pub mod document;
pub mod email;
pub mod embargo;
pub mod error;
pub mod failures;
pub mod forms;
pub mod gathered;
pub mod ids;
pub mod invisible;
pub mod invitation;
pub mod language;
pub mod late;
pub mod letter;
mod letters;
pub mod locale;
pub mod mail;
#[cfg(feature = "server")]
pub mod mail_slip;
pub mod masked;
#[cfg(feature = "server")]
pub mod networks;
pub mod plain;
pub mod privacy;
pub mod reminder;
pub mod review;
pub mod revision;
pub mod role;
pub mod second_person;
pub mod security;
pub mod shapes;
#[cfg(feature = "server")]
pub mod shared_hosts;
pub mod signature;
pub mod site;
pub mod slug;
#[cfg(feature = "server")]
pub mod table;
pub mod text;
pub mod time;
pub mod translation;
#[cfg(feature = "server")]
pub mod zone;
