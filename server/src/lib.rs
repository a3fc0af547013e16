//! HTTP, mail worker, configuration and command line of Undersigned.
//!
//! A handler parses what came, calls one use case of `service`, and answers with a page of `app` or a redirect.
//! [`router`] names every address; [`error`] alone turns errors into pages.

pub mod account;
pub mod actions;
pub mod assets;
pub mod cli;
pub mod config;
pub mod connections;
pub mod cookies;
pub mod costly;
pub mod demo;
pub mod desk;
pub mod error;
pub mod extract;
pub mod form;
pub mod gathered;
pub mod headers;
pub mod invited;
pub mod later;
pub mod limits;
pub mod log;
pub mod mail;
pub mod mailbox;
pub mod multipart;
pub mod once;
pub mod page_memory;
pub mod picture;
pub mod privacy;
pub mod public;
pub mod root_key;
pub mod router;
pub mod routes;
pub mod security;
pub mod serve;
pub mod shutdown;
pub mod signing;
pub mod state;
pub mod step_up;
pub mod tasks;
pub mod trace;
pub mod transport_security;
pub mod uncounted;
pub mod upload;
pub mod verify;
pub mod witness;
pub mod workbook;
