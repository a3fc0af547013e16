//! Logs in memory, and witnesses in folders of their own.

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request},
};
use domain::time::Instant;
use http_body_util::BodyExt;
use ledger::{
    Checkpoint, Edge, KeyKind, Note, SignerKey, VerifierKey,
    merkle::{Hash, consistency_proof},
    note::Signature,
    tile::TileReader,
    witness::AddCheckpoint,
};
use server::{
    config::Config,
    limits::Limits,
    witness::{
        cosign::Witness,
        http::{WitnessState, router},
        logs::Watched,
        memory::{Hook, Memory, Trouble},
    },
};
use service::Clock;
use std::{
    collections::HashMap,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tower::ServiceExt;

pub(crate) const ORIGIN: &str = "letters.example/log/00112233445566778899aabbccddeeff";
pub(crate) const NOW: u64 = 1_795_000_000;

/// A log, with every tile that it ever wrote.
pub(crate) struct Log {
    pub(crate) origin: String,
    pub(crate) key: SignerKey,
    edge: Edge,
    tiles: HashMap<String, Vec<u8>>,
}

impl Log {
    pub(crate) fn new(origin: &str, seed: u8) -> Self {
        let key = SignerKey::from_seed(origin, KeyKind::Ed25519, &[seed; 32]).unwrap();
        Self { origin: origin.to_owned(), key, edge: Edge::default(), tiles: HashMap::new() }
    }

    /// A log with as many entries; those from the fifth on differ with `history`.
    pub(crate) fn grown(origin: &str, seed: u8, size: u64, history: &str) -> Self {
        let mut log = Self::new(origin, seed);
        log.grow(size, history);
        log
    }

    pub(crate) fn grow(&mut self, size: u64, history: &str) {
        for n in self.edge.size()..size {
            let entry = if n < 5 { format!("entry {n}") } else { format!("entry {n}{history}") };
            for written in self.edge.append(&[entry]).unwrap() {
                self.tiles.insert(written.tile.to_string(), written.bytes);
            }
        }
    }

    pub(crate) fn size(&self) -> u64 {
        self.edge.size()
    }

    pub(crate) fn root(&self) -> Hash {
        self.edge.root()
    }

    pub(crate) fn proof(&self, old: u64, new: u64) -> Vec<Hash> {
        let reader = TileReader { size: new, read: |tile: &ledger::Tile| self.tiles.get(&tile.to_string()) };
        consistency_proof(&reader, old, new).unwrap()
    }

    pub(crate) fn note(&self) -> Note {
        Checkpoint::new(&self.origin, self.size(), self.root()).sign([&self.key])
    }

    /// What is posted to a witness that signed `old` last.
    pub(crate) fn request(&self, old: u64) -> AddCheckpoint {
        AddCheckpoint { old, proof: self.proof(old.min(self.size()), self.size()), checkpoint: self.note() }
    }

    pub(crate) fn vkey(&self) -> VerifierKey {
        self.key.verifier().clone()
    }
}

/// A clock that is moved by hand.
pub(crate) struct Moved(pub(crate) AtomicI64);

impl Clock for Moved {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst) * Instant::SECOND)
    }
}

pub(crate) fn clock() -> Arc<Moved> {
    Arc::new(Moved(AtomicI64::new(i64::try_from(NOW).unwrap())))
}

pub(crate) fn witness_key() -> SignerKey {
    SignerKey::from_seed("witness.example/w1", KeyKind::Cosignature, &[40; 32]).unwrap()
}

/// The memory in a folder, once nobody else has it.
pub(crate) fn memory(folder: &Path, hook: &Hook) -> Memory {
    // A process that another test starts has this one's locks until it runs its own program.
    let opened = (0..200).find_map(|_| match Memory::open_with(folder, Hook::clone(hook)) {
        Err(Trouble::InUse(_)) => {
            std::thread::sleep(std::time::Duration::from_millis(10));
            None
        }
        opened => Some(opened.unwrap()),
    });
    opened.unwrap()
}

/// A witness that watches some logs, and every log below some beginnings.
pub(crate) fn witness(folder: &Path, logs: &[VerifierKey], prefixes: &[&str], hook: &Hook) -> Witness {
    let lines: String = logs.iter().map(|log| format!("log {log}\n")).collect();
    let prefixes: Vec<String> = prefixes.iter().map(|&prefix| prefix.to_owned()).collect();
    let watched = Watched::parse(&lines, &prefixes).unwrap();
    Witness::new(witness_key(), watched, memory(folder, hook), clock())
}

pub(crate) fn no_hook() -> Hook {
    Arc::new(|_| Ok(()))
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) body: String,
}

impl Answer {
    /// The time of the one line, which is the witness's and verifies.
    pub(crate) fn cosigned(&self, note: &Note) -> u64 {
        assert_eq!(self.status, 200, "{self:?}");
        let lines = Signature::parse_lines(&self.body).unwrap();
        assert_eq!(lines.len(), 1);
        let answered = Note { text: note.text.clone(), signatures: lines };
        answered.verify(&[witness_key().verifier()]).unwrap().by[0].1.unwrap()
    }
}

/// A witness behind its routes.
pub(crate) struct Asked(Router);

impl Asked {
    pub(crate) fn new(witness: Witness, config: &Config) -> Self {
        let limits = Arc::new(Limits::new(&config.limits, Vec::new()));
        Self(router(WitnessState { witness: Arc::new(witness), limits }))
    }

    pub(crate) fn usual(witness: Witness) -> Self {
        let mut config = Config::default();
        config.limits.witness_per_minute = 1_000_000;
        Self::new(witness, &config)
    }

    pub(crate) async fn add(&self, request: &AddCheckpoint) -> Answer {
        self.ask(Method::POST, "/add-checkpoint", request.to_string()).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).body(body.into()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let answer = self.0.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
        let body = String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Answer { status, kind, body }
    }
}
