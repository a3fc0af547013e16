//! Witnesses (c2sp.org/tlog-witness): those that this instance asks before it publishes a checkpoint, and the one that
//! `undersigned witness` runs for others.

pub mod settings;
