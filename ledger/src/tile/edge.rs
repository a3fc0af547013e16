//! Appending: from the right edge of a log and new entries to exactly the files that have to be written; and reading
//! hashes back out of tiles.

use super::{Row, Tile, WIDTH, entries, push_entry};
use crate::Fault;
use crate::merkle::{Hash, HashReader, empty_root, leaf_hash, root};

/// The rows that a sequencer writes.
const ROWS: [Row; 9] = [
    Row::Entries,
    Row::Hashes(0),
    Row::Hashes(1),
    Row::Hashes(2),
    Row::Hashes(3),
    Row::Hashes(4),
    Row::Hashes(5),
    Row::Hashes(6),
    Row::Hashes(7),
];

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its place; print it for the path.
    pub tile: Tile,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The right edge of a log: the partial tile of every level and the partial bundle. It is all that appending needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
    bundle: Vec<u8>,
}

impl Edge {
    /// The partial files of a log of that size, from which [`Edge::load`] reads.
    #[must_use]
    pub fn files(size: u64) -> Vec<Tile> {
        ROWS.into_iter().filter_map(|row| Tile::partial(row, size)).collect()
    }

    /// Reads the edge of a log of that size. Compare [`Edge::root`] with what was signed before appending.
    ///
    /// # Errors
    /// Where a partial file is missing or has another size than it must have, and where its entries do not hash to
    /// its tile.
    pub fn load<B: AsRef<[u8]>>(size: u64, mut read: impl FnMut(&Tile) -> Option<B>) -> Result<Self, Fault> {
        let mut edge = Self { size, ..Self::default() };
        for level in (0..8u8).take_while(|level| size >> (8 * level) > 0) {
            edge.levels.push(match Tile::partial(Row::Hashes(level), size) {
                Some(tile) => hashes(read(&tile).ok_or(Fault::TileMissing)?.as_ref(), tile.width)?,
                None => Vec::new(),
            });
        }
        if let Some(tile) = Tile::partial(Row::Entries, size) {
            edge.bundle = read(&tile).ok_or(Fault::TileMissing)?.as_ref().to_vec();
            let leaves = entries(&edge.bundle, tile.width)?;
            if edge.levels.first().is_none_or(|hashes| !leaves.iter().map(|entry| leaf_hash(entry)).eq(hashes.iter().copied())) {
                return Err(Fault::TileHash);
            }
        }
        Ok(edge)
    }

    /// The number of entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Hash {
        // What hangs over on a level is the last, incomplete hash of the level above.
        let over = self.levels.iter().fold(None::<Hash>, |over, level| {
            let hashes: Vec<Hash> = level.iter().copied().chain(over).collect();
            if hashes.is_empty() { None } else { Some(root(&hashes)) }
        });
        over.unwrap_or_else(empty_root)
    }

    /// Appends entries, and returns what is new on disk: full tiles and bundles as they fill, then the partial ones
    /// that have changed. Never an empty one. Records are the caller's, as they can be deleted.
    ///
    /// # Errors
    /// Where an entry is longer than 65,535 bytes; nothing is appended then.
    pub fn append<E: AsRef<[u8]>>(&mut self, entries: &[E]) -> Result<Vec<Written>, Fault> {
        if entries.iter().any(|entry| entry.as_ref().len() > usize::from(u16::MAX)) {
            return Err(Fault::EntryTooLong);
        }
        self.size.checked_add(entries.len() as u64).ok_or(Fault::Index)?;
        let (from, mut written) = (self.size, Vec::new());
        for entry in entries {
            push_entry(&mut self.bundle, entry.as_ref())?;
            if (self.size + 1).is_multiple_of(WIDTH) {
                let tile = Tile { row: Row::Entries, index: self.size / WIDTH, width: WIDTH as u16 };
                written.push(Written { tile, bytes: std::mem::take(&mut self.bundle) });
            }
            self.push(leaf_hash(entry.as_ref()), |tile, hashes| written.push(Written { tile, bytes: hashes.concat() }));
        }
        for tile in ROWS.into_iter().filter_map(|row| Tile::partial(row, self.size).filter(|tile| Tile::partial(row, from) != Some(*tile)))
        {
            let bytes = match tile.row {
                Row::Hashes(level) => self.level(level).concat(),
                _ => self.bundle.clone(),
            };
            written.push(Written { tile, bytes });
        }
        Ok(written)
    }

    /// The hashes of the partial tile of a level.
    pub(crate) fn level(&self, level: u8) -> &[Hash] {
        self.levels.get(usize::from(level)).map_or(&[], Vec::as_slice)
    }

    /// Appends the hash of a leaf, and hands every tile that fills to `full`.
    pub(crate) fn push(&mut self, leaf: Hash, mut full: impl FnMut(Tile, &[Hash])) {
        let (mut hash, mut count) = (leaf, self.size);
        self.size += 1;
        for level in 0..8u8 {
            if self.levels.len() == usize::from(level) {
                self.levels.push(Vec::with_capacity(WIDTH as usize));
            }
            let Some(hashes) = self.levels.get_mut(usize::from(level)) else { return };
            hashes.push(hash);
            if (hashes.len() as u64) < WIDTH {
                return;
            }
            full(Tile { row: Row::Hashes(level), index: count / WIDTH, width: WIDTH as u16 }, hashes);
            hash = root(hashes);
            hashes.clear();
            count /= WIDTH;
        }
    }
}

/// Reads the hashes of a tile.
fn hashes(bytes: &[u8], width: u16) -> Result<Vec<Hash>, Fault> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    if rest.is_empty() && hashes.len() == usize::from(width) { Ok(hashes.to_vec()) } else { Err(Fault::TileSize) }
}

/// The tiles of a tree of that size as a source of hashes for proofs.
#[derive(Clone, Copy, Debug)]
pub struct TileReader<F> {
    /// The size of the tree, which says how wide the last tiles are.
    pub size: u64,
    /// Gets the bytes of a tile.
    pub read: F,
}

impl<B: AsRef<[u8]>, F: Fn(&Tile) -> Option<B>> HashReader for TileReader<F> {
    fn hash(&self, height: u32, index: u64) -> Result<Hash, Fault> {
        let (level, within) = (height / 8, height % 8);
        let first = index.checked_shl(within).filter(|first| first >> within == index).ok_or(Fault::Index)?;
        let row = Row::Hashes(u8::try_from(level).map_err(|_| Fault::Index)?);
        let tile = Tile::at(row, first / WIDTH, self.size).ok_or(Fault::Index)?;
        let hashes = hashes((self.read)(&tile).ok_or(Fault::TileMissing)?.as_ref(), tile.width)?;
        let start = (first % WIDTH) as usize;
        Ok(root(hashes.get(start..start + (1 << within)).ok_or(Fault::Index)?))
    }
}
