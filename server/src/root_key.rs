//! Where the root key is, as the settings say it: `folder`, `file:/run/keys/undersigned`, `credential:root-key`,
//! `passphrase`, `passphrase:fd:3`.

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use service::{Passphrase, RootKey};
use std::{
    fmt,
    fs::File,
    io::{BufRead, BufReader, IsTerminal, Read},
    path::PathBuf,
    str::FromStr,
};

/// The longest passphrase, in bytes.
const MAX_PASSPHRASE: u64 = 1024;
/// The fewest characters of a new one.
const MIN_PASSPHRASE: usize = 12;

/// Where the root key is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RootKeyPlace {
    /// In the key folder, as it is.
    #[default]
    Folder,
    /// In a file.
    File(PathBuf),
    /// In a credential that systemd gives the service: the file of this name in `$CREDENTIALS_DIRECTORY`.
    Credential(String),
    /// In the key folder, under a passphrase that is asked for on the terminal.
    Asked,
    /// In the key folder, under a passphrase that is the first line of an open file of this number.
    Descriptor(u32),
}

impl FromStr for RootKeyPlace {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let place = match text.split_once(':') {
            None if text == "folder" => Some(Self::Folder),
            None if text == "passphrase" => Some(Self::Asked),
            Some(("file", path)) if !path.is_empty() => Some(Self::File(path.into())),
            Some(("credential", name)) if !name.is_empty() && !name.contains('/') => Some(Self::Credential(name.to_owned())),
            Some(("passphrase", number)) => number.strip_prefix("fd:").and_then(|number| number.parse().ok()).map(Self::Descriptor),
            _ => None,
        };
        place.ok_or_else(|| "root_key is folder, file:PATH, credential:NAME, passphrase or passphrase:fd:NUMBER".to_owned())
    }
}

impl TryFrom<String> for RootKeyPlace {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<RootKeyPlace> for String {
    fn from(place: RootKeyPlace) -> Self {
        place.to_string()
    }
}

impl fmt::Display for RootKeyPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder => f.write_str("folder"),
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Credential(name) => write!(f, "credential:{name}"),
            Self::Asked => f.write_str("passphrase"),
            Self::Descriptor(number) => write!(f, "passphrase:fd:{number}"),
        }
    }
}

impl RootKeyPlace {
    /// What the instance is opened with; a passphrase is asked for, or read.
    ///
    /// # Errors
    /// Where there is no credential or no passphrase to be had.
    pub fn resolve(&self) -> anyhow::Result<RootKey> {
        Ok(match self {
            Self::Folder => RootKey::Folder,
            Self::File(path) => RootKey::File(path.clone()),
            Self::Credential(name) => RootKey::File(credential(name)?),
            Self::Asked => RootKey::Passphrase(Passphrase(ask("Passphrase of the root key: ")?)),
            Self::Descriptor(number) => RootKey::Passphrase(Passphrase(read_descriptor(*number)?)),
        })
    }

    /// As [`RootKeyPlace::resolve`], for a root key that moves there: a new passphrase is asked for twice.
    ///
    /// # Errors
    /// As there; where a passphrase is too short or was not typed alike; and for a credential, which systemd makes.
    pub fn resolve_new(&self) -> anyhow::Result<RootKey> {
        let key = match self {
            Self::Credential(_) => bail!(
                "a credential is made by systemd: move the root key to a file in memory first (file:/dev/shm/root-key), then \
                 `systemd-creds encrypt --name=NAME /dev/shm/root-key FILE`, and delete the file"
            ),
            Self::Asked => {
                let passphrase = ask("New passphrase of the root key: ")?;
                if ask("Once more: ")? != passphrase {
                    bail!("these were two different passphrases: nothing was changed");
                }
                RootKey::Passphrase(Passphrase(passphrase))
            }
            place => place.resolve()?,
        };
        if let RootKey::Passphrase(Passphrase(passphrase)) = &key
            && passphrase.chars().count() < MIN_PASSPHRASE
        {
            bail!("the passphrase has at least {MIN_PASSPHRASE} characters; six words drawn by dice are good");
        }
        Ok(key)
    }
}

fn credential(name: &str) -> anyhow::Result<PathBuf> {
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY").context(
        "root_key names a credential, and systemd has given none: set LoadCredentialEncrypted= in the unit, and run commands \
         with systemd-run or another root_key",
    )?;
    Ok(PathBuf::from(folder).join(name))
}

fn ask(prompt: &str) -> anyhow::Result<String> {
    if !std::io::stdin().is_terminal() {
        bail!("root_key asks for a passphrase, and there is no terminal to ask on: use passphrase:fd:NUMBER");
    }
    checked(&rpassword::prompt_password(prompt).context("cannot read the passphrase")?)
}

fn read_descriptor(number: u32) -> anyhow::Result<String> {
    let file = File::open(format!("/dev/fd/{number}"))
        .with_context(|| format!("file {number} is not open: nothing to read the passphrase from"))?;
    let mut line = String::new();
    BufReader::new(file.take(MAX_PASSPHRASE + 1)).read_line(&mut line).context("cannot read the passphrase")?;
    checked(&line)
}

fn checked(typed: &str) -> anyhow::Result<String> {
    let passphrase = typed.trim_end_matches(['\n', '\r']);
    if passphrase.is_empty() {
        bail!("the passphrase is empty");
    }
    if passphrase.len() as u64 > MAX_PASSPHRASE {
        bail!("the passphrase is longer than {MAX_PASSPHRASE} bytes");
    }
    Ok(passphrase.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_they_are_written() {
        for text in ["folder", "file:/run/keys/root", "credential:root-key", "passphrase", "passphrase:fd:3"] {
            assert_eq!(text.parse::<RootKeyPlace>().unwrap().to_string(), text);
        }
        for text in ["", "file:", "credential:", "credential:../x", "passphrase:3", "passphrase:fd:x", "stick"] {
            assert!(text.parse::<RootKeyPlace>().unwrap_err().contains("passphrase:fd"), "{text}");
        }
    }

    #[test]
    fn a_passphrase_is_one_line() {
        assert_eq!(checked("lamp oil harbour\n").unwrap(), "lamp oil harbour");
        assert!(checked("\n").is_err());
        assert!(checked(&"x".repeat(2000)).is_err());
    }
}
