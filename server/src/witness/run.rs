//! `undersigned witness`: a witness for others, until it is time to stop.

use super::{
    cosign::Witness,
    http::{self, WitnessState},
    key,
    logs::Watched,
    memory::Memory,
};
use crate::{
    config::Config,
    limits::Limits,
    shutdown::{self, Stop},
};
use anyhow::{Context, bail};
use ledger::SignerKey;
use service::{SystemClock, SystemRng};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpListener;

/// How long open requests may take once it is time to stop.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is forgotten who asked.
const TIDY: Duration = Duration::from_secs(60 * 60);

/// Runs until a signal comes.
///
/// # Errors
/// When it cannot start.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let settings = &config.witness;
    let file = settings.logs.as_deref().context("which logs are watched is not said: --logs FILE, with a line log <vkey> for each")?;
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let watched = Watched::parse(&text, &settings.accept_origins).with_context(|| format!("the logs in {}", file.display()))?;
    if watched.is_empty() {
        bail!("{} names no log: a line log <vkey> for each", file.display());
    }
    let (key, memory) = open(config)?;
    let listener = TcpListener::bind(settings.listen).await.with_context(|| format!("cannot listen on {}", settings.listen))?;
    println!("The witness answers at http://{}", listener.local_addr()?);
    println!("Its key is {}", key.verifier());
    let witness = Arc::new(Witness::new(key, watched, memory, Arc::new(SystemClock)));
    let limits = Arc::new(Limits::new(&config.limits, config.trusted_proxies.clone()));
    serve(listener, WitnessState { witness, limits }, shutdown::on_signal()).await
}

/// Prints the key, which is made where it is missing.
///
/// # Errors
/// When it cannot be read or made.
pub fn print_key(config: &Config) -> anyhow::Result<()> {
    // A running witness has the folder, so it is entered only where there is no key yet.
    let key = match key::load(&config.witness_state(), config.witness.name.as_deref())? {
        Some(key) => key,
        None => open(config)?.0,
    };
    println!("{}", key.verifier());
    Ok(())
}

/// Opens the folder and reads the key, or makes both.
fn open(config: &Config) -> anyhow::Result<(SignerKey, Memory)> {
    let (folder, name) = (config.witness_state(), config.witness.name.as_deref());
    // First, for a memory that is missing is not to be made beside a key.
    let before = key::load(&folder, name)?;
    let name_needed = "a name is needed, once, for the key to be made: --name witness.example";
    if before.is_none() && name.is_none() {
        bail!(name_needed);
    }
    let memory = Memory::open(&folder)?;
    let key = match key::load(&folder, name)? {
        Some(key) => key,
        None => key::make(&folder, name.context(name_needed)?, &SystemRng)?,
    };
    Ok((key, memory))
}

/// Answers until it is time to stop; what is under way may end first.
///
/// # Errors
/// When the server fails.
pub async fn serve(listener: TcpListener, state: WitnessState, stop: Stop) -> anyhow::Result<()> {
    let tidying = tokio::spawn(tidy(Arc::clone(&state.limits), stop.clone()));
    let app = http::router(state).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, app).with_graceful_shutdown(shutdown::wait(stop.clone()));
    let patience = async {
        shutdown::wait(stop).await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        ended = server => ended.context("the server failed")?,
        () = patience => tracing::warn!("some requests did not end in time"),
    }
    tidying.await?;
    Ok(())
}

async fn tidy(limits: Arc<Limits>, stop: Stop) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(TIDY) => limits.tidy(),
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}
