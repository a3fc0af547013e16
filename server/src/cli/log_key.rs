//! The key that signs the logs, and a new log where the old one cannot go on.

use super::{in_words, open};
use crate::config::Config;
use anyhow::{Context, bail};
use clap::Subcommand;
use service::Service;
use std::{
    fs,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// What to do with the key that signs the logs.
#[derive(Subcommand)]
pub(super) enum LogKey {
    /// Print the public key, and whether this machine has the private one
    Show,
    /// Write the private key to a new file, to be kept offline: backups do not hold it
    Export {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Put an exported key into the key folder
    Import {
        /// The file that `export` wrote
        file: PathBuf,
    },
    /// Make a new key and have every log change to it, each with an entry that both keys sign
    Rotate,
}

impl LogKey {
    /// Does it.
    pub(super) async fn run(&self, service: &Service) -> anyhow::Result<()> {
        match self {
            Self::Show => {
                let key = service.log_key().await.map_err(in_words)?;
                println!("{}", key.public);
                println!(
                    "{}",
                    if key.here {
                        "This machine has the private key."
                    } else {
                        "This machine does not have the private key: it records nothing."
                    }
                );
            }
            Self::Export { file } => {
                let seed = service.export_log_key().await.map_err(in_words)?;
                write_private(file, &seed).with_context(|| format!("cannot write {}", file.display()))?;
                println!("The key is in {}. Anyone who has it can sign for the logs: keep it offline.", file.display());
            }
            Self::Import { file } => {
                let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
                let Ok(seed) = <[u8; 32]>::try_from(bytes) else { bail!("{} is not a key of 32 bytes", file.display()) };
                service.import_log_key(&seed).await.map_err(in_words)?;
                println!("The key is in the key folder.");
            }
            Self::Rotate => {
                let public = service.rotate_log_key().await.map_err(in_words)?;
                service.sequence().await.map_err(in_words)?;
                println!("From now on the logs are signed with {public}. Export it, and keep the old one with it.");
            }
        }
        service.clone().close().await;
        Ok(())
    }
}

/// Gives a letter a new log. It bears the instance's address in its name for ever, so that is not guessed.
pub(super) async fn new_log(config: &Config, coalition: &str, letter: &str) -> anyhow::Result<()> {
    if config.base_url.is_none() {
        bail!("a log is named after the address of the instance: say it as base_url in the settings, or as UNDERSIGNED_BASE_URL");
    }
    let service = open(config).await?;
    let log = service.start_new_log(coalition, letter).await.map_err(in_words)?;
    service.sequence().await.map_err(in_words)?;
    service.close().await;
    println!("The letter is recorded anew in {}.", log.origin);
    if log.goes_on {
        println!(
            "Its first entry says, signed with the old log's key, that it goes on from the old one, which is served on without records."
        );
    } else {
        println!(
            "It does not say that it goes on from the old one: this machine does not have the old log's key, or not what was signed last. \
             Anyone who has verified the old one will see an alarm: tell them why."
        );
    }
    Ok(())
}

/// A new file that only its owner reads.
fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}
