//! A translation as it is against the original: the state of each part, how much is done, the letter it makes.

use super::{
    align::align,
    part::{Part, PartKind, Translated, parts},
};
use crate::document::{AddressBlock, Labels, LetterDocument, normalise};

/// How a part of the original is in the translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartState {
    /// Translated from the wording that is there.
    Current,
    /// Translated, but the original was changed since.
    Stale,
    /// Not translated yet.
    Missing,
}

impl PartState {
    /// The end of its name in pages and style sheets.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Missing => "missing",
        }
    }
}

/// How much of a translation is done, in parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Translated, and up to date.
    pub current: u64,
    /// To be looked at again.
    pub stale: u64,
    /// Not translated yet.
    pub missing: u64,
    /// Translated parts whose original is gone.
    pub orphaned: u64,
}

impl Progress {
    /// How many parts the original has.
    pub const fn all(self) -> u64 {
        self.current + self.stale + self.missing
    }

    /// Whether nothing is missing and nothing is stale. A letter without any part is none.
    pub const fn is_complete(self) -> bool {
        self.current > 0 && self.stale == 0 && self.missing == 0
    }
}

/// A part of the original, and what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedPart {
    /// The part.
    pub part: Part,
    /// Where its translation stands among those that were given.
    pub translated: Option<usize>,
    /// The translation; empty where it is missing.
    pub text: String,
    /// How it stands.
    pub state: PartState,
}

/// A translation against the original of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The parts of the original, in its order.
    pub parts: Vec<TranslatedPart>,
    /// Which of the given translated parts belong to nothing any more.
    pub orphans: Vec<usize>,
}

impl Translation {
    /// Sets what was translated into a language against a document. The words before copies and subject need no
    /// translator where letters in that language have usual ones.
    pub fn of(document: &LetterDocument, language: &str, translated: &[Translated]) -> Self {
        let parts = parts(document);
        let found = align(&parts, translated);
        let is_empty = |one: &Translated| one.text.trim().is_empty();
        let orphans = (0..translated.len()).filter(|index| !found.contains(&Some(*index)));
        let orphans = orphans.filter(|index| translated.get(*index).is_some_and(|one| !is_empty(one))).collect();
        let stands = |(part, found): (Part, Option<usize>)| {
            let one = found.and_then(|index| translated.get(index)).filter(|one| !is_empty(one));
            let (text, state) = match one {
                // Usual words are right whatever the original calls it.
                Some(one) if one.source == part.text || usual(part.kind, language).as_ref() == Some(&one.text) => {
                    (one.text.clone(), PartState::Current)
                }
                Some(one) => (one.text.clone(), PartState::Stale),
                None => match usual(part.kind, language) {
                    Some(label) => (label, PartState::Current),
                    None => (String::new(), PartState::Missing),
                },
            };
            TranslatedPart { part, translated: found, text, state }
        };
        Self { parts: parts.into_iter().zip(found).map(stands).collect(), orphans }
    }

    /// How much is done.
    pub fn progress(&self) -> Progress {
        let count = |state: PartState| self.parts.iter().filter(|part| part.state == state).count() as u64;
        Progress {
            current: count(PartState::Current),
            stale: count(PartState::Stale),
            missing: count(PartState::Missing),
            orphaned: self.orphans.len() as u64,
        }
    }

    /// The letter in the other language, in normal form. What is missing is there in the original's.
    pub fn document(&self) -> LetterDocument {
        let text = |part: &TranslatedPart| if part.text.is_empty() { part.part.text.clone() } else { part.text.clone() };
        let all = |kind: PartKind| self.parts.iter().filter(move |part| part.part.kind == kind).map(text);
        let one = |kind: PartKind| all(kind).next().unwrap_or_default();
        let addresses = |kind: PartKind| all(kind).map(|text| AddressBlock { lines: text.lines().map(str::to_owned).collect() }).collect();
        let label = |kind: PartKind, usual: String| Some(one(kind)).filter(|label| !label.is_empty()).unwrap_or(usual);
        let usual = Labels::default();
        let body: Vec<String> = all(PartKind::Paragraph).chain(all(PartKind::Footnote)).collect();
        normalise(LetterDocument {
            labels: Labels { copies: label(PartKind::CopiesLabel, usual.copies), subject: label(PartKind::SubjectLabel, usual.subject) },
            place_and_date: one(PartKind::Place),
            recipients: addresses(PartKind::Recipient),
            copies: addresses(PartKind::Copy),
            subject: one(PartKind::Subject),
            salutation: one(PartKind::Salutation),
            body: body.join("\n\n"),
            closing: one(PartKind::Closing),
        })
    }

    /// The part that a line of the printed translation belongs to, by its place among [`Translation::parts`].
    pub fn part_of_line(&self, line: &str) -> Option<usize> {
        let line = line.trim();
        let holds = |part: &TranslatedPart| part.text.lines().any(|own| own.trim() == line);
        let named = self.parts.iter().position(holds).filter(|_| !line.is_empty());
        let mentioned = || {
            let found = self.parts.iter().enumerate().filter(|(_, part)| !part.text.is_empty() && line.contains(part.text.trim()));
            found.max_by_key(|(_, part)| part.text.len()).map(|(index, _)| index)
        };
        named.or_else(mentioned)
    }
}

