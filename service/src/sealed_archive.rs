//! Backups that only the holder of an age identity reads, as `age` and `rage` do.

use crate::Error;
use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
};

/// How an age file begins.
const AGE: &[u8] = b"age-encryption.org/";

/// Whom a backup is encrypted to; to nobody where there are none.
#[derive(Clone, Default)]
pub struct Recipients(Vec<age::x25519::Recipient>);

impl Recipients {
    /// Public keys as age writes them, `age1…`.
    ///
    /// # Errors
    /// `Unavailable`, with the one that is none.
    pub fn parse(keys: &[String]) -> Result<Self, Error> {
        let parsed = keys.iter().map(|key| {
            key.trim().parse().map_err(|error| Error::Unavailable(format!("{key} is not a public key of age (age1…): {error}")))
        });
        parsed.collect::<Result<_, _>>().map(Self)
    }

    /// Writes a file through `pack`, encrypted where there are recipients.
    pub(crate) fn write(&self, file: fs::File, pack: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut file = io::BufWriter::new(file);
        if self.0.is_empty() {
            pack(&mut file)?;
        } else {
            let recipients = self.0.iter().map(|recipient| recipient as &dyn age::Recipient);
            let encryptor = age::Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
            let mut encrypted = encryptor.wrap_output(&mut file)?;
            pack(&mut encrypted)?;
            encrypted.finish()?;
        }
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

/// Opens an archive, with the identities in a file where it is encrypted.
pub(crate) fn open(archive: &Path, identity: Option<&Path>) -> io::Result<Box<dyn Read>> {
    let mut file = BufReader::new(fs::File::open(archive)?);
    if !file.fill_buf()?.starts_with(AGE) {
        return Ok(Box::new(file));
    }
    let identity = identity.ok_or_else(|| io::Error::other("it is encrypted: name the file with your age identity (--identity)"))?;
    let trouble = |error: String| io::Error::other(format!("{}: {error}", identity.display()));
    let identities = age::IdentityFile::from_buffer(BufReader::new(fs::File::open(identity).map_err(|error| trouble(error.to_string()))?));
    let identities = identities.map_err(|error| trouble(error.to_string()))?.into_identities();
    let identities = identities.map_err(|error| trouble(error.to_string()))?;
    let decryptor = age::Decryptor::new_buffered(file).map_err(io::Error::other)?;
    let opened = decryptor.decrypt(identities.iter().map(|identity| identity.as_ref() as &dyn age::Identity));
    opened.map(|reader| Box::new(reader) as Box<dyn Read>).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn only_the_identity_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let (mine, other) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
        let (archive, identity) = (folder.path().join("a.age"), folder.path().join("key.txt"));
        let recipients = Recipients::parse(&[mine.to_public().to_string()]).unwrap();
        recipients.write(fs::File::create(&archive).unwrap(), |out| out.write_all(b"everything")).unwrap();
        assert!(!fs::read(&archive).unwrap().windows(10).any(|part| part == b"everything"));

        assert!(open(&archive, None).err().unwrap().to_string().contains("--identity"));
        fs::write(&identity, other.to_string().expose_secret()).unwrap();
        assert!(open(&archive, Some(&identity)).is_err());
        fs::write(&identity, mine.to_string().expose_secret()).unwrap();
        let mut text = String::new();
        open(&archive, Some(&identity)).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "everything");
    }

    #[test]
    fn what_is_no_public_key_is_named() {
        let said = Recipients::parse(&["age1nothing".to_owned()]).err().unwrap().to_string();
        assert!(said.contains("age1nothing"));
    }
}
