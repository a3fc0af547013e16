//! Two texts that grew from one, put together.

use super::{
    align::starts,
    sequence::{Part, Side, merge},
    words::{lines, words},
};
use std::ops::Range;

/// A passage of a merged text: settled, or one that both changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Nobody changed it, one did, or both did alike.
    Settled(String),
    /// Both changed it, and not alike: whole lines.
    Conflict {
        /// What it was.
        before: String,
        /// What the others made of it.
        theirs: String,
        /// What I made of it.
        mine: String,
    },
}

/// Puts two texts together. Where only one changed something, that stands; where both did, it is a conflict that
/// holds both, unless their changes stand apart within the lines.
pub fn merge_text(base: &str, theirs: &str, mine: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    for part in Three::of(base, theirs, mine, lines).parts() {
        match part.side {
            Side::Both => together(&mut passages, &part),
            side => settle(&mut passages, part.text(side)),
        }
    }
    passages
}

/// Lines that both changed: word by word, where that is clean.
fn together(passages: &mut Vec<Passage>, lines: &PartText<'_>) {
    let parts = Three::of(lines.base, lines.theirs, lines.mine, words).parts();
    if parts.iter().any(|part| part.side == Side::Both) {
        let [before, theirs, mine] = [lines.base, lines.theirs, lines.mine].map(str::to_owned);
        passages.push(Passage::Conflict { before, theirs, mine });
    } else {
        for part in parts {
            settle(passages, part.text(part.side));
        }
    }
}

fn settle(passages: &mut Vec<Passage>, text: &str) {
    match passages.last_mut() {
        Some(Passage::Settled(settled)) => settled.push_str(text),
        _ if text.is_empty() => {}
        _ => passages.push(Passage::Settled(text.to_owned())),
    }
}

/// Three texts in units.
struct Three<'a> {
    texts: [&'a str; 3],
    units: [Vec<&'a str>; 3],
}

/// A part of a merge as text.
struct PartText<'a> {
    side: Side,
    base: &'a str,
    theirs: &'a str,
    mine: &'a str,
}

impl<'a> PartText<'a> {
    fn text(&self, side: Side) -> &'a str {
        match side {
            Side::Base => self.base,
            Side::Theirs => self.theirs,
            Side::Mine | Side::Both => self.mine,
        }
    }
}

impl<'a> Three<'a> {
    fn of(base: &'a str, theirs: &'a str, mine: &'a str, units: fn(&'a str) -> Vec<&'a str>) -> Self {
        let texts = [base, theirs, mine];
        Self { texts, units: texts.map(units) }
    }

    fn parts(&self) -> Vec<PartText<'a>> {
        let [base, theirs, mine] = &self.units;
        let ends = [base, theirs, mine].map(|units| starts(units));
        let text = |side: usize, range: Range<usize>| &self.texts[side][ends[side][range.start]..ends[side][range.end]];
        let part =
            |part: Part| PartText { side: part.side, base: text(0, part.base), theirs: text(1, part.theirs), mine: text(2, part.mine) };
        merge(base, theirs, mine).into_iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn clean(base: &str, theirs: &str, mine: &str) -> Option<String> {
        match &merge_text(base, theirs, mine)[..] {
            [] => Some(String::new()),
            [Passage::Settled(text)] => Some(text.clone()),
            _ => None,
        }
    }

    #[test]
    fn changes_apart_are_merged_even_within_a_paragraph() {
        let base = "We ask you to act now, before winter comes.\n\nRespect the law.\n";
        let theirs = "We urge you to act now, before winter comes.\n\nRespect the law.\n";
        let mine = "We ask you to act now, before the winter comes.\n\nRespect the law and the people.\n";
        let merged = "We urge you to act now, before the winter comes.\n\nRespect the law and the people.\n";
        assert_eq!(clean(base, theirs, mine).as_deref(), Some(merged));
    }

    #[test]
    fn a_conflict_holds_both_wordings_and_nothing_else() {
        let passages = merge_text("One.\n\nWe ask you.\n\nLast.\n", "One.\n\nWe beg you.\n\nLast.\n", "One!\n\nWe urge you.\n\nLast.\n");
        let conflict = Passage::Conflict { before: "We ask you.\n".into(), theirs: "We beg you.\n".into(), mine: "We urge you.\n".into() };
        assert_eq!(passages, [Passage::Settled("One!\n\n".into()), conflict, Passage::Settled("\nLast.\n".into())]);
    }

    /// A base and two texts made of it by taking words away and putting new ones in; each new word is unique.
    fn grown() -> impl Strategy<Value = (String, String, String)> {
        let edits = || vec((any::<prop::sample::Index>(), 0..3u8), 0..6);
        (vec(prop_oneof![Just("we"), Just("ask"), Just("you"), Just("请"), Just(".\n"), Just("\n")], 1..30), edits(), edits()).prop_map(
            |(base, theirs, mine)| {
                let grow = |letter: char, edits: Vec<(prop::sample::Index, u8)>| {
                    let mut words: Vec<String> = base.iter().map(|word| (*word).to_owned()).collect();
                    for (number, (place, kind)) in edits.into_iter().enumerate() {
                        let at = place.index(words.len());
                        match kind {
                            0 if words.len() > 1 => _ = words.remove(at),
                            1 => words[at] = format!("{letter}{number}x"),
                            _ => words.insert(at, format!("{letter}{number}x")),
                        }
                    }
                    words.join(" ")
                };
                (base.join(" "), grow('T', theirs), grow('M', mine))
            },
        )
    }

    fn new_words(text: &str) -> impl Iterator<Item = &str> {
        text.split_whitespace().filter(|word| word.ends_with('x'))
    }

    proptest! {
        #[test]
        fn every_word_put_in_is_in_the_merge_or_in_a_conflict((base, theirs, mine) in grown()) {
            let passages = merge_text(&base, &theirs, &mine);
            let held = |side: fn(&Passage) -> &str| passages.iter().map(side).collect::<String>();
            let in_theirs = held(|passage| match passage { Passage::Settled(text) => text, Passage::Conflict { theirs, .. } => theirs });
            let in_mine = held(|passage| match passage { Passage::Settled(text) => text, Passage::Conflict { mine, .. } => mine });
            for word in new_words(&theirs) {
                prop_assert!(in_theirs.contains(word), "{word} of theirs is lost: {passages:?}");
            }
            for word in new_words(&mine) {
                prop_assert!(in_mine.contains(word), "{word} of mine is lost: {passages:?}");
            }
        }

        #[test]
        fn one_who_changed_alone_gets_what_they_wrote((base, theirs, _) in grown()) {
            prop_assert_eq!(clean(&base, &theirs, &base), Some(theirs.clone()));
            prop_assert_eq!(clean(&base, &base, &theirs), Some(theirs.clone()));
            prop_assert_eq!(clean(&base, &theirs, &theirs), Some(theirs.clone()));
        }

        #[test]
        fn whoever_comes_second_gets_the_same(base in "[a-c \n请]{0,30}", theirs in "[a-c \n请]{0,30}", mine in "[a-c \n请]{0,30}") {
            let changed = merge_text(&base, &theirs, &mine);
            let swapped = merge_text(&base, &mine, &theirs);
            prop_assert_eq!(changed.len(), swapped.len());
            for (one, other) in changed.into_iter().zip(swapped) {
                let turned = match other {
                    Passage::Conflict { before, theirs, mine } => Passage::Conflict { before, theirs: mine, mine: theirs },
                    settled => settled,
                };
                prop_assert_eq!(one, turned);
            }
        }
    }
}
