//! Documents of Word: the parts of the archive, bounded, and what its styles and lists say.

use super::BringFault;
use super::docx_body::Body;
use super::rows::{Notes, Row};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;
use zip::ZipArchive;

/// The most bytes that a part of the archive may have when it is unpacked.
const PART_LIMIT: u64 = 16 * 1024 * 1024;
/// The most bytes that all parts that are read may have.
const UNPACKED_LIMIT: u64 = 48 * 1024 * 1024;
/// The most parts of an archive.
const FILE_LIMIT: usize = 2_000;
/// The most elements of a part.
const NODE_LIMIT: u32 = 400_000;
/// The most attributes of an element, and the most names of a part that are declared: each is compared with the others.
const ATTRIBUTE_LIMIT: usize = 300;
const NAMESPACE_LIMIT: usize = 10_000;
/// How many levels a list of Word has.
pub(super) const LEVELS: usize = 9;
/// The most lists, and the most characters of what is before an item, that are looked at.
const LIST_LIMIT: usize = 5_000;
const LABEL_LIMIT: usize = 60;

/// The parts of an archive.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes of them may still be unpacked.
    left: u64,
}

/// The document as lines of Markdown; the numbers of the lines are those of its paragraphs.
pub(super) fn rows(bytes: &[u8], notes: &mut Notes) -> Result<Vec<Row>, BringFault> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BringFault::Damaged)?;
    if archive.len() > FILE_LIMIT {
        return Err(BringFault::Damaged);
    }
    let mut parts = Parts { archive, left: UNPACKED_LIMIT };
    let start = parts.part("_rels/.rels")?.ok_or(BringFault::Kind)?;
    let start = parsed(&start)?;
    let target = targets(start.root_element(), "/officeDocument").into_values().next().ok_or(BringFault::Kind)?;
    let main = target.trim_start_matches('/').to_owned();
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = |part: &str| if folder.is_empty() { part.to_owned() } else { format!("{folder}/{part}") };
    let text = parts.part(&main)?.ok_or(BringFault::Damaged)?;
    let mut other = |name: String| Ok::<_, BringFault>(parts.part(&name)?.unwrap_or_else(|| "<none/>".to_owned()));
    let relations = other(beside(&format!("_rels/{name}.rels")))?;
    let (styles, numbering) = (other(beside("styles.xml"))?, other(beside("numbering.xml"))?);
    let (footnotes, endnotes) = (other(beside("footnotes.xml"))?, other(beside("endnotes.xml"))?);
    parts.left_out(folder, notes)?;
    let (document, relations) = (parsed(&text)?, parsed(&relations)?);
    if document.root_element().tag_name().name() != "document" {
        return Err(BringFault::Kind);
    }
    let (styles, numbering) = (parsed(&styles)?, parsed(&numbering)?);
    let (footnotes, endnotes) = (parsed(&footnotes)?, parsed(&endnotes)?);
    let look = Look {
        styles: styles_of(styles.root_element()),
        levels: levels_of(numbering.root_element()),
        links: targets(relations.root_element(), "/hyperlink"),
    };
    let mut body = Body::new(notes, look, footnotes.root_element(), endnotes.root_element());
    body.read(document.root_element());
    Ok(body.finish())
}

impl Parts<'_> {
    /// Names what pages carry at their edges, and remarks.
    fn left_out(&mut self, folder: &str, notes: &mut Notes) -> Result<(), BringFault> {
        let names: Vec<String> = self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        for name in names {
            let file = name.strip_prefix(folder).unwrap_or(&name).trim_start_matches('/');
            let code = match file {
                "comments.xml" => "import-comment",
                _ if (file.starts_with("header") || file.starts_with("footer")) && file.ends_with(".xml") => "import-page-edge",
                _ => continue,
            };
            let Some(text) = self.part(&name)? else { continue };
            let words = parsed(&text)?.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect::<String>();
            if !words.trim().is_empty() {
                notes.left_out(code, 1, &words);
            }
        }
        Ok(())
    }

    /// A part as text.
    fn part(&mut self, name: &str) -> Result<Option<String>, BringFault> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let most = self.left.min(PART_LIMIT);
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| BringFault::Damaged)?;
        if bytes.len() as u64 > most {
            return Err(BringFault::Damaged);
        }
        self.left -= bytes.len() as u64;
        Ok(Some(super::decoded(&bytes)))
    }
}

