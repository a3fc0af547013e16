//! An archive (`.zip`) that may come from anybody, read so strictly that no two programs can read it differently.
//!
//! Programs find the files of an archive in two ways: by the directory at its end, or one after the other from its start.
//! Only an archive in which both lead to the same files is taken: every byte belongs to exactly one file or to the one
//! directory, both descriptions of a file agree, and nothing stands there that some programs heed and others do not.

use std::collections::BTreeSet;
use std::fmt;

use crate::Files;

mod entry;

use entry::{Entry, half, long};

/// The most bytes of all files together. A bundle of a million signatures stays below it.
const BYTE_LIMIT: usize = 1 << 30;
/// The record that ends an archive, without a remark, which it must not have.
const END: usize = 22;

macro_rules! reasons {
    ($($variant:ident = $code:literal: $message:literal,)*) => {
        /// Why an archive is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Why {
            $(#[doc = concat!($message, ".")] $variant,)*
        }

        impl Why {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// A name that never changes: part of the key of its text.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The same as a clause in English.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),* }
            }
        }
    };
}

reasons! {
    Form = "archive-form": "it is no .zip archive, or was cut off",
    Ambiguous = "archive-ambiguous": "programs may read it differently: it holds more than its list of files says, or describes a file twice",
    Twice = "archive-twice": "two files have one name, or names that some systems take for one",
    Name = "archive-name": "no file of a bundle has such a name",
    Kind = "archive-kind": "it is not a plain file",
    Damaged = "archive-damaged": "it is damaged",
    Large = "archive-large": "it is too large",
    Unsupported = "archive-unsupported": "it is in a form of .zip that not all programs read",
}

/// An archive that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: Why,
    /// The file that is to blame, where it is one, with nothing in its name that steers a terminal.
    pub file: Option<String>,
}

impl From<Why> for Refused {
    fn from(why: Why) -> Self {
        Self { why, file: None }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{file}: {}", self.why.message()),
            None => f.write_str(self.why.message()),
        }
    }
}

impl std::error::Error for Refused {}

/// The files of an archive by their names; folders are left out.
///
/// # Errors
/// Where it is no archive, one that programs could read differently, or one too large.
pub fn unpack(bytes: &[u8]) -> Result<Files, Refused> {
    let end = bytes.len().checked_sub(END).and_then(|at| bytes.get(at..)).ok_or(Why::Form)?;
    if !end.starts_with(b"PK\x05\x06") {
        // One that ends elsewhere: with a remark, or with what follows it.
        let elsewhere = bytes.windows(4).any(|four| four == b"PK\x05\x06");
        return Err(if elsewhere { Why::Ambiguous } else { Why::Form }.into());
    }
    let (number, size, start) = (half(end, 10), long(end, 12), long(end, 16));
    if number == u16::MAX || size == u32::MAX as usize || start == u32::MAX as usize {
        return Err(Why::Unsupported.into());
    }
    // Several disks, a remark, or something before the directory's start or after its end.
    if half(end, 4) != 0
        || half(end, 6) != 0
        || half(end, 8) != number
        || half(end, 20) != 0
        || start.checked_add(size) != Some(bytes.len() - END)
    {
        return Err(Why::Ambiguous.into());
    }
    let (body, mut directory) = bytes[..bytes.len() - END].split_at(start);
    let (mut files, mut names, mut total, mut next) = (Files::new(), BTreeSet::new(), 0, 0);
    for _ in 0..number {
        let entry = Entry::read(&mut directory)?;
        let refuse = |why| Refused { why, file: Some(entry.name.escape_ascii().to_string()) };
        let name = entry.plain_name().map_err(refuse)?;
        if !names.insert(name.trim_end_matches('/').to_ascii_lowercase()) {
            return Err(refuse(Why::Twice));
        }
        if entry.size > BYTE_LIMIT - total {
            return Err(refuse(Why::Large));
        }
        total += entry.size;
        let content = entry.content(body, &mut next).map_err(refuse)?;
        if !name.ends_with('/') {
            files.insert(name.to_owned(), content);
        }
    }
    if !directory.is_empty() || next != start {
        return Err(Why::Ambiguous.into());
    }
    // A file that is a folder at the same time.
    let folded: BTreeSet<String> = files.keys().map(|name| name.to_ascii_lowercase()).collect();
    let is_below_a_file = |name: &String| name.match_indices('/').any(|(at, _)| folded.contains(&name[..at]));
    match folded.iter().find(|name| is_below_a_file(name)) {
        Some(name) => Err(Refused { why: Why::Twice, file: Some(name.clone()) }),
        None => Ok(files),
    }
}
