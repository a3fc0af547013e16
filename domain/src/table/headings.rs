//! Which column holds what, told by the words that people write above it.

use crate::text::fold;
use std::sync::LazyLock;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// That somebody agrees to be published.
    Consent,
    /// A telephone number; not stored.
    Phone,
    /// A birthday or an age; not stored.
    Birthday,
    /// The number of a passport or of an identity card; not stored.
    Identity,
    /// A postal address; not stored.
    Postal,
    /// A comment, how a signature was gathered, any remark; not stored.
    Comment,
    /// A mail address.
    Email,
    /// A web site.
    Site,
    /// A country, as code or name.
    Country,
    /// The day of signing.
    Date,
    /// The language to write in.
    Language,
    /// Organisation or person.
    Kind,
    /// A person's given name.
    Given,
    /// A person's family name.
    Family,
    /// Who signs for an organisation.
    Representative,
    /// The office of a representative, the position of a person.
    Office,
    /// Occupation or affiliation of a person.
    Affiliation,
    /// The name of an organisation: that signs, or that a person belongs to.
    Organisation,
    /// The name of a person who signs for themselves.
    Name,
}

impl Column {
    const CODES: [(&'static str, Self); 19] = [
        ("consent", Self::Consent),
        ("phone", Self::Phone),
        ("birthday", Self::Birthday),
        ("identity", Self::Identity),
        ("postal", Self::Postal),
        ("comment", Self::Comment),
        ("email", Self::Email),
        ("site", Self::Site),
        ("country", Self::Country),
        ("date", Self::Date),
        ("language", Self::Language),
        ("kind", Self::Kind),
        ("given", Self::Given),
        ("family", Self::Family),
        ("representative", Self::Representative),
        ("office", Self::Office),
        ("affiliation", Self::Affiliation),
        ("organisation", Self::Organisation),
        ("name", Self::Name),
    ];

    /// Its name in the file of words, and in the keys of its texts.
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(_, column)| *column == self).map_or("", |(code, _)| code)
    }

    /// Whether it holds what is never stored.
    pub const fn is_unstored(self) -> bool {
        matches!(self, Self::Phone | Self::Birthday | Self::Identity | Self::Postal | Self::Comment)
    }
}

/// A word that people write above a column of a kind.
struct Word {
    column: Column,
    folded: String,
    /// Whether it counts as the whole heading alone.
    whole: bool,
}

/// The words in their order: those of kinds that tell more come first.
static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().filter_map(|line| {
        let (code, words) = line.split_once('\t')?;
        let (_, column) = Column::CODES.iter().find(|(known, _)| *known == code)?;
        Some((*column, words))
    });
    let words = lines.flat_map(|(column, words)| {
        words.split('\t').map(move |word| Word { column, folded: fold(word.trim_start_matches('=')), whole: word.starts_with('=') })
    });
    words.collect()
});

/// What a question is about in which somebody agrees to be published, folded.
const PUBLISHING: [&str; 24] = [
    "publi",
    "name",
    "listed",
    "signature",
    "nom ",
    "nombre",
    "nome",
    "firma",
    "assinatura",
    "veroffentlich",
    "unterschrift",
    "naam",
    "imie",
    "opublik",
    "опублик",
    "публик",
    "имя",
    "yayin",
    "نشر",
    "اسم",
    "공개",
    "게시",
    "公開",
    "公开",
];

/// The longest heading that is looked at for a word within it.
const HEADING_LIMIT: usize = 300;

/// What a heading says, whether a word is all of it, and which: of two headings the one with the earlier word wins.
type Said = (Column, bool, usize);

/// What a heading says.
fn read(heading: &str) -> Option<Said> {
    let (all, bare) = (fold(heading), fold(&without_brackets(heading)));
    let whole = |text: &str| WORDS.iter().position(|word| word.folded == text).and_then(|place| said(place, true));
    whole(&all).or_else(|| whole(&bare)).or_else(|| {
        let within = |text: &str| {
            let padded = format!(" {text} ");
            let is_in = |word: &&Word| {
                !word.whole
                    && if is_spaced(&word.folded) { padded.contains(&format!(" {} ", word.folded)) } else { text.contains(&word.folded) }
            };
            let found = WORDS.iter().position(|word| is_in(&word)).and_then(|place| said(place, false));
            // Who agrees to get news agrees to no more.
            found.filter(|(column, ..)| *column != Column::Consent || PUBLISHING.iter().any(|stem| text.contains(stem)))
        };
        if all.len() > HEADING_LIMIT { None } else { within(&bare).or_else(|| within(&all)) }
    })
}

fn said(place: usize, whole: bool) -> Option<Said> {
    WORDS.get(place).map(|word| (word.column, whole, place))
}

/// Whether a word's script has spaces between words, as those of China, Japan and Korea have not, or not always.
fn is_spaced(word: &str) -> bool {
    !word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

/// A heading without its brackets: "(optional)", "(as it should appear)".
fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let kept = heading.chars().filter(|c| match c {
        '(' | '[' | '（' => {
            depth += 1;
            false
        }
        ')' | ']' | '）' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// What each heading looks like; each kind that is stored stands once: where something stands below it, and its words are
/// most of a heading.
pub(super) fn recognise(headings: &[String], is_filled: impl Fn(usize) -> bool) -> Vec<Option<Column>> {
    let said: Vec<Option<Said>> = headings.iter().map(|heading| read(heading)).collect();
    let rank = |place: usize, (_, whole, word): Said| (!is_filled(place), !whole, word, place);
    let is_beaten = |place: usize, one: Said| {
        let mut others = said.iter().enumerate().filter_map(|(other, said)| Some((other, (*said)?)));
        others.any(|(other, said)| said.0 == one.0 && rank(other, said) < rank(place, one))
    };
    let stands = |(place, one): (usize, &Option<Said>)| one.filter(|one| one.0.is_unstored() || !is_beaten(place, *one)).map(|one| one.0);
    said.iter().enumerate().map(stands).collect()
}

/// How many cells of a row are headings and nothing else, and how many say something of a column.
pub(super) fn likeness(cells: &[String]) -> (usize, usize) {
    let read: Vec<_> = cells.iter().filter(|cell| !cell.trim().is_empty()).filter_map(|cell| read(cell)).collect();
    (read.iter().filter(|(_, whole, _)| *whole).count(), read.len())
}
