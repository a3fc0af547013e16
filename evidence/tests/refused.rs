//! Archives in which programs find different files, or might.

use std::io::{Cursor, Write};

use evidence::archive::Why::{self, Ambiguous, Damaged, Form, Kind, Large, Name, Twice, Unsupported};
use evidence::unpack;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made::{Part, archive, end, part, parts};

fn refused(what: &str, bytes: &[u8], why: Why) {
    match unpack(bytes) {
        Err(refused) => assert_eq!(refused.why, why, "{what}: {refused}"),
        Ok(files) => panic!("{what}: {:?}", files.into_keys().collect::<Vec<_>>()),
    }
}

fn two() -> Vec<Part> {
    vec![part("list.txt", b"good"), part("log/checkpoint", b"good too")]
}

#[test]
fn more_than_the_directory_says() {
    let (good, evil) = (archive(&two()), archive(&[part("list.txt", b"evil")]));
    assert!(unpack(&good).is_ok() && unpack(&evil).is_ok());
    refused("one behind the other", &[&good[..], &evil].concat(), Ambiguous);
    refused("something before", &[b"#!/bin/sh\n", &good[..]].concat(), Ambiguous);
    refused("something after", &[&good[..], b"\0"].concat(), Ambiguous);
    refused("a second end", &[&good[..], &good[good.len() - 22..]].concat(), Ambiguous);
    let mut remark = good.clone();
    *remark.iter_mut().nth_back(1).unwrap() = evil.len() as u8;
    refused("another as the remark", &[&remark[..], &evil].concat(), Ambiguous);

    let (body, directory) = parts(&two());
    let (more, one) = parts(&[part("list.txt", b"evil")]);
    let whole = |parts: &[&[u8]], number, size, start| [&parts.concat(), &end(number, size, start)[..]].concat();
    let number = two().len();
    refused("more than counted", &whole(&[&body, &directory], number - 1, directory.len(), body.len()), Ambiguous);
    refused("fewer than counted", &whole(&[&body, &directory], number + 1, directory.len(), body.len()), Ambiguous);
    refused("two directories", &whole(&[&more, &one, &directory], 1, one.len() + directory.len(), more.len()), Ambiguous);
    refused("a gap", &whole(&[&body, b"gap", &directory], number, directory.len(), body.len() + 3), Ambiguous);
    refused("a hidden file", &whole(&[&body, &more, &directory], number, directory.len(), body.len() + more.len()), Ambiguous);
    refused("a hidden file first", &whole(&[&more, &body, &directory], number, directory.len(), more.len() + body.len()), Ambiguous);
    let doubled = [&directory[..], &directory].concat();
    refused("two for one", &whole(&[&body, &doubled], 2 * number, doubled.len(), body.len()), Twice);
    let mut disks = archive(&two());
    let at = disks.len() - 18;
    disks[at] = 1;
    refused("several disks", &disks, Ambiguous);
}

#[test]
fn files_that_overlap() {
    let (body, directory) = parts(&[part("a", b"one")]);
    let mut other = directory.clone();
    other[46] = b'b';
    let both = [&directory[..], &other].concat();
    refused("two names for one", &[&body[..], &both, &end(2, both.len(), body.len())].concat(), Ambiguous);
}

#[test]
fn two_descriptions_that_differ() {
    let change = |change: &dyn Fn(&mut Part)| {
        let mut all = two();
        change(&mut all[0]);
        archive(&all)
    };
    refused("another name", &change(&|part| part.name_here = Some("LIST.txt".into())), Ambiguous);
    refused("a longer name", &change(&|part| part.name_here = Some("list.txt.old".into())), Ambiguous);
    refused("no size before what is not packed", &change(&|part| (part.followed, part.stored) = (true, true)), Ambiguous);
    let good = archive(&two());
    for (at, bit) in [(6, 2), (8, 8), (14, 1), (18, 1), (22, 1)] {
        let mut changed = good.clone();
        changed[at] ^= bit;
        refused("a number before the content", &changed, Ambiguous);
    }
    let mut followed = two();
    followed[0].followed = true;
    let mut after = archive(&followed);
    let at = after.windows(4).position(|four| four == b"PK\x07\x08").unwrap();
    assert!(unpack(&after).is_ok());
    after[at + 4] ^= 1;
    refused("a sum after the content", &after, Ambiguous);
    after[at] = 0;
    refused("nothing that says so", &after, Ambiguous);
}

