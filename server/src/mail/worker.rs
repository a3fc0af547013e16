//! The worker: takes mails that are due, renders them, sends them, notes how it went.

use super::transport::Transport;
use crate::{
    error::Failure,
    shutdown::{self, Stop},
};
use service::{DueMail, Service};
use std::time::Duration;

/// How long it rests when nothing is due.
const REST: Duration = Duration::from_secs(2);
/// How many mails it takes at once: few enough to be sent before the lease ends.
const BATCH: u64 = 8;

/// Sends until it is time to stop; a mail under way is finished first.
pub async fn run(service: Service, transport: Transport, stop: Stop) {
    while !*stop.borrow() {
        let sent = match service.claim_mails(BATCH).await {
            Ok(mails) => send(&service, &transport, mails).await,
            Err(error) => {
                let _ = Failure::from(error);
                0
            }
        };
        if sent == 0 {
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                () = shutdown::wait(stop.clone()) => return,
            }
        }
    }
}

async fn send(service: &Service, transport: &Transport, mails: Vec<DueMail>) -> usize {
    let count = mails.len();
    for mail in mails {
        let noted = match transport.send(&mail.to, app::mails::render(&mail.shape)).await {
            Ok(()) => service.mail_sent(mail.id).await,
            Err(not_sent) => {
                tracing::warn!(mail = %mail.id, permanent = not_sent.permanent, code = not_sent.code, "a mail was not taken");
                service.mail_failed(mail.id, not_sent.permanent).await
            }
        };
        if let Err(error) = noted {
            let _ = Failure::from(error);
        }
    }
    count
}
