//! Whatever is read here, other programs read in the same way: archives changed at random are given to the `zip` crate,
//! from the end and from the start, to Python and to Info-ZIP.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use evidence::{Files, unpack};
use zip::ZipArchive;
use zip::read::read_zipfile_from_stream;

use crate::made::{Part, archive, part};
use crate::programs::installed;

const CHANGES: u32 = 60_000;
/// How many of those that are read are given to programs too.
const GIVEN: usize = 300;

/// Numbers without a pattern, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Archives to begin with.
fn seeds() -> Vec<Vec<u8>> {
    let files = [part("list.txt", &b"one ".repeat(20)), part("log/checkpoint", b"two"), part("log/", b""), part("x", b"")];
    let with = |change: &dyn Fn(&mut Part)| {
        let mut files = files.clone();
        files.iter_mut().filter(|part| !part.name.ends_with('/')).for_each(change);
        archive(&files)
    };
    let times = b"UT\x05\0\x01abcd".to_vec();
    let inner = archive(&files[..2]);
    vec![
        with(&|_| {}),
        with(&|part| part.stored = true),
        with(&|part| part.followed = true),
        with(&|part| (part.extra, part.extra_here, part.kind) = (times.clone(), times.clone(), 0o100_644 << 16)),
        // An archive within an archive, which a careless program takes for the outer one.
        archive(&[Part { stored: true, ..part("inner.zip", &inner) }, files[0].clone()]),
    ]
}

/// Changes an archive in one to three places.
fn changed(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len());
        match chance.below(9) {
            0..=2 => bytes[at] = chance.below(256) as u8,
            3 => bytes[at] ^= 1 << chance.below(8),
            4 => bytes[at] = [0, 1, 8, 20, 0xff][chance.below(5)],
            5 => bytes.insert(at, chance.below(256) as u8),
            6 => {
                bytes.remove(at);
            }
            7 => {
                let end = (at + chance.below(60)).min(bytes.len());
                let (part, to) = (bytes[at..end].to_vec(), chance.below(bytes.len()));
                drop(bytes.splice(to..to, part));
            }
            _ => bytes.extend(&seeds[chance.below(seeds.len())]),
        }
    }
    bytes
}

/// From the directory at the end.
fn by_directory(bytes: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Files::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if !file.is_dir() {
            assert!(files.insert(file.name().unwrap().into_owned(), content).is_none());
        }
    }
    files
}

/// From the start on, as far as the crate can: where sizes follow the content, it cannot.
fn by_stream(bytes: &[u8]) -> Option<Files> {
    let (mut rest, mut files) = (bytes, Files::new());
    while let Some(mut file) = read_zipfile_from_stream(&mut rest).ok()? {
        let mut content = Vec::new();
        file.read_to_end(&mut content).ok()?;
        if !file.is_dir() {
            files.insert(file.name().ok()?.into_owned(), content);
        }
    }
    Some(files)
}

#[test]
fn all_read_the_same() {
    let (mut chance, seeds) = (Chance(0x9e37_79b9_7f4a_7c15), seeds());
    let (mut read, mut streamed, mut given) = (0, 0, BTreeMap::new());
    for round in 0..CHANGES {
        let bytes = if round as usize >= seeds.len() { changed(&mut chance, &seeds) } else { seeds[round as usize].clone() };
        let Ok(files) = unpack(&bytes) else { continue };
        read += 1;
        assert_eq!(by_directory(&bytes), files, "{bytes:02x?}");
        if let Some(found) = by_stream(&bytes) {
            assert_eq!(found, files, "{bytes:02x?}");
            streamed += 1;
        }
        if given.len() < GIVEN {
            given.insert(bytes, files);
        }
    }
    println!("{read} of {CHANGES} are read, {streamed} as a stream too");
    assert!(read > 1000 && streamed > 500, "{read} {streamed}");
    let folder = tempfile::tempdir().unwrap();
    for (place, bytes) in given.keys().enumerate() {
        fs::write(folder.path().join(format!("{place}.zip")), bytes).unwrap();
    }
    let given: Vec<Files> = given.into_values().collect();
    if installed(&["python3"]) {
        by_python(folder.path(), &given);
    }
    if installed(&["unzip"]) {
        by_info_zip(folder.path(), &given);
    }
}

fn by_python(folder: &Path, given: &[Files]) {
    let program = "import sys, zipfile, hashlib
for place in range(int(sys.argv[1])):
    with zipfile.ZipFile('%d.zip' % place) as archive:
        assert archive.testzip() is None
        for name in sorted(one.filename for one in archive.infolist() if not one.is_dir()):
            print(place, hashlib.sha256(archive.read(name)).hexdigest(), name)";
    let ran = Command::new("python3").args(["-I", "-c", program, &given.len().to_string()]).current_dir(folder).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let line =
        |place: usize, (name, content): (&String, &Vec<u8>)| format!("{place} {} {name}\n", ledger::hex::encode(&ledger::sha256(content)));
    let ours: String = given.iter().enumerate().flat_map(|(place, files)| files.iter().map(move |file| line(place, file))).collect();
    assert!(String::from_utf8(ran.stdout).unwrap() == ours);
}

fn by_info_zip(folder: &Path, given: &[Files]) {
    for (place, files) in given.iter().enumerate() {
        let name = format!("{place}.zip");
        let run = |flags: &[&str]| Command::new("unzip").args(flags).arg(&name).current_dir(folder).output().unwrap();
        let listed = String::from_utf8(run(&["-Z1"]).stdout).unwrap();
        let names: Vec<&str> = listed.lines().filter(|name| !name.ends_with('/') && !files.is_empty()).collect();
        assert_eq!(names.len(), files.len(), "{place}: {listed}");
        let content = names.iter().flat_map(|name| files[*name].clone()).collect::<Vec<u8>>();
        assert!(files.is_empty() || run(&["-p"]).stdout == content, "{place}: {names:?}");
    }
}
