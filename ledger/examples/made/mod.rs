//! A log of many signatures, made from fixed seeds.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use ledger::entry::Change;
use ledger::tile::{Row, print_records};
use ledger::{
    CanonicalText, Checkpoint, Day, Edge, Entry, Event, KeyKind, LanguageText, LetterId, Manifest, Opening, Policy, SignerKey, Tile, sha256,
};

const ORIGIN: &str = "letters.example/log/00112233445566778899aabbccddeeff";

/// The log's files and its policy.
pub(crate) struct Made {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) policy: Policy,
}

/// Makes it, with this name for the third signatory in place of its own.
pub(crate) fn log(signatures: u64, third: Option<&str>) -> Made {
    let day = Day::new(2026, 11, 24).unwrap();
    let text = CanonicalText::parse("Dear reader,\n").unwrap();
    let letter: LetterId = "00112233445566778899aabbccddeeff".parse().unwrap();
    let manifest = Manifest::new(letter, 1, None, vec![LanguageText::new("en", &text, true)]).unwrap();
    let mut files =
        BTreeMap::from([("text/1/en".to_owned(), text.as_bytes().to_vec()), ("manifest/1".to_owned(), manifest.to_text().into_bytes())]);
    let hash = manifest.hash();
    let record = |index: u64| {
        let name = third.filter(|_| index == 3).map_or_else(|| format!("Organisation number {index}"), str::to_owned);
        let record = format!(
            "undersigned-record/v2\nkind organisation\nname {name}\ncountry KR\nrole signatory\nday 2026-11-24\n\
             proof mailbox 2026-11-24\nrepresentative Kim Min-ji\noffice Secretary General\nsite https://organisation-{index}.example\n"
        );
        (sha256(&index.to_be_bytes()), record)
    };
    let mut edge = Edge::default();
    let mut entries = vec![Entry::new(day, Event::Manifest { manifest: hash, change: Change::First }).to_string()];
    for index in 1..=signatures {
        let (salt, record) = record(index);
        let commitment = Opening { salt, record: record.as_bytes() }.commitment();
        entries.push(Entry::new(day, Event::Sign { manifest: hash, commitment }).to_string());
    }
    for written in edge.append(&entries).unwrap() {
        files.insert(written.tile.to_string(), written.bytes);
    }
    for tile in Tile::of_row(Row::Records, edge.size()) {
        let first = tile.index * 256;
        let records: Vec<_> = (first..first + u64::from(tile.width)).map(|index| (index > 0).then(|| record(index))).collect();
        let slots = records.iter().map(|slot| slot.as_ref().map(|(salt, record)| Opening { salt: *salt, record: record.as_bytes() }));
        files.insert(tile.to_string(), print_records(slots).unwrap());
    }
    let key = SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[1; 32]).unwrap();
    files.insert("checkpoint".into(), Checkpoint::new(ORIGIN, edge.size(), edge.root()).sign([&key]).to_string().into_bytes());
    let policy = Policy::parse(&format!("log {}\nquorum none\n", key.verifier())).unwrap();
    Made { files, policy }
}