fn parsed(text: &str) -> Result<Document<'_>, BringFault> {
    let many = |tag: &str| tag.split('>').next().is_some_and(|tag| tag.matches('=').count() > ATTRIBUTE_LIMIT);
    if text.matches("xmlns").count() > NAMESPACE_LIMIT || text.split('<').any(many) {
        return Err(BringFault::Damaged);
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODE_LIMIT, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|_| BringFault::Damaged)
}

/// Whether a node is an element of this local name.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The child of this name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `val` of a child.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Where the relations of a kind lead.
fn targets(root: Node<'_, '_>, kind: &str) -> HashMap<String, String> {
    let of_kind = root.children().filter(|node| attribute(*node, "Type").is_some_and(|is| is.ends_with(kind)));
    of_kind.filter_map(|node| Some((attribute(node, "Id")?.to_owned(), attribute(node, "Target")?.to_owned()))).collect()
}

/// What a paragraph's style says of it.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) heading: Option<usize>,
    /// The list, and how deep.
    pub(super) list: Option<(String, usize)>,
    pub(super) quote: bool,
}

/// How a level of a list looks.
#[derive(Clone, Default)]
pub(super) struct Level {
    pub(super) format: String,
    /// `%1.`
    pub(super) text: String,
    pub(super) start: u64,
}

/// The levels of a list.
pub(super) type Levels = [Option<Level>; LEVELS];

/// What the other parts of the archive say.
pub(super) struct Look {
    pub(super) styles: HashMap<String, Style>,
    /// The levels of each list.
    pub(super) levels: HashMap<String, Rc<Levels>>,
    pub(super) links: HashMap<String, String>,
}

/// A list and its level, where properties name one.
pub(super) fn list_of(properties: Node<'_, '_>) -> Option<(String, usize)> {
    let list = child(properties, "numPr")?;
    Some((value(list, "numId")?.to_owned(), value(list, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0)))
}

fn styles_of(root: Node<'_, '_>) -> HashMap<String, Style> {
    let styles = root.children().filter(|node| is(*node, "style"));
    let style = |node: Node<'_, '_>| {
        let name = value(node, "name").unwrap_or_default().to_ascii_lowercase();
        let properties = child(node, "pPr");
        let outline = properties.and_then(|properties| value(properties, "outlineLvl")).and_then(|level| level.parse::<usize>().ok());
        let heading = match name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
            Some(level) => Some(level),
            None if name == "title" => Some(1),
            None => outline.filter(|level| *level < 6).map(|level| level + 1),
        };
        Style { heading, list: properties.and_then(list_of), quote: name.ends_with("quote") }
    };
    styles.filter_map(|node| Some((attribute(node, "styleId")?.to_owned(), style(node)))).collect()
}

fn levels_of(root: Node<'_, '_>) -> HashMap<String, Rc<Levels>> {
    let level = |node: Node<'_, '_>| {
        let start = value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let text = value(node, "lvlText").unwrap_or_default().chars().take(LABEL_LIMIT).collect();
        Level { format: value(node, "numFmt").unwrap_or("decimal").to_owned(), text, start }
    };
    let levels = |node: Node<'_, '_>| {
        let mut levels = Levels::default();
        for node in node.children().filter(|node| is(*node, "lvl")) {
            if let Some(to) = attribute(node, "ilvl").and_then(|number| levels.get_mut(number.parse::<usize>().ok()?)) {
                *to = Some(level(node));
            }
        }
        Rc::new(levels)
    };
    let abstracts = root.children().filter(|node| is(*node, "abstractNum")).take(LIST_LIMIT);
    let abstracts: HashMap<&str, Rc<Levels>> =
        abstracts.filter_map(|node| Some((attribute(node, "abstractNumId")?, levels(node)))).collect();
    let of = |node: Node<'_, '_>| {
        let mut levels = abstracts.get(value(node, "abstractNumId")?).cloned().unwrap_or_default();
        for over in node.children().filter(|node| is(*node, "lvlOverride")) {
            let number = attribute(over, "ilvl").and_then(|number| number.parse::<usize>().ok()).unwrap_or(0);
            let start = value(over, "startOverride").and_then(|start| start.parse().ok());
            if let (Some(start), Some(level)) = (start, Rc::make_mut(&mut levels).get_mut(number)) {
                level.get_or_insert_default().start = start;
            }
        }
        Some((attribute(node, "numId")?.to_owned(), levels))
    };
    root.children().filter(|node| is(*node, "num")).take(LIST_LIMIT).filter_map(of).collect()
}
