//! A request to the memory: a page by its address, in one of the encodings that the reader takes.

use super::{
    Kept,
    rendered::{Encoding, Rendered},
};
use crate::routes::Memory;
use axum::{
    body::Body,
    extract::{MatchedPath, Request},
    http::{Extensions, HeaderMap, HeaderValue, Method, Uri, header},
    response::Response,
};
use service::public::PageOf;
use std::{collections::HashMap, sync::Arc};

/// A page that may come from memory.
#[derive(Clone)]
pub(super) struct Asked {
    /// Its address without a query.
    pub(super) path: Arc<str>,
    coalition: Option<String>,
    letter: Option<String>,
    extensions: Extensions,
    encoding: Encoding,
    known: Vec<HeaderValue>,
    head: bool,
    /// Whether it is counted where it has to be made.
    pub(super) is_costly: bool,
}

/// Marks a request whose answer is kept for everyone: it was counted already, where it is.
#[derive(Clone, Copy, Debug)]
pub struct ForMemory;

impl Asked {
    /// What the request asks for, if that is a page of those routes at its plain address.
    pub(super) fn of(request: &Request, routes: &HashMap<&'static str, Kept>) -> Option<Self> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let route = request.extensions().get::<MatchedPath>()?;
        let asks = request.uri().query().is_some_and(|query| !query.is_empty());
        let Kept { memory, is_costly } = *routes.get(route.as_str())?;
        let kept = match memory {
            Memory::Always => true,
            Memory::WithoutQuery => !asks,
            Memory::Never => false,
        };
        let path = request.uri().path();
        if !reads || !kept || !is_plain(path) {
            return None;
        }
        let part = |name: &str| route.as_str().split('/').zip(path.split('/')).find(|(part, _)| *part == name).map(|(_, is)| is.to_owned());
        Some(Self {
            path: path.into(),
            coalition: part("{coalition}"),
            letter: part("{letter}"),
            extensions: request.extensions().clone(),
            encoding: Encoding::of(request.headers()),
            known: request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect(),
            head: *request.method() == Method::HEAD,
            is_costly,
        })
    }

    /// What the page is about.
    pub(super) fn page(&self) -> PageOf<'_> {
        match (&self.coalition, &self.letter) {
            (Some(coalition), Some(letter)) => PageOf::Letter(coalition, letter),
            (Some(coalition), None) => PageOf::Coalition(coalition),
            (None, _) => PageOf::All,
        }
    }

    /// The request as somebody asks of whom nothing is known: without a query, a cookie, or any other header.
    pub(super) fn bare(&self) -> Request {
        let mut request = Request::new(Body::empty());
        // Its bytes are those of an address that was read before.
        *request.uri_mut() = Uri::try_from(&*self.path).unwrap_or_default();
        *request.extensions_mut() = self.extensions.clone();
        request.extensions_mut().insert(ForMemory);
        request
    }

    /// The page for this reader; nothing but that it is the same, where they have it.
    pub(super) fn answer(&self, page: &Rendered) -> Response {
        let etag = page.etag(self.encoding);
        let has =
            |value: &HeaderValue| value.to_str().is_ok_and(|value| value.split(',').any(|one| one.trim().trim_start_matches("W/") == etag));
        if self.known.iter().any(has) { page.unchanged(self.encoding) } else { page.answer(self.encoding, self.head) }
    }
}

/// Whether an address is written as ours are: one page has one, and not as many as there are ways to escape it.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
}

impl Encoding {
    /// The best that the reader takes.
    fn of(headers: &HeaderMap) -> Self {
        let mut best = Self::Plain;
        for value in headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()) {
            for one in value.split(',') {
                let (name, weight) = one.split_once(';').unwrap_or((one, ""));
                let refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.parse().is_ok_and(|weight: f32| weight <= 0.0));
                let name = if name.trim() == "*" { "gzip" } else { name.trim() };
                let encoding = Self::ALL.into_iter().find(|encoding| encoding.name().is_some_and(|known| known.eq_ignore_ascii_case(name)));
                if let Some(encoding) = encoding.filter(|_| !refused) {
                    best = best.max(encoding);
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_that_is_taken() {
        for (accepts, encoding) in [
            ("", Encoding::Plain),
            ("identity", Encoding::Plain),
            ("gzip", Encoding::Gzip),
            ("gzip, deflate, br", Encoding::Brotli),
            ("br;q=0.5, gzip;q=1.0", Encoding::Brotli),
            ("br;q=0, gzip", Encoding::Gzip),
            ("br; q=0.0, gzip;q=0", Encoding::Plain),
            ("zstd", Encoding::Plain),
            ("GZIP", Encoding::Gzip),
            ("*", Encoding::Gzip),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepts.parse().unwrap())]);
            assert_eq!(Encoding::of(&headers), encoding, "{accepts}");
        }
        assert_eq!(Encoding::of(&HeaderMap::new()), Encoding::Plain);
    }

    #[test]
    fn a_page_has_one_address() {
        assert!(is_plain("/en/c/safe-passage/no-return/letter.fr.md"));
        assert!(!is_plain("/en/c/safe%2Dpassage"));
    }
}
