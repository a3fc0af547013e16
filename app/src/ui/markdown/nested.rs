//! How deep a text nests. Each level costs whoever renders the page, and whoever reads it, as much as the text is long.

use super::OPTIONS;
use super::find::{Found, marker};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// How many quotations, items and emphases may be inside each other. Deeper ones are shown as they were typed.
const DEPTH_LIMIT: usize = 12;

/// The signs of what is nested too deep.
pub(super) fn too_deep(text: &str) -> Vec<Found> {
    let (mut found, mut depth) = (Vec::new(), 0);
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(tag) if nests(&tag.to_end()) => {
                depth += 1;
                if depth > DEPTH_LIMIT {
                    found.push(Found::new("as-typed-nested", range.start, signs(text, &tag, range.start)));
                }
            }
            Event::End(tag) if nests(&tag) => depth -= 1,
            _ => {}
        }
    }
    found
}

const fn nests(tag: &TagEnd) -> bool {
    use TagEnd::{BlockQuote, Emphasis, FootnoteDefinition, Image, Item, Link, Strikethrough, Strong};
    matches!(tag, BlockQuote(_) | Item | FootnoteDefinition | Emphasis | Strong | Strikethrough | Link | Image)
}

/// Where the characters are that make an element begin.
fn signs(text: &str, tag: &Tag<'_>, at: usize) -> Vec<usize> {
    let rest = &text[at..];
    let first = |sign: char| rest.find(sign).map(|offset| at + offset).into_iter().collect();
    match tag {
        Tag::BlockQuote(_) => first('>'),
        Tag::FootnoteDefinition(_) | Tag::Image { .. } => first('['),
        Tag::Item => marker(rest).map(|marker| at + marker.length - 1).into_iter().collect(),
        Tag::Strong | Tag::Strikethrough => {
            let sign = rest.chars().next();
            rest.chars().take(2).take_while(|c| Some(*c) == sign).enumerate().map(|(offset, _)| at + offset).collect()
        }
        _ => vec![at],
    }
}
