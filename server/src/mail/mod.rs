//! Sending what waits in the outbox.

pub mod transport;
pub mod worker;
