//! Differences and three-way merges of sequences of anything that can be told apart.

use imara_diff::{Algorithm, Diff, InternedInput, Interner};
use std::{hash::Hash, ops::Range};

/// A part of one sequence that is in place of a part of another; at least one of them is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// What changed between two sequences, in their order. Between two hunks at least one element is kept.
pub(super) fn hunks<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<Hunk> {
    let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(before.len() + after.len()) };
    input.update_before(before.iter());
    input.update_after(after.iter());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { before: range(hunk.before), after: range(hunk.after) }).collect()
}

/// Whose elements stand in a part of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Nobody changed them.
    Base,
    /// Only they did, or both did alike.
    Theirs,
    /// Only I did.
    Mine,
    /// Both did, and not alike.
    Both,
}

/// A part of a merge: where it is in each of the three sequences, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) side: Side,
    pub(super) base: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) mine: Range<usize>,
}

/// Puts together what two did to one sequence. Changes that overlap or touch are one part: what belongs together
/// often stands together.
pub(super) fn merge<T: Eq + Hash>(base: &[T], theirs: &[T], mine: &[T]) -> Vec<Part> {
    let mut their = Walk::new(hunks(base, theirs));
    let mut my = Walk::new(hunks(base, mine));
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let start = match (their.next_start(), my.next_start()) {
            (Some(one), Some(other)) => one.min(other),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => base.len(),
        };
        if at < start {
            let (theirs, mine) = (their.unchanged(at..start), my.unchanged(at..start));
            parts.push(Part { side: Side::Base, base: at..start, theirs, mine });
        }
        if their.is_done() && my.is_done() {
            return parts;
        }
        let (their_start, my_start) = (their.at(start), my.at(start));
        let mut end = start;
        let (mut they, mut i) = (false, false);
        while let Some(reached) = their.take(end).inspect(|_| they = true).or_else(|| my.take(end).inspect(|_| i = true)) {
            end = end.max(reached);
        }
        let (theirs_range, mine_range) = (their_start..their.at(end), my_start..my.at(end));
        let alike = theirs.get(theirs_range.clone()) == mine.get(mine_range.clone());
        let side = match (they, i) {
            (true, true) if !alike => Side::Both,
            (true, _) => Side::Theirs,
            (false, _) => Side::Mine,
        };
        parts.push(Part { side, base: start..end, theirs: theirs_range, mine: mine_range });
        at = end;
    }
}

/// Goes along one side's hunks and knows where a place of the base is on that side.
struct Walk {
    hunks: std::iter::Peekable<std::vec::IntoIter<Hunk>>,
    /// The end of the last hunk taken.
    last: (usize, usize),
}

impl Walk {
    fn new(hunks: Vec<Hunk>) -> Self {
        Self { hunks: hunks.into_iter().peekable(), last: (0, 0) }
    }

    fn is_done(&mut self) -> bool {
        self.hunks.peek().is_none()
    }

    fn next_start(&mut self) -> Option<usize> {
        self.hunks.peek().map(|hunk| hunk.before.start)
    }

    /// Takes the next hunk if it begins no later than `end`; answers where it ends in the base.
    fn take(&mut self, end: usize) -> Option<usize> {
        let hunk = self.hunks.next_if(|hunk| hunk.before.start <= end)?;
        self.last = (hunk.before.end, hunk.after.end);
        Some(hunk.before.end)
    }

    /// Where a place of the base that no later hunk precedes is on this side.
    fn at(&self, base: usize) -> usize {
        self.last.1 + (base - self.last.0)
    }

    fn unchanged(&self, base: Range<usize>) -> Range<usize> {
        self.at(base.start)..self.at(base.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn sequences() -> impl Strategy<Value = (Vec<u8>, Vec<u8>, Vec<u8>)> {
        (vec(0..6u8, 0..20), vec(0..6u8, 0..20), vec(0..6u8, 0..20))
    }

    proptest! {
        #[test]
        fn the_hunks_lead_from_one_to_the_other((before, after, _) in sequences()) {
            let mut made = Vec::new();
            let mut at = 0;
            for hunk in hunks(&before, &after) {
                made.extend_from_slice(&before[at..hunk.before.start]);
                prop_assert_eq!(made.len(), hunk.after.start);
                made.extend_from_slice(&after[hunk.after]);
                at = hunk.before.end;
            }
            made.extend_from_slice(&before[at..]);
            prop_assert_eq!(made, after);
        }

        #[test]
        fn the_parts_are_the_three_sequences((base, theirs, mine) in sequences()) {
            let (mut b, mut t, mut m) = (Vec::new(), Vec::new(), Vec::new());
            for part in merge(&base, &theirs, &mine) {
                let (base, theirs, mine) = (&base[part.base], &theirs[part.theirs], &mine[part.mine]);
                match part.side {
                    Side::Base => prop_assert!(base == theirs && base == mine),
                    Side::Theirs => prop_assert!(base == mine || theirs == mine),
                    Side::Mine => prop_assert!(base == theirs),
                    Side::Both => prop_assert!(theirs != mine),
                }
                b.extend_from_slice(base);
                t.extend_from_slice(theirs);
                m.extend_from_slice(mine);
            }
            prop_assert_eq!((b, t, m), (base, theirs, mine));
        }
    }
}
