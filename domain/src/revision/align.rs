//! Which parts of one text are kept in another: by lines, and by words where lines differ.

use super::{
    sequence::hunks,
    words::{lines, words},
};
use std::ops::Range;

/// Text that is in both, from the byte `before` in one and the byte `after` in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) len: usize,
}

/// Some whole lines of both texts, in bytes: the same in both, or changed, with what is kept within them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
    pub(super) changed: bool,
    pub(super) kept: Vec<Kept>,
}

/// Takes two texts apart, chunk by chunk; together the chunks are the texts.
pub(super) fn chunks(before: &str, after: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (olds, news) in changes(&lines(before), &lines(after)) {
        same(&mut chunks, old, new, olds.start - old);
        let kept = kept_words(before, &olds, after, &news);
        (old, new) = (olds.end, news.end);
        chunks.push(Chunk { before: olds, after: news, changed: true, kept });
    }
    same(&mut chunks, old, new, before.len() - old);
    chunks
}

fn same(chunks: &mut Vec<Chunk>, before: usize, after: usize, len: usize) {
    if len > 0 {
        let kept = vec![Kept { before, after, len }];
        chunks.push(Chunk { before: before..before + len, after: after..after + len, changed: false, kept });
    }
}

fn kept_words(before: &str, olds: &Range<usize>, after: &str, news: &Range<usize>) -> Vec<Kept> {
    let mut kept = Vec::new();
    let (mut old, mut new) = (olds.start, news.start);
    let mut keep = |before: usize, after: usize, len: usize| {
        if len > 0 {
            kept.push(Kept { before, after, len });
        }
    };
    for (gone, come) in changes(&words(&before[olds.clone()]), &words(&after[news.clone()])) {
        let (gone, come) = (gone.start + olds.start..gone.end + olds.start, come.start + news.start..come.end + news.start);
        keep(old, new, gone.start - old);
        (old, new) = (gone.end, come.end);
    }
    keep(old, new, olds.end - old);
    kept
}

/// What changed between two lists of units, in bytes.
fn changes(before: &[&str], after: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let (old, new) = (starts(before), starts(after));
    let bytes = |starts: &[usize], range: Range<usize>| starts[range.start]..starts[range.end];
    hunks(before, after).into_iter().map(|hunk| (bytes(&old, hunk.before), bytes(&new, hunk.after))).collect()
}

/// Where each unit begins, and where the last one ends.
pub(super) fn starts(units: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    starts.extend(units.iter().map(|unit| {
        at += unit.len();
        at
    }));
    starts
}