#[test]
fn names() {
    for name in ["../x", "/x", "a/../x", "./x", "a//x", "c:/x", "a\\x", "a\0x", "caf\u{e9}", "a\u{202e}b", "x.", "x ", "a./x", "*", ""] {
        refused(name, &archive(&[part(name, b"one")]), Name);
    }
    for [one, other] in [["list.txt", "list.txt"], ["list.txt", "LIST.txt"], ["a", "a/b"], ["A", "a/b/c"], ["a/", "a"]] {
        refused(other, &archive(&[part(one, b""), part(other, b"")]), Twice);
    }
}

#[test]
fn what_is_no_file() {
    let kind = |name: &str, kind: u32| archive(&[Part { kind, ..part(name, b"") }]);
    for good in [0, 0o100_644 << 16, 0x20] {
        assert!(unpack(&kind("x", good)).is_ok(), "{good:o}");
    }
    for wrong in
        [0o120_777 << 16, 0o040_755 << 16, 0o010_644 << 16, 0o020_644 << 16, 0o060_644 << 16, 0o140_644 << 16, 0x10, 0x08, 0x40, 0x400]
    {
        refused("a link or the like", &kind("x", wrong), Kind);
    }
    refused("a file for a folder", &kind("x/", 0o100_644 << 16), Kind);
    refused("a folder that holds something", &archive(&[part("x/", b"one")]), Kind);
}

#[test]
fn forms_that_not_all_read() {
    for flags in [0x0001, 0x0010, 0x0020, 0x0040, 0x2000, 0x8000] {
        refused("a flag", &archive(&[Part { flags, ..part("x", b"one") }]), Unsupported);
    }
    // Sizes beyond 32 bits, another name, encryption, padding, and what is cut off.
    for field in [b"\x01\0\0\0".as_slice(), b"up\0\0", b"\x01\x99\0\0", b"\xca\xfe\0\0", b"\0\0\0\0", b"UT\x05\0", b"UT\0"] {
        refused("a field", &archive(&[Part { extra: field.to_vec(), ..part("x", b"one") }]), Unsupported);
        refused("a field before the content", &archive(&[Part { extra_here: field.to_vec(), ..part("x", b"one") }]), Unsupported);
    }
    let good = archive(&two());
    let directory = good.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let mut method = good.clone();
    (method[8], method[directory + 10]) = (12, 12);
    refused("another method", &method, Unsupported);
    let mut newer = good.clone();
    newer[directory + 6] = 45;
    refused("a newer version", &newer, Unsupported);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x", SimpleFileOptions::default().large_file(true)).unwrap();
    writer.write_all(b"one").unwrap();
    refused("sizes of 64 bits", &writer.finish().unwrap().into_inner(), Unsupported);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..=u16::MAX {
        writer.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
    }
    refused("more than 65,535", &writer.finish().unwrap().into_inner(), Unsupported);
}

#[test]
fn damaged_and_large_ones() {
    refused("nothing", b"", Form);
    refused("something else", &[7; 500], Form);
    let good = archive(&two());
    refused("cut off", &good[..good.len() - 30], Form);
    refused("cut at the start", &good[1..], Ambiguous);
    let mut wrong = good.clone();
    wrong[30 + "list.txt".len() + 1] ^= 0x55;
    refused("another content", &wrong, Damaged);
    let zeros = vec![0; 8 << 20];
    refused("a bomb", &archive(&[part("x", &zeros)]), Large);
    assert!(unpack(&archive(&[part("x", &zeros[..1 << 20])])).is_ok());
}
