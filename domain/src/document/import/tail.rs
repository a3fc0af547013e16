//! The end of a letter: closing, copies after it, footnote definitions; what lies before is the body.

use super::super::lines::{Line, before_footnotes, blocks, footnote, join, text_of};
use super::header::after_label;
use super::{ImportNoteKind, Reading, address, chars, ends_like_courtesy, ends_sentence, like_address, structured, words};

/// How many blocks the end of a letter can have.
const BLOCK_LIMIT: usize = 12;

impl<'a> Reading<'a> {
    /// Takes the end off and gives the body.
    pub(super) fn tail(&mut self, lines: &[Line<'a>]) -> String {
        let blocks = blocks(lines);
        let (text, footnotes) = blocks.split_at(before_footnotes(&blocks));
        for line in footnotes.iter().flat_map(|block| block.iter()).filter(|line| footnote(line.text).is_some()) {
            self.understood("import-footnote", *line);
        }
        let text = self.copies_at_end(text);
        let text = self.closing(text);
        let within = |parts: &[&[Line<'a>]]| -> Vec<Line<'a>> {
            let ends = parts.first().and_then(|block| block.first()).zip(parts.last().and_then(|block| block.last()));
            let range = ends.map(|(first, last)| first.number..=last.number);
            lines.iter().filter(|line| range.as_ref().is_some_and(|range| range.contains(&line.number))).copied().collect()
        };
        let (text, footnotes) = (within(text), within(footnotes));
        let body = join(&text_of(&text), &text_of(&footnotes));
        self.kept.extend(text.into_iter().chain(footnotes));
        body
    }

    /// Copies that are named after the closing, where none were named before.
    fn copies_at_end<'b, 'c>(&mut self, text: &'c [&'b [Line<'a>]]) -> &'c [&'b [Line<'a>]] {
        if !self.document.copies.is_empty() {
            return text;
        }
        let labelled = |block: &[Line<'a>]| block.first().and_then(|line| words::copies(line.text));
        let at = text.iter().enumerate().rev().take(BLOCK_LIMIT).take_while(|(_, block)| like_address(block));
        let Some((at, label, inline)) = at.filter_map(|(at, block)| labelled(block).map(|(label, rest)| (at, label, rest))).next() else {
            return text;
        };
        if at == 0 {
            return text;
        }
        let inside = after_label(inline, text[at]);
        if inside.lines.is_empty() && at + 1 == text.len() {
            return text;
        }
        self.document.labels.copies = label.to_owned();
        if !inside.lines.is_empty() {
            self.copy(inside, text[at], ImportNoteKind::Understood);
        }
        for block in &text[at + 1..] {
            self.copy(address(block), block, ImportNoteKind::Understood);
        }
        &text[..at]
    }

    /// The last courtesy with the names below it.
    fn closing<'b, 'c>(&mut self, text: &'c [&'b [Line<'a>]]) -> &'c [&'b [Line<'a>]] {
        let mut from = None;
        for (at, block) in text.iter().enumerate().rev().take(BLOCK_LIMIT) {
            let known = is_known(block);
            if from.is_some() && !known {
                break;
            }
            if known || is_courtesy(block) {
                from = Some(at);
            } else if !like_address(block) {
                break;
            }
        }
        let alone = self.document.salutation.is_empty();
        let Some(from) = from.filter(|at| *at > 0 || !alone) else {
            return text;
        };
        let parts: Vec<String> = text[from..].iter().map(|block| text_of(block)).collect();
        self.document.closing = parts.join("\n\n");
        if let Some(line) = text[from].first() {
            self.understood("import-closing", *line);
        }
        &text[..from]
    }
}

/// Whether a block begins with a known formula; one in a sentence may be long.
fn is_known(block: &[Line<'_>]) -> bool {
    let short = block.len() <= 10 && block.iter().all(|line| chars(*line) <= 250 && !structured(line.text));
    let length: usize = block.iter().map(|line| chars(*line)).sum();
    short && length <= 400 && block.first().is_some_and(|line| words::closing(line.text))
}

/// Whether a block begins with a short line that ends in a comma, and is no sentence.
fn is_courtesy(block: &[Line<'_>]) -> bool {
    let comma = |line: &Line<'_>| chars(*line) <= 60 && ends_like_courtesy(line.text, &[',', '،', '，']);
    like_address(block)
        && block.first().is_some_and(comma)
        && block.last().is_some_and(|line| block.len() == 1 || !ends_sentence(line.text))
}
