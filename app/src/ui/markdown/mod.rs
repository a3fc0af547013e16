//! A letter's text: Markdown with footnotes to safe HTML. What would make the page say anything else than the text is
//! shown as it was typed (`keep.rs`); what comes out passes through a filter all the same.

mod find;
mod keep;
mod nested;
mod notes;
#[cfg(test)]
mod tests;

use super::escape::escape;
use crate::i18n::I18n;
pub use keep::{Change, Kept, keep};
use notes::Notes;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};
use std::{collections::HashSet, sync::LazyLock};

/// A text, rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub body: String,
    /// Its footnotes in the order they are referred to, for the foot of the letter; empty where there are none.
    pub notes: String,
}

/// What letters may use beside CommonMark.
const OPTIONS: Options = Options::ENABLE_FOOTNOTES.union(Options::ENABLE_TABLES).union(Options::ENABLE_STRIKETHROUGH);

static FILTER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut filter = ammonia::Builder::default();
    filter
        .rm_tags(["area", "audio", "figure", "img", "map", "video"])
        .add_tag_attributes("a", ["aria-label", "id", "lang"])
        .add_tag_attributes("li", ["id", "value"])
        .add_tag_attributes("p", ["id"])
        .add_allowed_classes("a", ["away", "back", "number"])
        .add_allowed_classes("ol", ["bracket"])
        .add_allowed_classes("sup", ["fn"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Custom(Box::new(only_notes)))
        .link_rel(Some("noopener"));
    filter
});

/// Of addresses without a scheme only those of footnotes and paragraphs are kept: nothing else that is written here has one.
fn only_notes(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    (url.starts_with("#fn") || url.starts_with("#p")).then(|| url.into())
}

/// Whether the numbers of a letter's paragraphs are seen. Each has its address (`#p7`) in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Before each paragraph.
    Shown,
    /// In its address alone.
    Hidden,
}

/// Which of the blocks of a body, set apart by blank lines, are paragraphs with a number: the same that [`markdown`] gives
/// them.
pub fn paragraph_numbers(blocks: &[&str]) -> Vec<Option<usize>> {
    let text = keep(&blocks.join("\n\n")).text;
    let (mut starts, mut depth, mut counted, mut lines) = (Vec::new(), 0, 0, 0);
    for (event, range) in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => {
                lines += text[counted..range.start].matches('\n').count();
                counted = range.start;
                starts.push(lines);
            }
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    let mut line = 0;
    let number = |block: &&str| {
        let found = starts.binary_search(&line).ok().map(|at| at + 1);
        line += block.matches('\n').count() + 2;
        found
    };
    blocks.iter().map(number).collect()
}

/// Renders a letter's text; its highest heading becomes one of rank `top`.
pub fn markdown(t: I18n, text: &str, top: u8, numbers: Numbers) -> Rendered {
    let text = keep(text).text;
    let events: Vec<_> = Parser::new_ext(&text, OPTIONS).into_offset_iter().collect();
    let labels = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(label.as_ref()),
        _ => None,
    });
    let mut notes = Notes::labelled(labels);
    let mut lists = Lists { text: &text, next: Vec::new() };
    let (mut paragraphs, mut depth) = (0, 0);
    let (mut body, mut inside): (Vec<Event<'_>>, Option<(String, Vec<Event<'_>>)>) = (Vec::new(), None);
    for (event, range) in events {
        let outermost = depth == 0;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let event = match event {
            Event::Start(Tag::Paragraph) if outermost => {
                paragraphs += 1;
                html(paragraph(t, paragraphs, numbers))
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside = Some((label.to_string(), Vec::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, events)) = inside.take() {
                    let mut html = String::new();
                    push_html(&mut html, events.into_iter());
                    notes.define(&label, html);
                }
                continue;
            }
            Event::Start(Tag::List(first)) => lists.start(first, range.start),
            Event::Start(Tag::Item) => lists.item(range.start),
            Event::End(TagEnd::Item) => html("</li>\n"),
            Event::End(TagEnd::List(ordered)) => {
                lists.next.pop();
                html(if ordered { "</ol>\n" } else { "</ul>\n" })
            }
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Start(Tag::Heading { level: shifted(level, top), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shifted(level, top))),
            // On paper its address follows.
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                Event::InlineHtml(format!("<a class=\"away\" href=\"{}\">", escape(&dest_url)).into())
            }
            Event::FootnoteReference(label) => Event::InlineHtml(CowStr::from(notes.refer(&label))),
            other => other,
        };
        match &mut inside {
            Some((_, events)) => events.push(event),
            None => body.push(event),
        }
    }
    let mut html = String::new();
    push_html(&mut html, body.into_iter());
    Rendered { body: FILTER.clean(html.trim_end()).to_string(), notes: FILTER.clean(&notes.list(t)).to_string() }
}

/// The start of a paragraph with its address.
fn paragraph(t: I18n, number: usize, numbers: Numbers) -> String {
    let link = match numbers {
        Numbers::Hidden => String::new(),
        Numbers::Shown => {
            let name = escape(&t.with("paragraph-number", &[("number", number.into())]));
            format!("<a class=\"number\" lang=\"{}\" aria-label=\"{name}\" href=\"#p{number}\">{number}</a> ", t.locale.tag())
        }
    };
    format!("<p id=\"p{number}\">{link}")
}

fn html<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::Html(html.into())
}

/// The open lists of a text: each item shows the number that was typed.
struct Lists<'a> {
    text: &'a str,
    /// The number that each would show next by itself; nothing for bullets.
    next: Vec<Option<u64>>,
}

impl Lists<'_> {
    fn start<'e>(&mut self, first: Option<u64>, at: usize) -> Event<'e> {
        self.next.push(first);
        let bracket = find::marker(&self.text[at..]).is_some_and(|marker| marker.delimiter == ')');
        html(match (first, bracket) {
            (None, _) => "<ul>\n".to_owned(),
            (Some(first), bracket) => {
                let class = if bracket { " class=\"bracket\"" } else { "" };
                let start = if first == 1 { String::new() } else { format!(" start=\"{first}\"") };
                format!("<ol{class}{start}>\n")
            }
        })
    }

    fn item<'e>(&mut self, at: usize) -> Event<'e> {
        let typed = find::marker(&self.text[at..]).and_then(|marker| marker.number);
        match (self.next.last_mut(), typed) {
            (Some(Some(next)), Some(number)) => {
                let value = if number == *next { String::new() } else { format!(" value=\"{number}\"") };
                *next = number.saturating_add(1);
                html(format!("<li{value}>"))
            }
            _ => html("<li>"),
        }
    }
}

fn shifted(level: HeadingLevel, top: u8) -> HeadingLevel {
    let rank = level as usize + usize::from(top) - 1;
    HeadingLevel::try_from(rank).unwrap_or(HeadingLevel::H6)
}
