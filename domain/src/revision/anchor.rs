//! Where a passage of one text is in another that grew from it.

use super::{
    align::{Kept, chunks},
    words::is_word,
};
use std::ops::Range;

/// Carries a passage, in bytes, from one text over to another. `None` where it no longer fits: something in it was
/// changed or taken away, or it is there more than once and nothing tells which one is meant.
pub fn carry(from: &str, passage: Range<usize>, to: &str) -> Option<Range<usize>> {
    let quote = from.get(passage.clone()).filter(|quote| !quote.is_empty())?;
    let kept = joined(chunks(from, to).into_iter().flat_map(|chunk| chunk.kept));
    let whole = kept.into_iter().find(|kept| kept.before <= passage.start && passage.end <= kept.before + kept.len);
    let Some(kept) = whole else { return moved(from, quote, to) };
    let around = [kept.before..passage.start, passage.end..kept.before + kept.len];
    // A word beside it was kept too, or there are as many of its kind as before: else it may be another of them.
    let sure = around.into_iter().any(|range| is_word(&from[range])) || from.matches(quote).count() == to.matches(quote).count();
    let start = kept.after + (passage.start - kept.before);
    sure.then(|| start..start + quote.len())
}

/// A passage that was moved as it is: it stands once in both texts.
fn moved(from: &str, quote: &str, to: &str) -> Option<Range<usize>> {
    let once = |text: &str| {
        let first = text.find(quote)?;
        let next = first + quote.chars().next().map_or(1, char::len_utf8);
        (!text[next..].contains(quote)).then_some(first)
    };
    once(from)?;
    once(to).map(|start| start..start + quote.len())
}

/// Parts that follow each other in both texts are one.
fn joined(kept: impl Iterator<Item = Kept>) -> Vec<Kept> {
    let mut joined: Vec<Kept> = Vec::new();
    for next in kept {
        match joined.last_mut() {
            Some(last) if last.before + last.len == next.before && last.after + last.len == next.after => last.len += next.len,
            _ => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn find(text: &str, quote: &str) -> Range<usize> {
        let start = text.find(quote).unwrap();
        start..start + quote.len()
    }

    fn carried<'a>(from: &str, quote: &str, to: &'a str) -> Option<&'a str> {
        carry(from, find(from, quote), to).map(|range| &to[range])
    }

    #[test]
    fn edits_nearby_move_a_passage() {
        let from = "We ask you to act now. The law is clear.\n";
        let to = "Today we ask you to act at once.\n\nThe law is clear.\n";
        assert_eq!(carried(from, "law is", to), Some("law is"));
        assert_eq!(carried(from, "act now", to), None);
        assert_eq!(carried(from, "The law is clear.", "The law is clear.\n\nWe ask you to act now.\n"), Some("The law is clear."));
    }

    #[test]
    fn the_right_one_of_two_is_found_or_none() {
        let from = "He is free.\n\nShe is free.\n";
        let second = from.rfind("is free").unwrap();
        let to = "He is free.\n\nToday she is free.\n";
        let right = to.rfind("is free").unwrap();
        assert_eq!(carry(from, second..second + 7, to), Some(right..right + 7));
        assert_eq!(carry(from, second..second + 7, "Nobody is free."), None);
        assert_eq!(carry(from, 0..0, from), None);
        assert_eq!(carry("é", 0..1, "é"), None, "no character is cut");
    }

    proptest! {
        #[test]
        fn a_carried_passage_says_the_same(from in "[ab请 \n]{0,30}", to in "[ab请 \n]{0,30}", start in 0..30usize, len in 1..10usize) {
            if let Some(range) = carry(&from, start..start + len, &to) {
                prop_assert_eq!(&to[range], &from[start..start + len]);
            }
        }

        /// Every word is unique, so that there is one right place.
        #[test]
        fn it_is_carried_to_its_place_or_is_honestly_lost(
            count in 1..30usize,
            place in any::<prop::sample::Index>(),
            length in 1..5usize,
            edits in vec((any::<prop::sample::Index>(), any::<bool>()), 0..6),
        ) {
            let word = |number: usize| format!("w{number}w");
            let mut after: Vec<String> = (0..count).map(word).collect();
            let from = after.join(" ");
            let start = place.index(count);
            let quote = after[start..count.min(start + length)].join(" ");
            for (number, (at, insert)) in edits.into_iter().enumerate() {
                let at = at.index(after.len());
                if insert { after.insert(at, format!("new{number}")) } else { after[at] = format!("other{number}") }
            }
            let to = after.join(" ");
            let at = find(&format!("{from} "), &format!("{quote} ")).start;
            let right = format!("{to} ").find(&format!("{quote} "));
            let carried = carry(&from, at..at + quote.len(), &to);
            prop_assert_eq!(carried.map(|range| range.start), right);
        }

        #[test]
        fn nothing_moves_in_the_same_text(text in "(?s).{1,30}", start in 0..30usize, len in 1..10usize) {
            if text.get(start..start + len).is_some() {
                prop_assert_eq!(carry(&text, start..start + len, &text), Some(start..start + len));
            }
        }
    }
}
