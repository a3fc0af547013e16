//! The journal of departures: which signatures were withdrawn, disowned, taken off or erased, which listed
//! ones corrected, questioned or put back to wait, which letters deleted or marked as sensitive, which invitations ended, who
//! lost access, who had invitations, contacts or an account deleted, and who stopped emails, kept outside the database, so that
//! a restored backup undoes none of it.
//!
//! It is a file in `journal/` below the key folder, which no backup holds: a first line that names the instance's keys,
//! then a line a departure, by identifiers and keyed hashes alone, sealed ([`seal`]). A line is on the disk before the change
//! that it tells of is committed; each start carries out what the database does not know. So a line may tell of a departure
//! that the database refused: somebody asked for it, and it is carried out then.
//!
//! Earlier releases sealed no line; such a file is read as it is, and sealed by the next start.

mod line;
mod mark;
mod seal;

pub(crate) use line::{Departure, Forgotten, Line, Lost, Uninvited, Wish};
pub(crate) use mark::Mark;
pub(crate) use seal::Seal;

use crate::{Error, files};
use line::{BLANK, hashes};
use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// What the first line begins with.
const HEAD: &str = "undersigned journal 2 ";
/// The same of one whose lines are not sealed.
const OPEN_HEAD: &str = "undersigned journal 1 ";

/// The journal of an instance.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    file: PathBuf,
    seal: Seal,
}

impl Journal {
    /// The journal in a key folder, of the instance with these keys.
    pub(crate) fn in_folder(key_folder: &Path, seal: Seal) -> Self {
        Self { file: file_in(key_folder), seal }
    }

    /// Whether there is one.
    pub(crate) fn exists(&self) -> bool {
        self.file.exists()
    }

