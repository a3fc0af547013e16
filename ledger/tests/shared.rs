//! The cases of transparency-dev/merkle and a whole log made by Tessera, where their folder is present.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use ledger::encode::{unbase64, unbase64_hash};
use ledger::merkle::{verify_consistency, verify_inclusion};
use ledger::tile::Row;
use ledger::{Checkpoint, Edge, Policy, SignerKey, Tile};

/// The folder of shared material; none where only the repository is at hand.
fn shared(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").to_owned();
    let folder = Path::new(&std::env::var("UNDERSIGNED_SHARED").unwrap_or(beside)).join(name);
    folder.is_dir().then_some(folder)
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn cases(kind: &str) -> Vec<(PathBuf, serde_json::Value)> {
    let Some(folder) = shared(&format!("vectors/merkle/{kind}")) else { return Vec::new() };
    let json = |path: &PathBuf| serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let cases: Vec<_> = files(&folder).into_iter().map(|path| (path.clone(), json(&path))).collect();
    assert!(cases.len() > 20);
    cases
}

/// A hash in base64; what has another length is no hash, and no proof of ours can hold it.
fn hash(value: &serde_json::Value) -> Option<[u8; 32]> {
    unbase64_hash(value.as_str().unwrap_or_default())
}

/// A root; one case has a dummy of another length in place of both, which stands for any hash.
fn root(value: &serde_json::Value) -> Option<[u8; 32]> {
    let bytes = unbase64(value.as_str()?)?;
    Some(hash(value).unwrap_or_else(|| ledger::sha256(&bytes)))
}

fn proof(value: &serde_json::Value) -> Option<Vec<[u8; 32]>> {
    value.as_array().map_or(Some(Vec::new()), |hashes| hashes.iter().map(hash).collect())
}

#[test]
fn inclusion() {
    for (path, case) in cases("inclusion") {
        let good = (|| {
            let (index, size) = (case["leafIdx"].as_u64()?, case["treeSize"].as_u64()?);
            verify_inclusion(index, size, &hash(&case["leafHash"])?, &proof(&case["proof"])?, &hash(&case["root"])?).ok()
        })();
        assert_eq!(good.is_none(), case["wantErr"].as_bool().unwrap(), "{}", path.display());
    }
}

#[test]
fn consistency() {
    for (path, case) in cases("consistency") {
        let good = (|| {
            let (old, new) = (case["size1"].as_u64()?, case["size2"].as_u64()?);
            verify_consistency(old, &root(&case["root1"])?, new, &root(&case["root2"])?, &proof(&case["proof"])?).ok()
        })();
        assert_eq!(good.is_none(), case["wantErr"].as_bool().unwrap(), "{}: {case}", path.display());
    }
}

const SKEY: &str = "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
const VKEY: &str = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
const LEAVES: &str = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten";

/// A log of the same leaves and key is the same log, byte for byte: checkpoints, tiles and bundles of every size.
#[test]
fn tessera() {
    let Some(folder) = shared("vectors/tessera-log") else { return };
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    let signer = SignerKey::parse(SKEY).unwrap();
    assert_eq!((signer.verifier().to_string(), signer.to_skey()), (VKEY.to_owned(), SKEY.to_owned()));
    let policy = Policy::parse(&format!("log {VKEY}\nquorum none\n")).unwrap();
    let mut edge = Edge::default();
    let mut ours = 0;
    let compare = |edge: &Edge| {
        let expected = read(&format!("checkpoint.{}", edge.size()));
        let checkpoint = Checkpoint::new("example.com/log/testdata", edge.size(), edge.root());
        assert_eq!(checkpoint.sign([&signer]).to_string().into_bytes(), expected, "{}", edge.size());
        assert_eq!(policy.open(&expected).unwrap().checkpoint, checkpoint);
    };
    compare(&edge);
    for leaf in LEAVES.split(' ') {
        for written in edge.append(&[leaf]).unwrap() {
            assert_eq!(read(&written.tile.to_string()), written.bytes, "{}", written.tile);
            ours += 1;
        }
        compare(&edge);
        let loaded = Edge::load(edge.size(), |tile| fs::read(folder.join(tile.to_string())).ok()).unwrap();
        assert_eq!(loaded, edge);
    }
    // Tessera's folder holds no other tiles.
    let theirs: Vec<PathBuf> = files(&folder.join("tile"));
    assert_eq!(theirs.len(), ours);
    for path in theirs {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        assert!(matches!(Tile::parse(&name).unwrap().row, Row::Entries | Row::Hashes(0)), "{name}");
    }
    assert_eq!(read("checkpoint"), read("checkpoint.15"));
    assert!(unbase64("AA").is_none());
}
