//! Who did what in a coalition: noted in the transaction of the act, read by its organisers, never changed.

mod list;
mod note;
mod people;

pub(crate) use note::Note;
