//! Lines and blocks of a text in Markdown, as far as printing and reading need them.

/// A line without the white space at its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the text that was brought, from 1.
    pub(super) number: u32,
    /// What it says.
    pub(super) text: &'a str,
}

/// The text with LF at the ends of its lines.
pub(super) fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The lines of a text that [`unix`] gave.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    (1..).zip(text.split('\n')).map(|(number, text)| Line { number, text: text.trim_end() }).collect()
}

/// The text of some lines, without blank lines around it.
pub(super) fn text_of(lines: &[Line<'_>]) -> String {
    let all = lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    all.trim_matches('\n').to_owned()
}

/// The fence that a line opens: its character and length.
fn fence(text: &str) -> Option<(char, usize)> {
    let trimmed = text.trim_start_matches(' ');
    let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = trimmed.chars().take_while(|c| *c == mark).count();
    let info = &trimmed[length..];
    (text.len() - trimmed.len() < 4 && length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length))
}

/// Follows fenced code through a text, line by line.
#[derive(Default)]
pub(super) struct Fences(Option<(char, usize)>);

impl Fences {
    /// Whether a line belongs to fenced code, its fences included.
    pub(super) fn hold(&mut self, text: &str) -> bool {
        match self.0 {
            Some((mark, length)) => {
                let body = text.trim();
                if body.chars().count() >= length && body.chars().all(|c| c == mark) {
                    self.0 = None;
                }
                true
            }
            None => {
                self.0 = fence(text);
                self.0.is_some()
            }
        }
    }
}

/// The blocks between blank lines; blank lines in fenced code part nothing.
pub(super) fn blocks<'a, 'b>(lines: &'b [Line<'a>]) -> Vec<&'b [Line<'a>]> {
    let mut blocks = Vec::new();
    let mut fences = Fences::default();
    let mut start = None;
    for (index, line) in lines.iter().enumerate() {
        let held = fences.hold(line.text);
        match (start, line.text.is_empty() && !held) {
            (None, false) => start = Some(index),
            (Some(from), true) => {
                blocks.push(&lines[from..index]);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        blocks.push(&lines[from..]);
    }
    blocks
}

/// The label of the footnote that a line defines.
pub(super) fn footnote(text: &str) -> Option<&str> {
    let (label, _) = text.strip_prefix("[^")?.split_once("]:")?;
    (!label.is_empty() && !label.contains(['[', ']', ' '])).then_some(label)
}

/// How many blocks are left when the footnote definitions at the end are taken off.
pub(super) fn before_footnotes(blocks: &[&[Line<'_>]]) -> usize {
    let mut from = blocks.len();
    for (index, block) in blocks.iter().enumerate().rev() {
        let Some(first) = block.first() else { break };
        if footnote(first.text).is_some() {
            from = index;
        } else if !(first.text.starts_with("    ") || first.text.starts_with('\t')) {
            break;
        }
    }
    from
}

/// A body in Markdown, and the footnote definitions at its end.
pub(super) fn split_footnotes(body: &str) -> (String, String) {
    let lines = lines(body);
    let blocks = blocks(&lines);
    let from = blocks.get(before_footnotes(&blocks)).and_then(|block| block.first()).map(|line| line.number);
    let at = from.map_or(lines.len(), |number| lines.partition_point(|line| line.number < number));
    (text_of(&lines[..at]), text_of(&lines[at..]))
}

/// Two parts with a blank line between them, where there are two.
pub(super) fn join(first: &str, second: &str) -> String {
    let parts = [first, second].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}
