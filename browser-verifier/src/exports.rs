//! What scripts call. Everything that decides lies in the other files, which know nothing of JavaScript.

use ledger::{Proof, Report, Verifier};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::files::Fetched;
use crate::memory::Memory;
use crate::session::{Numbers, Policies, Session, typed_hash};

/// A verification that a script prepares.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Verification(Session);

#[wasm_bindgen]
impl Verification {
    /// One without anything.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects the log of this identifier.
    pub fn of_log(&mut self, id: &str) {
        self.0.log = Some(id.to_owned());
    }

    /// Expects this hash of the newest manifest: what the page around shows.
    pub fn of_manifest(&mut self, sha256: &str) {
        self.0.manifest = typed_hash(sha256);
    }

    /// Expects these numbers: what the page around shows of organisations and people, and of signatures for an earlier
    /// version only.
    pub fn of_page(&mut self, organisations: u32, people: u32, outdated: u32) {
        let [organisations, people, outdated] = [organisations, people, outdated].map(u64::from);
        self.0.page = Some(Numbers { organisations, people, outdated });
    }

    /// What this browser remembers of the log. Says whether it could be read.
    pub fn remember(&mut self, kept: &str) -> bool {
        self.0.memory = Memory::parse(kept);
        self.0.memory.is_some()
    }

    /// Expects this fingerprint of the policy. Says whether it is one.
    pub fn pin(&mut self, fingerprint: &str) -> bool {
        self.0.fingerprint = typed_hash(fingerprint);
        self.0.fingerprint.is_some()
    }

    /// Takes a receipt. Says whether it is one.
    pub fn receipt(&mut self, bytes: &[u8]) -> bool {
        let before = self.0.receipts.len();
        self.0.receipts.extend(Proof::parse(bytes).ok());
        self.0.receipts.len() > before
    }

    /// The paths of the files that are still wanted, a line each.
    #[must_use]
    pub fn wanted(&self) -> String {
        self.0.files.wanted().join("\n")
    }

    /// Takes a file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.files.put(name, bytes);
    }

    /// Notes that the server says that there is no next checkpoint.
    pub fn no_next(&mut self) {
        self.0.files.put_no_next();
    }

    /// Notes that a file cannot be had.
    pub fn absent(&mut self, name: &str) {
        self.0.files.put_absent(name);
    }

    /// Begins to verify what was prepared.
    #[must_use]
    pub fn begin(self) -> Run {
        // A run borrows what it verifies, and scripts know nothing of borrowing: so what it verifies stays until the
        // page is left. A reader verifies once or twice.
        let session: &'static Session = Box::leak(Box::new(self.0));
        let policies: &'static Policies = Box::leak(Box::new(session.policies()));
        let verifier = session.against(policies).map(|against| Verifier::new(&session.files, against));
        Run { session, policies, verifier }
    }
}

#[cfg(feature = "archive")]
#[wasm_bindgen]
impl Verification {
    /// Takes a bundle apart. Gives a name for what is wrong with the archive, and in a second line the file that is to
    /// blame where it is one; nothing where the archive could be read.
    pub fn bundle(&mut self, bytes: &[u8]) -> Option<String> {
        let refused = self.0.bundle(bytes).err()?;
        Some(refused.why.code().to_owned() + &refused.file.map(|file| format!("\n{file}")).unwrap_or_default())
    }
}

/// A verification that goes on a bundle at a time, so that the page stays alive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Run {
    session: &'static Session,
    policies: &'static Policies,
    verifier: Option<Verifier<'static, Fetched>>,
}

#[wasm_bindgen]
impl Run {
    /// Verifies the next bundle. Says whether there was one.
    pub fn step(&mut self) -> bool {
        self.verifier.as_mut().is_some_and(|verifier| verifier.step().is_some())
    }

    /// How many entries are verified. A number as JavaScript has them: whole up to 2^53.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.verifier.as_ref().map_or(0.0, |verifier| verifier.progress().done as f64)
    }

    /// How many entries there are.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.verifier.as_ref().map_or(0.0, |verifier| verifier.progress().total as f64)
    }

    /// Concludes, with everything that was found as JSON.
    #[must_use]
    pub fn finish(self) -> String {
        let done = self.verifier.as_ref().map_or(0, |verifier| verifier.progress().done);
        let report = self.verifier.map_or_else(Report::default, Verifier::finish);
        self.session.conclude(self.policies, report, done).to_json()
    }
}
