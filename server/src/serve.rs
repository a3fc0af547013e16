//! `undersigned serve`: the server, the mail worker and the hourly tidying, until it is time to stop.

use crate::{
    actions,
    config::{Config, is_local},
    connections::Connections,
    demo, mail, privacy, router,
    shutdown::{self, Stop},
    state::AppState,
    tasks::Tasks,
    witness::client::{self, Pace},
};
use anyhow::{Context, bail};
use app::demonstration;
use domain::time::Instant;
use futures::{FutureExt, future::BoxFuture};
use service::{Service, SystemClock, SystemRng};
use std::{sync::Arc, time::Duration};
use tokio::net::TcpListener;

/// How long open requests may take once it is time to stop.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often pages in memory are looked over.
const FORGET: Duration = Duration::from_secs(5);
/// How often unconfirmed signatures, sent mails and dead sessions are purged.
const TIDY: Duration = Duration::from_secs(60 * 60);
/// How often it is looked whom there is news for.
const TELL: Duration = Duration::from_secs(5);
/// How often it is looked whether something waits for an organiser for too long.
const WAITING: Duration = Duration::from_secs(60);
/// How often what waits is recorded in the logs: so long a batch is gathered.
const RECORD: Duration = Duration::from_secs(1);

/// How often it is looked whether the root key has a new key.
const SEAL: Duration = Duration::from_secs(30);

/// How often it is looked whether invitations or reminders are to go out.
const TEND: Duration = Duration::from_secs(5);

/// Serves until a signal comes.
///
/// # Errors
/// When it cannot start.
pub async fn run(config: &Config, demonstration: bool) -> anyhow::Result<()> {
    if demonstration && !is_local(config.listen.ip()) {
        bail!("--demo shows every mail to anyone who asks, so it listens on this machine only: --listen 127.0.0.1:3000");
    }
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))?;
    let bound = listener.local_addr()?;
    let base_url = config.base_address(bound);
    let service = open(config, base_url.clone(), demonstration).await?;
    let stop = shutdown::on_signal();
    let mut tasks = Tasks::new(stop.clone());
    let of = |task: fn(Service, Stop) -> BoxFuture<'static, ()>| {
        let service = service.clone();
        move |stop| task(service.clone(), stop)
    };
    tasks.start("data steps", of(|service, stop| update(service, stop).boxed()));
    if demonstration {
        demo::load(&service).await.context("the demonstration cannot be loaded")?;
    }
    actions::register();
    let state = AppState::new(service.clone(), config, base_url.clone(), bound.port(), demonstration)?;
    start_mail_worker(&mut tasks, config, demonstration, &service, &base_url)?;
    let tidied = state.clone();
    tasks.start("tidying", move |stop| tidy(tidied.clone(), stop));
    tasks.start("logs", of(|service, stop| record(service, stop).boxed()));
    let forgotten = state.clone();
    tasks.start("pages", move |stop| forget(forgotten.clone(), stop));
    let (publishing, late) = (service.clone(), i64::from(config.publish_late_minutes) * 60 * Instant::SECOND);
    tasks.start("publication", move |stop| publish(publishing.clone(), late, stop));
    tasks.start("invitations", of(|service, stop| tend(service, stop).boxed()));
    tasks.start("what waits", of(|service, stop| tell_waiting(service, stop).boxed()));
    tasks.start("keys", of(|service, stop| seal(service, stop).boxed()));
    tasks.start("news", of(|service, stop| tell_news(service, stop).boxed()));
    let (witnesses, witnessed) = (config.clone(), service.clone());
    tasks.start("witnesses", move |stop| witness(witnesses.clone(), witnessed.clone(), stop));

    let later = state.later.clone();
    let app = router::router(state)?;
    tell(&base_url, demonstration);
    Connections::new(&config.limits, config.trusted_proxies.clone()).serve(listener, app, stop, PATIENCE).await;
    tasks.end().await;
    later.end().await;
    service.close().await;
    Ok(())
}

/// Opens the instance, in folders that are made where they are missing.
///
/// # Errors
/// When the folders cannot be made or the database cannot be opened.
pub async fn open(config: &Config, base_url: String, demonstration: bool) -> anyhow::Result<Service> {
    privacy::make_folder(&config.data_dir)?;
    domain::shared_hosts::add(&config.shared_domains).map_err(|domain| anyhow::anyhow!("{domain} under shared_domains is no domain"))?;
    let service = Service::open(config.service_settings(base_url, demonstration)?, Arc::new(SystemClock), Arc::new(SystemRng)).await?;
    privacy::name_wider(&config.private_paths());
    Ok(service)
}

