//! `undersigned verify`: checks a letter's log or its bundle, and says in its exit code what came of it.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use domain::time::Instant;
use service::{Clock, SystemClock};
use verifier::{Error, Outcome, Pins, Request, check, json, source, text};

/// The most bytes of a policy or a receipt.
const LIMIT: u64 = 1 << 20;

/// What to verify.
#[derive(Args)]
#[command(after_help = "\
Exit codes:
  0  everything verifies
  1  something does not verify; each problem is named with its file
  2  it could not be read or fetched, or the command is wrong

Compare the fingerprint that is printed first with one got another way: from the letter on paper, from a partner's own
site. docs/verify.md says what is proven, and describes the bundle and the JSON.")]
pub struct Verify {
    /// A bundle (.zip), a folder, or an address: of the letter's page, of its log, or of its bundle
    #[arg(value_name = "BUNDLE | FOLDER | URL")]
    place: String,
    /// Believe this policy, not the one that comes with the log
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The policy must have this fingerprint
    #[arg(long, value_name = "HEX", value_parser = fingerprint)]
    fingerprint: Option<[u8; 32]>,
    /// The log must be the one in which this receipt (.tlog-proof) was given; may be repeated
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    /// Remember here what was seen [default: ~/.local/state/undersigned]
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// Neither remember what was seen, nor look at what is remembered
    #[arg(long, conflicts_with = "state")]
    no_state: bool,
}

fn fingerprint(text: &str) -> Result<[u8; 32], &'static str> {
    verifier::check::fingerprint(text).ok_or("a fingerprint has 64 hexadecimal digits")
}

impl Verify {
    /// Verifies, and prints what was found.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        let printed = self.verify().map_err(|error| error.to_string()).and_then(|outcome| {
            let told = if self.json { json::print(&outcome).map_err(|error| error.to_string())? } else { text::print(&outcome) };
            std::io::stdout().write_all(told.as_bytes()).map_err(|error| error.to_string())?;
            Ok(outcome.is_verified())
        });
        match printed {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(why) => {
                eprintln!("undersigned: {why}");
                ExitCode::from(2)
            }
        }
    }

    fn verify(&self) -> Result<Outcome, Error> {
        let request = self.request()?;
        let mut bar = Bar { shown: !self.json && std::io::stderr().is_terminal() };
        let found = source::read(&self.place, &mut |files| bar.show(&format!("{files} files fetched")))?;
        let outcome = check(&found, &request, &mut |now| bar.show(&format!("{} of {} entries checked", now.done, now.total)));
        bar.clear();
        outcome
    }

    fn request(&self) -> Result<Request, Error> {
        let read = |path: &PathBuf| source::read_file(path, LIMIT);
        let policy = match &self.policy {
            None => None,
            Some(path) => {
                let wrong = || Error::Given { place: path.display().to_string(), why: "not a policy" };
                let text = String::from_utf8(read(path)?).map_err(|_| wrong())?;
                Some(ledger::Policy::parse(&text).map_err(|_| wrong())?)
            }
        };
        let pins = match &self.state {
            _ if self.no_state => None,
            Some(folder) => Some(Pins::new(folder)),
            None => Some(Pins::of_user()?),
        };
        let receipts = self.receipt.iter().map(|path| Ok((path.display().to_string(), read(path)?))).collect::<Result<_, Error>>()?;
        let now = u64::try_from(SystemClock.now().0 / Instant::SECOND).unwrap_or_default();
        Ok(Request { policy, fingerprint: self.fingerprint, receipts, pins, now })
    }
}

/// A line on the terminal that says how far it is.
struct Bar {
    shown: bool,
}

impl Bar {
    fn show(&mut self, text: &str) {
        if self.shown {
            eprint!("\r{text:<60}");
        }
    }

    fn clear(&mut self) {
        self.show("");
        if self.shown {
            eprint!("\r");
        }
    }
}
