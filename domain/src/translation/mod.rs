//! A letter in another language, part by part: what stands for each part of the original today, what is missing, and
//! what went stale because the original changed.
//!
//! A translated part keeps the wording of the original that it was made from. Which part of today's original it belongs
//! to is worked out from that ([`align`]), so that paragraphs may be moved, added and taken out around it.

mod align;
mod markers;
mod part;
mod standing;

pub use align::align;
pub use markers::same_markers;
pub use part::{Part, PartKind, Translated, parts};
pub use standing::{PartState, Progress, TranslatedPart, Translation, usual};
