//! Revisions of a letter's draft: how two of them differ, how two that grew from one are put together, and where a
//! passage of one is in another.
//!
//! Texts are compared line by line first, and word by word where lines differ: a paragraph of a letter is a line, so
//! that what is shown and what is decided is a passage that can be read. Words end where Unicode's rules end them
//! (UAX #29), never inside of what a reader sees as one character.

mod align;
mod anchor;
mod difference;
mod fields;
mod form;
mod merge;
mod point;
mod sequence;
mod words;

pub use anchor::carry;
pub use difference::{Change, Difference, Piece, Stretch, WordCount};
pub use fields::{FieldChange, field_changes};
pub use form::{Choice, Conflict, FormMerge, merge_forms, restored};
pub use merge::{Passage, merge_text};
pub use point::{Cause, Point};
pub(crate) use words::{is_word, words};
