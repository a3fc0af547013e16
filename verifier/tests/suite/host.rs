//! A small server on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::material::Public;
use crate::letter::LETTER;

/// What the server has, by path; an answer is a status and a body.
type Pages = Arc<Mutex<Box<dyn FnMut(&str) -> (u16, Vec<u8>) + Send>>>;

/// Starts a server, and tells its address.
pub(crate) fn serve(pages: impl FnMut(&str) -> (u16, Vec<u8>) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let pages: Pages = Arc::new(Mutex::new(Box::new(pages)));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let pages = Arc::clone(&pages);
            thread::spawn(move || answer(&stream, &pages));
        }
    });
    address
}

fn answer(stream: &TcpStream, pages: &Pages) {
    let (mut reader, mut writer) = (BufReader::new(stream), stream);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).unwrap_or(0) == 0 {
            return;
        }
        let mut line = String::new();
        while reader.read_line(&mut line).unwrap_or(0) > 2 {
            line.clear();
        }
        let (status, body) = pages.lock().unwrap()(first.split(' ').nth(1).unwrap());
        let extra = if status == 302 { "Location: /elsewhere\r\n" } else { "" };
        let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n{extra}\r\n", body.len());
        if writer.write_all(head.as_bytes()).and_then(|()| writer.write_all(&body)).is_err() {
            return;
        }
    }
}

/// A host with one log, its bundle and its list.
pub(crate) fn host(log: Public, bundle: Vec<u8>) -> String {
    serve(move |path| {
        let within = path.strip_prefix(&format!("/log/{LETTER}/"));
        match (path, within) {
            ("/log/", _) => {
                (200, format!("ffffffffffffffffffffffffffffffff /en/c/safe/another\n{LETTER} /en/c/safe/no-return\n").into_bytes())
            }
            (_, Some("bundle.zip")) => (200, bundle.clone()),
            (_, Some(name)) => log.get(name).map_or((404, Vec::new()), |bytes| (200, bytes.clone())),
            ("/moved", _) => (302, Vec::new()),
            _ => (404, b"nothing".to_vec()),
        }
    })
}
