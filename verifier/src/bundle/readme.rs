//! `README.md` of a bundle. Its blocks of shell are run by our tests.

use ledger::Report;
use ledger::encode::is_line;
use url::Url;

use super::About;
use crate::Error;

const TEMPLATE: &str = include_str!("readme.md");
/// What is there only where keys have signed.
const SIGNED: (&str, &str) = ("<!-- signed -->\n", "<!-- end -->\n");

/// Prints it. The title is somebody's text: nothing in it is Markdown, or shell.
pub(super) fn print(about: About<'_>, report: &Report, signed: bool) -> Result<String, Error> {
    let wrong = |place: &str, why| Error::Given { place: place.to_owned(), why };
    if !is_line(about.title, 1000) {
        return Err(wrong("title", "not a single line of text"));
    }
    let address = Url::parse(about.address).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    let address = address.ok_or_else(|| wrong("address", "not an address of a page"))?;
    let mut text = TEMPLATE.to_owned();
    while let (Some(start), Some(end)) = (text.find(SIGNED.0), text.find(SIGNED.1)) {
        let inner = if signed { text[start + SIGNED.0.len()..end].to_owned() } else { String::new() };
        text.replace_range(start..end + SIGNED.1.len(), &inner);
    }
    let values = [
        ("{size}", report.size.to_string()),
        ("{origin}", escaped(&report.origin)),
        ("{address}", escaped(address.as_str())),
        // Last: it may hold what looks like another place.
        ("{title}", escaped(about.title)),
    ];
    Ok(values.into_iter().fold(text, |text, (place, value)| text.replace(place, &value)))
}

/// Text of which Markdown makes nothing.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '/' | ':' | '-' | '\'' | '?' | '%') {
            escaped.push('\\');
        }
        escaped.push(c);
        escaped
    })
}
