//! Finding what Markdown would change of a text.

use super::OPTIONS;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use std::{collections::HashSet, ops::Range};

/// A place that Markdown would change, and how to keep it.
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) code: &'static str,
    /// Where a backslash goes.
    pub(super) escapes: Vec<usize>,
    /// White space to be taken away.
    pub(super) removals: Vec<Range<usize>>,
}

impl Found {
    pub(super) fn new(code: &'static str, at: usize, escapes: impl IntoIterator<Item = usize>) -> Self {
        Self { at, code, escapes: escapes.into_iter().collect(), removals: Vec::new() }
    }
}

/// What an item of a list begins with.
pub(super) struct Marker {
    /// Its number, where it has one as people write numbers.
    pub(super) number: Option<u64>,
    /// `-`, `*`, `+`, `.` or `)`.
    pub(super) delimiter: char,
    /// How many bytes it takes, with the white space before it.
    pub(super) length: usize,
}

/// The marker at the start of a text.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let rest = text.trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let delimiter = rest[digits..].chars().next()?;
    let number = rest[..digits].parse().ok().filter(|number: &u64| number.to_string() == rest[..digits]);
    let length = text.len() - rest.len() + digits + 1;
    matches!((digits, delimiter), (0, '-' | '*' | '+') | (1.., '.' | ')')).then_some(Marker { number, delimiter, length })
}

/// Everything in a text that would be changed, as far as one look shows it.
pub(super) fn find(text: &str) -> Vec<Found> {
    let parser = Parser::new_ext(text, OPTIONS);
    let defined = |at: usize| Found::new("as-typed-definition", at, [at]);
    let definitions: Vec<_> = parser.reference_definitions().iter().filter_map(|(_, one)| opening(text, one.span.start, '[')).collect();
    if !definitions.is_empty() {
        return definitions.into_iter().map(defined).collect();
    }
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut finding = Finding { text, labels: labels(&events), ..Finding::default() };
    for (index, (event, range)) in events.iter().enumerate() {
        finding.look(event, range, &events[index + 1..]);
    }
    finding.found
}

/// Where a character is, at a place or a little after it.
fn opening(text: &str, at: usize, sign: char) -> Option<usize> {
    text[at..].find(sign).map(|offset| at + offset)
}

/// The labels of the footnotes.
fn labels(events: &[(Event<'_>, Range<usize>)]) -> HashSet<String> {
    let label = |event: &Event<'_>| match event {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(label.to_lowercase()),
        _ => None,
    };
    events.iter().filter_map(|(event, _)| label(event)).collect()
}

#[derive(Default)]
struct Finding<'a> {
    text: &'a str,
    labels: HashSet<String>,
    defined: HashSet<String>,
    /// How many containers are open.
    depth: usize,
    /// The open lists: the number of the last item, and whether it is the first number again and again.
    lists: Vec<Option<u64>>,
    /// The last number of the last list at each depth of lists.
    last: Vec<u64>,
    columns: usize,
    found: Vec<Found>,
}

