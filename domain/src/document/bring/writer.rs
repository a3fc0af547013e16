//! Writing Markdown of what a word processor or a web page has: paragraphs, lists, tables, footnotes.

use super::super::words;
use super::rows::Row;

/// The longest line of an address, a date, a subject.
const HEAD_LINE: usize = 60;
/// A paragraph of this length is not in the head of a letter.
const PROSE: usize = 120;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Heading(usize),
    /// An item of a list: how deep it is, and its number.
    Item(usize, Option<u64>),
    Quote,
}

/// The words of a block, with what is bold or in italics.
#[derive(Default)]
pub(super) struct Inline {
    runs: Vec<Run>,
    /// How many characters of it say something.
    said: usize,
}

#[derive(Clone, PartialEq, Eq)]
struct Run {
    text: String,
    bold: bool,
    italic: bool,
    /// Markdown already.
    raw: bool,
}

impl Inline {
    /// Adds words.
    pub(super) fn text(&mut self, text: &str, bold: bool, italic: bool) {
        self.push(text, bold, italic, false);
    }

    /// Adds Markdown.
    pub(super) fn raw(&mut self, text: &str) {
        self.push(text, false, false, true);
    }

    /// Ends the line within the block.
    pub(super) fn line_break(&mut self) {
        self.raw("\\\n");
    }

    fn push(&mut self, text: &str, bold: bool, italic: bool, raw: bool) {
        self.said += said(text);
        match self.runs.last_mut() {
            Some(last) if (last.bold, last.italic, last.raw) == (bold, italic, raw) => last.text += text,
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text: text.to_owned(), bold, italic, raw }),
        }
    }

    /// Where the next words begin, for [`Inline::since`].
    pub(super) fn mark(&mut self) -> usize {
        // The next run must not join the last one.
        self.runs.push(Run { text: String::new(), bold: false, italic: false, raw: true });
        self.runs.len()
    }

    /// Takes the words since a mark off.
    pub(super) fn since(&mut self, mark: usize) -> String {
        let runs = self.runs.split_off(mark.min(self.runs.len()));
        let words: String = runs.into_iter().map(|run| run.text).collect();
        self.said -= said(&words);
        words
    }

    /// Adds the words of another.
    pub(super) fn append(&mut self, other: Self) {
        self.said += other.said;
        self.runs.extend(other.runs);
    }

    pub(super) fn is_blank(&self) -> bool {
        self.said == 0
    }

    /// The words alone.
    fn plain(self) -> String {
        self.runs.into_iter().map(|run| run.text.replace("\\\n", " ")).collect()
    }

    /// The words in Markdown.
    fn markdown(self) -> String {
        let mut out = String::new();
        let firsts: Vec<Option<char>> = self.runs.iter().skip(1).map(|run| run.text.chars().next()).chain([None]).collect();
        for (run, next) in self.runs.into_iter().zip(firsts) {
            if run.raw {
                out += &run.text;
                continue;
            }
            let text = escaped(&run.text);
            let words = text.trim();
            let mark = match (run.bold, run.italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            let inside = |outer: Option<char>, inner: Option<char>| {
                outer.zip(inner).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
            };
            let torn = inside(out.chars().next_back(), text.chars().next()) || inside(next, text.chars().next_back());
            if mark.is_empty() || torn || !words.contains(char::is_alphanumeric) {
                out += &text;
                continue;
            }
            let start = text.len() - text.trim_start().len();
            out += &format!("{}{mark}{words}{mark}{}", &text[..start], &text[start + words.len()..]);
        }
        out
    }
}

/// How many characters of a text are neither white space nor the end of a line.
fn said(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\\').count()
}

/// Words with a backslash before signs that would mean something.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let spaced = before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
        let in_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let means = match c {
            '\\' => after.is_some_and(|after| after.is_ascii_punctuation()),
            '`' => true,
            '*' => !spaced,
            '_' => !spaced && !in_word,
            '~' => before == Some('~') || after == Some('~'),
            '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?')),
            '&' => {
                after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#') && chars[at..].iter().take(12).any(|c| *c == ';')
            }
            ']' => after.is_some_and(|after| matches!(after, '(' | '[' | ':')),
            '[' => after == Some('^'),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes blocks one below the other.
#[derive(Default)]
pub(super) struct Writer {
    rows: Vec<Row>,
    footnotes: Vec<Row>,
    /// The last block, unless an empty paragraph came after it.
    last: Option<(Kind, String)>,
    /// Whether the letter's prose has begun.
    in_prose: bool,
}

