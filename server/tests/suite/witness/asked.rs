//! A source of checkpoints in memory, and witnesses on this machine's own network, good and bad.

use super::world::{Log, clock, memory, no_hook};
use axum::Router;
use ledger::{KeyKind, Note, SignerKey, VerifierKey, merkle::Hash, note::Signature};
use server::{
    config::Config,
    limits::Limits,
    witness::{
        client::{self, Checkpoints, Pace, Signed},
        cosign::Witness,
        http::WitnessState,
        logs::Watched,
        run,
        settings::Asked,
        standing::BackOff,
    },
};
use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// Quick enough for a test.
pub(crate) const PACE: Pace = Pace {
    look: Duration::from_millis(20),
    grace: Duration::from_millis(150),
    patience: Duration::from_millis(1500),
    rest: BackOff { first: Duration::from_millis(50), most: Duration::from_millis(200) },
};

/// Logs whose checkpoints are handed out until they are published.
#[derive(Default)]
pub(crate) struct Stub {
    pub(crate) logs: Mutex<HashMap<String, Log>>,
    pub(crate) published: Mutex<Vec<(String, u64, Note)>>,
    pub(crate) proofs: AtomicUsize,
    pub(crate) is_failing: AtomicBool,
}

impl Stub {
    pub(crate) fn of(log: Log) -> Arc<Self> {
        let stub = Self::default();
        stub.logs.lock().unwrap().insert(log.origin.clone(), log);
        Arc::new(stub)
    }

    pub(crate) fn grow(&self, origin: &str, size: u64) {
        self.logs.lock().unwrap().get_mut(origin).unwrap().grow(size, "");
    }

    /// Sizes published of a log, in their order.
    pub(crate) fn sizes(&self, origin: &str) -> Vec<u64> {
        self.published.lock().unwrap().iter().filter(|(of, ..)| of == origin).map(|(_, size, _)| *size).collect()
    }

    pub(crate) fn last(&self) -> Note {
        self.published.lock().unwrap().last().unwrap().2.clone()
    }

    /// Waits until a log is published at a size.
    pub(crate) async fn reaches(&self, origin: &str, size: u64) {
        let there = async {
            while self.sizes(origin).last() != Some(&size) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), there).await.unwrap_or_else(|_| panic!("{origin} is at {:?}", self.sizes(origin)));
    }

    fn fault(&self) -> Result<(), service::Error> {
        if self.is_failing.load(Ordering::SeqCst) { Err(service::Error::Busy) } else { Ok(()) }
    }
}

impl Checkpoints for Stub {
    async fn unpublished(&self) -> Result<Vec<Signed>, service::Error> {
        let logs = self.logs.lock().unwrap();
        let new = logs.values().filter(|log| self.sizes(&log.origin).last() != Some(&log.size()));
        Ok(new.map(|log| Signed { origin: log.origin.clone(), size: log.size(), note: log.note(), earlier: Vec::new() }).collect())
    }

    async fn consistency(&self, origin: &str, old: u64, new: u64) -> Result<Vec<Hash>, service::Error> {
        assert!(0 < old && old < new);
        self.fault()?;
        self.proofs.fetch_add(1, Ordering::SeqCst);
        Ok(self.logs.lock().unwrap().get(origin).ok_or(service::Error::NotFound)?.proof(old, new))
    }

    async fn publish(&self, signed: &Signed, cosignatures: Vec<Signature>) -> Result<(), service::Error> {
        self.fault()?;
        let mut note = signed.note.clone();
        note.signatures.extend(cosignatures);
        self.published.lock().unwrap().push((signed.origin.clone(), signed.size, note));
        Ok(())
    }
}

/// Something that runs until it is dropped.
pub(crate) struct Running<T = ()> {
    stop: watch::Sender<bool>,
    pub(crate) task: Option<JoinHandle<T>>,
}

impl<T> Running<T> {
    pub(crate) async fn end(mut self) -> T {
        self.stop.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(5), self.task.take().unwrap()).await.unwrap().unwrap()
    }
}

impl<T> Drop for Running<T> {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

/// A client at work.
pub(crate) fn client(source: &Arc<Stub>, config: &Config) -> Running {
    let (stop, stopped) = watch::channel(false);
    let (source, config) = (Arc::clone(source), config.clone());
    Running { stop, task: Some(tokio::spawn(async move { client::run(source, &config, PACE, stopped).await })) }
}

pub(crate) fn key(name: &str) -> SignerKey {
    SignerKey::from_seed(name, KeyKind::Cosignature, &ledger::sha256(name.as_bytes())).unwrap()
}

/// A witness as `undersigned witness` runs it, on a port of its own.
pub(crate) async fn witness(folder: &Path, name: &str, logs: &[VerifierKey], port: u16) -> (Running<anyhow::Result<()>>, Asked) {
    let lines: String = logs.iter().map(|log| format!("log {log}\n")).collect();
    serve(folder, name, Watched::parse(&lines, &[]).unwrap(), port).await
}

/// A witness of all logs of the host of one of them.
pub(crate) async fn witness_of_host(
    folder: &Path,
    name: &str,
    origin: &str,
    service: &service::Service,
    port: u16,
) -> (Running<anyhow::Result<()>>, Asked) {
    let (prefix, id) = origin.rsplit_once('/').unwrap();
    let key = service.log(id.parse().unwrap()).await.unwrap().key;
    let other = VerifierKey::new(&format!("{prefix}/{}", "0".repeat(32)), KeyKind::Ed25519, &key.ed25519().unwrap()).unwrap();
    serve(folder, name, Watched::parse(&format!("log {other}\n"), &[format!("{prefix}/")]).unwrap(), port).await
}

async fn serve(folder: &Path, name: &str, watched: Watched, port: u16) -> (Running<anyhow::Result<()>>, Asked) {
    let witness = Arc::new(Witness::new(key(name), watched, memory(folder, &no_hook()), clock()));
    let limits = Arc::new(Limits::new(&Config::default().limits, Vec::new()));
    let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    let asked = at(name, listener.local_addr().unwrap().port());
    let (stop, stopped) = watch::channel(false);
    let task = tokio::spawn(run::serve(listener, WitnessState { witness, limits }, stopped));
    (Running { stop, task: Some(task) }, asked)
}

/// Settings for a witness at a port.
pub(crate) fn at(name: &str, port: u16) -> Asked {
    Asked { name: name.replace('.', "-"), vkey: key(name).verifier().clone(), url: format!("http://127.0.0.1:{port}/") }
}

/// Anything else that answers at a port.
pub(crate) async fn server(app: Router) -> (Running, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (stop, _) = watch::channel(false);
    (Running { stop, task: Some(tokio::spawn(async move { axum::serve(listener, app).await.unwrap() })) }, port)
}

/// A port where nobody answers.
pub(crate) async fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port()
}