impl Finding<'_> {
    fn look(&mut self, event: &Event<'_>, range: &Range<usize>, after: &[(Event<'_>, Range<usize>)]) {
        let (text, at) = (self.text, range.start);
        let source = &text[range.clone()];
        match event {
            Event::Start(Tag::List(_)) => self.lists.push(None),
            Event::End(TagEnd::List(_)) => self.end_list(),
            Event::Start(Tag::Item) => self.item(at),
            Event::Start(Tag::Heading { .. }) => self.heading(range, after),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => self.indented(range, after),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.fenced(range, info),
            Event::Start(Tag::BlockQuote(_)) => {
                let said = source.trim_start_matches(['>', ' ']);
                if said.starts_with(|c: char| c.is_numeric() || matches!(c, '=' | '$' | '€' | '£' | '~')) || said.is_empty() {
                    self.keep("as-typed-quote", at, opening(text, at, '>'));
                }
            }
            Event::Start(Tag::Table(columns)) => self.columns = columns.len(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.row(range),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                if self.depth > 0 || !self.defined.insert(label.to_lowercase()) {
                    self.keep("as-typed-footnote", at, opening(text, at, '['));
                }
            }
            Event::FootnoteReference(label) if !self.labels.contains(&label.to_lowercase()) => self.keep("as-typed-footnote", at, [at]),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => self.keep("as-typed-html", at, opening(text, at, '<')),
            Event::Text(said) if source.starts_with('&') && **said != *source => self.keep("as-typed-entity", at, [at]),
            Event::Start(Tag::Image { .. }) => self.keep("as-typed-image", at, [at + 1]),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                if !is_link(source, *link_type, dest_url, title) || self.touches_words(range) {
                    self.keep("as-typed-link", at, [at]);
                }
            }
            Event::Code(_) if self.touches_words(range) => {
                let runs =
                    [at..at + source.len() - source.trim_start_matches('`').len(), at + source.trim_end_matches('`').len()..range.end];
                self.keep("as-typed-code", at, runs.into_iter().flatten());
            }
            Event::Start(Tag::Emphasis) => self.emphasis(range, 1),
            Event::Start(Tag::Strong) => self.emphasis(range, 2),
            Event::Start(Tag::Strikethrough) => self.strike(range),
            _ => {}
        }
        match event {
            Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => self.depth += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => self.depth -= 1,
            _ => {}
        }
    }

    fn keep(&mut self, code: &'static str, at: usize, escapes: impl IntoIterator<Item = usize>) {
        let found = Found::new(code, at, escapes);
        if !found.escapes.is_empty() {
            self.found.push(found);
        }
    }

    /// A list begins as people begin lists: with 1, or with what follows on the list before.
    fn item(&mut self, at: usize) {
        let Some(marker) = marker(&self.text[at..]) else { return };
        let delimiter = at + marker.length - 1;
        let depth = self.lists.len();
        let before = self.last.get(depth - 1).copied();
        match (marker.delimiter, marker.number, self.lists.last_mut()) {
            ('+', ..) => self.keep("as-typed-plus", at, [delimiter]),
            ('-' | '*', ..) => {}
            (_, Some(number), Some(last)) => {
                let follows = match *last {
                    None => number == 1 || before.is_some_and(|before| number == before.saturating_add(1)),
                    Some(last) => number == last.saturating_add(1) || (number == 1 && last == 1),
                };
                if follows {
                    *last = Some(number);
                } else {
                    self.keep("as-typed-number", at, [delimiter]);
                }
            }
            _ => self.keep("as-typed-number", at, [delimiter]),
        }
    }

    fn end_list(&mut self) {
        let depth = self.lists.len();
        if let Some(Some(last)) = self.lists.pop() {
            self.last.truncate(depth);
            self.last.resize(depth, 0);
            self.last[depth - 1] = last;
        }
    }

    /// A heading begins with `#` and says something; a line below a paragraph makes none.
    fn heading(&mut self, range: &Range<usize>, after: &[(Event<'_>, Range<usize>)]) {
        let source = &self.text[range.clone()];
        if source.trim_start().starts_with('#') {
            if matches!(after.first(), Some((Event::End(_), _))) {
                self.keep("as-typed-heading", range.start, opening(self.text, range.start, '#'));
            }
        } else {
            let source = source.trim_end();
            let line = source.rfind('\n').map_or(0, |end| end + 1);
            let sign = source[line..].find(['=', '-']).map(|offset| range.start + line + offset);
            self.keep("as-typed-underline", range.start + line, sign);
        }
    }

    /// A paragraph may begin with spaces.
    fn indented(&mut self, range: &Range<usize>, after: &[(Event<'_>, Range<usize>)]) {
        let mut found = Found::new("as-typed-indented", range.start, []);
        let lines = after.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::CodeBlock)));
        for (event, line) in lines {
            let Event::Text(_) = event else { continue };
            let before = &self.text[..line.start];
            let white = |c: char| matches!(c, ' ' | '\t');
            let start = before.trim_end_matches(white).len().max(line.start.saturating_sub(4));
            let inside = &self.text[line.clone()];
            let end = line.start + inside.len() - inside.trim_start_matches(white).len();
            if start < end {
                found.removals.push(start..end);
            }
        }
        if !found.removals.is_empty() {
            self.found.push(found);
        }
    }

    /// Fenced code ends, and says nothing in its fence.
    fn fenced(&mut self, range: &Range<usize>, info: &str) {
        let source = self.text[range.clone()].trim_end();
        let fence = |line: &str| {
            let line = line.trim_start_matches(['>', ' ', '\t']);
            let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
            line.chars().all(|c| c == sign).then_some(sign)
        };
        let last = source.rfind('\n').map(|end| end + 1).filter(|start| fence(&source[*start..]).is_some());
        if info.trim().is_empty() && last.is_some() {
            return;
        }
        let signs = |from: usize| source[from..].find(['`', '~']).map(|offset| range.start + from + offset);
        let fences = signs(0).into_iter().chain(last.and_then(signs));
        let each = |at: usize| {
            let sign = self.text[at..].chars().next().unwrap_or('`');
            at..at + self.text[at..].chars().take_while(|c| *c == sign).count()
        };
        let escapes: Vec<usize> = fences.flat_map(each).collect();
        self.keep("as-typed-fence", range.start, escapes);
    }

    /// Cells beyond the columns of a table belong to its last one.
    fn row(&mut self, range: &Range<usize>) {
        let source = self.text[range.clone()].trim_end();
        let row = source.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(source);
        let lead = row.len() - row.trim_start().len();
        let begins = usize::from(row[lead..].starts_with('|'));
        let mut escaped = false;
        let pipes = row.char_indices().skip(lead + begins).filter(|(_, c)| {
            let is = *c == '|' && !escaped;
            escaped = *c == '\\' && !escaped;
            is
        });
        let excess: Vec<usize> = pipes.skip(self.columns.saturating_sub(1)).map(|(at, _)| range.start + at).collect();
        self.keep("as-typed-cell", range.start, excess);
    }

    /// Stars around words emphasise; in a word or between figures they are what they are.
    fn emphasis(&mut self, range: &Range<usize>, length: usize) {
        if self.is_inside_word(range, length) || self.is_between_figures(range, length) {
            let runs = [range.start..range.start + length, range.end - length..range.end];
            self.keep("as-typed-emphasis", range.start, runs.into_iter().flatten());
        }
    }

    fn strike(&mut self, range: &Range<usize>) {
        let double = self.text[range.clone()].starts_with("~~");
        let length = if double { 2 } else { 1 };
        if !double || self.is_inside_word(range, length) {
            let runs = [range.start..range.start + length, range.end - length..range.end];
            self.keep("as-typed-strike", range.start, runs.into_iter().flatten());
        }
    }

    fn is_inside_word(&self, range: &Range<usize>, length: usize) -> bool {
        let edge =
            |outer: Option<char>, inner: Option<char>| outer.zip(inner).is_some_and(|(outer, inner)| in_word(outer) && in_word(inner));
        let inside = &self.text[range.start + length..range.end - length];
        let before = beyond_signs(self.text[..range.start].chars().rev());
        let after = beyond_signs(self.text[range.end..].chars());
        edge(before, beyond_signs(inside.chars())) || edge(after, beyond_signs(inside.chars().rev()))
    }

    /// Whether the letters beside a link or code would join its own.
    fn touches_words(&self, range: &Range<usize>) -> bool {
        self.text[..range.start].chars().next_back().is_some_and(in_word) || self.text[range.end..].chars().next().is_some_and(in_word)
    }

    fn is_between_figures(&self, range: &Range<usize>, length: usize) -> bool {
        let inside = &self.text[range.start + length..range.end - length];
        let before = self.text[..range.start].trim_end_matches(' ').chars().next_back();
        let after = self.text[range.end..].trim_start_matches(' ').chars().next();
        let figures = before.is_some_and(char::is_numeric) || after.is_some_and(char::is_numeric);
        figures && length == 1 && !inside.contains(char::is_alphabetic)
    }
}

