//! Paths, bundles, and appending one by one or all at once.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::commitment::Opening;
use crate::merkle::{HashReader, Leaves, consistency_proof, inclusion_proof, leaf_hash, root};

#[test]
fn paths() {
    let tile = |row, index, width| Tile { row, index, width };
    for (path, expected) in [
        ("tile/0/000", tile(Row::Hashes(0), 0, 256)),
        ("tile/0/x001/x234/067", tile(Row::Hashes(0), 1_234_067, 256)),
        ("tile/63/x001/000.p/255", tile(Row::Hashes(63), 1000, 255)),
        ("tile/entries/x018/x446/x744/x073/x709/x551/615", tile(Row::Entries, u64::MAX, 256)),
        ("tile/entries/999.p/1", tile(Row::Entries, 999, 1)),
        ("records/x001/000.p/7", tile(Row::Records, 1000, 7)),
    ] {
        assert_eq!(Tile::parse(path), Ok(expected));
        assert_eq!(expected.to_string(), path);
    }
    for path in [
        "",
        "tile",
        "tile/",
        "tile/0/",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/1000",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p",
        "/tile/0/000",
        "tile/0/000/",
        "tile/0//000",
        "tile/8/000.p/1/2",
        "tile/entries/+12",
        "tile/Entries/000",
        "tile/data/000",
        "tile/0/x018/x446/x744/x073/x709/x551/616",
        "records/000.p/1 ",
        "tile/0/٠٠٠",
    ] {
        assert_eq!(Tile::parse(path), Err(Fault::TilePath), "{path}");
    }
}

#[test]
fn the_example_of_the_standard() {
    let count = |row| {
        let tiles: Vec<Tile> = Tile::of_row(row, 70_000).collect();
        (tiles.iter().filter(|tile| tile.is_full()).count(), Tile::partial(row, 70_000).map(|tile| tile.width))
    };
    assert_eq!(count(Row::Hashes(0)), (273, Some(112)));
    assert_eq!(count(Row::Hashes(1)), (1, Some(17)));
    assert_eq!(count(Row::Hashes(2)), (0, Some(1)));
    assert_eq!(count(Row::Hashes(3)), (0, None));
    assert_eq!(
        Tile::all(256).map(|tile| tile.to_string()).collect::<Vec<_>>(),
        ["tile/entries/000", "records/000", "tile/0/000", "tile/1/000.p/1"]
    );
    assert_eq!(Tile::all(0).count(), 0);
    assert_eq!(Edge::files(u64::MAX).len(), 9);
}

#[test]
fn bundles() {
    let mut bundle = Vec::new();
    for entry in [&b"one"[..], b"", &[7; 300]] {
        push_entry(&mut bundle, entry).unwrap();
    }
    assert_eq!(entries(&bundle, 3), Ok(vec![&b"one"[..], b"", &[7; 300]]));
    assert_eq!(
        (entries(&bundle, 2), entries(&bundle, 4), entries(&bundle[..9], 3)),
        (Err(Fault::BundleForm), Err(Fault::BundleForm), Err(Fault::BundleForm))
    );
    assert_eq!(push_entry(&mut bundle, &[0; 65_536]), Err(Fault::EntryTooLong));
    let slots = [Some(Opening { salt: [1; 32], record: b"r" }), None, Some(Opening { salt: [2; 32], record: b"record" })];
    let bundle = print_records(slots).unwrap();
    assert_eq!(records(&bundle, 3), Ok(slots.to_vec()));
    for wrong in
        [&bundle[1..], &bundle[..bundle.len() - 1], &[&bundle[..], &[0]].concat(), &[&[0, 32][..], &[1; 32], &[0, 0, 0, 0]].concat()]
    {
        assert_eq!(records(wrong, 3), Err(Fault::RecordsForm));
    }
    assert!(print_records([Some(Opening { salt: [0; 32], record: b"" })]).is_err());
}

/// Appends in batches, writes the files, and starts each batch from the files alone.
fn written(batches: &[usize]) -> (Edge, BTreeMap<Tile, Vec<u8>>) {
    let (mut files, mut edge, mut next) = (BTreeMap::<Tile, Vec<u8>>::new(), Edge::default(), 0u64);
    for batch in batches {
        let loaded = Edge::load(edge.size(), |tile| files.get(tile).cloned()).unwrap();
        assert_eq!((loaded.root(), loaded.size()), (edge.root(), edge.size()));
        edge = loaded;
        let entries: Vec<String> = (next..next + *batch as u64).map(|n| format!("entry {n}")).collect();
        next += *batch as u64;
        for Written { tile, bytes } in edge.append(&entries).unwrap() {
            assert!(!bytes.is_empty() && tile.width > 0);
            assert!(files.insert(tile, bytes).is_none(), "{tile} written twice");
        }
    }
    (edge, files)
}