    /// Begins one, where there is none; seals one that is not sealed.
    pub(crate) fn begin(&self) -> Result<(), Error> {
        let begun = || {
            let folder = self.file.parent().unwrap_or(Path::new("."));
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.file) {
                Ok(mut file) => {
                    file.write_all(self.head().as_bytes())?;
                    file.sync_all()?;
                    File::open(folder)?.sync_all()
                }
                // Another process was quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.seal_all(),
                Err(error) => Err(error),
            }
        };
        begun().map_err(|error| self.trouble("cannot begin", &error))
    }

    /// Seals the lines that an earlier release wrote.
    fn seal_all(&self) -> io::Result<()> {
        let _turn = self.turn()?;
        let bytes = fs::read(&self.file)?;
        let Some(rest) = bytes.strip_prefix(self.open_head().as_bytes()) else { return Ok(()) };
        let lines = rest.split_inclusive(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\n").unwrap_or(line));
        self.write(lines.map(|line| self.sealed(line)).collect::<io::Result<_>>()?)
    }

    /// Puts a departure down; it is on the disk when this returns.
    pub(crate) async fn note(&self, line: Line) -> Result<(), Error> {
        self.note_all(&[line]).await
    }

    /// Puts down what leaves together.
    pub(crate) async fn note_all(&self, lines: &[Line]) -> Result<(), Error> {
        let (journal, plain) = (self.clone(), lines.iter().map(Line::text).collect::<String>());
        let noted = tokio::task::spawn_blocking(move || {
            let mut text = String::new();
            for line in plain.lines() {
                text += &journal.sealed(line.as_bytes())?;
                text.push('\n');
            }
            append(&journal.turn()?, text.as_bytes(), |mut file, bytes| file.write_all(bytes))
        });
        noted.await?.map_err(|error| self.trouble("cannot write", &error))
    }

    /// Every departure. A last line without an end was being written when the power went: nothing came of it. A line that
    /// cannot be read is reported, and holds up no other.
    pub(crate) fn lines(&self) -> Result<Vec<Line>, Error> {
        let bytes = fs::read(&self.file).map_err(|error| self.trouble("cannot read", &error))?;
        let stored = self.stored(&bytes).ok_or_else(|| self.foreign())?;
        let mut lines = Vec::new();
        for (number, text) in stored.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
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
        Ok(Mark::of(&self.as_open(&bytes).ok_or_else(|| self.foreign())?))
    }

    /// Whether a file is a journal of this instance that begins with what there was of it.
    pub(crate) fn continues(&self, file: &Path, mark: &Mark) -> io::Result<bool> {
        let Some(mut open) = self.as_open(&fs::read(file)?) else { return Ok(false) };
        open.truncate(usize::try_from(mark.bytes).unwrap_or(usize::MAX));
        Ok(mark.is_of(&open))
    }

    /// Takes the hashes out of lines that have ended: a hash tells anyone who has the keys whether an address was here. Answers
    /// how many lines. One that cannot be read is left as it is: a later release may have written it.
    pub(crate) async fn end_hashes(&self, ended: impl Fn(&Line) -> bool + Send + 'static) -> Result<u64, Error> {
        let journal = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = journal.turn()?;
            let bytes = fs::read(&journal.file)?;
            let stored = journal.stored(&bytes).ok_or_else(|| io::Error::other("it was kept with other keys"))?;
            let (mut lines, mut number) = (Vec::with_capacity(stored.len()), 0);
            for plain in stored {
                let without = without_hashes(&plain, &ended);
                number += u64::from(without.is_some());
                lines.push(journal.sealed(&without.unwrap_or(plain))?);
            }
            if number > 0 {
                journal.write(lines)?;
            }
            Ok(number)
        });
        let done = done.await.map_err(|error| Error::Internal(error.to_string()))?;
        done.map_err(|error: io::Error| self.trouble("cannot write", &error))
    }

    /// The file, to be written by nobody else until it is closed. Anyone who waited for it while it was replaced gets the new one.
    fn turn(&self) -> io::Result<File> {
        loop {
            let file = fs::OpenOptions::new().read(true).append(true).open(&self.file)?;
            file.lock()?;
            let (own, there) = (file.metadata()?, fs::metadata(&self.file)?);
            if (own.dev(), own.ino()) == (there.dev(), there.ino()) {
                return Ok(file);
            }
        }
    }

    /// Writes all lines anew, whole or not at all.
    fn write(&self, lines: Vec<String>) -> io::Result<()> {
        let text: String = lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect();
        files::replace(&self.file, (self.head() + &text).as_bytes())
    }

    fn sealed(&self, plain: &[u8]) -> io::Result<String> {
        self.seal.line(plain).ok_or_else(|| io::Error::other("a line cannot be sealed"))
    }

    /// The lines of a file that have an end, without it, and without their seals; nothing where it is no journal of this
    /// instance. One that is not sealed, or not whole, is as it is there.
    fn stored(&self, bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        let rest = bytes.strip_prefix(self.head().as_bytes()).or_else(|| bytes.strip_prefix(self.open_head().as_bytes()))?;
        let lines = rest.split_inclusive(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"));
        Some(lines.map(|line| self.seal.open(line).unwrap_or_else(|| line.to_vec())).collect())
    }

    /// A file as it is without seals, by which marks are made, of whatever release.
    fn as_open(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        if bytes.starts_with(self.open_head().as_bytes()) {
            return Some(bytes.to_vec());
        }
        let mut open = self.open_head().into_bytes();
        for line in self.stored(bytes)? {
            open.extend(line);
            open.push(b'\n');
        }
        Some(open)
    }

    fn head(&self) -> String {
        format!("{HEAD}{}\n", self.seal.fingerprint())
    }

    fn open_head(&self) -> String {
        format!("{OPEN_HEAD}{}\n", self.seal.fingerprint())
    }

    /// What it says, without seals.
    pub(crate) fn text(&self) -> Result<String, Error> {
        let bytes = fs::read(&self.file).map_err(|error| self.trouble("cannot read", &error))?;
        Ok(String::from_utf8_lossy(&self.as_open(&bytes).ok_or_else(|| self.foreign())?).into_owned())
    }

    fn trouble(&self, what: &str, error: &io::Error) -> Error {
        Error::Unavailable(format!("{what} the journal of departures, {}: {error}", self.file.display()))
    }

    fn foreign(&self) -> Error {
        Error::Unavailable(format!("{} is not the journal of this instance: it was kept with other keys", self.file.display()))
    }
}

/// A line that has ended without its hashes; nothing where it has not, or has none.
fn without_hashes(plain: &[u8], ended: impl Fn(&Line) -> bool) -> Option<Vec<u8>> {
    let line = Line::parse(str::from_utf8(plain).ok()?)?;
    let blank = |part: &std::ops::Range<usize>| plain[part.clone()].iter().all(|byte| *byte == BLANK);
    let open: Vec<_> = hashes(plain).filter(|part| !blank(part)).collect();
    if open.is_empty() || !ended(&line) {
        return None;
    }
    let mut without = plain.to_vec();
    for part in open {
        without[part].fill(BLANK);
    }
    Some(without)
}

