//! The mails of a demonstration, for a newcomer on this machine and nobody else.

use crate::{
    error::Failure,
    extract::{self, Answer},
    headers::MAIL_SECURITY_POLICY,
    state::{AppState, Site},
};
use app::pages::{self, MailboxRow};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Path},
    http::{HeaderMap, header, request::Parts},
    response::{Html, IntoResponse},
};
use domain::ids::MailId;
use service::KeptMail;
use std::net::SocketAddr;

/// How many mails are listed.
const LISTED: u64 = 200;

/// Somebody at this very machine, in a demonstration. For everyone else there is no such page: names that point here
/// from elsewhere (DNS rebinding) and proxies are refused too.
pub struct Newcomer {
    state: AppState,
    chrome: app::render::Chrome,
}

impl FromRequestParts<AppState> for Newcomer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let here = parts.extensions.get::<ConnectInfo<SocketAddr>>().is_some_and(|peer| crate::config::is_local(peer.0.ip()));
        if !(state.site.demonstration && here && is_direct(&state.site, &parts.headers)) {
            return Err(Failure::NOT_FOUND);
        }
        let locale = extract::negotiated(&parts.headers);
        let (chrome, _) = extract::chrome(state, &parts.uri, &parts.headers, locale).await;
        Ok(Self { state: state.clone(), chrome })
    }
}

/// Whether a browser asked this machine by its own name, without anything between.
fn is_direct(site: &Site, headers: &HeaderMap) -> bool {
    let forwarded =
        headers.keys().any(|name| matches!(name.as_str(), "forwarded" | "via" | "x-real-ip") || name.as_str().starts_with("x-forwarded"));
    let mut hosts = headers.get_all(header::HOST).iter();
    let own = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| host.strip_prefix(name).is_some_and(|port| port == format!(":{}", site.port)))
    };
    let direct = hosts.next().and_then(|host| host.to_str().ok()).is_some_and(own);
    !forwarded && direct && hosts.next().is_none()
}

/// All mails, newest first.
///
/// # Errors
/// When they cannot be read.
pub async fn list(newcomer: Newcomer) -> Answer {
    let mails = newcomer.state.service.mailbox(LISTED).await?;
    let rows: Vec<_> = mails.iter().map(row).collect();
    Ok(extract::html(pages::mailbox(&newcomer.chrome, &rows)))
}

/// One mail.
///
/// # Errors
/// When there is none of this id.
pub async fn one(newcomer: Newcomer, Path(id): Path<String>) -> Answer {
    let mail = newcomer.state.service.mailbox_mail(extract::id::<MailId>(&id)?).await?;
    Ok(extract::html(pages::mailbox_mail(&newcomer.chrome, &row(&mail), &app::mails::render(&mail.shape))))
}

/// The HTML part, for a frame of the mail's page: it runs nothing and leads nowhere.
///
/// # Errors
/// When there is none of this id.
pub async fn body(newcomer: Newcomer, Path(id): Path<String>) -> Answer {
    let mail = newcomer.state.service.mailbox_mail(extract::id::<MailId>(&id)?).await?;
    let body = app::mails::render(&mail.shape).html;
    Ok(([(header::CONTENT_SECURITY_POLICY, MAIL_SECURITY_POLICY), (header::X_FRAME_OPTIONS, "SAMEORIGIN")], Html(body)).into_response())
}

fn row(mail: &KeptMail) -> MailboxRow {
    let subject = app::mails::render(&mail.shape).subject;
    MailboxRow { id: mail.id.to_string(), to: mail.to.clone(), subject, at: mail.at }
}
