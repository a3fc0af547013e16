//! The journal of departures: which signatures were withdrawn, disowned, taken off or erased, which listed
//! ones corrected or put back to wait, which letters deleted, who lost
//! access, who had invitations, contacts or an account deleted, and who stopped emails, kept outside the database, so that
//! a restored backup undoes none of it.
//!
//! It is a file in `journal/` below the key folder, which no backup holds: a first line that names the instance's keys,
//! then a line a departure, by identifiers and keyed hashes alone. A line is on the disk before the change that it tells of
//! is committed; each start carries out what the database does not know. So a line may tell of a departure that the database
//! refused: somebody asked for it, and it is carried out then.

mod line;
mod mark;

pub(crate) use line::{Departure, Forgotten, Line, Lost, Wish};
pub(crate) use mark::{Mark, continues};

use crate::Error;
use line::{BLANK, hashes};
use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// What the first line begins with.
const HEAD: &str = "undersigned journal 1 ";

/// The journal of an instance.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    file: PathBuf,
    head: String,
}

impl Journal {
    /// The journal in a key folder, of the instance with these keys.
    pub(crate) fn in_folder(key_folder: &Path, fingerprint: &str) -> Self {
        Self { file: file_in(key_folder), head: format!("{HEAD}{fingerprint}\n") }
    }

    /// Whether there is one.
    pub(crate) fn exists(&self) -> bool {
        self.file.exists()
    }

    /// Begins one, where there is none.
    pub(crate) fn begin(&self) -> Result<(), Error> {
        let begun = || {
            let folder = self.file.parent().unwrap_or(Path::new("."));
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.file) {
                Ok(mut file) => {
                    file.write_all(self.head.as_bytes())?;
                    file.sync_all()?;
                    File::open(folder)?.sync_all()
                }
                // Another process was quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                Err(error) => Err(error),
            }
        };
        begun().map_err(|error| self.trouble("cannot begin", &error))
    }

    /// Puts a departure down; it is on the disk when this returns.
    pub(crate) async fn note(&self, line: Line) -> Result<(), Error> {
        self.note_all(&[line]).await
    }

    /// Puts down what leaves together.
    pub(crate) async fn note_all(&self, lines: &[Line]) -> Result<(), Error> {
        let (journal, text) = (self.clone(), lines.iter().map(Line::text).collect::<String>());
        let noted = tokio::task::spawn_blocking(move || {
            let file = fs::OpenOptions::new().read(true).append(true).open(&journal.file)?;
            append(&file, text.as_bytes(), |mut file, bytes| file.write_all(bytes))
        });
        noted.await?.map_err(|error| self.trouble("cannot write", &error))
    }

    /// Every departure. A last line without an end was being written when the power went: nothing came of it. A line that
    /// cannot be read is reported, and holds up no other.
    pub(crate) fn lines(&self) -> Result<Vec<Line>, Error> {
        let bytes = fs::read(&self.file).map_err(|error| self.trouble("cannot read", &error))?;
        let rest = bytes.strip_prefix(self.head.as_bytes()).ok_or_else(|| self.foreign())?;
        let whole = rest.iter().rposition(|byte| *byte == b'\n').map_or(&[][..], |end| &rest[..end]);
        let mut lines = Vec::new();
        for (number, text) in whole.split(|byte| *byte == b'\n').enumerate().filter(|(_, text)| !text.is_empty()) {
            let text = String::from_utf8_lossy(text);
            let line = Line::parse(&text);
            if line.is_none() {
                tracing::warn!(line = number + 2, file = %self.file.display(), "a line of the journal of departures cannot be read whole");
            }
            // An earlier release wrote on where a line was torn: what follows the torn piece is a departure.
            lines.extend(line.or_else(|| text.char_indices().skip(1).find_map(|(start, _)| Line::parse(&text[start..]))));
        }
        Ok(lines)
    }

    /// How much there is of it.
    pub(crate) fn mark(&self) -> Result<Mark, Error> {
        let bytes = fs::read(&self.file).map_err(|error| self.trouble("cannot read", &error))?;
        Ok(Mark::of(&bytes))
    }

    /// Takes the hashes out of lines that have ended, where they stand: a hash tells whoever has the keys whether an address
    /// was here. Answers how many lines.
    pub(crate) async fn end_hashes(&self, ended: impl Fn(&Line) -> bool + Send + 'static) -> Result<u64, Error> {
        let journal = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let file = fs::OpenOptions::new().read(true).write(true).open(&journal.file)?;
            file.lock()?;
            let bytes = fs::read(&journal.file)?;
            let (mut place, mut number) = (0, 0);
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                let parsed = str::from_utf8(line).ok().and_then(|text| Line::parse(text.trim_end_matches('\n')));
                let blank = |part: &std::ops::Range<usize>| line[part.clone()].iter().all(|byte| *byte == BLANK);
                let open: Vec<_> = hashes(line).filter(|part| !blank(part)).collect();
                // One that was torn off tells of nothing.
                if !open.is_empty() && place > 0 && parsed.as_ref().is_none_or(&ended) {
                    for part in &open {
                        file.write_all_at(&vec![BLANK; part.len()], place + part.start as u64)?;
                    }
                    number += 1;
                }
                place += line.len() as u64;
            }
            file.sync_data()?;
            Ok(number)
        });
        let done = done.await.map_err(|error| Error::Internal(error.to_string()))?;
        done.map_err(|error| self.trouble("cannot write", &error))
    }

    fn trouble(&self, what: &str, error: &io::Error) -> Error {
        Error::Unavailable(format!("{what} the journal of departures, {}: {error}", self.file.display()))
    }

    fn foreign(&self) -> Error {
        Error::Unavailable(format!("{} is not the journal of this instance: it was kept with other keys", self.file.display()))
    }
}

