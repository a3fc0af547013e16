//! How deep a text nests. Each level costs the server that renders the page, and the browser that shows it, as much as the text is long.

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

#[cfg(test)]
mod tests {
    use super::super::{Kept, Numbers, keep, markdown};
    use crate::i18n::I18n;
    use domain::locale::Locale;

    /// How deep the elements of a page are inside each other.
    fn depth(html: &str) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        for tag in html.split('<').skip(1) {
            if tag.starts_with('/') {
                depth = depth.saturating_sub(1);
            } else {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
        deepest
    }

    #[test]
    fn what_is_nested_deep_is_shown_as_it_was_typed() {
        let cases = [
            "_**_",
            "*_~~",
            "* ",
            "| a ",
            "|-",
            "&#1;",
            "#",
            "\\\\",
            "<a@b.c>",
            "[a](",
            "[a](b) ",
            "[^1]",
            "``` ",
            "~~~\n",
            "   ",
            "\t",
            "=\n",
            "-",
            "a\n-\n",
            "***",
            "~",
            "~~",
            "`",
            "``",
            "` ",
            "1) ",
            "+ ",
            "<!--",
            "<?",
            "[a]: b\n",
            "!",
            "]",
            "[]",
            "[][",
            "a|b\n-|-\n",
            "&amp;",
            "http://",
            "> ",
            ">",
            "- ",
            "1. ",
            "**a*_b_",
            "**a *b ",
            "_**",
            "*a **b",
            "[^a]: ",
            "[a",
            "![",
            "~~a **b",
            "> - ",
            "<b>",
            "`a ``b ",
        ];
        for sign in cases {
            for text in [sign.repeat(50_000 / sign.len()), format!("{}word", sign.repeat(2_000)), format!("{sign}word\n").repeat(3_000)] {
                let rendered = markdown_of(&text);
                let html = rendered.body + &rendered.notes;
                assert!(depth(&html) < 60, "{sign}: {} deep", depth(&html));
                let shown = html.matches("word").count();
                assert_eq!(shown, text.matches("word").count(), "{sign}");
            }
        }
        let indented: String = (0..250).map(|level| format!("{}- word\n", "  ".repeat(level))).collect();
        assert!(depth(&markdown_of(&indented).body) < 60);
        let written = "> > > Quoted **strongly, *and more***\n\n- a\n  - b\n    - c\n      1. d";
        assert_eq!(keep(written), Kept { text: written.to_owned(), changes: Vec::new() });
    }

    fn markdown_of(text: &str) -> super::super::Rendered {
        markdown(I18n::new(Locale::En), text, 2, Numbers::Hidden)
    }
}