/// Writes at the end of a file, which no other process does meanwhile; all of it is on the disk, or nothing of it is there.
/// After a torn line it begins a fresh one.
fn append(file: &File, text: &[u8], write: impl FnOnce(&File, &[u8]) -> io::Result<()>) -> io::Result<()> {
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

    fn uninvited(how: Uninvited) -> Line {
        Line::Uninvited { letter: Uuid::from_u128(1), invitation: Uuid::from_u128(2), how, at: Instant(12) }
    }

    #[tokio::test]
    async fn hashes_end_where_they_stand_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), Seal::new("0123456789abcdef", &[7; 32]));
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
        let text = journal.text().unwrap();
        for (byte, kept) in [(7, false), (8, true), (5, false)] {
            assert_eq!(text.contains(&Base64UrlUnpadded::encode_string(&[byte; 16])[..20]), kept, "{byte}");
        }
        assert_eq!(journal.mark().unwrap(), mark);
        journal.note(erased(3, None)).await.unwrap();
        assert!(journal.continues(&journal.file, &mark).unwrap(), "an older backup knows it as its own");
        assert_eq!(journal.end_hashes(|line| *line != Line::Ended).await.unwrap(), 1, "what has ended is left alone");
    }

    #[tokio::test]
    async fn what_is_noted_is_read_back_and_a_torn_end_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), Seal::new("0123456789abcdef", &[7; 32]));
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
            line(7, Departure::Questioned(Instant(10))),
            Line::Sensitive { letter: Uuid::from_u128(1), at: Instant(11) },
            uninvited(Uninvited::Withdrawn),
            uninvited(Uninvited::Disowned),
        ];
        journal.note(lines[0].clone()).await.unwrap();
        journal.note_all(&lines[1..]).await.unwrap();
        assert_eq!(journal.lines().unwrap(), lines);
        assert!(journal.continues(&journal.file, &before).unwrap());
        let after = journal.mark().unwrap();
        assert_eq!(Mark::parse(&after.to_text()), Some(after.clone()));
        let text = fs::read_to_string(&journal.file).unwrap();
        fs::write(&journal.file, format!("{text}withdrawn 0000")).unwrap();
        assert_eq!(journal.lines().unwrap(), lines);
        fs::write(&journal.file, &text[..text.len() - 5]).unwrap();
        assert!(!journal.continues(&journal.file, &after).unwrap(), "one that was cut off is told");
        assert!(
            Journal::in_folder(folder.path(), Seal::new("fedcba9876543210", &[7; 32])).lines().is_err(),
            "another instance's is refused"
        );
    }

    #[tokio::test]
    async fn after_a_torn_line_the_next_begins_on_a_fresh_one() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), Seal::new("0123456789abcdef", &[7; 32]));
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
        let journal = Journal::in_folder(folder.path(), Seal::new("0123456789abcdef", &[7; 32]));
        journal.begin().unwrap();
        let (one, two) = (line(1, Departure::Withdrawn), line(2, Departure::Disowned));
        let head = journal.open_head().into_bytes();
        // As an earlier release left it: the torn piece, and glued to it the next departure.
        let glued = [one.text(), "withdrawn 0000".to_owned(), two.text()].concat();
        fs::write(&journal.file, [&head[..], glued.as_bytes()].concat()).unwrap();
        assert_eq!(journal.lines().unwrap(), [one.clone(), two.clone()]);
        let broken = [one.text().as_bytes(), b"\xff\xfe\n\nnonsense 1 2\n", two.text().as_bytes()].concat();
        fs::write(&journal.file, [&head[..], &broken].concat()).unwrap();
        assert_eq!(journal.lines().unwrap(), [one.clone(), two.clone()]);
        // The next start seals it, and nothing is lost of it.
        journal.begin().unwrap();
        assert_eq!(journal.lines().unwrap(), [one, two]);
    }

    #[tokio::test]
    async fn what_an_earlier_release_wrote_is_sealed_and_its_backups_know_it() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::in_folder(folder.path(), Seal::new("0123456789abcdef", &[7; 32]));
        journal.begin().unwrap();
        let erased = line(1, Departure::Erased { wish: Wish::Signatory, address_hash: Some(vec![7; 32]) });
        let text = format!("{}{}{}", journal.open_head(), erased.text(), line(2, Departure::Withdrawn).text());
        fs::write(&journal.file, &text).unwrap();
        let mark = journal.mark().unwrap();
        journal.begin().unwrap();
        assert_eq!(journal.lines().unwrap(), [erased, line(2, Departure::Withdrawn)]);
        let sealed = fs::read_to_string(&journal.file).unwrap();
        let id = Uuid::from_u128(1).simple().to_string();
        assert!(text.contains(&id) && !sealed.contains(&id) && !sealed.contains("withdrawn"), "{sealed}");
        assert!(journal.continues(&journal.file, &mark).unwrap());
        // Two who write at once lose nothing, whatever is replaced meanwhile.
        let writers = (10..30).map(|number| {
            let journal = journal.clone();
            tokio::spawn(async move {
                journal.note(line(number, Departure::Withdrawn)).await.unwrap();
                journal.end_hashes(|line| matches!(line, Line::Left { .. })).await.unwrap();
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        assert_eq!(journal.lines().unwrap().len(), 22);
        assert!(journal.continues(&journal.file, &mark).unwrap());
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
