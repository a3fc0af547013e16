//! The text of a document of Word: paragraphs, lists, tables and footnotes.

use super::docx::{LEVELS, Level, Look, attribute, child, is, list_of, value};
use super::rows::{Notes, Row};
use super::writer::{Inline, Kind, Writer, link, raised};
use roxmltree::{Node, NodeId};
use std::collections::HashMap;

/// How deep elements may be nested.
const DEPTH_LIMIT: usize = 60;
/// Over how many columns a cell of a table goes.
const SPAN_LIMIT: usize = 20;

/// A document while it is read.
pub(super) struct Body<'a, 'n> {
    notes: &'n mut Notes,
    look: Look,
    writer: Writer,
    /// The paragraph, from 1.
    number: u32,
    /// How far each level of each list has counted.
    counted: HashMap<String, [Option<u64>; LEVELS]>,
    footnotes: HashMap<&'a str, Node<'a, 'a>>,
    endnotes: HashMap<&'a str, Node<'a, 'a>>,
    /// The notes that were referred to, in their order, and where each is among them.
    referred: Vec<Node<'a, 'a>>,
    places: HashMap<(bool, NodeId), usize>,
    depth: usize,
}

impl<'a, 'n> Body<'a, 'n> {
    pub(super) fn new(notes: &'n mut Notes, look: Look, footnotes: Node<'a, 'a>, endnotes: Node<'a, 'a>) -> Self {
        let (writer, counted, referred, places) = (Writer::default(), HashMap::new(), Vec::new(), HashMap::new());
        let by_id = |notes: Node<'a, 'a>| {
            let mut by_id = HashMap::new();
            for note in notes.children() {
                if let Some(id) = attribute(note, "id") {
                    by_id.entry(id).or_insert(note);
                }
            }
            by_id
        };
        let (footnotes, endnotes) = (by_id(footnotes), by_id(endnotes));
        Self { notes, look, writer, number: 0, counted, footnotes, endnotes, referred, places, depth: 0 }
    }