impl Writer {
    /// Writes a block; an empty one parts what is around it.
    pub(super) fn block(&mut self, number: u32, kind: Kind, inline: Inline) {
        if inline.is_blank() {
            self.last = None;
            return;
        }
        let text = if let Kind::Heading(_) = kind { inline.plain() } else { inline.markdown() };
        let text = text.trim_matches(|c: char| c.is_whitespace() && c != '\t').trim_end_matches(['\\', '\n', ' ']).to_owned();
        if !self.joins(kind, &text) {
            self.blank(number);
        }
        let (first, rest) = match kind {
            Kind::Text => (if text.starts_with(['#', '>']) { "\\".to_owned() } else { String::new() }, String::new()),
            Kind::Heading(level) => (format!("{} ", "#".repeat(level.clamp(1, 6))), String::new()),
            Kind::Item(level, number) => {
                let indent = "   ".repeat(level.min(6));
                let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                (format!("{indent}{marker}"), format!("{indent}{}", " ".repeat(marker.len())))
            }
            Kind::Quote => ("> ".to_owned(), "> ".to_owned()),
        };
        let mut start = &first;
        for line in text.split('\n').map(str::trim_end) {
            // Two breaks part paragraphs; in the head of a letter, lines are lines anyway.
            let bare = line.strip_suffix('\\').map_or(line, str::trim_end);
            if bare.is_empty() {
                if let Some(last) = self.rows.last_mut() {
                    last.text.truncate(last.text.trim_end_matches('\\').len());
                }
                self.blank(number);
                continue;
            }
            let line = if self.in_prose || kind != Kind::Text { line } else { bare };
            self.rows.push(Row::new(number, format!("{start}{line}")));
            start = &rest;
            self.in_prose |= bare.chars().count() > PROSE || words::salutation(bare);
        }
        self.last = Some((kind, text));
    }

    /// Whether a block belongs below the last one without a blank line: items of a list, lines of an address.
    fn joins(&self, kind: Kind, text: &str) -> bool {
        let short = |text: &str| text.chars().count() <= HEAD_LINE && !text.contains('\n');
        let year = |text: &str| text.split(|c: char| !c.is_numeric()).any(|number| number.chars().count() == 4);
        let label = |text: &str| words::subject(text).is_some() || words::copies(text).is_some() || words::recipient(text).is_some();
        match (&self.last, kind) {
            (Some((Kind::Item(..), _)), Kind::Item(..)) | (Some((Kind::Quote, _)), Kind::Quote) => true,
            (Some((Kind::Text, last)), Kind::Text) => {
                let apart = year(last) || year(text) || label(text) || words::subject(last).is_some() || words::salutation(text);
                !self.in_prose && short(last) && short(text) && !apart && !last.ends_with(['.', '!', '?'])
            }
            _ => false,
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    fn blank(&mut self, number: u32) {
        if self.rows.last().is_some_and(|row| !row.is_blank()) {
            self.rows.push(Row::new(number, ""));
        }
    }

    /// Writes a table; its first row is its head. One of a single column is paragraphs.
    pub(super) fn table(&mut self, number: u32, cells: Vec<Vec<Inline>>) {
        let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
        self.last = None;
        if columns < 2 {
            for inline in cells.into_iter().flatten() {
                self.block(number, Kind::Text, inline);
            }
            return;
        }
        self.blank(number);
        for (at, row) in cells.into_iter().enumerate() {
            let mut row: Vec<String> = row.into_iter().map(|cell| cell.markdown().replace("\\\n", " ").replace('|', "\\|")).collect();
            // Rows below the head need no cells that say nothing.
            row.resize(if at == 0 { columns } else { row.len() }, String::new());
            let row = row.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ");
            self.rows.push(Row::new(number, format!("| {row} |")));
            if at == 0 {
                self.rows.push(Row::new(number, format!("|{}", "---|".repeat(columns))));
            }
        }
    }

    /// Writes a footnote, for the end.
    pub(super) fn footnote(&mut self, number: u32, label: &str, inline: Inline) {
        let text = inline.markdown().replace("\\\n", " ");
        self.footnotes.push(Row::new(number, format!("[^{label}]: {}", text.trim())));
    }

    /// Writes a line across.
    pub(super) fn rule(&mut self, number: u32) {
        self.blank(number);
        self.rows.push(Row::new(number, "---"));
        self.last = None;
    }

    /// The lines, the footnotes at their end.
    pub(super) fn finish(mut self) -> Vec<Row> {
        if let Some(first) = self.footnotes.first() {
            self.blank(first.number);
            self.rows.append(&mut self.footnotes);
        }
        self.rows
    }
}

/// Raised or lowered figures as characters of their own: next to a word they would be another number.
pub(super) fn raised(text: &str, low: bool) -> String {
    let digits = if low { "₀₁₂₃₄₅₆₇₈₉" } else { "⁰¹²³⁴⁵⁶⁷⁸⁹" };
    text.chars().map(|c| c.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize)).unwrap_or(c)).collect()
}

/// A link in Markdown.
pub(super) fn link(words: &str, address: &str) -> String {
    let address = address.trim().replace(' ', "%20").replace('(', "%28").replace(')', "%29");
    let is_address = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    match words.trim() {
        bare if !is_address || bare.is_empty() => words.to_owned(),
        bare if bare == address => format!("<{address}>"),
        bare if address.strip_prefix("mailto:") == Some(bare) => format!("<{bare}>"),
        bare => format!("[{bare}]({address})"),
    }
}
