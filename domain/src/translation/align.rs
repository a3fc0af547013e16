//! Which translated part belongs to which part of the original as it is today.

use super::part::{Part, PartKind, Translated};
use crate::revision::{is_word, words};
use std::collections::HashMap;

/// Finds for each part of the original what was translated of it: made from the same wording, else from the nearest one
/// that is still related. No translated part is found twice; what is found nowhere has lost its original.
pub fn align(parts: &[Part], translated: &[Translated]) -> Vec<Option<usize>> {
    let mut found = vec![None; parts.len()];
    let mut free: Vec<usize> = (0..translated.len()).collect();
    let mut take = |part: usize, one: usize, found: &mut Vec<Option<usize>>| {
        if let (Some(place), Some(at)) = (found.get_mut(part).filter(|place| place.is_none()), free.iter().position(|free| *free == one)) {
            *place = Some(one);
            free.remove(at);
        }
    };
    for (part, one) in unchanged(parts, translated) {
        take(part, one, &mut found);
    }
    for (part, one) in edited(parts, translated, &found) {
        take(part, one, &mut found);
    }
    found
}

/// Parts with what was made from the very same wording; of several alike the first with the first.
fn unchanged(parts: &[Part], translated: &[Translated]) -> Vec<(usize, usize)> {
    let mut by_source: HashMap<(PartKind, &str), Vec<usize>> = HashMap::new();
    for (index, one) in translated.iter().enumerate().rev() {
        by_source.entry((one.kind, &one.source)).or_default().push(index);
    }
    let mut found = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if let Some(one) = by_source.get_mut(&(part.kind, part.text.as_str())).and_then(Vec::pop) {
            found.push((index, one));
        }
    }
    found
}

/// Parts that nothing was found for, each with all that may belong to it: the most related first, then the nearest.
fn edited(parts: &[Part], translated: &[Translated], found: &[Option<usize>]) -> Vec<(usize, usize)> {
    let taken: Vec<usize> = found.iter().flatten().copied().collect();
    let left = translated.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    let left: Vec<(usize, &Translated, Words<'_>)> = left.map(|(index, one)| (index, one, Words::of(&one.source))).collect();
    let mut pairs = Vec::new();
    for (index, part) in parts.iter().enumerate().filter(|(index, _)| found.get(*index).is_some_and(Option::is_none)) {
        let own = Words::of(&part.text);
        for (other, _, words) in left.iter().filter(|(_, one, _)| one.kind == part.kind) {
            let related = own.related(words);
            // Half of the words in common: less is common to any two paragraphs of one letter.
            if part.kind.is_single() || related >= 500 {
                pairs.push((std::cmp::Reverse(related), index.abs_diff(*other), index, *other));
            }
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().map(|(_, _, part, one)| (part, one)).collect()
}

/// How often each word is in a text.
struct Words<'a> {
    counts: HashMap<&'a str, usize>,
    all: usize,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let mut counts = HashMap::new();
        let mut all = 0;
        for word in words(text).into_iter().filter(|unit| is_word(unit)) {
            *counts.entry(word).or_default() += 1;
            all += 1;
        }
        Self { counts, all }
    }

    /// How much two texts have in common, in thousandths.
    fn related(&self, other: &Self) -> usize {
        let common = |(word, count): (&&str, &usize)| (*count).min(other.counts.get(*word).copied().unwrap_or_default());
        let shared: usize = self.counts.iter().map(common).sum();
        (2000 * shared).checked_div(self.all + other.all).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn paragraph(text: &str) -> Part {
        Part { kind: PartKind::Paragraph, text: text.to_owned() }
    }

    fn translated(source: &str) -> Translated {
        Translated { kind: PartKind::Paragraph, source: source.to_owned(), text: format!("<{source}>") }
    }

    fn found(parts: &[&str], sources: &[&str]) -> Vec<Option<usize>> {
        let parts: Vec<_> = parts.iter().map(|text| paragraph(text)).collect();
        align(&parts, &sources.iter().map(|source| translated(source)).collect::<Vec<_>>())
    }

    #[test]
    fn edited_and_moved_paragraphs_are_recognised() {
        let sources = ["We ask you to act now.", "The law is clear to all of us.", "Thank you."];
        assert_eq!(found(&sources, &sources), [Some(0), Some(1), Some(2)]);
        let now = ["The law is clear to all.", "A new one.", "We ask you to act now."];
        assert_eq!(found(&now, &sources), [Some(1), None, Some(0)]);
        assert_eq!(found(&["我们请求您立即释放他们。"], &["我们请求您释放他们。"]), [Some(0)]);
    }

    #[test]
    fn a_subject_stays_the_subject_and_a_paragraph_is_no_footnote() {
        let subject = |text: &str| Part { kind: PartKind::Subject, text: text.to_owned() };
        let before = Translated { kind: PartKind::Subject, ..translated("Water") };
        assert_eq!(align(&[subject("Something else")], &[before]), [Some(0)]);
        let note = Translated { kind: PartKind::Footnote, ..translated("A source.") };
        assert_eq!(align(&[paragraph("A source.")], &[note]), [None]);
    }

    proptest! {
        #[test]
        fn nothing_is_found_twice_and_only_what_is_there(parts in vec("[ab]{1,2}( [abc]{1,2}){0,3}", 0..12), sources in vec("[ab]{1,2}( [abc]{1,2}){0,3}", 0..12)) {
            let (parts, sources): (Vec<&str>, Vec<&str>) = (parts.iter().map(String::as_str).collect(), sources.iter().map(String::as_str).collect());
            let mut indices: Vec<usize> = found(&parts, &sources).into_iter().flatten().collect();
            let count = indices.len();
            indices.sort_unstable();
            indices.dedup();
            prop_assert_eq!(indices.len(), count);
            prop_assert!(indices.iter().all(|index| *index < sources.len()));
        }

        /// Whatever is inserted, removed or moved around it, a paragraph keeps what was made from its own wording.
        #[test]
        fn what_did_not_change_keeps_its_translation(sources in vec("[a-d]{1,3}( [a-d]{1,3}){0,2}", 1..10), order in any::<prop::sample::Index>(), extra in vec("[x-z]{1,3}", 0..4), gone in any::<prop::sample::Index>()) {
            let mut now: Vec<&str> = sources.iter().map(String::as_str).collect();
            let turn = order.index(now.len());
            now.rotate_left(turn);
            let gone = gone.index(now.len());
            now.remove(gone);
            for text in &extra {
                now.insert(turn.min(now.len()), text);
            }
            let known: Vec<&str> = sources.iter().map(String::as_str).collect();
            for (text, one) in now.iter().zip(found(&now, &known)) {
                if known.contains(text) {
                    prop_assert_eq!(one.map(|one| known[one]), Some(*text));
                }
            }
        }
    }
}
