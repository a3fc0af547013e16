//! The command line.

mod import_letter;
mod import_signatories;
mod jobs;
mod keys;
mod log_key;
mod organisers;

use crate::{config::Config, privacy, root_key::RootKeyPlace, serve, trace, verify::Verify, witness};
use anyhow::{Context, bail};
use app::i18n::I18n;
use clap::{Args, Parser, Subcommand};
use domain::locale::Locale;
use figment::value::{Dict, Value};
use import_letter::ImportLetter;
use import_signatories::ImportSignatories;
use keys::KeysCommand;
use organisers::CreateOrganiser;
use service::{Recipients, backup::JournalFrom};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Open letters that organisations and people sign.
///
/// Settings come from flags, from the environment (`UNDERSIGNED_LISTEN`, `UNDERSIGNED_SMTP__HOST`, …) and from a TOML
/// file, in this order; what is not set has a default. `UNDERSIGNED_LOG` says what is logged: `info`, `server=debug`;
/// `UNDERSIGNED_LOG_FORMAT=json` has each line as a JSON object.
#[derive(Parser)]
#[command(name = "undersigned", version)]
struct Cli {
    /// Settings file in TOML
    #[arg(long, global = true, env = "UNDERSIGNED_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

/// Where the instance keeps what it knows.
#[derive(Args)]
struct Place {
    /// Folder of the embedded database and the keys [default: data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Database: postgres://… or sqlite://… [default: the embedded one in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// Folder of the keys [default: keys in the data folder]
    #[arg(long, global = true, value_name = "FOLDER")]
    key_folder: Option<PathBuf>,
    /// Where the root key is: folder, file:PATH, credential:NAME, passphrase, passphrase:fd:NUMBER [default: folder, the key
    /// folder]
    #[arg(long, global = true, value_name = "PLACE")]
    root_key: Option<RootKeyPlace>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server, the mail worker and the hourly purge until Ctrl-C or SIGTERM
    Serve(Serve),
    /// Run a witness for other instances: sign what their logs publish, if it only ever grows
    ///
    /// Needs no database and no site. docs/operations.md says how two organisations watch each other.
    Witness(witness::flags::Flags),
    /// Bring the database's schema up to date, and end
    Migrate,
    /// Create an organiser, and the coalition where it is new
    ///
    /// Without --password-stdin a mail with a link to choose a password goes out as soon as the server sends mail.
    CreateOrganiser(CreateOrganiser),
    /// Take an organiser's second factor away, when app and recovery codes are lost; find out first that it is them
    RemoveSecondFactor {
        /// The address that the organiser signs in with
        #[arg(long)]
        email: String,
    },
    /// End every session of an organiser, or of everybody: they sign in again
    EndSessions {
        /// The address that the organiser signs in with
        #[arg(long, required_unless_present = "all")]
        email: Option<String>,
        /// Everybody's
        #[arg(long, conflicts_with = "email")]
        all: bool,
    },
    /// Read a letter in a file into a draft, and say what was understood of it and what was not
    ImportLetter(ImportLetter),
    /// Bring in signatures gathered elsewhere, from a CSV file
    ///
    /// Says what was understood, and names each problem by its line. Anyone who has an address is asked by mail and not
    /// listed before; anyone who signed on paper is listed as vouched for by the organiser. Exit code 0: all rows; 3: some
    /// rows stayed out; 1: nothing was brought in.
    ImportSignatories(ImportSignatories),
    /// Make the root key, move it out of the data folder, rotate it
    Keys {
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Show, export, import or rotate the key that signs the logs
    LogKey {
        #[command(subcommand)]
        what: log_key::LogKey,
    },
    /// Give a letter a new log, where its old one cannot go on
    ///
    /// For an instance that was restored from a backup older than the log's last checkpoint, and for logs that an earlier
    /// release has begun in a form that is no longer written (`jobs` names them): everybody who stands is recorded again under a new identifier. Receipts of the old log stay true; tell its readers why it ended.
    NewLog {
        /// Slug of the coalition
        coalition: String,
        /// Slug of the letter
        letter: String,
    },
    /// List what periodic jobs could not do: invitations, reminders, publications, entries of logs; and logs that have ended
    Jobs {
        /// Have all of it tried again
        #[arg(long)]
        retry: bool,
    },
    /// Copy the embedded database and the keys into one file, while the server may run
    Backup {
        /// The file to write; it must not exist
        file: PathBuf,
        /// Encrypt it to a public key of age (age1…); again for another
        #[arg(long, value_name = "KEY")]
        to: Vec<String>,
    },
    /// Put a backup back; refuses where an instance lives already
    ///
    /// Signatories who have withdrawn since the backup, and organisers who were removed, leave once more: the journal says who
    /// they are. All sessions end, and each account chooses a new password by email.
    Restore {
        /// The file that `backup` wrote
        file: PathBuf,
        /// The file with the age identity that opens an encrypted backup
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// The journal of those who left, as it was last: `journal/departures` in the key folder of the instance that is gone
        #[arg(long, value_name = "FILE", required_unless_present = "journal_is_lost", conflicts_with = "journal_is_lost")]
        journal: Option<PathBuf>,
        /// Says that the journal is lost for good: anyone who has withdrawn since the backup is listed again
        #[arg(long)]
        journal_is_lost: bool,
    },
    /// Say that the database was put back by other means, `pg_restore` for instance: what `restore` does then
    ///
    /// Stop every server first. Nobody knows which passwords and second factors have changed since: all sessions end, and each
    /// account chooses a new password by email.
    Restored,
    /// Begin a journal of those who left, where the one of this instance is lost for good
    ///
    /// Without its journal an instance does not start: of a database that was put back from a backup it would list people
    /// who have withdrawn since.
    BeginJournal,
    /// Check a letter's log or its bundle: every signature, every text, and that nothing was changed since the last time
    ///
    /// It needs no instance and asks no server but the one named.
    Verify(Verify),
}

#[derive(Args)]
struct Serve {
    /// Address and port [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// The address that people reach the instance under: https://letters.example
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Folder of style sheet, fonts and module [default: site beside the executable]
    #[arg(long, value_name = "FOLDER")]
    site_dir: Option<PathBuf>,
    /// Show an invented coalition with its letter, and keep mails on a page instead of sending them
    #[arg(long)]
    demo: bool,
    /// A witness to ask before a checkpoint is published; again for another
    #[arg(long, value_name = "NAME VKEY URL")]
    witness: Vec<String>,
    /// How many witnesses must have signed: all, or a number [default: all]
    #[arg(long, value_name = "NUMBER")]
    quorum: Option<String>,
}

/// Runs what the command line says.
///
/// # Errors
/// What went wrong, in words for the person who typed it.
pub fn run() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    privacy::keep_to_ourselves();
    start_logging();
    quiet_panics();
    // It waits for files and for the web, knows no settings, and has exit codes of its own.
    if let Command::Verify(verify) = &cli.command {
        return Ok(verify.run());
    }
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        bail!("another TLS provider is installed");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(cli.run())
}

impl Cli {
    async fn run(self) -> anyhow::Result<ExitCode> {
        // Leptos spawns through it; a second call finds it set, which is what we want.
        let _ = any_spawner::Executor::init_tokio();
        let config = Config::load(self.config.as_deref(), environment(), self.flags())?;
        let done = match &self.command {
            Command::Serve(serve) => serve::run(&config, serve.demo).await,
            Command::Witness(flags) if flags.print_key => witness::run::print_key(&config),
            Command::Witness(_) => witness::run::run(&config).await,
            Command::Migrate => {
                open(&config).await?.close().await;
                println!("The database is up to date.");
                Ok(())
            }
            Command::CreateOrganiser(organiser) => organiser.run(&config).await,
            Command::RemoveSecondFactor { email } => organisers::remove_second_factor(&config, email).await,
            Command::EndSessions { email, all: _ } => organisers::end_sessions(&config, email.as_deref()).await,
            Command::ImportLetter(letter) => letter.run(&config).await,
            Command::ImportSignatories(list) => return list.run(&config).await,
            Command::Keys { what } => what.run(&config),
            Command::LogKey { what } => what.run(&open(&config).await?).await,
            Command::NewLog { coalition, letter } => log_key::new_log(&config, coalition, letter).await,
            Command::Jobs { retry } => jobs::run(&open(&config).await?, *retry).await,
            Command::Backup { file, to } => backup(&config, file, to).await,
            Command::Restore { file, identity, journal, .. } => {
                let journal = journal.as_ref().map_or(JournalFrom::Lost, |file| JournalFrom::File(file.clone()));
                restore(&config, file, identity.as_deref(), &journal).await
            }
            Command::Restored => restored(&config).await,
            Command::BeginJournal => begin_journal(&config),
            Command::Verify(_) => Ok(()),
        };
        done.map(|()| ExitCode::SUCCESS)
    }

