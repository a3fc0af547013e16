//! HTML as browsers, Word and Google Docs put it on the clipboard, or as somebody pasted its source.

use super::rows::{Notes, Row};
use super::writer::{Inline, Kind, Writer, link, raised};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// How deep elements may be nested; deeper ones count as their parents.
const DEPTH_LIMIT: usize = 200;

/// Whether a text is the source of a page, or of a part of one.
pub(super) fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let start = lower.trim_start();
    let whole = ["<!doctype html", "<html", "<meta", "<head", "<body", "<!--startfragment", "<article", "<section", "<table"];
    let part = ["<p>", "<p ", "<div", "<span", "<b ", "<h1", "<h2", "<h3", "<ul", "<ol", "<br"];
    whole.iter().any(|tag| start.starts_with(tag))
        || (part.iter().any(|tag| start.starts_with(tag)) && start.contains("</"))
        || lower.matches("</p>").count() + lower.matches("</div>").count() > 1
        || lower.matches("<br").count() > 2
}

/// The page as lines of Markdown.
pub(super) fn rows(text: &str, notes: &mut Notes) -> Vec<Row> {
    let sink = Sink(RefCell::new(Page::new(notes)));
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.flush();
    page.writer.finish()
}

struct Sink<'a>(RefCell<Page<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.line = u32::try_from(line).unwrap_or(u32::MAX);
        match token {
            Token::TagToken(tag) => page.tag(&tag),
            Token::CharacterTokens(text) => {
                page.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// An element that is open.
struct Open {
    name: String,
    bold: bool,
    italic: bool,
    hidden: bool,
    /// Where the words of a link begin, and where it leads.
    link: Option<(usize, String)>,
    /// The number of the next item of a list.
    next: Option<u64>,
    /// How many lines were written before it.
    written: usize,
}

struct Page<'a> {
    writer: Writer,
    notes: &'a mut Notes,
    line: u32,
    /// Where the block began.
    begun: u32,
    inline: Inline,
    open: Vec<Open>,
    /// The item of a list whose first block is to come.
    item: Option<Kind>,
    /// The rows of a table while it is open.
    table: Option<Vec<Vec<Inline>>>,
}

impl<'a> Page<'a> {
    fn new(notes: &'a mut Notes) -> Self {
        let (inline, open) = (Inline::default(), Vec::new());
        Self { writer: Writer::default(), notes, line: 1, begun: 1, inline, open, item: None, table: None }
    }

    fn is_hidden(&self) -> bool {
        self.open.iter().any(|open| open.hidden)
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(&open.name.as_str()))
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        match tag.kind {
            TagKind::StartTag => self.start(&name, tag),
            TagKind::EndTag => {
                if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                    while self.open.len() > at {
                        self.close();
                    }
                }
                TokenSinkResult::Continue
            }
        }
    }

    fn start(&mut self, name: &str, tag: &Tag) -> TokenSinkResult<()> {
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| *attribute.name.local == *wanted);
            found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
        };
        match name {
            "br" if !self.is_hidden() => self.inline.line_break(),
            "img" if !self.is_hidden() => {
                let alt = attribute("alt");
                let excerpt = if alt.is_empty() { "<img>".to_owned() } else { alt };
                self.notes.left_out("import-image", self.line, &excerpt);
            }
            "hr" => {
                self.flush();
                self.writer.rule(self.line);
            }
            _ => {}
        }
        if matches!(name, "br" | "img" | "hr" | "meta" | "link" | "input" | "wbr" | "col" | "base" | "source") || tag.self_closing {
            return TokenSinkResult::Continue;
        }
        if is_block(name) {
            self.flush();
        }
        // Browsers close these by themselves.
        let implied: &[&str] = match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &["p"],
            "li" => &["li"],
            "td" | "th" => &["td", "th"],
            "tr" => &["tr"],
            _ => &[],
        };
        if self.open.last().is_some_and(|open| implied.contains(&open.name.as_str())) {
            self.close();
        }
        self.begin(name);
        let style = attribute("style").to_ascii_lowercase().replace(' ', "");
        let (bold, italic) = self.open.last().map_or((false, false), |open| (open.bold, open.italic));
        let heavy = ["font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8", "font-weight:9"];
        let light = ["font-weight:normal", "font-weight:4", "font-weight:3"];
        let bold = match () {
            () if light.iter().any(|weight| style.contains(weight)) => false,
            () => bold || matches!(name, "b" | "strong") || heavy.iter().any(|weight| style.contains(weight)),
        };
        let italic = !style.contains("font-style:normal") && (italic || matches!(name, "i" | "em") || style.contains("font-style:italic"));
        let hidden = matches!(name, "head" | "script" | "style" | "title" | "template" | "noscript" | "svg")
            || style.contains("display:none")
            || style.contains("mso-hide:all");
        let link = (name == "a").then(|| (self.inline.mark(), attribute("href")));
        let next = (name == "ol").then(|| attribute("start").parse().unwrap_or(1));
        if self.open.len() < DEPTH_LIMIT {
            self.open.push(Open { name: name.to_owned(), bold, italic, hidden, link, next, written: self.writer.len() });
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// What begins with an element.
    fn begin(&mut self, name: &str) {
        match name {
            "table" if self.table.is_none() => self.table = Some(Vec::new()),
            "tr" => self.table.iter_mut().for_each(|table| table.push(Vec::new())),
            "li" => {
                let level = self.open.iter().filter(|open| matches!(open.name.as_str(), "ul" | "ol")).count().saturating_sub(1);
                let list = self.open.iter_mut().rev().find(|open| matches!(open.name.as_str(), "ul" | "ol"));
                let number = list.and_then(|list| list.next.as_mut()).map(|next| {
                    let number = *next;
                    *next = next.saturating_add(1);
                    number
                });
                self.item = Some(Kind::Item(level, number));
            }
            _ => {}
        }
    }

    /// Closes the innermost element.
    fn close(&mut self) {
        if let Some(open) = self.open.last().filter(|open| is_block(&open.name)) {
            let may_be_empty = matches!(open.name.as_str(), "p" | "div") && open.written == self.writer.len();
            if may_be_empty && self.inline.is_blank() && self.table.is_none() {
                self.writer.block(self.line, Kind::Text, Inline::default());
            }
            self.flush();
        }
        let Some(open) = self.open.pop() else { return };
        match open.name.as_str() {
            "a" => self.close_link(open.link),
            "td" | "th" => {
                let cell = std::mem::take(&mut self.inline);
                if let Some(row) = self.table.as_mut().and_then(|table| table.last_mut()) {
                    row.push(cell);
                }
            }
            "table" if !self.is_in(&["table"]) => {
                if let Some(mut rows) = self.table.take() {
                    rows.retain(|row| !row.is_empty());
                    self.writer.table(self.line, rows);
                }
            }
            _ => {}
        }
    }

    /// A link to a note, from a note, or elsewhere.
    fn close_link(&mut self, link_of: Option<(usize, String)>) {
        let Some((mark, address)) = link_of else { return };
        let words = self.inline.since(mark);
        let label: String = words.chars().filter(char::is_ascii_digit).collect();
        let is_mark = !label.is_empty() && words.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')') || c.is_whitespace()) == label;
        let target = address.rsplit_once('#').map(|(_, target)| target.to_ascii_lowercase());
        match target.filter(|_| is_mark) {
            Some(target) if target.contains("ref") && self.inline.is_blank() => self.inline.raw(&format!("[^{label}]: ")),
            Some(_) => self.inline.raw(&format!("[^{label}]")),
            None => self.inline.raw(&link(&words, &address)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        let (bold, italic) = self.open.last().map_or((false, false), |open| (open.bold, open.italic));
        let kept = if self.is_in(&["pre"]) { text.to_owned() } else { collapsed(text) };
        let kept = match (self.is_in(&["sup"]), self.is_in(&["sub"])) {
            (true, _) if !self.is_in(&["a"]) => raised(&kept, false),
            (_, true) => raised(&kept, true),
            _ => kept,
        };
        let kept = if self.inline.is_blank() { kept.trim_start_matches([' ', '\n']) } else { &kept };
        if self.inline.is_blank() && !kept.is_empty() {
            self.begun = self.line;
        }
        self.inline.text(kept, bold, italic);
    }

    /// Ends the block that is being written.
    fn flush(&mut self) {
        if self.table.is_some() {
            if !self.inline.is_blank() {
                self.inline.text(" ", false, false);
            }
            return;
        }
        let inline = std::mem::take(&mut self.inline);
        if inline.is_blank() {
            return;
        }
        let heading = self.open.iter().find_map(|open| open.name.strip_prefix('h').and_then(|level| level.parse().ok()));
        let kind = match (heading, self.item) {
            (Some(level), _) => Kind::Heading(level),
            (None, Some(item)) => {
                self.item = None;
                item
            }
            _ if self.is_in(&["blockquote"]) => Kind::Quote,
            _ => Kind::Text,
        };
        self.writer.block(self.begun, kind, inline);
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "address"
            | "dl"
            | "dt"
            | "dd"
            | "body"
            | "main"
            | "center"
    )
}

/// A text with single spaces, as browsers show it.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}') { ' ' } else { c };
        if !(c == ' ' && out.ends_with(' ')) {
            out.push(c);
        }
    }
    out
}
