//! Every saved state of a draft is kept: written with the letter's own row, read for its history.

mod history;
mod merge;
mod record;
mod restore;

pub(crate) use record::{By, form_of, newest, numbered};
pub(super) use record::{is_outdated, record};
