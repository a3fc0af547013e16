//! What can be compared: revisions of a draft and frozen versions, and how a revision came to be.

use std::{fmt, str::FromStr};

/// A state of a letter's text, as it is in an address: `7` or `v1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// A revision of the draft, by its number.
    Revision(u32),
    /// A frozen version, by its number.
    Version(u32),
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revision(number) => write!(f, "{number}"),
            Self::Version(number) => write!(f, "v{number}"),
        }
    }
}

impl FromStr for Point {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix('v') {
            Some(number) => number.parse().map(Self::Version),
            None => text.parse().map(Self::Revision),
        }
    }
}

/// How a revision came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Somebody saved it in the editor.
    Written,
    /// Read from a file, from the command line.
    Imported,
    /// An older revision was brought back.
    Restored,
    /// A partner's suggestion was accepted.
    Suggested,
    /// It stood there when the history began.
    Before,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Written, Self::Imported, Self::Restored, Self::Suggested, Self::Before];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Imported => "imported",
            Self::Restored => "restored",
            Self::Suggested => "suggested",
            Self::Before => "before",
        }
    }

    /// The cause of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_round_trip() {
        for (text, point) in [("7", Point::Revision(7)), ("v1", Point::Version(1))] {
            assert_eq!(text.parse(), Ok(point));
            assert_eq!(point.to_string(), text);
        }
        assert!("x".parse::<Point>().is_err() && "".parse::<Point>().is_err() && "v".parse::<Point>().is_err());
        for cause in Cause::ALL {
            assert_eq!(Cause::from_code(cause.code()), Some(cause));
        }
    }
}
