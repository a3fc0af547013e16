//! What corrections of deliveries and answers share: the confirmation, the file, the note with its date.

use super::{
    At,
    files::{drop_file, keep},
    note::{Noted, note},
    today,
};
use crate::{
    Error,
    entities::{kept_file, letter},
    writer::Tx,
};
use domain::{activity::Act, afterwards::Happening, error::FieldErrors, time::Instant};
use uuid::Uuid;

/// What was parsed, if it is confirmed that the correction will be shown; else the faults of both.
pub(super) fn confirmed<T>(parsed: Result<T, FieldErrors>, confirm: &str) -> Result<T, FieldErrors> {
    if !confirm.is_empty() {
        return parsed;
    }
    let mut errors = parsed.err().unwrap_or_default();
    errors.0.extend(FieldErrors::one("confirm", "afterwards-error-confirm").0);
    Err(errors)
}

/// What becomes of the file.
pub(super) struct FileChange {
    /// The new one.
    pub(super) file: Option<kept_file::Model>,
    /// Without a new one, whether the old one goes.
    pub(super) remove: bool,
}

impl FileChange {
    /// Keeps the new file; answers which one stands from now on.
    pub(super) async fn keep(&self, tx: &Tx, before: Option<Uuid>) -> Result<Option<Uuid>, Error> {
        let Some(file) = &self.file else { return Ok(before.filter(|_| !self.remove)) };
        keep(tx, file).await?;
        Ok(Some(file.id))
    }
}

/// What was corrected.
pub(super) struct Corrected<'a> {
    pub(super) happening: Happening,
    pub(super) act: Act,
    /// The delivery or the answer.
    pub(super) subject: Uuid,
    /// Its file before and after.
    pub(super) files: (Option<Uuid>, Option<Uuid>),
    /// The fields of the form that differ.
    pub(super) changed: &'a [&'static str],
}

/// Notes a correction with its date, and deletes the file that is there no more.
///
/// # Errors
/// `afterwards-error-unchanged` where nothing differs; those of [`note`].
pub(super) async fn note_correction(tx: &Tx, at: &At, letter: &letter::Model, done: Corrected<'_>, now: Instant) -> Result<(), Error> {
    if done.changed.is_empty() {
        return Err(Error::field("", "afterwards-error-unchanged"));
    }
    let (before, after) = done.files;
    if before != after {
        drop_file(tx, letter.id, before).await?;
    }
    let noted = Noted {
        happening: done.happening,
        act: done.act,
        day: today(letter, now).to_string(),
        subject: Some(done.subject),
        words: &done.changed.join(" "),
    };
    note(tx, at, letter, noted, now).await
}
