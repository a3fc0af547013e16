//! The worker: takes mails that are due, renders them, sends several at once, notes how each went.
//!
//! The lanes wait for each other nowhere but at the rate that the host sets. Whatever happens to one mail, a panic
//! included, happens to it alone.

use super::transport::Transport;
use crate::{
    config::Smtp,
    error::Failure,
    shutdown::{self, Stop},
};
use domain::mail::MailFailure;
use futures::{StreamExt, stream};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use service::{ClaimedMail, Lane, Service};
use std::{num::NonZeroU32, sync::Arc, time::Duration};

/// How long a lane rests when nothing is due.
const REST: Duration = Duration::from_secs(2);
/// How many mails about accounts, and how many that lead out, are under way at once.
const FEW_AT_ONCE: usize = 2;
/// How many mails are claimed for each that can be under way: few enough to be sent before the lease ends.
const AHEAD: usize = 4;

/// How fast mails leave.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How many are under way at once.
    pub at_once: usize,
    /// How many leave within a second; no limit but the server's where it is missing.
    pub per_second: Option<NonZeroU32>,
}

impl From<&Smtp> for Pace {
    fn from(settings: &Smtp) -> Self {
        let at_once = usize::try_from(settings.concurrency.get()).unwrap_or(1);
        Self { at_once, per_second: settings.per_second }
    }
}

/// Sends until it is time to stop; mails under way are finished first.
pub async fn run(service: Service, transport: Transport, pace: Pace, stop: Stop) {
    let rate = pace.per_second.map(|rate| RateLimiter::direct(Quota::per_second(rate)));
    let worker = Arc::new(Worker { service, transport, rate, stop });
    let few = async { futures::join!(worker.serve(Lane::Accounts, FEW_AT_ONCE), worker.serve(Lane::WaysOut, FEW_AT_ONCE)) };
    let organisers = worker.serve(Lane::Organisers, pace.at_once.div_ceil(2));
    futures::join!(few, organisers, worker.serve(Lane::Others, pace.at_once));
}

struct Worker {
    service: Service,
    transport: Transport,
    rate: Option<DefaultDirectRateLimiter>,
    stop: Stop,
}

impl Worker {
    async fn serve(self: &Arc<Self>, lane: Lane, at_once: usize) {
        let claimed = stream::unfold(Arc::clone(self), move |worker| async move {
            let mails = worker.claim(lane, at_once * AHEAD).await?;
            Some((stream::iter(mails), worker))
        });
        let each = |mail| {
            let worker = Arc::clone(self);
            async move { worker.see_to(mail).await }
        };
        claimed.flatten().for_each_concurrent(at_once, each).await;
    }

    /// The next mails of a lane, as soon as there are any; nothing once it is time to stop.
    async fn claim(&self, lane: Lane, limit: usize) -> Option<Vec<ClaimedMail>> {
        while !*self.stop.borrow() {
            match self.service.claim_lane(lane, limit as u64).await {
                Ok(mails) if !mails.is_empty() => return Some(mails),
                Ok(_) => {}
                Err(error) => _ = Failure::from(error),
            }
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                () = shutdown::wait(self.stop.clone()) => {}
            }
        }
        None
    }

    /// Sends one mail in a task of its own, so that a panic is this mail's alone.
    async fn see_to(self: &Arc<Self>, mail: ClaimedMail) {
        if *self.stop.borrow() {
            // Its lease ends, and the next process takes it.
            return;
        }
        let (id, worker) = (mail.id(), Arc::clone(self));
        let noted = match tokio::spawn(async move { worker.send(&mail).await }).await {
            Ok(noted) => noted,
            Err(panicked) => {
                tracing::error!(mail = %id, %panicked, "a mail panicked");
                self.service.mail_failed(id, MailFailure::Broken).await
            }
        };
        if let Err(error) = noted {
            let _ = Failure::from(error);
        }
    }

    async fn send(&self, claimed: &ClaimedMail) -> Result<(), service::Error> {
        let Some(mail) = self.service.compose_mail(claimed).await? else { return Ok(()) };
        if let Some(rate) = &self.rate {
            rate.until_ready().await;
        }
        match self.transport.send(&mail.to, app::mails::render(&mail.shape)).await {
            Ok(()) => self.service.mail_sent(mail.id).await,
            Err(not_sent) => {
                tracing::warn!(mail = %mail.id, why = ?not_sent.why, code = not_sent.code, "a mail was not taken");
                self.service.mail_failed(mail.id, not_sent.why).await
            }
        }
    }
}
