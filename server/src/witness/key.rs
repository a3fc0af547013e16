//! The key of a witness of ours: made on first start, read by its owner alone.

use super::memory::{Trouble, sync_folder};
use anyhow::{Context, bail};
use ledger::{KeyKind, SignerKey};
use service::Rng;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// The file of the key.
const FILE: &str = "witness.key";

/// Reads the key of a folder, where there is one.
///
/// # Errors
/// Where it cannot be read or has another name than asked for, and where the folder has the key but no memory.
pub fn load(folder: &Path, name: Option<&str>) -> anyhow::Result<Option<SignerKey>> {
    let file = folder.join(FILE);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::disk("cannot read", &file)(error).into()),
    };
    let key = SignerKey::parse(text.trim_end()).ok().with_context(|| format!("{} is no witness's key", file.display()))?;
    if key.verifier().kind() != Some(KeyKind::Cosignature) {
        bail!("{} is no witness's key", file.display());
    }
    if let Some(name) = name.filter(|name| *name != key.verifier().name()) {
        bail!("the key in {} is named {}, not {name}: another name needs another folder", folder.display(), key.verifier().name());
    }
    if !folder.join("logs").is_dir() {
        bail!(
            "{} holds the key but not the folder logs: this witness has forgotten what it signed, and would sign a second history. \
             Put the folder back as it was last, or begin again in an empty folder with a new key",
            folder.display()
        );
    }
    Ok(Some(key))
}

/// Makes a key in a folder that has none; the folder's memory is there already.
///
/// # Errors
/// Where the name is none or the key cannot be written.
pub fn make(folder: &Path, name: &str, rng: &dyn Rng) -> anyhow::Result<SignerKey> {
    let mut seed = [0; 32];
    rng.fill(&mut seed);
    let key = SignerKey::from_seed(name, KeyKind::Cosignature, &seed)
        .ok()
        .with_context(|| format!("{name:?} names no key: a host, perhaps with a path, without blanks and plus: witness.example"))?;
    let (file, beside) = (folder.join(FILE), folder.join("witness.key.new"));
    let written = || {
        let mut new = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        new.write_all(format!("{}\n", key.to_skey()).as_bytes())?;
        new.sync_all()?;
        // A link refuses where somebody made a key meanwhile.
        fs::hard_link(&beside, &file)?;
        fs::remove_file(&beside)?;
        sync_folder(folder)
    };
    written().map_err(Trouble::disk("cannot make", &file))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::witness::memory::Memory;
    use service::SystemRng;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("witness");
        assert!(load(&path, None).unwrap().is_none());
        let memory = Memory::open(&path).unwrap();
        assert!(matches!(Memory::open(&path), Err(Trouble::InUse(_))));
        assert!(make(&path, "w example", &SystemRng).is_err());
        let key = make(&path, "w.example/1", &SystemRng).unwrap();
        assert!(make(&path, "w.example/1", &SystemRng).is_err(), "never over another key");
        for name in [None, Some("w.example/1")] {
            assert_eq!(load(&path, name).unwrap().unwrap().verifier(), key.verifier());
        }
        assert_eq!(fs::metadata(path.join(FILE)).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        let error = load(&path, Some("v.example")).unwrap_err().to_string();
        assert!(error.contains("is named w.example/1, not v.example"), "{error}");
        drop(memory);
        fs::remove_dir(path.join("logs")).unwrap();
        assert!(load(&path, None).unwrap_err().to_string().contains("forgotten"));
        fs::create_dir(path.join("logs")).unwrap();
        fs::write(path.join(FILE), "PRIVATE+KEY+nonsense\n").unwrap();
        assert!(load(&path, None).is_err());
    }
}
