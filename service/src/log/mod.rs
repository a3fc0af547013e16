//! A letter's log: what waits to be recorded, the sequencer that records it, and the public files.
//!
//! A change of state writes what has to be recorded in its own transaction ([`event`]). The sequencer ([`sequence`])
//! turns what waits into entries, tiles and a checkpoint in one transaction; only then is the checkpoint signed
//! ([`signing`]), with the last signed state put down beside the key first ([`key`]). So whenever a process dies, no
//! two trees of one size are ever signed.

mod batch;
mod changes;
mod ended;
mod event;
mod files;
mod key;
mod policy;
mod receipt;
mod record;
mod rotation;
mod sequence;
mod signing;
mod start;
mod tiles;

pub use files::{LogFile, LogKind, PublicLog};
pub use policy::policy;
pub use receipt::Receipt;
pub use rotation::LogKeyState;
pub use sequence::Step;
pub use signing::SignedCheckpoint;
pub use start::NewLog;

pub(crate) use batch::kept;
pub(crate) use changes::Changes;
pub(crate) use event::{What, note_change, queue, queue_signs};
pub(crate) use key::LogKeys;
pub(crate) use start::{Places, open as start, stored_manifest};

use crate::Error;
use domain::time::Instant;
use ledger::{Day, Fault, merkle::Hash};

/// The day of an instant, in UTC.
pub(crate) fn day_of(instant: Instant) -> Result<Day, Error> {
    let time = jiff::Timestamp::from_microsecond(instant.0).map_err(|error| Error::Internal(error.to_string()))?;
    Day::parse(&time.strftime("%Y-%m-%d").to_string()).ok_or_else(|| Error::Internal(format!("no day: {time}")))
}

/// What the ledger finds wrong with our own data is a fault of ours.
fn broken(fault: Fault) -> Error {
    Error::Internal(format!("ledger: {}", fault.message()))
}

/// A stored hash.
fn hash_of(bytes: &[u8]) -> Result<Hash, Error> {
    bytes.try_into().map_err(|_| Error::Internal("a stored hash that is none".to_owned()))
}

/// A stored number that is none below zero.
fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// A number as it is stored.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
