//! A page as it is kept: in the encodings that browsers take, with what says for how long it is right.

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::time;
use flate2::{Compression, write::GzEncoder};
use service::public::{PageStanding, PageSubject, PageVersion};
use std::{io::Write, time::Instant};

/// How hard brotli tries, of 11: each page is compressed while somebody waits for it.
const BROTLI_EFFORT: i32 = 5;

/// How a page is encoded, from the largest to the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    pub(super) const ALL: [Self; 3] = [Self::Plain, Self::Gzip, Self::Brotli];

    /// As headers name it.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// A page, kept.
pub(super) struct Rendered {
    standing: PageStanding,
    /// When making it began.
    began: Instant,
    kind: Option<HeaderValue>,
    /// The beginning of its entity tags: a hash of its content.
    hash: String,
    /// In the order of [`Encoding`].
    bodies: [Bytes; 3],
}

impl Rendered {
    /// Compresses a page.
    ///
    /// # Errors
    /// Never, as far as memory goes.
    pub(super) fn new(standing: PageStanding, began: Instant, kind: Option<HeaderValue>, plain: Bytes) -> std::io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&plain)?;
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: BROTLI_EFFORT, ..Default::default() };
        brotli::BrotliCompress(&mut &plain[..], &mut brotli, &params)?;
        let hash = ledger::hex::encode(&ledger::sha256(&plain));
        Ok(Self { standing, began, kind, hash, bodies: [plain, gzip.finish()?.into(), brotli.into()] })
    }

    pub(super) fn subject(&self) -> PageSubject {
        self.standing.subject
    }

    pub(super) fn began(&self) -> Instant {
        self.began
    }

    /// What it takes of the memory.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + self.hash.len() + self.bodies.iter().map(Bytes::len).sum::<usize>()
    }

    /// Whether it is what the database says, which has this version.
    pub(super) fn is_right(&self, version: Option<PageVersion>, now: time::Instant) -> bool {
        let PageStanding { version: own, at, until, .. } = self.standing;
        version == Some(own) && at <= now && now < until
    }

    /// Whether all that it shows may be seen, when the database has this version.
    pub(super) fn may_be_seen(&self, version: Option<PageVersion>) -> bool {
        version.is_some_and(|version| version.only_adds_to(self.standing.version))
    }

    /// The strong entity tag of one of its encodings.
    pub(super) fn etag(&self, encoding: Encoding) -> String {
        let joint = if encoding == Encoding::Plain { "" } else { "-" };
        format!("\"{}{joint}{}\"", self.hash, encoding.name().unwrap_or_default())
    }

    /// The page.
    pub(super) fn answer(&self, encoding: Encoding, head: bool) -> Response {
        let [plain, gzip, brotli] = &self.bodies;
        let body = match encoding {
            Encoding::Plain => plain,
            Encoding::Gzip => gzip,
            Encoding::Brotli => brotli,
        };
        let mut response = Response::new(if head { Body::empty() } else { Body::from(body.clone()) });
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, body.len().into());
        if let Some(kind) = &self.kind {
            headers.insert(header::CONTENT_TYPE, kind.clone());
        }
        if let Some(name) = encoding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        self.tagged(encoding, response)
    }

    /// That the reader has it.
    pub(super) fn unchanged(&self, encoding: Encoding) -> Response {
        self.tagged(encoding, StatusCode::NOT_MODIFIED.into_response())
    }

    fn tagged(&self, encoding: Encoding, mut response: Response) -> Response {
        let headers = response.headers_mut();
        if let Ok(etag) = HeaderValue::from_str(&self.etag(encoding)) {
            headers.insert(header::ETAG, etag);
        }
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}