    /// Reads the blocks below an element.
    pub(super) fn read(&mut self, parent: Node<'_, '_>) {
        if self.depth > DEPTH_LIMIT {
            return;
        }
        self.depth += 1;
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "del" | "moveFrom" => self.deleted(node),
                "Fallback" | "sectPr" => {}
                _ => self.read(node),
            }
        }
        self.depth -= 1;
    }

    /// The lines, with the notes that were referred to.
    pub(super) fn finish(mut self) -> Vec<Row> {
        let mut at = 0;
        while let Some(note) = self.referred.get(at).copied() {
            at += 1;
            let mut inline = Inline::default();
            for paragraph in note.children().filter(|node| is(*node, "p")) {
                self.inline(paragraph, &mut inline);
                inline.text(" ", false, false);
            }
            self.writer.footnote(self.number.max(1), &at.to_string(), inline);
        }
        self.writer.finish()
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        self.number += 1;
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|properties| value(properties, "pStyle"))
            .and_then(|id| self.look.styles.get(id))
            .cloned()
            .unwrap_or_default();
        let list = properties.and_then(list_of).or(style.list).filter(|(list, _)| list != "0");
        let mut inline = Inline::default();
        let mut kind = match style.heading {
            Some(level) => Kind::Heading(level),
            None if style.quote => Kind::Quote,
            None => Kind::Text,
        };
        let mut words = Inline::default();
        self.inline(node, &mut words);
        if let Some((list, level)) = list.filter(|_| !words.is_blank()) {
            match self.count(&list, level) {
                Counted::Bullet => kind = Kind::Item(level, None),
                Counted::Number(number) if matches!(kind, Kind::Text) => kind = Kind::Item(level, Some(number)),
                Counted::Number(number) => inline.text(&format!("{number}. "), false, false),
                Counted::Label(label) => inline.text(&format!("{label} "), false, false),
                Counted::Nothing => {}
            }
        }
        inline.append(words);
        self.writer.block(self.number, kind, inline);
        // What is in boxes follows the paragraph that they hang on.
        for content in boxes(node) {
            self.read(content);
        }
    }

    /// Counts an item of a list and says what is before its words.
    fn count(&mut self, list: &str, level: usize) -> Counted {
        let Some(levels) = self.look.levels.get(list) else { return Counted::Bullet };
        let Some(look) = levels.get(level).and_then(Option::as_ref) else { return Counted::Bullet };
        if look.format == "bullet" {
            return Counted::Bullet;
        }
        let counted = self.counted.entry(list.to_owned()).or_default();
        let number = counted[level].map_or(look.start, |last| last.saturating_add(1));
        counted[level] = Some(number);
        counted[level + 1..].fill(None);
        if look.format == "none" || look.text.is_empty() {
            return Counted::Nothing;
        }
        if look.format == "decimal" && look.text == format!("%{}.", level + 1) {
            return Counted::Number(number);
        }
        let mut label = look.text.clone();
        for (deep, (of, number)) in levels.iter().zip(counted.iter()).enumerate() {
            if let Some(of) = of {
                label = label.replace(&format!("%{}", deep + 1), &figure(of, number.unwrap_or(of.start)));
            }
        }
        Counted::Label(label)
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let number = self.number + 1;
        let mut rows = Vec::new();
        for row in node.children().filter(|node| is(*node, "tr")) {
            let mut cells = Vec::new();
            for cell in row.children().filter(|node| is(*node, "tc")) {
                let mut inline = Inline::default();
                for paragraph in cell.descendants().filter(|node| is(*node, "p")) {
                    self.number += 1;
                    if !inline.is_blank() {
                        inline.text(" ", false, false);
                    }
                    self.inline(paragraph, &mut inline);
                }
                cells.push(inline);
                let span = child(cell, "tcPr")
                    .and_then(|properties| value(properties, "gridSpan"))
                    .and_then(|span| span.parse().ok())
                    .unwrap_or(1);
                cells.resize_with(cells.len() + usize::min(span, SPAN_LIMIT).saturating_sub(1), Inline::default);
            }
            rows.push(cells);
        }
        self.writer.table(number, rows);
    }

    fn deleted(&mut self, node: Node<'_, '_>) {
        let words: String =
            node.descendants().filter(|node| is(*node, "delText") || is(*node, "t")).filter_map(|node| node.text()).collect();
        if !words.trim().is_empty() {
            self.notes.left_out("import-deleted", self.number.max(1), &words);
        }
    }

    /// Reads the words below an element.
    fn inline(&mut self, parent: Node<'_, '_>, inline: &mut Inline) {
        if self.depth > DEPTH_LIMIT {
            return;
        }
        self.depth += 1;
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node, inline),
                "hyperlink" => {
                    let mark = inline.mark();
                    self.inline(node, inline);
                    let words = inline.since(mark);
                    let address = attribute(node, "id").and_then(|id| self.look.links.get(id)).cloned().unwrap_or_default();
                    inline.raw(&link(&words, &address));
                }
                "oMath" => {
                    let words: String = node.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect();
                    self.notes.changed("import-formula", self.number.max(1), &words);
                    inline.text(&words, false, false);
                }
                "del" | "moveFrom" => self.deleted(node),
                "pPr" | "Fallback" | "p" => {}
                _ => self.inline(node, inline),
            }
        }
        self.depth -= 1;
    }

    fn run(&mut self, node: Node<'_, '_>, inline: &mut Inline) {
        let properties = child(node, "rPr");
        let on = |name: &str| {
            let found = properties.and_then(|properties| child(properties, name));
            found.is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "none" | "off")))
        };
        let (bold, italic) = (on("b"), on("i"));
        let shift = properties.and_then(|properties| value(properties, "vertAlign")).unwrap_or_default();
        if on("vanish") || on("strike") || on("dstrike") {
            let code = if on("vanish") { "import-hidden" } else { "import-deleted" };
            let words: String = node.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect();
            if !words.trim().is_empty() {
                self.notes.left_out(code, self.number.max(1), &words);
            }
            return;
        }
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => {
                    let words = part.text().unwrap_or_default();
                    match shift {
                        "superscript" => inline.text(&raised(words, false), bold, italic),
                        "subscript" => inline.text(&raised(words, true), bold, italic),
                        _ => inline.text(words, bold, italic),
                    }
                }
                "tab" | "ptab" => inline.text("\t", bold, italic),
                "br" if attribute(part, "type").is_none_or(|kind| kind == "textWrapping") => inline.line_break(),
                "cr" => inline.line_break(),
                "noBreakHyphen" => inline.text("\u{2011}", bold, italic),
                "softHyphen" => self.notes.left_out("import-soft-hyphen", self.number.max(1), node.text().unwrap_or_default()),
                "sym" => self.symbol(part, inline),
                "footnoteReference" => self.refer(false, part, inline),
                "endnoteReference" => self.refer(true, part, inline),
                "drawing" | "pict" | "object" => self.picture(part),
                "AlternateContent" => child(part, "Choice").into_iter().for_each(|choice| self.picture(choice)),
                _ => {}
            }
        }
    }

    /// A character of a symbol font.
    fn symbol(&mut self, node: Node<'_, '_>, inline: &mut Inline) {
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')) {
            Some(c) => inline.text(&c.to_string(), false, false),
            None => self.notes.left_out("import-character", self.number.max(1), attribute(node, "font").unwrap_or_default()),
        }
    }

    fn refer(&mut self, at_end: bool, reference: Node<'_, '_>, inline: &mut Inline) {
        let Some(id) = attribute(reference, "id") else { return };
        let notes = if at_end { &self.endnotes } else { &self.footnotes };
        let Some(note) = notes.get(id).copied() else { return };
        let at = *self.places.entry((at_end, note.id())).or_insert_with(|| {
            self.referred.push(note);
            self.referred.len()
        });
        inline.raw(&format!("[^{at}]"));
    }

    /// A drawing is left out, unless it is a box with words.
    fn picture(&mut self, node: Node<'_, '_>) {
        if !node.descendants().any(|node| is(node, "txbxContent")) {
            let description =
                node.descendants().find(|node| is(*node, "docPr")).and_then(|node| attribute(node, "descr")).unwrap_or_default();
            self.notes.left_out("import-image", self.number.max(1), description);
        }
    }
}

/// The boxes with words that hang on a paragraph. One within another is found when that is read.
fn boxes<'a, 'i>(paragraph: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let (mut boxes, mut next) = (Vec::new(), vec![paragraph]);
    while let Some(node) = next.pop() {
        match node.tag_name().name() {
            "txbxContent" => boxes.push(node),
            "Fallback" => {}
            _ => next.extend(node.children().rev().filter(Node::is_element)),
        }
    }
    boxes
}

/// What is before the words of an item.
enum Counted {
    Bullet,
    Number(u64),
    /// As it is written: `(a)`, `1.1`.
    Label(String),
    Nothing,
}

/// A number as a level of a list writes it.
fn figure(level: &Level, number: u64) -> String {
    let letters = |first: u8| {
        let at = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string().repeat(usize::try_from(number.saturating_sub(1) / 26 + 1).unwrap_or(1).min(5))
    };
    match level.format.as_str() {
        "lowerLetter" => letters(b'a'),
        "upperLetter" => letters(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" if number < 10 => format!("0{number}"),
        _ => number.to_string(),
    }
}

fn roman(mut number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out += sign;
            number -= value;
        }
    }
    out
}
