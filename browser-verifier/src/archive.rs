//! The bundle: a `.zip` archive, read as strictly as what it carries.
//!
//! Only what every tool reads in one way is taken: entries stored or deflated, each name once, the directory and the
//! entry's own header saying the same. So nobody can be shown other files here than another program unpacks.

use std::collections::BTreeMap;

use ledger::{hex, sha256};

use crate::files::POLICY;
use crate::outcome::Finding;
use crate::session::Session;
use crate::steps::Step;

/// The list of a bundle's files, as `sha256sum` writes it below a head of its own, and its signature.
const LIST: &str = "list.txt";
const SIGNATURE: &str = "list.txt.sig";

/// The most bytes of all files together. A bundle of a million signatures stays below it.
const BYTE_LIMIT: usize = 1 << 30;
/// The record that ends an archive, without its remark.
const END: usize = 22;

/// The files of an archive by their names; folders are left out.
///
/// # Errors
/// A name for what is wrong, part of the key of its text.
pub fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, &'static str> {
    let end = find_end(bytes).ok_or("archive-form")?;
    let record = bytes.get(end..).ok_or("archive-form")?;
    let (number, size, start) = (short(record, 10), long(record, 12), long(record, 16));
    let (Some(number), Some(size), Some(start)) = (number, size, start) else { return Err("archive-form") };
    // Several disks, or sizes beyond 32 bits.
    if short(record, 4) != Some(0) || short(record, 6) != Some(0) || short(record, 8) != Some(number) || start == u32::MAX as usize {
        return Err("archive-unsupported");
    }
    let mut directory = bytes.get(start..start.checked_add(size).ok_or("archive-form")?).ok_or("archive-form")?;
    let (mut files, mut total) = (BTreeMap::new(), 0usize);
    for _ in 0..number {
        let (name, content, rest) = entry(bytes, directory, BYTE_LIMIT - total)?;
        directory = rest;
        total += content.len();
        if !name.ends_with('/') && files.insert(name, content).is_some() {
            return Err("archive-twice");
        }
    }
    Ok(files)
}

impl Session {
    /// Takes a bundle apart: the files below `log/`, and the policy. What else it holds has to be what its list says.
    ///
    /// # Errors
    /// As [`unpack`].
    pub fn bundle(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        let mut files = unpack(bytes)?;
        self.list = files.remove(LIST).map(|list| (list, files.remove(SIGNATURE).unwrap_or_default()));
        self.beside = beside(&files, self.list.as_ref().map_or(&[], |(list, _)| list));
        for (name, content) in files {
            if name == "policy.txt" {
                self.files.put(POLICY, content);
            } else if let Some(name) = name.strip_prefix("log/").filter(|name| *name != POLICY) {
                self.files.put(name, content);
            }
        }
        // There is nowhere else to look for what the bundle lacks.
        loop {
            let lacking = self.files.wanted();
            if lacking.is_empty() {
                return Ok(());
            }
            lacking.iter().for_each(|name| self.files.put_absent(name));
        }
    }
}

/// What of a bundle's files is not as its list says: each is named. What is below `log/` is verified for itself too,
/// and all that there is in a bundle without a list.
fn beside(files: &BTreeMap<String, Vec<u8>>, list: &[u8]) -> Vec<Finding> {
    let lines = std::str::from_utf8(list).unwrap_or_default().lines();
    let listed: BTreeMap<&str, &str> = lines.filter_map(|line| line.split_once("  ")).map(|(hash, name)| (name, hash)).collect();
    let finding = |code, message, file: &str| Finding { step: Step::Files, code, message, file: file.to_owned(), entry: None };
    let verified_anyhow = |name: &str| listed.is_empty() && (name == "policy.txt" || name.starts_with("log/"));
    let wrong = files.iter().filter_map(|(name, content)| match listed.get(name.as_str()) {
        Some(hash) if *hash == hex::encode(&sha256(content)) => None,
        Some(_) => Some(finding("bundle-file-changed", "the file is another one than the bundle's list says", name)),
        None if verified_anyhow(name) => None,
        None => Some(finding("bundle-file-unlisted", "the bundle's list does not name the file", name)),
    });
    let lacking = listed.keys().filter(|name| !files.contains_key(**name));
    wrong.chain(lacking.map(|name| finding("bundle-file-missing", "the bundle lacks a file of its list", name))).collect()
}

/// Where the record that ends the archive begins: the last place at which one could.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let record = bytes.get(*at..).unwrap_or_default();
        record.starts_with(b"PK\x05\x06") && short(record, 20).is_some_and(|remark| at + END + remark == bytes.len())
    })
}

/// The first file of a directory, its content, and the rest of the directory.
fn entry<'a>(bytes: &[u8], directory: &'a [u8], most: usize) -> Result<(String, Vec<u8>, &'a [u8]), &'static str> {
    let form = "archive-form";
    if !directory.starts_with(b"PK\x01\x02") {
        return Err(form);
    }
    let half = |at| short(directory, at).ok_or(form);
    let whole = |at| long(directory, at).ok_or(form);
    let (flags, method) = (half(8)?, half(10)?);
    let (sum, packed, size, at) = (whole(16)?, whole(20)?, whole(24)?, whole(42)?);
    let (name, extra, remark) = (half(28)?, half(30)?, half(32)?);
    // Encrypted, or in a form of which tools differ.
    if flags & 0x2041 != 0 || [packed, size, at].contains(&(u32::MAX as usize)) {
        return Err("archive-unsupported");
    }
    if size > most {
        return Err("archive-large");
    }
    let name = directory.get(46..46 + name).ok_or(form)?;
    let header = bytes.get(at..).filter(|header| header.starts_with(b"PK\x03\x04")).ok_or(form)?;
    let (name_there, extra_there) = (short(header, 26).ok_or(form)?, short(header, 28).ok_or(form)?);
    let same = header.get(30..30 + name_there) == Some(name) && short(header, 6) == Some(flags) && short(header, 8) == Some(method);
    let start = 30 + name_there + extra_there;
    let content = header.get(start..start + packed).filter(|_| same).ok_or(form)?;
    let content = match method {
        0 => content.to_vec(),
        8 => miniz_oxide::inflate::decompress_to_vec_with_limit(content, size).map_err(|_| form)?,
        _ => return Err("archive-unsupported"),
    };
    if content.len() != size || crc32(&content) as usize != sum {
        return Err("archive-damaged");
    }
    let length = 46 + name.len() + extra + remark;
    let name = std::str::from_utf8(name).map_err(|_| form)?.to_owned();
    Ok((name, content, directory.get(length..).ok_or(form)?))
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// The sum that archives keep of each file: it finds damage, not tampering.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (place, value) in table.iter_mut().enumerate() {
        *value = (0..8).fold(place as u32, |value, _| if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 });
    }
    !bytes.iter().fold(!0, |sum, byte| sum >> 8 ^ table[((sum ^ u32::from(*byte)) & 0xff) as usize])
}

#[cfg(test)]
mod tests;
