//! A letter's text: Markdown with footnotes to safe HTML. Raw HTML is shown as the text it is, pictures as their
//! descriptions; what comes out passes through a filter all the same.

use super::escape::escape;
use crate::i18n::I18n;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// A text, rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub body: String,
    /// Its footnotes in the order they are referred to, for the foot of the letter; empty where there are none.
    pub notes: String,
}

static FILTER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut filter = ammonia::Builder::default();
    filter
        .rm_tags(["area", "audio", "figure", "img", "map", "video"])
        .add_tag_attributes("a", ["aria-label", "id", "lang"])
        .add_tag_attributes("li", ["id"])
        .add_allowed_classes("a", ["back"])
        .add_allowed_classes("sup", ["fn"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Custom(Box::new(only_notes)))
        .link_rel(Some("noopener"));
    filter
});

/// Of addresses without a scheme only those of footnotes are kept.
fn only_notes(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    url.starts_with("#fn").then(|| url.into())
}

/// Footnotes as they are met.
#[derive(Default)]
struct Notes {
    /// Number of each label, in the order of the references.
    numbers: HashMap<String, usize>,
    /// How often each number was referred to.
    references: HashMap<usize, usize>,
    /// What each label says.
    texts: HashMap<String, String>,
}

impl Notes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }

    fn refer(&mut self, label: &str) -> String {
        let number = self.number(label);
        let times = self.references.entry(number).or_default();
        *times += 1;
        format!("<sup class=\"fn\"><a href=\"#fn-{number}\" id=\"fnref-{number}-{times}\">{number}</a></sup>")
    }

    /// The list at the foot; a note that nothing refers to stands last.
    fn list(mut self, t: I18n) -> String {
        let mut unused: Vec<_> = self.texts.keys().filter(|label| !self.numbers.contains_key(*label)).cloned().collect();
        unused.sort();
        for label in unused {
            self.number(&label);
        }
        let mut labels: Vec<_> = self.numbers.iter().collect();
        labels.sort_by_key(|(_, number)| **number);
        let (back, lang) = (escape(&t.text("footnote-back")), t.locale.tag());
        let items: String = labels
            .into_iter()
            .filter_map(|(label, number)| {
                let text = self.texts.get(label)?;
                let links: String = (1..=self.references.get(number).copied().unwrap_or(0))
                    .map(|time| format!(" <a class=\"back\" lang=\"{lang}\" aria-label=\"{back}\" href=\"#fnref-{number}-{time}\">↩</a>"))
                    .collect();
                let text = match text.trim_end().strip_suffix("</p>") {
                    Some(text) => format!("{text}{links}</p>"),
                    None => format!("{text}{links}"),
                };
                Some(format!("<li id=\"fn-{number}\">{text}</li>"))
            })
            .collect();
        if items.is_empty() { items } else { format!("<ol>{items}</ol>") }
    }
}

/// Renders a letter's text; its highest heading becomes one of rank `top`.
pub fn markdown(t: I18n, text: &str, top: u8) -> Rendered {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut notes = Notes::default();
    let (mut body, mut inside): (Vec<Event<'_>>, Option<(String, Vec<Event<'_>>)>) = (Vec::new(), None);
    for event in Parser::new_ext(text, options) {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside = Some((label.to_string(), Vec::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, events)) = inside.take() {
                    let mut html = String::new();
                    push_html(&mut html, events.into_iter());
                    notes.texts.entry(label).or_insert(html);
                }
                continue;
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            // A block of raw HTML is a paragraph of text.
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Start(Tag::Heading { level: shifted(level, top), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shifted(level, top))),
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

fn shifted(level: HeadingLevel, top: u8) -> HeadingLevel {
    let rank = level as usize + usize::from(top) - 1;
    HeadingLevel::try_from(rank).unwrap_or(HeadingLevel::H6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    fn render(text: &str) -> Rendered {
        markdown(I18n::new(Locale::En), text, 2)
    }

    #[test]
    fn raw_html_is_text_and_pictures_are_their_descriptions() {
        let html = render("<script>alert(1)</script>\n\na <b onclick=x>b</b> ![a river](https://elsewhere.example/x.png)\n\n[x](javascript:alert(1)) [y](/local)").body;
        assert!(!html.contains("<script") && !html.contains("<b") && !html.contains("<img") && !html.contains("href"), "{html}");
        assert!(html.contains("a river") && html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn headings_rank_below_the_subject() {
        assert_eq!(render("# One\n\n##### Five").body, "<h2>One</h2>\n<h6>Five</h6>");
    }

    #[test]
    fn footnotes_gather_at_the_foot_in_the_order_of_their_references() {
        let text = render("One[^b], two[^a], one again[^b].\n\n[^a]: Second.\n[^b]: First.\n");
        assert_eq!(
            text.body,
            "<p>One<sup class=\"fn\"><a href=\"#fn-1\" id=\"fnref-1-1\" rel=\"noopener\">1</a></sup>, two<sup class=\"fn\"><a href=\"#fn-2\" \
             id=\"fnref-2-1\" rel=\"noopener\">2</a></sup>, one again<sup class=\"fn\"><a href=\"#fn-1\" id=\"fnref-1-2\" rel=\"noopener\">1</a></sup>.</p>"
        );
        assert!(text.notes.starts_with("<ol><li id=\"fn-1\"><p>First. <a "), "{}", text.notes);
        assert!(text.notes.contains("href=\"#fnref-1-2\""), "{}", text.notes);
    }
}
