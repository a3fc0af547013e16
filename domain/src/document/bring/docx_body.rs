//! The text of a document of Word: paragraphs, lists, tables and footnotes.

use super::docx::{Level, Look, attribute, child, is, list_of, value};
use super::rows::{Notes, Row};
use super::writer::{Inline, Kind, Writer, link, raised};
use roxmltree::Node;
use std::collections::HashMap;

/// How deep elements may be nested.
const DEPTH_LIMIT: usize = 60;

/// A document while it is read.
pub(super) struct Body<'a, 'n> {
    notes: &'n mut Notes,
    look: Look,
    writer: Writer,
    /// The paragraph, from 1.
    number: u32,
    /// How far each level of each list has counted.
    counted: HashMap<(String, usize), u64>,
    footnotes: Node<'a, 'a>,
    endnotes: Node<'a, 'a>,
    /// The notes that were referred to, in their order.
    referred: Vec<Node<'a, 'a>>,
    depth: usize,
}

impl<'a, 'n> Body<'a, 'n> {
    pub(super) fn new(notes: &'n mut Notes, look: Look, footnotes: Node<'a, 'a>, endnotes: Node<'a, 'a>) -> Self {
        let (writer, counted, referred) = (Writer::default(), HashMap::new(), Vec::new());
        Self { notes, look, writer, number: 0, counted, footnotes, endnotes, referred, depth: 0 }
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
        for content in node.descendants().filter(|node| is(*node, "txbxContent") && !node.ancestors().any(|node| is(node, "Fallback"))) {
            self.read(content);
        }
    }

    /// Counts an item of a list and says what is before its words.
    fn count(&mut self, list: &str, level: usize) -> Counted {
        let Some(levels) = self.look.levels.get(list) else { return Counted::Bullet };
        let Some(look) = levels.get(&level) else { return Counted::Bullet };
        if look.format == "bullet" {
            return Counted::Bullet;
        }
        let number = self.counted.get(&(list.to_owned(), level)).map_or(look.start, |last| last.saturating_add(1));
        self.counted.insert((list.to_owned(), level), number);
        self.counted.retain(|(of, deep), _| of != list || *deep <= level);
        if look.format == "none" || look.text.is_empty() {
            return Counted::Nothing;
        }
        if look.format == "decimal" && look.text == format!("%{}.", level + 1) {
            return Counted::Number(number);
        }
        let mut label = look.text.clone();
        for (deep, of) in levels {
            let number = self.counted.get(&(list.to_owned(), *deep)).copied().unwrap_or(of.start);
            label = label.replace(&format!("%{}", deep + 1), &figure(of, number));
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
                cells.resize_with(cells.len() + usize::min(span, 50).saturating_sub(1), Inline::default);
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
                "footnoteReference" => self.refer(self.footnotes, part, inline),
                "endnoteReference" => self.refer(self.endnotes, part, inline),
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

    fn refer(&mut self, notes: Node<'a, 'a>, reference: Node<'_, '_>, inline: &mut Inline) {
        let Some(id) = attribute(reference, "id") else { return };
        let Some(note) = notes.children().find(|node| attribute(*node, "id") == Some(id)) else { return };
        let at = self.referred.iter().position(|one| *one == note).unwrap_or_else(|| {
            self.referred.push(note);
            self.referred.len() - 1
        });
        inline.raw(&format!("[^{}]", at + 1));
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
