//! The parts of a letter that are shown as plain text, without the signs of Markdown.

use super::super::{LetterDocument, normalise};

/// Takes the signs out of everything but the body.
pub(super) fn plain(document: &mut LetterDocument) {
    let blocks = document.recipients.iter_mut().chain(&mut document.copies).flat_map(|block| &mut block.lines);
    let single = [
        &mut document.place_and_date,
        &mut document.subject,
        &mut document.salutation,
        &mut document.closing,
        &mut document.labels.copies,
        &mut document.labels.subject,
    ];
    for text in single.into_iter().chain(blocks) {
        *text = text.split('\n').map(plain_line).collect::<Vec<_>>().join("\n");
    }
    *document = normalise(std::mem::take(document));
}

fn plain_line(line: &str) -> String {
    let line = line.trim().trim_start_matches('#').trim_start();
    let line = if line.is_empty() { "" } else { line };
    unescaped(&without_emphasis(&without_links(line))).trim().to_owned()
}

/// `words (address)` for a link; the words alone where they are the address.
fn without_links(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        let found = after.split_once("](").and_then(|(words, more)| more.split_once(')').map(|(address, more)| (words, address, more)));
        match found.filter(|(_, address, _)| ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))) {
            Some((words, address, more)) => {
                let same = address.trim_end_matches('/').ends_with(words.trim_end_matches('/'));
                text += before;
                text += &if same { words.to_owned() } else { format!("{words} ({address})") };
                rest = more;
            }
            None => {
                text += before;
                text.push('[');
                rest = after;
            }
        }
    }
    text + rest
}

/// A line without pairs of stars or underscores around its words.
fn without_emphasis(line: &str) -> String {
    let mut text = line.to_owned();
    for mark in ["**", "__"] {
        let pairs = text.matches(mark).count();
        if pairs > 0 && pairs % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    for mark in ['*', '_'] {
        let inner = text.trim().strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark) && !inner.is_empty()) {
            text = inner.to_owned();
        }
    }
    text
}

/// A line without backslashes before signs, or where a line was broken.
fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (c, next) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                text.push(next);
                chars.next();
            }
            ('\\', None | Some(' ')) => {}
            _ => text.push(c),
        }
    }
    text
}
