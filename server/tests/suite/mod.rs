//! By the paths of what they test.

mod about;
mod account;
mod connections;
mod data;
mod departures;
mod desk;
mod embargo;
mod errors;
mod export;
mod headers;
mod import_signatories;
mod invited;
mod limits;
mod log;
mod logs;
mod mail;
mod mailbox;
mod new_log;
mod outsiders;
mod page_memory;
pub(crate) mod privacy;
mod private_files;
mod roles;
mod signing;
mod translations;
mod verify;
mod witness;
