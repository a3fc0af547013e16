//! By what is checked.

pub(crate) mod host;
pub(crate) mod material;

mod archive;
mod bundle;
mod log;
mod pins;
mod program;
mod web;
