//! What scripts call. Everything that decides lies in the other files, which know nothing of JavaScript.

use js_sys::{Function, Promise};
use ledger::{Proof, Report, Verifier};
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::memory::Memory;
use crate::session::{Session, typed_hash};
use crate::{archive, files::POLICY};

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

    /// The paths of the files that are still wanted.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        self.0.files.wanted()
    }

    /// Takes a file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.files.put(name, bytes);
    }

    /// Notes that a file cannot be had.
    pub fn absent(&mut self, name: &str) {
        self.0.files.put_absent(name);
    }

    /// Takes a bundle apart: the files below `log/`, the policy, and receipts.
    ///
    /// # Errors
    /// A name for what is wrong with the archive.
    pub fn bundle(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        let files = archive::unpack(bytes).map_err(JsError::new)?;
        for (name, content) in files {
            if name == "policy.txt" {
                self.0.files.put(POLICY, content);
            } else if let Some(name) = name.strip_prefix("log/").filter(|name| *name != POLICY) {
                self.0.files.put(name, content);
            }
        }
        // There is nowhere else to look for what the bundle lacks.
        loop {
            let lacking = self.0.files.wanted();
            if lacking.is_empty() {
                return Ok(());
            }
            lacking.iter().for_each(|name| self.0.files.put_absent(name));
        }
    }
}

/// Verifies, and answers with everything as JSON. After each bundle `progress(done, total)` is called; where it
/// returns a promise, that is waited for, so that the page stays alive.
///
/// # Errors
/// Where `progress` throws.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value, reason = "what goes on after this call has to own what it works on")]
pub async fn verify(verification: Verification, progress: Function) -> Result<String, JsValue> {
    let session = verification.0;
    let policies = session.policies();
    let (mut report, mut done) = (Report::default(), 0);
    if let Some(against) = session.against(&policies) {
        let mut verifier = Verifier::new(&session.files, against);
        while let Some(now) = verifier.step() {
            // Whole numbers up to 2^53, as JavaScript has them.
            let waits = progress.call2(&JsValue::NULL, &(now.done as f64).into(), &(now.total as f64).into())?;
            if let Ok(promise) = waits.dyn_into::<Promise>() {
                JsFuture::from(promise).await?;
            }
        }
        done = verifier.progress().done;
        report = verifier.finish();
    }
    Ok(session.conclude(policies, report, done).to_json())
}
