//! Forms as they are posted: raw text in the fields' own names, and `parse` into values or [`FieldErrors`].
//!
//! A raw form keeps what was typed, so that a page can show it again beside its faults. The signing island runs the
//! same `parse` in the browser.

pub mod account;
#[cfg(feature = "server")]
pub mod afterwards;
pub mod amendment;
pub mod coalition;
pub mod gathered;
pub mod invitation;
pub mod letter;
pub mod message;
pub mod organisation;
pub mod privacy;
pub mod report;
pub mod review;
pub mod second_factor;
pub mod signing;
pub mod translation;

use crate::error::FieldErrors;

/// The value, when no fault was noted while it was put together.
///
/// # Errors
/// The faults noted.
pub(crate) fn finish<T>(value: Option<T>, errors: FieldErrors) -> Result<T, FieldErrors> {
    match value {
        Some(value) if errors.is_empty() => Ok(value),
        _ => Err(errors),
    }
}

/// Whether a check box was ticked: browsers post its value, or nothing.
pub(crate) fn ticked(value: &str) -> bool {
    !value.is_empty()
}
