//! What is in a bundle: entries, or the records and salts that open their commitments.

use crate::Fault;
use crate::commitment::{Opening, SALT};

/// Takes one length-prefixed value off the front.
fn take<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    let (value, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    *bytes = rest;
    Some(value)
}

/// Appends an entry to a bundle: its length as u16 big-endian, its bytes.
///
/// # Errors
/// Where it is longer than 65,535 bytes.
pub fn push_entry(bundle: &mut Vec<u8>, entry: &[u8]) -> Result<(), Fault> {
    let length = u16::try_from(entry.len()).map_err(|_| Fault::EntryTooLong)?;
    bundle.extend(length.to_be_bytes());
    bundle.extend(entry);
    Ok(())
}

/// Reads a bundle of exactly `width` entries.
///
/// # Errors
/// Where it holds fewer or more, or other bytes.
pub fn entries(bundle: &[u8], width: u16) -> Result<Vec<&[u8]>, Fault> {
    let mut rest = bundle;
    let entries = (0..width).map(|_| take(&mut rest)).collect::<Option<Vec<_>>>().ok_or(Fault::BundleForm)?;
    if rest.is_empty() { Ok(entries) } else { Err(Fault::BundleForm) }
}

/// Reads a bundle of records: a slot for each of `width` entries, empty where there is no record or none any more.
///
/// # Errors
/// Where it holds fewer or more slots, other bytes, or a slot too short for a salt and a record.
pub fn records(bundle: &[u8], width: u16) -> Result<Vec<Option<Opening<'_>>>, Fault> {
    let mut rest = bundle;
    let slot = |_| match take(&mut rest)? {
        [] => Some(None),
        slot => {
            let (salt, record) = slot.split_first_chunk::<SALT>()?;
            (!record.is_empty()).then_some(Some(Opening { salt: *salt, record }))
        }
    };
    let slots = (0..width).map(slot).collect::<Option<Vec<_>>>().ok_or(Fault::RecordsForm)?;
    if rest.is_empty() { Ok(slots) } else { Err(Fault::RecordsForm) }
}

/// Prints a bundle of records.
///
/// # Errors
/// Where a record is empty or, with its salt, longer than 65,535 bytes.
pub fn print_records<'a>(slots: impl IntoIterator<Item = Option<Opening<'a>>>) -> Result<Vec<u8>, Fault> {
    let mut bundle = Vec::new();
    for slot in slots {
        match slot {
            None => bundle.extend([0, 0]),
            Some(Opening { record: [], .. }) => return Err(Fault::RecordsForm),
            Some(Opening { salt, record }) => push_entry(&mut bundle, &[&salt, record].concat())?,
        }
    }
    Ok(bundle)
}
