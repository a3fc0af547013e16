//! The bundle that journalists take away: the log's public files, and everything made of them that can be read, checked
//! or handed on without our programs. `docs/verify.md` describes it.
//!
//! It is a pure function of the public files, the letter's title and address, and the version of this crate. Only its
//! list needs a key: [`prepare`] where the public files are, [`Unsigned::sign`] where the key is, [`Unsigned::into_zip`]
//! where the bundle is served; or [`make`] for all in one.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use evidence::{check, derived, list, log_of};
use ledger::statement::NAMESPACE;
use ledger::{Against, Policy, Report, SignerKey, SshSig, verify};

use crate::source::gather;
use crate::{Error, PublicFiles};

mod readme;

pub use evidence::List;

/// The program in the bundle that checks it.
const PROGRAM: &str = include_str!("bundle/verify.py");

/// The letter, as the bundle's `README.md` calls it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// The address of its page: `https://…`.
    pub address: &'a str,
}

/// A bundle whose list is not signed yet.
#[derive(Clone, Debug)]
pub struct Unsigned {
    files: PublicFiles,
    list: List,
    report: Report,
}

/// Puts a bundle together from a log's public files, `policy` among them; other files are left out. The log is verified
/// on the way, so this takes as long: keep the result as long as `checkpoint`, `policy` and `records/…` are the same.
///
/// # Errors
/// Where the log does not verify, or title or address cannot stand in the bundle.
pub fn prepare(public: &PublicFiles, about: About<'_>) -> Result<Unsigned, Error> {
    let log = gather(|name| Ok(public.get(name).cloned()))?;
    let policy = log.get("policy").and_then(|bytes| std::str::from_utf8(bytes).ok()).map(Policy::parse);
    let policy = match policy {
        Some(Ok(policy)) if log.get("policy").is_some_and(|bytes| *bytes == policy.to_text().into_bytes()) => policy,
        _ => return Err(Error::Unverified("policy: not a policy in its canonical form".to_owned())),
    };
    let report = verify(&log, Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
    if let Some(failure) = report.failures.first() {
        return Err(Error::Unverified(failure.to_string()));
    }
    let mut files = PublicFiles::new();
    derived::make(&log_of(&log), &report, &mut |name, bytes| drop(files.insert(name, bytes))).map_err(Error::Unverified)?;
    let signed = files.keys().any(|name| name.starts_with("statements/"));
    files.insert("README.md".to_owned(), readme::print(about, &report, signed)?.into_bytes());
    files.insert("verify.py".to_owned(), PROGRAM.as_bytes().to_vec());
    files.extend(log.into_iter().map(|(name, bytes)| (format!("log/{name}"), bytes)));
    let list = List::of(&files, &report, policy.fingerprint());
    files.insert(list::NAME.to_owned(), list.to_string().into_bytes());
    Ok(Unsigned { files, list, report })
}

impl Unsigned {
    /// The list of its files, which is to be signed.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Signs the list.
    ///
    /// # Errors
    /// Where the key is none of those that have signed the log's checkpoint. After a rotation take the new one.
    pub fn sign(&self, key: &SignerKey) -> Result<SshSig, Error> {
        let known = self.report.log_keys.iter().any(|log| log.ed25519() == key.verifier().ed25519());
        let signature = SshSig::sign(key, NAMESPACE, self.list.to_string().as_bytes()).filter(|_| known);
        signature.ok_or(Error::SigningKey)
    }

    /// Packs it, with the signature of its list. The same bytes each time.
    ///
    /// # Errors
    /// Where the signature is not one of this list by a key of the log.
    pub fn into_zip(mut self, signature: &SshSig) -> Result<Vec<u8>, Error> {
        if !check::is_by_log(signature, self.list.to_string().as_bytes(), &self.report) {
            return Err(Error::SigningKey);
        }
        self.files.insert(list::SIGNATURE.to_owned(), signature.to_armour().into_bytes());
        pack(&self.files)
    }
}

/// Makes a bundle of a log's public files, and signs its list with the log's present key.
///
/// # Errors
/// As [`prepare`] and [`Unsigned::sign`].
pub fn make(public: &PublicFiles, about: About<'_>, key: &SignerKey) -> Result<Vec<u8>, Error> {
    let bundle = prepare(public, about)?;
    let signature = bundle.sign(key)?;
    bundle.into_zip(&signature)
}

/// Packs files in the order of their names, with one time for all.
///
/// # Errors
/// Where they do not fit.
pub fn pack(files: &PublicFiles) -> Result<Vec<u8>, Error> {
    let write = || -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for (name, bytes) in files {
            archive.start_file(name.as_str(), options)?;
            archive.write_all(bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    };
    write().map_err(|error| Error::Written(error.to_string()))
}
