//! Tiles and bundles: how a log lies in files (c2sp.org/tlog-tiles), and the bundles of records beside them.

use std::fmt;
use std::str::FromStr;

mod bundle;
mod edge;

pub use bundle::{entries, print_records, push_entry, records};
pub use edge::{Edge, TileReader, Written};

use crate::Fault;
use crate::encode::decimal;

/// The number of hashes in a full tile, and of entries in a full bundle.
pub const WIDTH: u64 = 256;

/// Which row of files one belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// Hashes of this level, 0 to 63: `tile/<L>/…`.
    Hashes(u8),
    /// Entries: `tile/entries/…`.
    Entries,
    /// Records and salts: `records/…`. Unlike the others these change, when a record is deleted.
    Records,
}

/// One file of a log, under its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// Its row.
    pub row: Row,
    /// Its place in the row, from 0.
    pub index: u64,
    /// How many hashes or entries it holds: 1 to 256, where 256 is a full one.
    pub width: u16,
}

impl Tile {
    /// How many hashes or entries a row has in a tree of that size.
    fn count(row: Row, size: u64) -> u64 {
        size.checked_shr(if let Row::Hashes(level) = row { 8 * u32::from(level) } else { 0 }).unwrap_or(0)
    }

    /// The tile at a place of a row in a tree of that size.
    #[must_use]
    pub fn at(row: Row, index: u64, size: u64) -> Option<Self> {
        let left = Self::count(row, size).checked_sub(index.checked_mul(WIDTH)?).filter(|left| *left > 0)?;
        Some(Self { row, index, width: left.min(WIDTH) as u16 })
    }

    /// The partial tile at the end of a row in a tree of that size; none where the last one is full.
    #[must_use]
    pub fn partial(row: Row, size: u64) -> Option<Self> {
        Self::at(row, Self::count(row, size) / WIDTH, size)
    }

    /// The tiles of one row in a tree of that size, in their order.
    pub fn of_row(row: Row, size: u64) -> impl Iterator<Item = Self> {
        (0..Self::count(row, size).div_ceil(WIDTH)).filter_map(move |index| Self::at(row, index, size))
    }

    /// All hash tiles, bundles of entries and bundles of records of a tree of that size.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        [Row::Entries, Row::Records].into_iter().chain((0..8).map(Row::Hashes)).flat_map(move |row| Self::of_row(row, size))
    }

    /// Whether the file can never change and never grow.
    #[must_use]
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == WIDTH
    }

    /// Reads a path.
    ///
    /// # Errors
    /// Everything that would not be printed so.
    pub fn parse(path: &str) -> Result<Self, Fault> {
        let tile = Self::read(path).ok_or(Fault::TilePath)?;
        if tile.to_string() == path { Ok(tile) } else { Err(Fault::TilePath) }
    }

    fn read(path: &str) -> Option<Self> {
        let (row, rest) = if let Some(rest) = path.strip_prefix("records/") {
            (Row::Records, rest)
        } else if let Some(rest) = path.strip_prefix("tile/entries/") {
            (Row::Entries, rest)
        } else {
            let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
            (Row::Hashes(u8::try_from(decimal(level)?).ok().filter(|level| *level < 64)?), rest)
        };
        let (groups, width) = match rest.split_once(".p/") {
            Some((groups, width)) => (groups, decimal(width).filter(|width| (1..WIDTH).contains(width))?),
            None => (rest, WIDTH),
        };
        let index = groups.split('/').try_fold(0u64, |index, group| {
            let digits = group.strip_prefix('x').unwrap_or(group);
            let group: u64 = (digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())??;
            index.checked_mul(1000)?.checked_add(group)
        })?;
        Some(Self { row, index, width: width as u16 })
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Row::Hashes(level) => write!(f, "tile/{level}/")?,
            Row::Entries => f.write_str("tile/entries/")?,
            Row::Records => f.write_str("records/")?,
        }
        let groups = (1..7).rev().map(|group| self.index / 1000u64.pow(group)).filter(|rest| *rest > 0);
        for group in groups {
            write!(f, "x{:03}/", group % 1000)?;
        }
        write!(f, "{:03}", self.index % 1000)?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

impl FromStr for Tile {
    type Err = Fault;

    fn from_str(path: &str) -> Result<Self, Fault> {
        Self::parse(path)
    }
}

#[cfg(test)]
mod tests;
