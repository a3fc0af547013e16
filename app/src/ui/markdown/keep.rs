//! Keeping a text as it was typed: a backslash before each character that Markdown would take for a sign.
//!
//! What [`keep`] gives says the same on the page, in other readers of Markdown, and to anyone who signs: every letter and
//! figure of it is shown, and nothing else is. A text that needs nothing comes back as it is.

use super::OPTIONS;
use super::find::{find, in_word, marker};
use super::nested::too_deep;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::{collections::BTreeSet, ops::Range};

/// How often a text is looked through: each pass may uncover more.
const PASS_LIMIT: usize = 12;

/// The longest text that is looked through, in bytes: a letter has at most a quarter of it.
const LENGTH_LIMIT: usize = 800_000;

/// How many places are named at once.
const CHANGE_LIMIT: usize = 100;

/// How many characters of a place are repeated.
const EXCERPT_LIMIT: usize = 60;

/// A place that Markdown would show otherwise than it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Its line, from 1.
    pub line: usize,
    /// The key of the sentence about it.
    pub code: &'static str,
    /// The words from there on.
    pub excerpt: String,
}

/// A text that Markdown shows as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: String,
    /// What was kept from being changed, in the order of the text.
    pub changes: Vec<Change>,
}

/// The text with a backslash wherever Markdown would make it say something else.
pub fn keep(text: &str) -> Kept {
    let mut kept = text.to_owned();
    let mut changes = BTreeSet::new();
    let passes = if text.len() > LENGTH_LIMIT { 0 } else { PASS_LIMIT };
    for _ in 0..passes {
        // What nests deep is dear to look at: first of all it is made flat.
        let mut found = too_deep(&kept);
        if found.is_empty() {
            found = find(&kept);
        }
        if found.is_empty() && says_all(&kept) {
            return Kept { text: kept, changes: changes.into_iter().collect() };
        }
        if found.is_empty() {
            break;
        }
        let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
        for (place, one) in found.into_iter().enumerate() {
            if place < CHANGE_LIMIT && changes.len() < CHANGE_LIMIT {
                changes.insert(change(&kept, one.at, one.code));
            }
            edits.extend(one.escapes.into_iter().map(|at| (at..at, "\\")));
            edits.extend(one.removals.into_iter().map(|range| (range, "")));
        }
        kept = edited(&kept, edits);
    }
    Kept { text: all_escaped(text), changes: vec![change(text, 0, "as-typed-whole")] }
}

/// Says which line and words a place is in.
fn change(text: &str, at: usize, code: &'static str) -> Change {
    let line = text[..at].matches('\n').count() + 1;
    let word = text[..at].rfind(char::is_whitespace).map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
    let rest = text[word..].lines().next().unwrap_or_default().trim();
    let excerpt = match rest.char_indices().nth(EXCERPT_LIMIT) {
        Some((end, _)) => format!("{}…", &rest[..end]),
        None => rest.to_owned(),
    };
    Change { line, code, excerpt }
}

/// A text with some places replaced; of those that overlap, the first counts.
fn edited(text: &str, mut edits: Vec<(Range<usize>, &str)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup();
    let (mut edited, mut done) = (String::with_capacity(text.len() + edits.len()), 0);
    for (range, new) in edits {
        if range.start >= done {
            edited += &text[done..range.start];
            edited += new;
            done = range.end;
        }
    }
    edited + &text[done..]
}

/// Whether every letter and figure of a text is shown as it is written, and in the same words.
fn says_all(text: &str) -> bool {
    let mut shown = vec![false; text.len()];
    // Where the last words ended, unless a line or a block ended after them.
    let mut last: Option<(usize, char)> = None;
    let mut show = |range: Range<usize>| {
        shown.get_mut(range).is_some_and(|shown| {
            shown.fill(true);
            true
        })
    };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match &event {
            Event::Text(said) | Event::Code(said) => {
                let joins = |(end, before): (usize, char)| end < range.start && in_word(before) && said.chars().next().is_some_and(in_word);
                if last.is_some_and(joins) {
                    return false;
                }
                last = said.chars().next_back().map(|c| (range.end, c)).or(last);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => last = None,
        }
        let fine = match event {
            Event::Text(said) | Event::Code(said) => alike(&said, &text[range.clone()]) && show(range),
            Event::Start(Tag::Item) => {
                let length = marker(&text[range.start..]).map_or(0, |marker| marker.length);
                show(range.start..range.start + length)
            }
            Event::FootnoteReference(_) => show(range),
            Event::Start(Tag::FootnoteDefinition(label)) => show(range.start..(range.start + label.len() + 4).min(range.end)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let length = dest_url.len() + 1;
                range.len() < length || show(range.end - length..range.end)
            }
            _ => true,
        };
        if !fine {
            return false;
        }
    }
    text.char_indices().all(|(at, c)| !c.is_alphanumeric() || shown[at])
}

/// Whether two texts have the same letters and figures.
fn alike(one: &str, other: &str) -> bool {
    let letters = |c: &char| c.is_alphanumeric();
    one.chars().filter(letters).eq(other.chars().filter(letters))
}

/// The text with a backslash before every sign that there is.
fn all_escaped(text: &str) -> String {
    let escaped = |line: &str| {
        line.trim_start().chars().fold(String::new(), |mut line, c| {
            if c.is_ascii_punctuation() {
                line.push('\\');
            }
            line.push(c);
            line
        })
    };
    text.split('\n').map(escaped).collect::<Vec<_>>().join("\n")
}