    /// The flags as settings.
    fn flags(&self) -> Dict {
        let mut flags = Dict::new();
        let mut set = |name: &str, text: Option<String>| {
            if let Some(text) = text {
                flags.insert(name.to_owned(), Value::from(text));
            }
        };
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        set("data_dir", path(&self.place.data_dir));
        set("key_folder", path(&self.place.key_folder));
        set("root_key", self.place.root_key.as_ref().map(ToString::to_string));
        set("database_url", self.place.database_url.clone());
        match &self.command {
            Command::Serve(serve) => {
                set("listen", serve.listen.map(|listen| listen.to_string()));
                set("base_url", serve.base_url.clone());
                set("site_dir", path(&serve.site_dir));
                set("quorum", serve.quorum.clone());
                if !serve.witness.is_empty() {
                    flags.insert("witnesses".to_owned(), Value::from(serve.witness.clone()));
                }
            }
            Command::Witness(witness) => _ = flags.insert("witness".to_owned(), Value::from(witness.settings())),
            _ => {}
        }
        flags
    }
}

async fn open(config: &Config) -> anyhow::Result<service::Service> {
    let service = serve::open(config, config.base_address(config.listen), false).await?;
    service.run_data_steps().await?;
    Ok(service)
}

async fn backup(config: &Config, file: &Path, to: &[String]) -> anyhow::Result<()> {
    let recipients = Recipients::parse(to).map_err(in_words)?;
    if file.exists() {
        bail!("{} exists already", file.display());
    }
    let service = open(config).await?;
    let made = service.backup_to(file, recipients).await.map_err(in_words);
    service.close().await;
    made?;
    let holds = match config.root_key {
        RootKeyPlace::Folder => "It holds the root key too: keep it as safe as the instance.",
        RootKeyPlace::Asked | RootKeyPlace::Descriptor(_) => "It holds the root key, sealed under its passphrase.",
        RootKeyPlace::File(_) | RootKeyPlace::Credential(_) => "It does not hold the root key: without that nothing of it can be read.",
    };
    let sealed = if to.is_empty() { "" } else { " It is encrypted: only the identities of its recipients open it." };
    println!("The backup is in {}. {holds}{sealed}", file.display());
    Ok(())
}

/// What a host is told after the database was put back.
const RESTORED: &str = "All sessions have ended, devices are forgotten, and links in emails to organisers no longer work. \
    Passwords and second factors are those of the backup: each account chooses a new password by email before it signs in. \
    Tell your organisers, and ask them to remove any second factor they had removed since.";

async fn restore(config: &Config, file: &Path, identity: Option<&Path>, journal: &JournalFrom) -> anyhow::Result<()> {
    let settings = config.service_settings(config.base_address(config.listen), false)?;
    service::backup::restore_with(file, identity, &settings, journal).map_err(in_words)?;
    // Opening it proves that database and keys belong together, and lets those leave once more who have left.
    open(config).await?.close().await;
    println!("The instance is back. {RESTORED}");
    Ok(())
}

async fn restored(config: &Config) -> anyhow::Result<()> {
    let settings = config.service_settings(config.base_address(config.listen), false)?;
    service::backup::note_restored(&settings).map_err(in_words)?;
    open(config).await?.close().await;
    println!("{RESTORED}");
    Ok(())
}

fn begin_journal(config: &Config) -> anyhow::Result<()> {
    let settings = config.service_settings(config.base_address(config.listen), false)?;
    service::backup::begin_journal(&settings).map_err(in_words)?;
    println!("A journal is begun. Anyone who left before today is not in it.");
    Ok(())
}

/// An error of a use case in words for the person who typed the command.
fn in_words(error: service::Error) -> anyhow::Error {
    match error {
        service::Error::Fields(errors) => {
            let t = I18n::new(Locale::En);
            let lines: Vec<_> = errors.0.iter().map(|error| format!("{}: {}", error.field, t.error(error))).collect();
            anyhow::anyhow!("{}", lines.join("\n"))
        }
        service::Error::NotFound => anyhow::anyhow!("there is no such coalition"),
        other => other.into(),
    }
}

/// What is wrong with a value, in words.
fn said(error: &domain::error::ValueError) -> String {
    I18n::new(Locale::En).error(&error.at(""))
}

/// Variables that are not Unicode are none of ours.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

fn start_logging() {
    let filter = trace::filter(std::env::var("UNDERSIGNED_LOG").ok().as_deref());
    let logged = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match std::env::var("UNDERSIGNED_LOG_FORMAT").as_deref() {
        Ok("json") => logged.json().init(),
        _ => logged.init(),
    }
}

/// A panic's message may hold what somebody typed: only its place is logged.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "panicked");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn flags_name_witnesses_and_set_one_up() {
        let load = |arguments: &[&str]| {
            let cli = Cli::try_parse_from(arguments).unwrap();
            Config::load(None, std::iter::empty(), cli.flags()).unwrap()
        };
        let key = ledger::SignerKey::from_seed("w.example", ledger::KeyKind::Cosignature, &[1; 32]).unwrap();
        let one = format!("one {} https://w.example", key.verifier());
        let config = load(&["undersigned", "serve", "--witness", &one, "--quorum", "1"]);
        assert_eq!((config.witnesses.len(), config.needed()), (1, 1));
        let config = load(&["undersigned", "witness", "--listen", "127.0.0.1:9", "--accept-origin", "a/b/", "--accept-origin", "c/"]);
        assert_eq!((config.witness.listen.port(), config.witness.accept_origins.len(), config.listen.port()), (9, 2, 3000));
    }
}
