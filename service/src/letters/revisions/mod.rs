//! Every saved state of a draft is kept: written with the letter's own row, read for its history.

mod history;
mod merge;
mod record;
mod restore;

pub(super) use record::{By, is_outdated, record};
