//! Pages, mails and islands of Undersigned.
//!
//! A page is a pure function from a read shape to HTML ([`pages`]); what lives in the browser is an island
//! ([`islands`]) and talks to the server through [`actions`]. This crate knows no database and no use case.

pub mod actions;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod demonstration;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod ui;
