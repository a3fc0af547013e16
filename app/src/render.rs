//! From a view to HTML: the one place where Leptos renders, and the frame that every page is in.

use crate::i18n::I18n;
use domain::{locale::Locale, shapes::letters::CoalitionBrief};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// What every page knows about its reader and its address.
#[derive(Clone, Debug)]
pub struct Chrome {
    /// The reader's language.
    pub locale: Locale,
    /// The page's path without its language: `/c/coalition/letter`; empty for the home page.
    pub path: String,
    /// The instance's base address, without a final slash.
    pub base_url: String,
    /// Name of the organiser who is signed in.
    pub organiser: Option<String>,
    /// Key of a message about what was just done: `done-letter-saved`.
    pub flash: Option<String>,
    /// Whether this is a demonstration: shows the way to the mailbox page.
    pub demonstration: bool,
    /// A random token for the forms of this page that create something.
    pub form: String,
}

impl Chrome {
    /// The strings of the reader's language.
    pub const fn t(&self) -> I18n {
        I18n::new(self.locale)
    }

    /// A local path in the reader's language: `href("/desk")` is `/en/desk`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.locale.tag())
    }

    /// The address of a form that creates something: it names the form, so that a second click creates nothing more.
    pub fn once(&self, action: String) -> String {
        if self.form.is_empty() {
            return action;
        }
        let joint = if action.contains('?') { '&' } else { '?' };
        format!("{action}{joint}once={}", self.form)
    }
}

/// The addresses of a page whose text has one in each language, each a path with the interface's language before it.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// The one of the text that is shown.
    pub own: String,
    /// All of them: the tag of the text, and its path.
    pub all: Vec<(String, String)>,
    /// The one for readers of no language among them.
    pub default: String,
}

/// What is in a page's head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Title, without the product's name.
    pub title: String,
    /// One or two sentences for search engines and link previews; empty for pages not to be found.
    pub description: String,
    /// Whether search engines may list the page.
    pub index: bool,
    /// Whether the page holds an island, and so needs the wasm module.
    pub islands: bool,
    /// Where search engines find the page's text in each language, if not at the page's own path in each of the
    /// interface's.
    pub addresses: Option<Addresses>,
    /// Path of the page's Atom feed, without the language.
    pub feed: Option<String>,
    /// The coalition whose colour the page wears.
    pub coalition: Option<CoalitionBrief>,
    /// Whether its reader may be at risk: the page can be left with one click.
    pub exit: bool,
}

/// Renders a view outside any page: islands are marked for the browser, and nothing waits for it.
pub fn fragment<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    owner.unset();
    html
}

/// Renders a whole page.
pub fn page<V: IntoView + 'static>(chrome: &Chrome, head: &Head, main: impl FnOnce() -> V) -> String {
    let body = fragment(|| crate::ui::frame::frame(chrome, head, main()));
    // Markers that only an island's hydration needs; text and attributes never hold one, for `<` is escaped there.
    let body = if head.islands { body } else { body.replace("<!>", "") };
    format!("<!DOCTYPE html>{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let html = fragment(|| view! { <p title="<!>".to_owned()>{"<script>".to_owned()}</p> });
        assert_eq!(html.replace("<!>", ""), "<p title=\"&lt;!&gt;\">&lt;script&gt;</p>");
    }
}
