//! What the blocks at the start of a letter can be.

use super::super::lines::{Line, blocks};
use super::{chars, ends_like_courtesy, ends_sentence, like_address, like_prose, structured, words};

/// How many blocks a head can have.
const BLOCK_LIMIT: usize = 100;

/// What a block of the head can be.
pub(super) enum Part<'a, 'b> {
    Place(Line<'a>),
    Address(&'b [Line<'a>]),
    /// A recipient after a label: what is in the label's line, and the whole block.
    To(&'a str, &'b [Line<'a>]),
    /// Copies: the label, what is in its line, and the whole block.
    Copies(&'a str, &'a str, &'b [Line<'a>]),
    /// Label, text and lines of a subject.
    Subject(&'a str, &'a str, &'b [Line<'a>]),
    Salutation(Line<'a>),
    Heading(&'b [Line<'a>]),
    Sender(&'b [Line<'a>]),
}

/// The parts of the head, and how many lines they take.
pub(super) fn parts<'a, 'b>(lines: &'b [Line<'a>]) -> (Vec<Part<'a, 'b>>, usize) {
    let blocks: Vec<_> = blocks(lines).into_iter().take(BLOCK_LIMIT).flat_map(at_labels).collect();
    let origin = lines.first().map_or(0, |line| line.number);
    let mut parts = Vec::new();
    let (mut sure, mut taken) = (0, 0);
    let (mut subject, mut copies, mut greeted) = (false, false, false);
    for (index, block) in blocks.iter().enumerate() {
        let block = *block;
        let (Some(first), Some(last)) = (block.first(), block.last()) else {
            continue;
        };
        let next = blocks.get(index + 1).copied();
        let mut end = last.number;
        let mut stop = false;
        let anchor = if let Some((label, text)) = words::subject(first.text).filter(|_| !subject) {
            let lines = subject_lines(block);
            let (own, below) = block.split_at(lines);
            parts.push(Part::Subject(label, text, own));
            subject = true;
            end = own.last().map_or(end, |line| line.number);
            if let Some(greeting) = below.first() {
                stop = true;
                if !greeted && courtesy(*greeting) {
                    parts.push(Part::Salutation(*greeting));
                    end = greeting.number;
                }
            }
            stop |= greeted;
            true
        } else if greeted {
            break;
        } else if is_salutation(block, next, subject) {
            parts.push(Part::Salutation(*first));
            end = first.number;
            greeted = true;
            stop = block.len() > 1 || subject;
            true
        } else if let Some((label, inline)) = words::copies(first.text).filter(|_| like_address(block)) {
            parts.push(Part::Copies(label, inline, block));
            copies = true;
            true
        } else if let Some(inline) = words::recipient(first.text).filter(|_| like_address(block)) {
            parts.push(Part::To(inline, block));
            true
        } else if words::sender(first.text) && like_address(block) {
            parts.push(Part::Sender(block));
            true
        } else if is_date(block) {
            parts.push(Part::Place(*first));
            false
        } else if block.len() == 1 && first.text.starts_with('#') && !subject {
            parts.push(Part::Heading(block));
            false
        } else if like_address(block) && !subject {
            parts.push(Part::Address(block));
            copies && block.len() > 1
        } else {
            break;
        };
        if anchor {
            sure = parts.len();
            taken = end + 1 - origin;
        }
        if stop {
            break;
        }
    }
    parts.truncate(sure);
    (parts, usize::try_from(taken).unwrap_or(lines.len()))
}

/// How many lines of a block that begins with a subject belong to it: short ones, up to a salutation.
fn subject_lines(block: &[Line<'_>]) -> usize {
    let end = block.iter().skip(1).position(|line| courtesy(*line)).map_or(block.len(), |at| at + 1);
    if end <= 3 && block[..end].iter().all(|line| chars(*line) <= 120) { end } else { 1 }
}

/// Whether a line in a block of several can only be a salutation.
fn courtesy(line: Line<'_>) -> bool {
    words::salutation(line.text) && chars(line) <= 100 && ends_like_courtesy(line.text, &[',', ':', '،', '，', '：'])
}

fn is_salutation(block: &[Line<'_>], next: Option<&[Line<'_>]>, after_subject: bool) -> bool {
    let Some((first, more)) = block.split_first() else {
        return false;
    };
    if !more.is_empty() {
        return courtesy(*first) && like_prose(more);
    }
    if chars(*first) > 100 || structured(first.text) || words::copies(first.text).is_some() {
        return false;
    }
    let known = words::salutation(first.text);
    let ends = ends_like_courtesy(first.text, &[',', ':', '،', '，', '：', '!', '！']);
    let list = next.and_then(|block| block.first()).is_some_and(|line| structured(line.text));
    if !known && (list || words::recipient(first.text).is_some() || words::sender(first.text)) {
        return false;
    }
    let prose = next.is_none_or(like_prose);
    if ends { after_subject || known || (prose && next.is_some()) } else { known && !ends_sentence(first.text) && (after_subject || prose) }
}

/// Whether a block is one line with a year, as a date has it.
fn is_date(block: &[Line<'_>]) -> bool {
    let [line] = block else { return false };
    let western = |c: char| match c {
        '0'..='9' => Some(c),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10),
        _ => None,
    };
    let digits: String = line.text.chars().map(|c| western(c).unwrap_or(' ')).collect();
    let numbers: Vec<u32> = digits.split(' ').filter(|number| number.len() == 4).filter_map(|number| number.parse().ok()).collect();
    let year = numbers.iter().any(|number| (1900..2200).contains(number) || (1380..1500).contains(number));
    let written = line.text.contains('年') && line.text.contains('月');
    chars(*line) <= 60 && (year || written) && !structured(line.text) && !ends_like_courtesy(line.text, &[',', ':'])
}

/// Cuts a block before each label, as memoranda write them without blank lines between; in other blocks only a
/// subject is cut off.
fn at_labels<'a, 'b>(block: &'b [Line<'a>]) -> Vec<&'b [Line<'a>]> {
    let label = |text: &str| words::copies(text).is_some() || words::recipient(text).is_some() || words::sender(text);
    let subject = |text: &str| words::subject(text).is_some();
    let memorandum = block.first().is_some_and(|line| label(line.text) || subject(line.text));
    let short = |line: &Line<'_>| chars(*line) <= 120 && !structured(line.text);
    let cut = |line: &Line<'_>| subject(line.text) || (memorandum && label(line.text));
    let mut parts = Vec::new();
    let mut rest = block;
    while let Some(at) = rest.iter().skip(1).position(cut).filter(|at| rest[..at + 2].iter().all(short)) {
        let (part, below) = rest.split_at(at + 1);
        parts.push(part);
        rest = below;
    }
    parts.push(rest);
    parts
}