fn start_mail_worker(tasks: &mut Tasks, config: &Config, demonstration: bool, service: &Service, base_url: &str) -> anyhow::Result<()> {
    match config.smtp.clone() {
        _ if demonstration => {}
        Some(smtp) => {
            let (service, transport) = (service.clone(), mail::transport::Transport::new(&smtp)?.named_after(base_url));
            tasks.start("mail", move |stop| mail::worker::run(service.clone(), transport.clone(), (&smtp).into(), stop));
        }
        None => tracing::warn!("no mail server is set (smtp): mails wait, and no letter can be opened"),
    }
    Ok(())
}

/// Runs the data steps that the database needs, while everything else goes on.
async fn update(service: Service, stop: Stop) {
    tokio::select! {
        done = service.run_data_steps() => {
            if let Err(error) = done {
                let _ = crate::error::Failure::from(error);
            }
        }
        () = shutdown::wait(stop) => {}
    }
}

async fn tidy(state: AppState, stop: Stop) {
    loop {
        if let Err(error) = state.service.purge().await {
            // Turning it into a failure is what logs it.
            let _ = crate::error::Failure::from(error);
        }
        state.limits.tidy();
        crate::security::tidy(&state);
        tokio::select! {
            () = tokio::time::sleep(TIDY) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Forgets the pages in memory that show who has left.
async fn forget(state: AppState, stop: Stop) {
    loop {
        if let Err(error) = state.pages.tidy(&state.service).await {
            let _ = crate::error::Failure::from(error);
        }
        tokio::select! {
            () = tokio::time::sleep(FORGET) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Records in the logs what waits for it, once more when it is time to stop.
async fn record(service: Service, stop: Stop) {
    loop {
        let last = *stop.borrow();
        if let Err(error) = service.sequence().await {
            let _ = crate::error::Failure::from(error);
        }
        if last {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(RECORD) => {}
            () = shutdown::wait(stop.clone()) => {}
        }
    }
}

/// Queues the digests of what is new about drafts, as each reader's hour comes.
async fn tell_news(service: Service, stop: Stop) {
    while !*stop.borrow() {
        if let Err(error) = service.queue_digests().await {
            let _ = crate::error::Failure::from(error);
        }
        tokio::select! {
            () = tokio::time::sleep(TELL) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Takes up a new key of the root key, and seals with it whatever an older one sealed.
async fn seal(service: Service, stop: Stop) {
    while !*stop.borrow() {
        if let Err(error) = service.reseal().await {
            let _ = crate::error::Failure::from(error);
        }
        tokio::select! {
            () = tokio::time::sleep(SEAL) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Publishes confidential letters when their moment comes: sleeps until it, and looks once a second what else was planned.
async fn publish(service: Service, patience: i64, stop: Stop) {
    loop {
        let next = match service.publish_due(patience).await {
            Ok(next) => next,
            Err(error) => {
                let _ = crate::error::Failure::from(error);
                None
            }
        };
        let away = next.map_or(Instant::SECOND, |next| next.0.saturating_sub(service.now().0).clamp(0, Instant::SECOND));
        let rest = Duration::from_micros(u64::try_from(away).unwrap_or(0)).max(Duration::from_millis(10));
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Sends prepared invitations of letters that have opened, and the reminders that are due; lets changes of texts take
/// effect whose time has come.
async fn tend(service: Service, stop: Stop) {
    loop {
        if let Err(error) = service.tend_invitations().await {
            let _ = crate::error::Failure::from(error);
        }
        if let Err(error) = service.tend_amendments().await {
            let _ = crate::error::Failure::from(error);
        }
        tokio::select! {
            () = tokio::time::sleep(TEND) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Tells owners of what waits for them, and contacts of who signed a letter that has become public.
async fn tell_waiting(service: Service, stop: Stop) {
    loop {
        if let Err(error) = service.tend_waiting().await {
            let _ = crate::error::Failure::from(error);
        }
        if let Err(error) = service.tell_of_published_letters().await {
            let _ = crate::error::Failure::from(error);
        }
        tokio::select! {
            () = tokio::time::sleep(WAITING) => {}
            () = shutdown::wait(stop.clone()) => return,
        }
    }
}

/// Has checkpoints witnessed and publishes them. Where no witness is set they are published as they are signed; what a
/// time with witnesses has left is seen to now and then.
async fn witness(config: Config, service: Service, stop: Stop) {
    let usual = Pace::default();
    let look = if config.witnesses.is_empty() { TIDY } else { usual.look };
    client::run(Arc::new(service), &config, Pace { look, ..usual }, stop).await;
}

/// Says where it answers, and how a newcomer gets in.
fn tell(base_url: &str, demonstration: bool) {
    println!("Undersigned answers at {base_url}");
    if demonstration {
        println!("Sign in as {} with the password {}", demonstration::EMAIL, demonstration::PASSWORD);
        println!("Mails are kept at {base_url}/mailbox");
    }
}
