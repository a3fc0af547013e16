//! The difference between two texts, as people read it.

use super::{
    align::{Chunk, Kept, chunks},
    words::{is_word, words},
};

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both texts.
    Kept,
    /// It is in the later one only.
    Added,
    /// It is in the earlier one only.
    Removed,
}

/// A piece of text, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// The text; never empty.
    pub text: String,
}

/// Some whole lines: all of them kept, or changed somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its pieces; what was removed stands before what was added in its place.
    pub pieces: Vec<Piece>,
}

impl Stretch {
    /// Whether something changed in it.
    pub fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| piece.change != Change::Kept)
    }
}

/// How many words were added and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Words that stand in the later text only.
    pub added: u64,
    /// Words that stand in the earlier text only.
    pub removed: u64,
}

/// The difference between two texts: stretches in their order, which hold every word of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference(pub Vec<Stretch>);

impl Difference {
    /// Compares two texts.
    pub fn between(before: &str, after: &str) -> Self {
        Self(chunks(before, after).iter().map(|chunk| stretch(chunk, before, after)).collect())
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        !self.0.iter().any(Stretch::is_changed)
    }

    /// How many words changed.
    pub fn words(&self) -> WordCount {
        WordCount { added: self.count(Change::Added), removed: self.count(Change::Removed) }
    }

    /// How many words the text before had.
    pub fn words_before(&self) -> u64 {
        self.count(Change::Kept) + self.count(Change::Removed)
    }

    fn count(&self, change: Change) -> u64 {
        let pieces = self.0.iter().flat_map(|stretch| &stretch.pieces).filter(|piece| piece.change == change);
        pieces.map(|piece| words(&piece.text).into_iter().filter(|unit| is_word(unit)).count() as u64).sum()
    }
}

fn stretch(chunk: &Chunk, before: &str, after: &str) -> Stretch {
    let mut pieces = Vec::new();
    let mut put = |change: Change, text: &str| {
        if !text.is_empty() {
            pieces.push(Piece { change, text: text.to_owned() });
        }
    };
    let (mut old, mut new) = (chunk.before.start, chunk.after.start);
    for kept in readable(chunk, before, after) {
        put(Change::Removed, &before[old..kept.before]);
        put(Change::Added, &after[new..kept.after]);
        put(Change::Kept, &before[kept.before..kept.before + kept.len]);
        (old, new) = (kept.before + kept.len, kept.after + kept.len);
    }
    put(Change::Removed, &before[old..chunk.before.end]);
    put(Change::Added, &after[new..chunk.after.end]);
    Stretch { pieces }
}

/// What is kept, without what only tears a change into pieces: a space between two changed words, and a few words
/// that two otherwise different paragraphs happen to share.
fn readable(chunk: &Chunk, before: &str, after: &str) -> Vec<Kept> {
    if !chunk.changed {
        return chunk.kept.clone();
    }
    let text = |kept: &Kept| &before[kept.before..kept.before + kept.len];
    let words_in = |text: &str| words(text).into_iter().filter(|unit| is_word(unit)).count();
    let shared: usize = chunk.kept.iter().map(|kept| words_in(text(kept))).sum();
    let all = words_in(&before[chunk.before.clone()]).max(words_in(&after[chunk.after.clone()]));
    if shared * 4 < all {
        return Vec::new();
    }
    let is_inner = |kept: &Kept| {
        let starts = kept.before == chunk.before.start && kept.after == chunk.after.start;
        let ends = kept.before + kept.len == chunk.before.end && kept.after + kept.len == chunk.after.end;
        !starts && !ends
    };
    let is_space = |kept: &Kept| text(kept).chars().all(|c| c.is_whitespace() && c != '\n');
    chunk.kept.iter().filter(|kept| !(is_inner(kept) && is_space(kept))).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(before: &str, after: &str) -> String {
        let piece = |piece: &Piece| match piece.change {
            Change::Kept => piece.text.clone(),
            Change::Added => format!("[+{}]", piece.text),
            Change::Removed => format!("[-{}]", piece.text),
        };
        Difference::between(before, after).0.iter().flat_map(|stretch| &stretch.pieces).map(piece).collect()
    }

    #[test]
    fn words_are_marked() {
        assert_eq!(marked("We ask you to act now.", "We urge you to act."), "We [-ask][+urge] you to act[- now].");
        assert_eq!(marked("We ask you kindly to act.", "We beg him today to act."), "We [-ask you kindly][+beg him today] to act.");
        assert_eq!(marked("我们请求您释放他们。", "我们敦促您释放她们。"), "我们[-请求][+敦促]您释放[-他][+她]们。");
        assert_eq!(marked("نطلب منكم الإفراج عنهم.", "نطلب منكم اليوم الإفراج عنهم."), "نطلب منكم [+اليوم ]الإفراج عنهم.");
        assert_eq!(marked("One.\n\nTwo.\n", "One.\n\nTwo.\n\nThree.\n"), "One.\n\nTwo.\n[+\nThree.\n]");
    }

    #[test]
    fn paragraphs_that_share_little_stand_whole() {
        let (before, after) = ("The law of the sea forbids this.", "Every night a boat leaves, and nobody knows of the fate of many.");
        assert_eq!(marked(before, after), format!("[-{before}][+{after}]"));
    }

    #[test]
    fn words_are_counted() {
        let count = Difference::between("We ask you to act now.", "We urge you all to act.").words();
        assert_eq!(count, WordCount { added: 2, removed: 2 });
        assert!(Difference::between("a b", "a b").is_empty());
        assert!(!Difference::between("a b", "a b ").is_empty());
    }

    /// Texts that have something in common.
    fn text() -> impl Strategy<Value = String> {
        let unit = prop_oneof![
            Just("we "),
            Just("ask"),
            Just(" "),
            Just("\n"),
            Just("عن"),
            Just("ّ"),
            Just("请"),
            Just("."),
            Just("👩‍👧"),
            Just("e\u{301}")
        ];
        proptest::collection::vec(unit, 0..40).prop_map(|units| units.concat())
    }

    proptest! {
        #[test]
        fn the_difference_holds_both_texts(before in text(), after in text()) {
            let difference = Difference::between(&before, &after);
            let side = |gone: Change| -> String {
                let pieces = difference.0.iter().flat_map(|stretch| &stretch.pieces);
                pieces.filter(|piece| piece.change != gone).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(side(Change::Added), before.clone());
            prop_assert_eq!(side(Change::Removed), after.clone());
            prop_assert_eq!(difference.is_empty(), before == after);
        }

        #[test]
        fn so_it_does_for_any_text(before in "(?s).{0,40}", after in "(?s).{0,40}") {
            let difference = Difference::between(&before, &after);
            let pieces = || difference.0.iter().flat_map(|stretch| &stretch.pieces);
            let applied: String = pieces().filter(|piece| piece.change != Change::Removed).map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(applied, after);
        }
    }
}