/// Writes at the end of a file, which no other process does meanwhile; all of it is on the disk, or nothing of it is there.
/// After a torn line it begins a fresh one.
fn append(file: &File, text: &[u8], write: impl FnOnce(&File, &[u8]) -> io::Result<()>) -> io::Result<()> {
    // Unlocked when the file is closed.
    file.lock()?;
    let end = file.metadata()?.len();
    let mut last = *b"\n";
    if let Some(place) = end.checked_sub(1) {
        file.read_exact_at(&mut last, place)?;
    }
    let fresh: &[u8] = if last == *b"\n" { b"" } else { b"\n" };
    let written = write(file, &[fresh, text].concat()).and_then(|()| file.sync_data());
    if written.is_err() {
        // Where not even this can be done, the next line finds it torn.
        let _ = file.set_len(end).and_then(|()| file.sync_data());
    }
    written
}

/// Where the journal is in a key folder.
pub(crate) fn file_in(key_folder: &Path) -> PathBuf {
    key_folder.join("journal").join("departures")
}

/// Where `restore` leaves word for the next start that the database was put back.
pub(crate) fn restored_in(key_folder: &Path) -> PathBuf {
    key_folder.join("journal").join("restored")
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64ct::{Base64UrlUnpadded, Encoding};
    use domain::{role::Role, signature::RemovalReason, time::Instant};
    use uuid::Uuid;

    fn line(number: u128, departure: Departure) -> Line {
        Line::Left { letter: Uuid::from_u128(1), signature: Uuid::from_u128(number), departure }
    }

    fn access(lost: Lost) -> Line {
        Line::Access { account: Uuid::from_u128(7), lost, at: Instant(9) }
    }

    #[tokio::test]
    async fn hashes_end_where_they_stand_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), "0123456789abcdef");
        journal.begin().unwrap();
        let erased = |number, hash: Option<u8>| {
            line(number, Departure::Erased { wish: Wish::Signatory, address_hash: hash.map(|byte| vec![byte; 32]) })
        };
        let stopped = |byte| Line::Stopped { letter: None, mailbox: vec![byte; 16], at: Instant(9) };
        journal.note_all(&[erased(1, Some(7)), erased(2, Some(8)), stopped(5), access(Lost::Draft(Uuid::from_u128(1)))]).await.unwrap();
        let mark = journal.mark().unwrap();
        let first = erased(1, Some(7));
        assert_eq!(journal.end_hashes(move |line| *line == first || matches!(line, Line::Stopped { .. })).await.unwrap(), 2);
        let left = [erased(1, None), erased(2, Some(8)), Line::Ended, access(Lost::Draft(Uuid::from_u128(1)))];
        assert_eq!(journal.lines().unwrap(), left);
        let text = fs::read_to_string(&journal.file).unwrap();
        for (byte, kept) in [(7, false), (8, true), (5, false)] {
            assert_eq!(text.contains(&Base64UrlUnpadded::encode_string(&[byte; 16])[..20]), kept, "{byte}");
        }
        assert_eq!(journal.mark().unwrap(), mark);
        journal.note(erased(3, None)).await.unwrap();
        assert!(continues(&journal.file, &mark).unwrap(), "an older backup knows it as its own");
        assert_eq!(journal.end_hashes(|line| *line != Line::Ended).await.unwrap(), 1, "what has ended is left alone");
    }

    #[tokio::test]
    async fn what_is_noted_is_read_back_and_a_torn_end_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), "0123456789abcdef");
        assert!(!journal.exists() && journal.note(line(1, Departure::Withdrawn)).await.is_err());
        journal.begin().unwrap();
        journal.begin().unwrap();
        let before = journal.mark().unwrap();
        let lines = [
            line(1, Departure::Withdrawn),
            line(2, Departure::Disowned),
            line(3, Departure::Erased { wish: Wish::Signatory, address_hash: Some(vec![7; 32]) }),
            line(4, Departure::Erased { wish: Wish::Host, address_hash: None }),
            line(4, Departure::Outdated(Instant(6))),
            Line::LetterDeleted(Uuid::from_u128(5)),
            Line::ContactsForgotten(Forgotten { mailbox: vec![1; 32], address: vec![2; 32], at: Instant(6) }),
            Line::Unasked { letter: Uuid::from_u128(7), address_hash: vec![3; 32] },
            Line::AccountDeleted(Uuid::from_u128(8)),
            line(6, Departure::Removed(RemovalReason::OwnRequest)),
            access(Lost::Membership(Uuid::from_u128(8))),
            access(Lost::Role(Uuid::from_u128(8), Role::Viewer)),
            access(Lost::Draft(Uuid::from_u128(1))),
            Line::Stopped { letter: Some(Uuid::from_u128(1)), mailbox: vec![3; 16], at: Instant(9) },
            Line::Stopped { letter: None, mailbox: vec![3; 16], at: Instant(9) },
        ];
        journal.note(lines[0].clone()).await.unwrap();
        journal.note_all(&lines[1..]).await.unwrap();
        assert_eq!(journal.lines().unwrap(), lines);
        assert!(continues(&journal.file, &before).unwrap());
        let after = journal.mark().unwrap();
        assert_eq!(Mark::parse(&after.to_text()), Some(after.clone()));
        let text = fs::read_to_string(&journal.file).unwrap();
        fs::write(&journal.file, format!("{text}withdrawn 0000")).unwrap();
        assert_eq!(journal.lines().unwrap(), lines);
        fs::write(&journal.file, &text[..text.len() - 5]).unwrap();
        assert!(!continues(&journal.file, &after).unwrap(), "one that was cut off is told");
        assert!(Journal::in_folder(folder.path(), "fedcba9876543210").lines().is_err(), "another instance's is refused");
    }

    #[tokio::test]
    async fn after_a_torn_line_the_next_begins_on_a_fresh_one() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), "0123456789abcdef");
        journal.begin().unwrap();
        journal.note(line(1, Departure::Withdrawn)).await.unwrap();
        let text = fs::read_to_string(&journal.file).unwrap();
        for torn in ["withdrawn 0000", "\u{fffd}", "erased"] {
            fs::write(&journal.file, format!("{text}{torn}")).unwrap();
            journal.note(line(2, Departure::Disowned)).await.unwrap();
            let kept = journal.lines().unwrap();
            assert_eq!(kept, [line(1, Departure::Withdrawn), line(2, Departure::Disowned)], "after {torn:?}");
        }
    }

    #[test]
    fn a_line_that_is_none_holds_up_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), "0123456789abcdef");
        journal.begin().unwrap();
        let (one, two) = (line(1, Departure::Withdrawn), line(2, Departure::Disowned));
        let head = fs::read(&journal.file).unwrap();
        // As an earlier release left it: the torn piece, and glued to it the next departure.
        let glued = [one.text(), "withdrawn 0000".to_owned(), two.text()].concat();
        fs::write(&journal.file, [&head[..], glued.as_bytes()].concat()).unwrap();
        assert_eq!(journal.lines().unwrap(), [one.clone(), two.clone()]);
        let broken = [one.text().as_bytes(), b"\xff\xfe\n\nnonsense 1 2\n", two.text().as_bytes()].concat();
        fs::write(&journal.file, [&head[..], &broken].concat()).unwrap();
        assert_eq!(journal.lines().unwrap(), [one, two]);
    }

    #[test]
    fn what_a_failed_write_left_is_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "one\n").unwrap();
        let open = || fs::OpenOptions::new().read(true).append(true).open(&path).unwrap();
        let half = |mut file: &File, bytes: &[u8]| {
            file.write_all(&bytes[..bytes.len() / 2])?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        assert!(append(&open(), b"two\n", half).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\n");
        append(&open(), b"two\n", |mut file, bytes| file.write_all(bytes)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
    }
}
