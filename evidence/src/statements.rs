//! What keys have signed, taken out of the records: a text and its signature for each key that counts.

use std::collections::BTreeMap;

use ledger::replay::{Expected, Standing};
use ledger::tile::{Row, entries, records};
use ledger::{Entry, Event, Fault, Record, Replay, Report, SshSig, Tile};

use crate::Log;

/// A text, and a key's signature of it.
pub struct Signed {
    /// The name of its file and of the key: the index of the entry, for attestors also which of them.
    pub name: String,
    /// The text.
    pub text: String,
    /// The signature.
    pub signature: SshSig,
}

/// All that counts in a log that verifies.
///
/// # Errors
/// Where the log does not verify.
pub fn of_log(log: &Log<'_>, report: &Report) -> Result<Vec<Signed>, Fault> {
    let (mut replay, mut kept) = (Replay::new(&report.origin), BTreeMap::new());
    let bundle = |tile: Tile| log.get(tile.to_string().as_str()).copied().ok_or(Fault::FileMissing);
    for tile in Tile::of_row(Row::Entries, report.size) {
        let lines = entries(bundle(tile)?, tile.width)?;
        let slots = records(bundle(Tile { row: Row::Records, ..tile })?, tile.width)?;
        for (line, slot) in lines.into_iter().zip(slots) {
            let entry = Entry::parse(line)?;
            replay.apply(&entry)?;
            if let (Event::KeyAdd { .. } | Event::Vouch { .. }, Some(opening)) = (entry.event, slot) {
                kept.insert(replay.size() - 1, Record::parse(opening.record)?);
            }
        }
    }
    let mut signed = Vec::new();
    for key in replay.keys().iter().filter(|key| replay.counts_key(key)) {
        if let (Expected::Key(text), Some(Record::Key(signature))) = (replay.expected(key.index), kept.remove(&key.index)) {
            signed.push(Signed { name: key.index.to_string(), text, signature });
        }
    }
    for vouching in replay.vouchings().iter().filter(|vouching| vouching.standing == Standing::Standing) {
        let index = vouching.index;
        if let (Expected::Attestation(text), Some(Record::Attestation(attestors))) = (replay.expected(index), kept.remove(&index)) {
            signed.extend(attestors.into_iter().enumerate().map(|(place, one)| Signed {
                name: format!("{index}-{}", place + 1),
                text: text.clone(),
                signature: one.signature,
            }));
        }
    }
    Ok(signed)
}
