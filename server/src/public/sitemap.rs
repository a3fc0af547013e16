//! What search engines are told: which pages there are (sitemaps.org), and where the list of them stands.

use crate::{extract::Answer, state::AppState};
use axum::{extract::State, http::header, response::IntoResponse};
use domain::locale::Locale;
use quick_xml::{Writer, events::BytesText};
use service::Error;
use std::collections::BTreeSet;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The public pages, each in every language with the others beside it.
///
/// # Errors
/// When the letters cannot be read.
pub async fn sitemap(State(state): State<AppState>) -> Answer {
    let letters = state.service.public_letters("").await?;
    let coalitions: BTreeSet<String> = letters.iter().map(|letter| format!("/c/{}", letter.coalition.slug)).collect();
    let paths = ["", "/verification"].map(str::to_owned).into_iter().chain(coalitions);
    let paths = paths.chain(letters.iter().map(|letter| format!("/c/{}/{}", letter.coalition.slug, letter.slug)));
    let xml = print(&state.site.base_url, paths).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response())
}

fn print(base: &str, paths: impl Iterator<Item = String>) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.create_element("urlset").with_attributes([("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)]).write_inner_content(|xml| {
        for path in paths {
            let address = |locale: Locale| format!("{base}/{}{path}", locale.tag());
            for locale in Locale::ALL {
                xml.create_element("url").write_inner_content(|xml| {
                    xml.create_element("loc").write_text_content(BytesText::new(&address(locale)))?;
                    for other in Locale::ALL {
                        let link = [("rel", "alternate"), ("hreflang", other.tag()), ("href", &address(other))];
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
