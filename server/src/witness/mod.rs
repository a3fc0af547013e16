//! Witnesses (c2sp.org/tlog-witness): those that this instance asks before it publishes a checkpoint, and the one that
//! `undersigned witness` runs for others.

pub mod ask;
pub mod client;
pub mod cosign;
pub mod flags;
pub mod http;
pub mod judge;
pub mod key;
pub mod logs;
pub mod memory;
pub mod run;
pub mod settings;
mod source;
pub mod standing;
