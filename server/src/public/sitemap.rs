//! What search engines are told: which pages there are (sitemaps.org), and where the list of them stands.

use crate::{extract::Answer, state::AppState};
use axum::{extract::State, http::header, response::IntoResponse};
use domain::{
    language::address_of,
    locale::Locale,
    shapes::letters::{LetterCard, LetterText},
};
use quick_xml::{Writer, events::BytesText};
use service::Error;
use std::collections::BTreeSet;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A page in its languages: the tag of each, and its path with the interface's language before it.
type Page = Vec<(String, String)>;

/// The public pages, each in every language with the others beside it: letters in the languages of their texts, all
/// others in those of the interface.
///
/// # Errors
/// When the letters cannot be read.
pub async fn sitemap(State(state): State<AppState>) -> Answer {
    let letters = state.service.public_letters("").await?;
    let coalitions: BTreeSet<String> = letters.iter().map(|letter| format!("/c/{}", letter.coalition.slug)).collect();
    let paths = ["", "/verification", "/about"].map(str::to_owned).into_iter().chain(coalitions);
    let plain = |path: String| Locale::ALL.map(|locale| (locale.tag().to_owned(), format!("/{}{path}", locale.tag()))).into();
    let pages: Vec<Page> = paths.map(plain).chain(letters.iter().map(texts)).collect();
    let xml = print(&state.site.base_url, &pages).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response())
}

/// A letter in each of its languages.
fn texts(letter: &LetterCard) -> Page {
    let tags = LetterText::tags(&letter.texts);
    let one = |tag: &&str| {
        let (locale, rest) = address_of(tag, &tags);
        ((*tag).to_owned(), format!("/{}/c/{}/{}{rest}", locale.tag(), letter.coalition.slug, letter.slug))
    };
    tags.iter().map(one).collect()
}

fn print(base: &str, pages: &[Page]) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.create_element("urlset").with_attributes([("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)]).write_inner_content(|xml| {
        for page in pages {
            for (_, path) in page {
                xml.create_element("url").write_inner_content(|xml| {
                    xml.create_element("loc").write_text_content(BytesText::new(&format!("{base}{path}")))?;
                    for (tag, other) in page {
                        let address = format!("{base}{other}");
                        let link = [("rel", "alternate"), ("hreflang", tag.as_str()), ("href", address.as_str())];
                        xml.create_element("xhtml:link").with_attributes(link).write_empty()?;
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

/// Everything may be read; what is nobody's business says so itself.
pub async fn robots(State(state): State<AppState>) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", state.site.base_url)
}
