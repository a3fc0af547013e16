//! By the paths of what they test.

mod account;
mod desk;
mod errors;
mod headers;
mod limits;
mod mailbox;
mod signing;
