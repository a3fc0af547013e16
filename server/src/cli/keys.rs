//! The root key: made, moved out of the data folder, rotated.

use super::in_words;
use crate::{config::Config, root_key::RootKeyPlace};
use anyhow::bail;
use clap::Subcommand;
use service::{Clock as _, Rotation, SystemClock, SystemRng};
use std::path::PathBuf;

/// What to do with the root key.
#[derive(Subcommand)]
pub(super) enum KeysCommand {
    /// Make the root key of a new instance, in a new file
    Make {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Move the root key to another place, while no server runs
    ///
    /// It is written there, read back, and only then removed here. Set `root_key` to the new place afterwards.
    Move {
        /// folder, file:PATH, passphrase or passphrase:fd:NUMBER
        to: RootKeyPlace,
    },
    /// Add a new key: a running server seals everything stored with it, within minutes, and goes on working
    ///
    /// The embedded database is encrypted with it at the next start. Older keys stay in the root key, and check the links in
    /// emails that went out before. Stop the server first where you use `--to`.
    Rotate {
        /// Somebody else may have the root key: no link in an email that went out before works any more
        #[arg(long)]
        stolen: bool,
        /// Write the root key with its new key to this file, where its place cannot be written to, as with a credential
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

impl KeysCommand {
    /// Does it.
    pub(super) fn run(&self, config: &Config) -> anyhow::Result<()> {
        match self {
            Self::Make { file } => {
                service::make_root_key(file, &SystemRng).map_err(in_words)?;
                println!(
                    "The root key is in {}. Without it nothing stored can be read: keep a copy where the server is not.",
                    file.display()
                );
            }
            Self::Move { to } => {
                if *to == config.root_key {
                    bail!("that is where it is");
                }
                let settings = settings(config)?;
                let (from, file) = service::move_root_key(&settings, to.resolve_new()?, &SystemRng).map_err(in_words)?;
                println!("The root key is in {} now, and no longer in {}.", file.display(), from.display());
                println!("Set root_key = \"{to}\". Backups made before hold the root key as it was.");
                println!(
                    "What lay open on this disk may be read from it until it is overwritten: `undersigned keys rotate` makes that useless for what is stored from then on."
                );
            }
            Self::Rotate { stolen, to } => {
                let rotation = Rotation { to: to.as_deref(), stolen: *stolen, now: SystemClock.now() };
                let number = service::rotate_root_key(&settings(config)?, rotation, &SystemRng).map_err(in_words)?;
                println!(
                    "Key {number} is the newest. A running server takes it up within a minute; the database follows at its next start."
                );
                if *stolen {
                    println!(
                        "Links in emails that went out before no longer work. Send invitations again, and have your organisers choose new passwords and set up their authenticator apps again."
                    );
                }
            }
        }
        Ok(())
    }
}

fn settings(config: &Config) -> anyhow::Result<service::Settings> {
    config.service_settings(config.base_address(config.listen), false)
}
