//! Archives made to deceive: each is refused, and none unpacks to more than it should.

use std::io::{Cursor, Write};

use verifier::{Error, source::archive::unpack};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Replaces a name wherever it stands, by one as long.
fn renamed(archive: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = archive.to_vec();
    while let Some(at) = bytes.windows(from.len()).position(|window| window == from.as_bytes()) {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

fn refused(archive: &[u8]) -> String {
    match unpack(archive) {
        Err(error @ Error::Archive(_)) => error.to_string(),
        other => panic!("{:?}", other.map(|files| files.into_keys().collect::<Vec<_>>())),
    }
}

#[test]
fn plain_ones_are_read() {
    let files = unpack(&archive(&[("a/b.txt", b"one"), ("c d+e", b"")])).unwrap();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), [("a/b.txt".into(), b"one".to_vec()), ("c d+e".into(), Vec::new())]);
}

#[test]
fn names_that_lead_elsewhere() {
    let good = archive(&[("aa/bb/cc.txt", b"one")]);
    for name in [
        "../../cc.txt",
        "/aa/bb/c.txt",
        "aa/../cc.txt",
        "aa/./bcc.txt",
        "aa//bbcc.txt",
        "c:/bb/cc.txt",
        "aa\\bb\\cc.tx",
        "aa/bb\0cc.txt",
        "aa/bb/c\u{e9}.tx",
    ] {
        if name.len() == 12 {
            refused(&renamed(&good, "aa/bb/cc.txt", name));
        }
    }
    for name in ["..", "../x", "C:\\x", "a\u{202e}b"] {
        refused(&archive(&[(name, b"one")]));
    }
}

#[test]
fn two_files_of_one_name() {
    let two = archive(&[("list.one", b"good"), ("list.two", b"evil")]);
    assert!(refused(&renamed(&two, "list.two", "list.one")).contains("two files have one name"));
    // Some systems would write one over the other.
    assert!(refused(&renamed(&two, "list.two", "LIST.one")).contains("two files have one name"));
}

#[test]
fn bombs() {
    let zeros = vec![0; 64 << 20];
    let bomb = archive(&[("checkpoint", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&bomb).contains("too large"));
    // What its list says of sizes is not believed either.
    let small = archive(&[("checkpoint", &zeros[..1 << 20])]);
    assert_eq!(unpack(&small).unwrap()["checkpoint"].len(), 1 << 20);
    let lie = (64u32 << 20).to_le_bytes();
    let mut lying = bomb.clone();
    while let Some(at) = lying.windows(4).position(|window| window == lie) {
        lying[at..at + 4].copy_from_slice(&7u32.to_le_bytes());
    }
    refused(&lying);
}

#[test]
fn what_is_no_archive() {
    refused(b"");
    refused(b"not an archive");
    let good = archive(&[("checkpoint", &[7; 5000])]);
    for cut in [1, 10, 30, good.len() / 2, good.len() - 30] {
        refused(&good[..good.len() - cut]);
    }
    let mut wrong = good.clone();
    wrong[45] ^= 0x55;
    refused(&wrong);
}

#[test]
fn links_are_no_files() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.add_symlink("checkpoint", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert!(refused(&archive.finish().unwrap().into_inner()).contains("not a plain file"));
}
