//! `verify.py`, run as a journalist would: it accepts what we accept, and refuses what we refuse.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::material::{Public, bundle, fingerprint, golden, lay, long, put, signed};
use crate::letter::log_key;

fn installed() -> bool {
    crate::programs::installed(&["python3", "ssh-keygen"])
}

fn run(folder: &Path, fingerprint: &str) -> (bool, String) {
    let Output { status, stdout, stderr } =
        Command::new("python3").args(["-I", "-B"]).arg(folder.join("verify.py")).arg(fingerprint).output().unwrap();
    (status.success(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

/// What it says of good bundles.
#[test]
fn it_accepts() {
    if !installed() {
        return;
    }
    let folder = lay(&bundle(&signed(11).files, &log_key(11)));
    let (good, said) = run(folder.path(), &fingerprint(11));
    assert!(good, "{said}");
    insta::assert_snapshot!(said, @r"
    Fingerprint: 1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4
    Log: letters.example/log/00112233445566778899aabbccddeeff with 13 entries
    Witnesses: one
    4 signatures stand for the letter as it is now, 0 for an earlier version only
    14 more organisations are vouched for, without names; 1 signatures have been disputed
    No longer listed: 1; removed by the coalition: 0 as duplicates, 1 as not confirmed
    Corrected: 0 times a name, 0 times a detail, 0 times how it was checked who signed
    2 signatories have signed with a key of their own
    Not checked here: names that only look like others; signatures of other kinds than Ed25519, such as ML-DSA (0)
    VERIFIED: the log and every file of this bundle, under this fingerprint.
    ");
    let folder = lay(&bundle(&golden(), &log_key(12)));
    let (good, said) = run(folder.path(), &fingerprint(11).to_uppercase());
    assert!(good && said.contains("0 signatories have signed") && said.contains("Witnesses: one, two"), "{said}");
    let folder = lay(&bundle(&long(600).files, &log_key(11)));
    let (good, said) = run(folder.path(), &fingerprint(11));
    assert!(good && said.contains("600 signatures stand"), "{said}");
}

#[test]
fn it_is_short_enough_to_read() {
    let program = include_str!("../../src/bundle/verify.py");
    assert!(program.lines().count() <= 610, "{}", program.lines().count());
    assert!(program.lines().all(|line| line.len() <= 140));
}

/// The log with another key, and so with another fingerprint; and no fingerprint at all.
#[test]
fn it_asks_for_the_fingerprint() {
    if !installed() {
        return;
    }
    let folder = lay(&bundle(&signed(13).files, &log_key(13)));
    assert!(run(folder.path(), &fingerprint(13)).0);
    for wrong in [&fingerprint(11), ""] {
        let (good, said) = run(folder.path(), wrong);
        assert!(!good && said.contains("policy.txt") && said.starts_with(&format!("Fingerprint: {}", fingerprint(13))), "{said}");
    }
}

/// One changed byte in each file, at several places.
#[test]
fn it_refuses_every_tampered_file() {
    if !installed() {
        return;
    }
    let good: Public = bundle(&signed(11).files, &log_key(11));
    let folder = lay(&good);
    for (name, bytes) in &good {
        if name == "verify.py" {
            continue;
        }
        // The very end of the armour says nothing, as ssh-keygen reads it.
        let last = bytes.len() - if name == "list.txt.sig" { 2 } else { 1 };
        for at in [0, bytes.len() / 2, last] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            put(folder.path(), name, &changed);
            let (accepted, said) = run(folder.path(), &fingerprint(11));
            assert!(!accepted, "{name}, byte {at}: {said}");
        }
        fs::remove_file(folder.path().join(name)).unwrap();
        assert!(!run(folder.path(), &fingerprint(11)).0, "{name} removed");
        put(folder.path(), name, bytes);
    }
    assert!(run(folder.path(), &fingerprint(11)).0);
}

/// Every module that the program names, and every one that these bring with them: from its source, and from Python.
fn modules() -> Vec<String> {
    let program = include_str!("../../src/bundle/verify.py");
    let imports: Vec<&str> = program.lines().filter(|line| line.starts_with("import ") || line.starts_with("from ")).collect();
    let named = imports.iter().flat_map(|line| match line.strip_prefix("from ") {
        Some(rest) => vec![rest.split(' ').next().unwrap()],
        None => line["import ".len()..].split(" #").next().unwrap().split(", ").map(str::trim).collect(),
    });
    let named: Vec<String> = named.map(str::to_owned).collect();
    assert!(named.len() >= 10 && named.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric())), "{named:?}");
    let print = format!("import {}, sys; print('\\n'.join(sys.modules))", named.join(", "));
    let loaded = Command::new("python3").args(["-I", "-B", "-c", &print]).output().unwrap();
    let loaded = String::from_utf8(loaded.stdout).unwrap();
    let plain = loaded.lines().filter(|name| !name.contains('.') && *name != "__main__").map(str::to_owned);
    named.iter().cloned().chain(plain).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// A module of this name in the bundle's folder would speak for the program. Without `-I` none is run, and nothing is
/// said to be verified; with it, none is even looked for.
#[test]
fn no_file_of_the_bundle_is_run() {
    if !installed() {
        return;
    }
    let good = bundle(&signed(11).files, &log_key(11));
    let folder = lay(&good);
    let (path, mark) = (folder.path(), folder.path().join("mark"));
    let forged = "import sys\nopen('mark', 'w').close()\nprint('VERIFIED: everything')\nsys.exit(0)\n";
    let start = |flags: &[&str], program: &str| {
        let ran = Command::new("python3").args(flags).args(["-B", program, &fingerprint(11)]).current_dir(path).output().unwrap();
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    let modules = modules();
    for name in &modules {
        fs::write(path.join(format!("{name}.py")), forged).unwrap();
        let whole = path.join("verify.py");
        for program in ["verify.py", "./verify.py", whole.to_str().unwrap()] {
            let (code, said) = start(&[], program);
            assert!(code == Some(2) && said.contains("python3 -I verify.py") && !said.contains("VERIFIED"), "{name}: {said}");
        }
        assert!(!mark.exists(), "{name} was run");
        fs::remove_file(path.join(format!("{name}.py"))).unwrap();
    }
    for name in &modules {
        fs::write(path.join(format!("{name}.py")), forged).unwrap();
    }
    let (code, said) = start(&["-I"], "verify.py");
    assert!(code == Some(0) && said.starts_with("Fingerprint: ") && said.contains("under this fingerprint."), "{said}");
    assert!(!mark.exists());
}

/// Signatures are judged by the reader's `ssh-keygen`, wherever the bundle's folder stands on the search path.
#[test]
#[cfg(unix)]
fn no_ssh_keygen_of_the_bundle_is_run() {
    use std::os::unix::fs::PermissionsExt;
    if !installed() {
        return;
    }
    let mut files = bundle(&signed(11).files, &log_key(11));
    // A signature of another list, which only a forged ssh-keygen finds good.
    files.insert("list.txt.sig".into(), bundle(&golden(), &log_key(12))["list.txt.sig"].clone());
    let folder = lay(&files);
    let path = folder.path();
    for place in ["", "bin"] {
        let program = path.join(place).join("ssh-keygen");
        fs::create_dir_all(path.join(place)).unwrap();
        fs::write(&program, "#!/bin/sh\nexit 0\n").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let here = path.to_str().unwrap();
    let python = Command::new("python3").args(["-I", "-c", "import sys; print(sys.executable)"]).output().unwrap();
    let python = String::from_utf8(python.stdout).unwrap();
    let real = std::env::var("PATH").unwrap();
    let run = |search: String| {
        let mut program = Command::new(python.trim());
        program.args(["-I", "-B", "verify.py", &fingerprint(11)]).current_dir(path).env("PATH", search);
        let ran = program.output().unwrap();
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    for first in
        [".", "", "bin", "./bin", here, &format!("{here}/bin"), &format!("{here}/../{}", path.file_name().unwrap().to_str().unwrap())]
    {
        let (code, said) = run(format!("{first}:{real}"));
        assert!(code == Some(1) && said.contains("list.txt.sig: ssh-keygen says that the signature is wrong"), "{first}: {said}");
        let (code, said) = run(first.to_owned());
        assert!(code == Some(2) && said.contains("there is no ssh-keygen here"), "{first}: {said}");
    }
}
