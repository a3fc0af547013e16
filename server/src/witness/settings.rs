//! Which witnesses are asked and how many must answer, how a witness of our own is set up, and the policy that a log's
//! readers get.

use crate::config::Config;
use anyhow::{Context, bail};
use axum::http::Uri;
use ledger::{KeyKind, VerifierKey};
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::PathBuf};

/// What the policy calls the witnesses together; no witness may be called so.
const GROUP: &str = "needed";
/// The most witnesses; each is asked about every checkpoint.
const LIMIT: usize = 32;

/// A witness that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Table")]
pub struct Asked {
    /// What the policy calls it, in one word.
    pub name: String,
    /// Its key, as `undersigned witness --print-key` prints it.
    pub vkey: VerifierKey,
    /// Where it is asked: `https://witness.example`; `/add-checkpoint` comes after it.
    pub url: String,
}

/// How many of the witnesses must have signed before a checkpoint is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Figure", into = "Figure")]
pub enum Quorum {
    /// All of them.
    #[default]
    All,
    /// So many, from 1.
    Of(usize),
}

/// How `undersigned witness` is set up.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WitnessSettings {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Folder of the witness's key and of what it remembers; `witness` in `data_dir` where it is missing.
    pub state: Option<PathBuf>,
    /// Name of its key, made on first start: `witness.example`.
    pub name: Option<String>,
    /// File with a line `log <vkey>` for each log that it watches.
    pub logs: Option<PathBuf>,
    /// Beginnings of origins, as `letters.example/log/`: a key in the file whose name begins so is trusted for every
    /// log there. In the environment joined by commas.
    pub accept_origins: Vec<String>,
}

impl Default for WitnessSettings {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 3001)), state: None, name: None, logs: None, accept_origins: Vec::new() }
    }
}

/// A witness as it is in the settings: a table, or on one line as in a policy file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Line(String),
    Table(Table),
}

/// The table `[[witnesses]]`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: String,
    vkey: String,
    url: String,
}

impl From<Asked> for Table {
    fn from(asked: Asked) -> Self {
        Self { name: asked.name, vkey: asked.vkey.to_string(), url: asked.url }
    }
}

impl TryFrom<Written> for Asked {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let table = match written {
            Written::Table(table) => table,
            Written::Line(line) => match line.split_whitespace().collect::<Vec<_>>()[..] {
                [name, vkey, url] => Table { name: name.to_owned(), vkey: vkey.to_owned(), url: url.to_owned() },
                _ => return Err(format!("a witness is its name, its key and its address, not {line:?}")),
            },
        };
        let name = table.name;
        if name.is_empty() || name.chars().any(|c| c.is_whitespace() || c.is_control()) || name == "none" || name == GROUP {
            return Err(format!("a witness's name is one word, and neither none nor {GROUP}: not {name:?}"));
        }
        let vkey = VerifierKey::parse(&table.vkey).map_err(|_| format!("the vkey of the witness {name} is none: {:?}", table.vkey))?;
        match vkey.kind() {
            Some(KeyKind::Cosignature) => {}
            Some(KeyKind::Ed25519) => return Err(format!("the vkey of the witness {name} is a log's: a witness's is of kind 0x04")),
            None => return Err(format!("the vkey of the witness {name} is of a kind that is not known here: 0x04 is Ed25519")),
        }
        check_url(&table.url).map_err(|wrong| format!("the url of the witness {name} {wrong}"))?;
        Ok(Self { name, vkey, url: table.url })
    }
}

/// What is wrong with an address.
fn check_url(url: &str) -> Result<(), &'static str> {
    let uri: Uri = url.parse().map_err(|_| "is none")?;
    let host = uri.authority().filter(|authority| !authority.host().is_empty()).ok_or("names no host")?;
    match uri.scheme_str() {
        _ if host.as_str().contains('@') => Err("has a user in it"),
        _ if uri.query().is_some() || url.contains('#') => Err("has more than a path"),
        Some("http" | "https") => Ok(()),
        _ => Err("does not begin with https:// or http://"),
    }
}

/// A quorum as it is in the settings.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Figure {
    Number(i64),
    Text(String),
}

impl TryFrom<Figure> for Quorum {
    type Error = String;

    fn try_from(figure: Figure) -> Result<Self, String> {
        let number = match &figure {
            Figure::Number(number) => Some(*number),
            Figure::Text(text) if text == "all" => return Ok(Self::All),
            Figure::Text(text) => text.parse().ok(),
        };
        match number.and_then(|number| usize::try_from(number).ok()) {
            Some(number) if number > 0 => Ok(Self::Of(number)),
            _ => Err("quorum is \"all\" or a number from 1; to wait for nobody, leave the witnesses out".to_owned()),
        }
    }
}

impl From<Quorum> for Figure {
    fn from(quorum: Quorum) -> Self {
        match quorum {
            Quorum::All => Self::Text("all".to_owned()),
            Quorum::Of(number) => Self::Number(i64::try_from(number).unwrap_or(i64::MAX)),
        }
    }
}

impl Config {
    /// How many witnesses must have signed before a checkpoint is published; 0 where none is set.
    pub fn needed(&self) -> usize {
        match self.quorum {
            Quorum::All => self.witnesses.len(),
            Quorum::Of(number) => number,
        }
    }

    /// The lines of the logs' policy that name the witnesses and the quorum; nothing where no witness is set.
    pub fn policy_lines(&self) -> Option<String> {
        let witness = |asked: &Asked| format!("witness {} {} {}\n", asked.name, asked.vkey, asked.url);
        let lines: String = self.witnesses.iter().map(witness).collect();
        let names: Vec<&str> = self.witnesses.iter().map(|asked| asked.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{lines}group {GROUP} {} {}\nquorum {GROUP}\n", self.needed(), names.join(" ")))
    }

    /// Where a witness of our own keeps its key and what it remembers.
    pub fn witness_state(&self) -> PathBuf {
        self.witness.state.clone().unwrap_or_else(|| self.data_dir.join("witness"))
    }

    /// Checks what concerns witnesses.
    ///
    /// # Errors
    /// What is wrong.
    pub(crate) fn check_witnesses(&self) -> anyhow::Result<()> {
        if self.witnesses.len() > LIMIT {
            bail!("there are {} witnesses: at most {LIMIT} are asked", self.witnesses.len());
        }
        for (place, one) in self.witnesses.iter().enumerate() {
            for other in &self.witnesses[..place] {
                if one.name == other.name {
                    bail!("two witnesses are called {}", one.name);
                }
                if one.vkey.key() == other.vkey.key() {
                    bail!("the witnesses {} and {} have one key: it would count twice", other.name, one.name);
                }
            }
        }
        match self.quorum {
            Quorum::Of(number) if number > self.witnesses.len() => {
                bail!("quorum is {number}, but witnesses names {}: no checkpoint would ever be published", self.witnesses.len())
            }
            _ => Ok(()),
        }
    }
}

/// Refuses a beginning of origins that would say more than its author meant.
///
/// # Errors
/// What is wrong with it.
pub fn check_prefix(prefix: &str) -> anyhow::Result<()> {
    let host = prefix.strip_suffix('/').and_then(|path| path.split('/').next()).context("it ends with a slash: letters.example/log/")?;
    if host.is_empty() || host.ends_with(':') || !ledger::note::is_key_name(prefix) || prefix.contains("//") {
        bail!("it is a host and a path without https://: letters.example/log/");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