/// The first character that is no sign of emphasis. More signs in a row than this belong to no word.
fn beyond_signs(chars: impl Iterator<Item = char>) -> Option<char> {
    const SIGNS_LIMIT: usize = 40;
    chars.take(SIGNS_LIMIT).find(|c| !matches!(c, '*' | '_' | '~'))
}

/// Whether a character is part of a word in a script that sets words apart by spaces.
pub(super) fn in_word(c: char) -> bool {
    let unspaced = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    c.is_alphanumeric() && !unspaced
}

/// Whether something is a link as people make them: its address is one of the web or a mailbox, is shown as it is
/// written, and its words name no other one.
fn is_link(source: &str, kind: LinkType, address: &str, title: &str) -> bool {
    const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];
    let scheme = SCHEMES.iter().find(|scheme| address.len() > scheme.len() && address.starts_with(**scheme));
    match kind {
        LinkType::Autolink => scheme.is_some() && source == format!("<{address}>"),
        LinkType::Email => true,
        LinkType::Inline => {
            let words = source.strip_suffix(&format!("]({address})")).and_then(|rest| rest.strip_prefix('['));
            scheme.is_some() && title.is_empty() && words.is_some_and(|words| !names_another(words, address))
        }
        _ => false,
    }
}

/// Whether the words of a link are an address, and another one.
fn names_another(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim_matches(['*', '_', '`', ' ', '/']).to_lowercase();
        let text = text.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("mailto:");
        text.trim_start_matches("www.").to_owned()
    };
    let (said, meant) = (bare(words), bare(address));
    let dotted = said.split(['.', '@']).filter(|part| !part.is_empty()).count() > 1;
    let is_address = words.contains("://") || (!said.contains(char::is_whitespace) && dotted);
    let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#', ':']);
    is_address && !meant.strip_prefix(said.trim_end_matches('.')).is_some_and(goes_on)
}
