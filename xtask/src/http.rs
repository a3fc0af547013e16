//! The least of HTTP: does a server on this machine answer?

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(2);

/// Whether a GET is answered with 200.
pub(crate) fn answers(address: &str, path: &str) -> bool {
    get(address, path).is_some_and(|head| head.starts_with("HTTP/1.1 200") || head.starts_with("HTTP/1.0 200"))
}

/// The beginning of the answer to a GET.
fn get(address: &str, path: &str) -> Option<String> {
    let place: SocketAddr = address.parse().ok()?;
    let mut stream = TcpStream::connect_timeout(&place, LIMIT).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").ok()?;
    let mut head = [0; 64];
    let length = stream.read(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head[..length]).into_owned())
}
