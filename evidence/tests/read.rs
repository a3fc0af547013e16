//! Archives as people and programs make them.

use std::fs;
use std::io::{Cursor, Write};
use std::process::Command;

use evidence::unpack;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made::{Part, archive, part};

fn files() -> Vec<Part> {
    vec![part("evidence/list.txt", &b"one\n".repeat(300)), part("evidence/log/checkpoint", b"two"), part("evidence/log/empty", b"")]
}

fn read(bytes: &[u8]) -> Vec<(String, usize)> {
    unpack(bytes).unwrap().into_iter().map(|(name, content)| (name, content.len())).collect()
}

fn expected() -> Vec<(String, usize)> {
    files().into_iter().map(|part| (part.name, part.content.len())).collect()
}

#[test]
fn stored_and_packed() {
    let mut all = files();
    assert_eq!(read(&archive(&all)), expected());
    all[1].stored = true;
    assert_eq!(read(&archive(&all)), expected());
    assert!(unpack(&archive(&[])).unwrap().is_empty());
}

/// What the Finder writes: folders, times and owners, sizes after the content, and files of its own.
#[test]
fn by_a_mac() {
    let owner = [b"UX\x08\0".as_slice(), &[7; 8]].concat();
    let mut all = vec![part("evidence/", b"")];
    all.extend(files());
    all.extend([part("evidence/.DS_Store", &[0; 60]), part("__MACOSX/", b""), part("__MACOSX/evidence/._list.txt", &[5; 160])]);
    for part in &mut all {
        let folder = part.name.ends_with('/');
        (part.followed, part.stored, part.extra, part.extra_here) = (!folder, folder, owner.clone(), owner.clone());
        part.kind = if folder { 0o040_755 << 16 } else { 0o100_644 << 16 };
    }
    let contents = evidence::sort(unpack(&archive(&all)).unwrap());
    assert_eq!(contents.beside, ["__MACOSX/evidence/._list.txt", "evidence/.DS_Store"]);
    assert_eq!((contents.log.len(), contents.bundle.unwrap().len()), (1, 2));
}

#[test]
fn by_the_zip_crate() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for Part { name, content, .. } in files() {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    assert_eq!(read(&writer.finish().unwrap().into_inner()), expected());
}

/// Info-ZIP, into a file and into a pipe, and Python.
#[test]
fn by_programs() {
    let folder = tempfile::tempdir().unwrap();
    for Part { name, content, .. } in files() {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let python = "import shutil; shutil.make_archive('python', 'zip', '.', 'evidence')";
    let commands: [(&str, &[&str], &str); 3] = [
        ("zip", &["-q", "-r", "info.zip", "evidence"], "info.zip"),
        ("sh", &["-c", "zip -q -r - evidence | cat > pipe.zip"], "pipe.zip"),
        ("python3", &["-I", "-c", python], "python.zip"),
    ];
    if !crate::programs::installed(&["zip", "python3"]) {
        return;
    }
    for (program, arguments, name) in commands {
        let made = Command::new(program).args(arguments).current_dir(folder.path()).status().unwrap();
        assert!(made.success(), "{name}");
        assert_eq!(read(&fs::read(folder.path().join(name)).unwrap()), expected(), "{name}");
    }
}
