//! Replays the seeds of the fuzz targets through the same functions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fuzzed;

use std::fs;
use std::path::Path;

#[test]
fn seeds_do_not_crash() {
    let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds"));
    for (name, target) in fuzzed::TARGETS {
        let files: Vec<_> = fs::read_dir(seeds.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!files.is_empty(), "{name}");
        for path in files {
            let data = fs::read(path).unwrap();
            target(&data);
            // Cheap neighbours: cut off, one bit changed.
            for at in 0..data.len().min(400) {
                target(&data[..at]);
                let mut changed = data.clone();
                changed[at] ^= 1 << (at % 8);
                target(&changed);
            }
        }
    }
}

/// Each target is a program of the fuzz crate.
#[test]
fn every_target_is_built() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    for (name, _) in fuzzed::TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
}
