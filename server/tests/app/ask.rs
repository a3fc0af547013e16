//! Requests as browsers make them, and what is answered.

use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::net::SocketAddr;

/// What it answered.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answered {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    /// The body without what each page has of its own: the challenge to passkeys, and the token of a form.
    pub(crate) fn without_challenge(&self) -> String {
        let parts = self.body.split(r#" data-request=""#).flat_map(|part| part.split(r#" name="state" value=""#));
        let parts = parts.flat_map(|part| part.split("?once="));
        parts.enumerate().map(|(number, part)| if number == 0 { part } else { part.split_once('"').unwrap().1 }).collect()
    }

    /// The cookies set, as a browser would send them back.
    pub(crate) fn cookies(&self) -> String {
        let pairs: Vec<_> =
            self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()?.split(';').next()).collect();
        pairs.join("; ")
    }
}

/// A request being put together.
pub(crate) struct Ask {
    pub(super) request: axum::http::request::Builder,
    pub(super) body: Vec<u8>,
    pub(super) peer: SocketAddr,
}

impl Ask {
    pub(crate) fn get(path: &str) -> Self {
        Self::new(Method::GET, path, String::new())
    }

    /// A form posted by a page of ours.
    pub(crate) fn post(path: &str, fields: &[(&str, &str)]) -> Self {
        // Signatories tick the boxes, unless a test says otherwise.
        let boxes = [("consent", "yes"), ("of_age", "yes")];
        let ticked = boxes.iter().filter(|_| Self::asks_consent(path) && !fields.iter().any(|(name, _)| *name == "consent"));
        let fields: Vec<_> = fields.iter().chain(ticked).collect();
        let body = serde_html_form::to_string(fields).unwrap();
        Self::new(Method::POST, path, body)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
    }

    /// A form with a file, as browsers post it.
    pub(crate) fn upload(path: &str, file: &str) -> Self {
        let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        let body = format!("{head}{file}\r\n--b--\r\n");
        let length = body.len().to_string();
        Self::new(Method::POST, path, body)
            .header("content-length", &length)
            .header("content-type", "multipart/form-data; boundary=b")
            .header("sec-fetch-site", "same-origin")
    }

    /// A form with files posted by a page of ours: names, and texts; a name that ends with `*` is a file's.
    pub(crate) fn multipart(path: &str, parts: &[(&str, &str)]) -> Self {
        let part = |(name, text): &(&str, &str)| {
            let file = if name.ends_with('*') { "; filename=\"file\"\r\nContent-Type: application/octet-stream" } else { "" };
            format!("--edge\r\nContent-Disposition: form-data; name=\"{}\"{file}\r\n\r\n{text}\r\n", name.trim_end_matches('*'))
        };
        let body = parts.iter().map(part).collect::<String>() + "--edge--\r\n";
        Self::new(Method::POST, path, body)
            .header("content-type", "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
    }

    /// The same with a file of any bytes, called `file`.
    pub(crate) fn with_file(path: &str, parts: &[(&str, &str)], file: &[u8]) -> Self {
        let mut ask = Self::multipart(path, parts);
        let end = b"--edge--\r\n";
        ask.body.truncate(ask.body.len() - end.len());
        ask.body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"receipt.png\"\r\n");
        ask.body.extend(b"Content-Type: image/png\r\n\r\n");
        ask.body.extend([file, b"\r\n", end].concat());
        ask
    }

    /// Whether a form at this address asks for a consent.
    fn asks_consent(path: &str) -> bool {
        let end = |part: &str| path.ends_with(part);
        let signing = end("/sign/person") || end("/sign/organisation") || path.contains("/signatures/") && end("/confirm");
        let invited = path.contains("/invitations/") && (end("/sign") || end("/other"));
        !path.contains("/desk/") && (signing || invited)
    }

    fn new(method: Method, path: &str, body: String) -> Self {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "localhost:3000");
        Self { request, body: body.into_bytes(), peer: SocketAddr::from(([127, 0, 0, 1], 40_000)) }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request.headers_mut().unwrap().insert(name.parse::<axum::http::HeaderName>().unwrap(), value.parse().unwrap());
        self
    }

    pub(crate) fn method(mut self, method: &str) -> Self {
        self.request = self.request.method(method);
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.request.headers_mut().unwrap().remove(name);
        self
    }

    pub(crate) fn cookie(self, cookies: &str) -> Self {
        self.header("cookie", cookies)
    }

    pub(crate) fn from(mut self, peer: &str) -> Self {
        self.peer = peer.parse().unwrap();
        self
    }
}