#[test]
fn appending() {
    for batches in [&[1, 255, 1, 511, 0, 300][..], &[1068], &[256, 256, 556]] {
        let (edge, files) = written(batches);
        let leaves: Vec<_> = (0..1068).map(|n| leaf_hash(format!("entry {n}").as_bytes())).collect();
        assert_eq!((edge.size(), edge.root()), (1068, root(&leaves)));
        for tile in Tile::all(1068).filter(|tile| tile.row != Row::Records) {
            assert!(files.contains_key(&tile), "{tile}");
        }
        let reader = TileReader { size: 1068, read: |tile: &Tile| files.get(tile) };
        for index in [0, 1, 255, 256, 700, 1023, 1024, 1067] {
            assert_eq!(inclusion_proof(&reader, index, 1068), inclusion_proof(&Leaves(&leaves), index, 1068));
            assert_eq!(consistency_proof(&reader, index, 1068), consistency_proof(&Leaves(&leaves), index, 1068));
        }
        assert_eq!(reader.hash(0, 1068), Err(Fault::Index));
        assert_eq!(reader.hash(70, 0), Err(Fault::Index));
        assert!(reader.hash(63, 1).is_err() && reader.hash(12, 0).is_err());
    }
    let mut edge = Edge::default();
    assert!(edge.append(&[vec![0; 10], vec![0; 70_000]]).is_err());
    assert_eq!(edge, Edge::default());
    assert_eq!(Edge::load(5, |_| None::<Vec<u8>>), Err(Fault::TileMissing));
    assert_eq!(Edge::load(5, |_| Some(vec![0; 32])), Err(Fault::TileSize));
    assert!(Edge::load(2, |tile| Some(if tile.row == Row::Entries { vec![0; 4] } else { vec![0; 64] })).is_err());
}

#[test]
fn as_tlog_tiles_has_it() {
    let (_, files) = written(&[70, 1000]);
    let mut stored: Vec<tlog_tiles::Hash> = Vec::new();
    struct Memory(Vec<tlog_tiles::Hash>);
    impl tlog_tiles::HashReader for Memory {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
            Ok(indexes.iter().map(|index| self.0[*index as usize]).collect())
        }
    }
    for n in 0..1070u64 {
        let memory = Memory(stored.clone());
        stored.extend(tlog_tiles::stored_hashes(n, format!("entry {n}").as_bytes(), &memory).unwrap());
    }
    let memory = Memory(stored);
    for tile in Tile::all(1070) {
        if let Row::Hashes(level) = tile.row {
            let theirs = tlog_tiles::Tile::new(8, level, tile.index, u32::from(tile.width), false);
            assert_eq!(theirs.read_data(&memory).unwrap(), files[&tile], "{tile}");
        }
    }
    let theirs = tlog_tiles::tree_hash(1070, &memory).unwrap();
    assert_eq!(theirs.0, Edge::load(1070, |tile| files.get(tile).cloned()).unwrap().root());
}

proptest! {
    #[test]
    fn paths_round_trip(row in prop_oneof![Just(Row::Entries), Just(Row::Records), (0u8..64).prop_map(Row::Hashes)], index: u64, width in 1u16..=256) {
        let tile = Tile { row, index, width };
        prop_assert_eq!(Tile::parse(&tile.to_string()), Ok(tile));
    }

    #[test]
    fn what_is_read_is_what_is_printed(path in "(tile/([0-9]{1,2}|entries)|records)/(x[0-9]{3}/){0,3}[0-9]{3}(\\.p/[0-9]{1,3})?") {
        if let Ok(tile) = Tile::parse(&path) {
            prop_assert_eq!(tile.to_string(), path);
        }
    }

    #[test]
    fn bundles_round_trip(values in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..20)) {
        let mut bundle = Vec::new();
        values.iter().for_each(|value| push_entry(&mut bundle, value).unwrap());
        prop_assert_eq!(entries(&bundle, values.len() as u16).unwrap(), values.iter().map(Vec::as_slice).collect::<Vec<_>>());
        if let Ok(slots) = records(&bundle, values.len() as u16) {
            prop_assert_eq!(print_records(slots).unwrap(), bundle);
        }
    }
}
