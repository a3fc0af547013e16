//! Proofs that an entry is in a tree (RFC 6962, 2.1.1), and that one tree grew out of another (2.1.2).

use super::{Frontier, Hash, node_hash};
use crate::Fault;

/// Where the hashes of a tree come from: memory, or tiles.
pub trait HashReader {
    /// The hash of the `index`-th perfect subtree of 2^`height` leaves.
    ///
    /// # Errors
    /// Where it is not there.
    fn hash(&self, height: u32, index: u64) -> Result<Hash, Fault>;
}

/// The leaf hashes of a small tree, as a reader.
#[derive(Clone, Copy, Debug)]
pub struct Leaves<'a>(pub &'a [Hash]);

impl HashReader for Leaves<'_> {
    fn hash(&self, height: u32, index: u64) -> Result<Hash, Fault> {
        let width = 1usize.checked_shl(height).ok_or(Fault::Index)?;
        let start = usize::try_from(index).ok().and_then(|index| index.checked_mul(width)).ok_or(Fault::Index)?;
        let end = start.checked_add(width).ok_or(Fault::Index)?;
        Ok(super::root(self.0.get(start..end).ok_or(Fault::TileMissing)?))
    }
}

/// The largest power of two below `n`, for n > 1.
fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The hash over the leaves from `start` to `end`, where the range is a node of some tree: `start` is a multiple of
/// the next power of two.
fn range<R: HashReader + ?Sized>(reader: &R, mut start: u64, end: u64) -> Result<Hash, Fault> {
    let mut lefts = Vec::new();
    while !(end - start).is_power_of_two() {
        let width = split(end - start);
        lefts.push(reader.hash(width.trailing_zeros(), start / width)?);
        start += width;
    }
    let last = reader.hash((end - start).trailing_zeros(), start / (end - start))?;
    Ok(lefts.iter().rev().fold(last, |right, left| node_hash(left, &right)))
}

/// The proof that the leaf `index` is in the tree of `size` leaves, from its sibling upwards.
///
/// # Errors
/// Where the index is outside the tree, or a hash is not there.
pub fn inclusion_proof<R: HashReader + ?Sized>(reader: &R, index: u64, size: u64) -> Result<Vec<Hash>, Fault> {
    if index >= size {
        return Err(Fault::Index);
    }
    let (mut start, mut end, mut proof) = (0, size, Vec::new());
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range(reader, middle, end)?);
            end = middle;
        } else {
            proof.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of `new` leaves starts with the tree of `old` leaves; empty for `old` = 0 or `old` = `new`.
///
/// # Errors
/// Where `old` is larger than `new`, or a hash is not there.
pub fn consistency_proof<R: HashReader + ?Sized>(reader: &R, old: u64, new: u64) -> Result<Vec<Hash>, Fault> {
    if old > new {
        return Err(Fault::Index);
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut start, mut end, mut proof) = (0, new, Vec::new());
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(range(reader, middle, end)?);
            end = middle;
        } else {
            proof.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    if start != 0 {
        proof.push(range(reader, start, end)?);
    }
    proof.reverse();
    Ok(proof)
}

/// The root to which a leaf and its proof lead in a tree of that size.
///
/// # Errors
/// Where the index is outside the tree or the proof has another length than it must have.
pub fn root_from_inclusion(index: u64, size: u64, leaf: &Hash, proof: &[Hash]) -> Result<Hash, Fault> {
    if index >= size {
        return Err(Fault::Index);
    }
    let (mut place, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return Err(Fault::ProofInclusion);
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            // The node has no sibling on these levels: it is the right edge of an incomplete tree.
            let lonely = if place & 1 == 0 { place.trailing_zeros() } else { 0 };
            // (Here place = last > 0, so the shift stays within 64 bits.)
            place >>= lonely;
            last >>= lonely;
        } else {
            hash = node_hash(&hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 { Ok(hash) } else { Err(Fault::ProofInclusion) }
}

/// Checks that a leaf is at this index in the tree of this size and root.
///
/// # Errors
/// Where it is not proven.
pub fn verify_inclusion(index: u64, size: u64, leaf: &Hash, proof: &[Hash], root: &Hash) -> Result<(), Fault> {
    if root_from_inclusion(index, size, leaf, proof)? == *root { Ok(()) } else { Err(Fault::ProofInclusion) }
}

/// Checks that the tree (`new`, `new_root`) starts with the tree (`old`, `old_root`).
///
/// # Errors
/// Where it is not proven; also from the empty tree, where nothing is to be proven.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> Result<(), Fault> {
    let wrong = Err(Fault::ProofConsistency);
    if old > new || old == 0 {
        return Err(Fault::Index);
    }
    if old == new {
        return if proof.is_empty() && old_root == new_root { Ok(()) } else { wrong };
    }
    // Where the old tree is perfect, it is a node of the new one, and its root stands for the first hash.
    let mut hashes = old.is_power_of_two().then_some(old_root).into_iter().chain(proof);
    let Some(first) = hashes.next() else { return wrong };
    let up = (old - 1).trailing_ones();
    let (mut place, mut last) = ((old - 1) >> up, (new - 1) >> up);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for hash in hashes {
        if last == 0 {
            return wrong;
        }
        if place & 1 == 1 || place == last {
            old_hash = node_hash(hash, &old_hash);
            new_hash = node_hash(hash, &new_hash);
            let lonely = if place & 1 == 0 { place.trailing_zeros() } else { 0 };
            place >>= lonely;
            last >>= lonely;
        } else {
            new_hash = node_hash(&new_hash, hash);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && old_hash == *old_root && new_hash == *new_root { Ok(()) } else { wrong }
}

/// A frontier of leaf hashes is made from a reader, too: what a sequencer needs that starts from tiles.
impl Frontier {
    /// Reads the frontier of the tree of `size` leaves.
    ///
    /// # Errors
    /// Where a hash is not there.
    pub fn read<R: HashReader + ?Sized>(reader: &R, size: u64) -> Result<Self, Fault> {
        let (mut start, mut stack) = (0u64, Vec::new());
        for height in (0..u64::BITS).rev().filter(|height| size >> height & 1 == 1) {
            stack.push(reader.hash(height, start >> height)?);
            start += 1 << height;
        }
        Ok(Self { size, stack })
    }
}
