//! By what is checked.

pub(crate) mod host;
pub(crate) mod material;

mod archive;
mod bundle;
mod differential;
mod log;
mod pins;
mod program;
mod successions;
mod verdict;
mod web;