/// What letters in a language usually say before copies and subject, where that is known.
pub fn usual(kind: PartKind, language: &str) -> Option<String> {
    let labels = Labels::for_language(language);
    let known = labels != Labels::default() || crate::language::primary(language) == "en";
    match kind {
        PartKind::SubjectLabel if known => Some(labels.subject),
        PartKind::CopiesLabel if known => Some(labels.copies),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{import, print};
    use proptest::{collection::vec, prelude::*};

    fn document(body: &str) -> LetterDocument {
        let recipients = vec![AddressBlock { lines: vec!["The President".into(), "Capital".into()] }];
        let document = LetterDocument {
            recipients,
            subject: "Water".into(),
            salutation: "Mr President,".into(),
            body: body.into(),
            closing: "Respectfully,".into(),
            ..LetterDocument::default()
        };
        normalise(document)
    }

    /// Each part translated by its own words.
    fn verbatim(document: &LetterDocument) -> Vec<Translated> {
        parts(document).into_iter().map(|part| Translated { kind: part.kind, source: part.text.clone(), text: part.text }).collect()
    }

    #[test]
    fn states_follow_the_original() {
        let before = document("We ask you to act now.\n\nThe law is clear.");
        let now = document("We ask you to act at once.\n\nA new paragraph about boats.");
        let translation = Translation::of(&now, "fr", &verbatim(&before));
        let progress = translation.progress();
        assert_eq!(progress, Progress { current: 5, stale: 1, missing: 1, orphaned: 1 });
        assert!(!progress.is_complete() && Translation::of(&before, "fr", &verbatim(&before)).progress().is_complete());
        assert!(translation.document().body.ends_with("A new paragraph about boats."));
        assert!(!Translation::of(&LetterDocument::default(), "fr", &[]).progress().is_complete());
    }

    #[test]
    fn usual_words_need_no_translator() {
        let labels = |language: &str| Translation::of(&document("One."), language, &[]).document().labels.subject;
        assert_eq!(labels("ar"), "الموضوع:");
        assert_eq!(Translation::of(&document("One."), "mn", &[]).progress().missing, 6);
        let own = Translated { kind: PartKind::SubjectLabel, source: "Re:".into(), text: "Concerne :".into() };
        assert_eq!(Translation::of(&document("One."), "fr", std::slice::from_ref(&own)).document().labels.subject, "Concerne :");
        let stale = |text: &str| {
            let label = Translated { source: "Subject:".into(), text: text.into(), ..own.clone() };
            Translation::of(&document("One."), "fr", &[label]).progress().stale
        };
        assert_eq!((stale(&Labels::for_language("fr").subject), stale("Concerne :")), (0, 1));
    }

    #[test]
    fn a_line_leads_to_its_part() {
        let document = document("One.\n\nTwo,\nand three.");
        let translation = Translation::of(&document, "en", &verbatim(&document));
        let kind = |line: &str| translation.part_of_line(line).map(|index| translation.parts[index].part.text.as_str());
        assert_eq!(kind("and three."), Some("Two,\nand three."));
        assert_eq!(kind("Re: Water"), Some("Water"));
        assert_eq!(kind("nothing of it"), None);
    }

    fn paragraphs() -> impl Strategy<Value = Vec<String>> {
        vec("[a-d請ن]{1,4}( [a-d請ن]{1,4}){0,3}", 1..8)
    }

    proptest! {
        #[test]
        fn no_translated_text_is_lost(before in paragraphs(), now in paragraphs()) {
            let given = verbatim(&document(&before.join("\n\n")));
            let translation = Translation::of(&document(&now.join("\n\n")), "en", &given);
            let shown = translation.parts.iter().filter_map(|part| part.translated).chain(translation.orphans.iter().copied());
            let mut shown: Vec<usize> = shown.collect();
            shown.sort_unstable();
            prop_assert_eq!(shown, (0..given.len()).collect::<Vec<_>>());
            for part in &translation.parts {
                if let Some(index) = part.translated {
                    prop_assert_eq!(&part.text, &given[index].text);
                }
            }
        }

        #[test]
        fn translated_by_its_own_words_a_letter_is_itself(body in paragraphs()) {
            let document = document(&body.join("\n\n"));
            prop_assert_eq!(Translation::of(&document, "en", &verbatim(&document)).document(), document);
        }

        #[test]
        fn what_is_put_together_prints_and_reads_again(body in paragraphs(), words in vec("(?s).{0,30}", 1..14)) {
            let original = document(&body.join("\n\n"));
            let given = parts(&original).into_iter().zip(words.iter().cycle());
            let given: Vec<_> = given.map(|(part, text)| Translated { kind: part.kind, source: part.text, text: text.clone() }).collect();
            let made = Translation::of(&original, "en", &given).document();
            prop_assert_eq!(import(&print(&made)).document, made);
        }
    }
}
