//! Events that a host looks for when somebody tries the doors: failed sign-ins, refusals, limits. They say what happened
//! at which route, and to which account where one is signed in, by its identifier alone. Only where the host turns it on (`address_log`), a log of its own
//! holds their network addresses, for seven days.

use crate::{cookies::Cookie, state::AppState};
use axum::{
    extract::{MatchedPath, Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use domain::ids::AccountId;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use service::Actor;
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// How many days addresses are kept: today, and six before.
const DAYS: i32 = 7;
/// The most that one day's file may hold, in bytes.
const DAY_BYTES: u64 = 64 * 1024 * 1024;

/// Where somebody proves who they are: the ends of these routes.
const PROVING: [&str; 6] = ["/sign-in", "/sign-in/code", "/sign-in/passkey", "/account/code", "/account/password", "/reset"];

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A password, a code or a passkey that was not right.
    SignInFailed,
    /// A role, a link or a page of another site that does not allow it.
    Refused,
    /// Too often.
    Limited,
}

impl Event {
    const fn code(self) -> &'static str {
        match self {
            Self::SignInFailed => "sign-in-failed",
            Self::Refused => "refused",
            Self::Limited => "limited",
        }
    }

    /// The event that an answer is, if it is one.
    fn of(route: &str, status: StatusCode) -> Option<Self> {
        // Where somebody proves who they are, a form at fault is a failed attempt.
        let proving = PROVING.iter().any(|end| route.ends_with(end));
        match status {
            StatusCode::UNPROCESSABLE_ENTITY if proving => Some(Self::SignInFailed),
            StatusCode::FORBIDDEN | StatusCode::GONE => Some(Self::Refused),
            // What another coalition has is answered like what nobody has.
            StatusCode::NOT_FOUND if route.starts_with("/{lang}/desk/{coalition}") => Some(Self::Refused),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::Limited),
            _ => None,
        }
    }
}

/// Who asked, once something has read the session: it is not read a second time for an event.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<OnceLock<Option<AccountId>>>);

impl Asker {
    /// Notes who it is; nobody where no session is good.
    pub fn is(&self, actor: Option<&Actor>) {
        self.0.get_or_init(|| actor.map(|actor| actor.account));
    }
}

/// The layer that notes them.
pub async fn note(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let address = state.addresses.as_ref().map(|_| state.limits.asker(request.extensions(), request.headers()));
    let method = request.method().clone();
    let session = Cookie::session(&state.site).read(request.headers());
    let asker = Asker::default();
    request.extensions_mut().insert(asker.clone());
    let response = next.run(request).await;
    let status = response.status();
    if let Some(event) = Event::of(&route, status) {
        let (event, status) = (event.code(), status.as_u16());
        let account = account(&state, &asker, session.as_deref()).await;
        tracing::warn!(target: "security", event, %method, route, status, account, "security");
        if let (Some(log), Some(address)) = (&state.addresses, address) {
            let line = format!(
                "{} {address} {event} {method} {route} {status}\n",
                Timestamp::from_microsecond(state.service.now().0).unwrap_or_default()
            );
            let (log, today) = (log.clone(), day(&state));
            // The disk is waited for by nobody.
            tokio::task::spawn_blocking(move || log.write(today, &line));
        }
    }
    response
}

/// The identifier of the account that a session is of: it names nobody to somebody who has not the database.
async fn account(state: &AppState, asker: &Asker, session: Option<&str>) -> String {
    let account = match (asker.0.get(), session) {
        (Some(known), _) => *known,
        (None, Some(token)) => state.service.actor(token).await.ok().flatten().map(|actor| actor.account),
        (None, None) => None,
    };
    account.map_or_else(|| "-".to_owned(), |account| account.to_string())
}

/// Today, UTC.
fn day(state: &AppState) -> Date {
    Timestamp::from_microsecond(state.service.now().0).unwrap_or_default().to_zoned_datetime(TimeZone::UTC).date()
}

/// The log with addresses: a file a day, in a folder of its own.
#[derive(Clone, Debug)]
pub struct Addresses(PathBuf);

impl Addresses {
    /// In this folder, which is made when there is something to write.
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Writes a line; what cannot be written is said once a line, in the other log.
    fn write(&self, today: Date, line: &str) {
        let written = self.open(today).and_then(|mut file| match file.metadata()?.len() {
            ..DAY_BYTES => file.write_all(line.as_bytes()),
            _ => Ok(()),
        });
        if let Err(error) = written {
            tracing::error!(%error, "the log of addresses cannot be written");
        }
    }

    fn open(&self, today: Date) -> io::Result<fs::File> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        fs::OpenOptions::new().append(true).create(true).mode(0o600).open(self.0.join(format!("{today}.log")))
    }

    /// Deletes the days that are over, and every day where the host has turned it off.
    fn tidy(&self, today: Date, kept: bool) {
        let oldest = today.checked_sub((DAYS - 1).days()).unwrap_or(today);
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let date = name.to_str().and_then(|name| name.strip_suffix(".log")).and_then(|date| date.parse::<Date>().ok());
            if date.is_some_and(|date| !kept || date < oldest)
                && let Err(error) = fs::remove_file(entry.path())
            {
                tracing::error!(%error, "a day of the log of addresses cannot be deleted");
            }
        }
    }
}

/// Deletes what is older than seven days, or all of it where nothing is to be kept.
pub fn tidy(state: &AppState) {
    Addresses::in_folder(state.site.address_folder.clone()).tidy(day(state), state.addresses.is_some());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_event() {
        assert_eq!(Event::of("/{lang}/sign-in", StatusCode::UNPROCESSABLE_ENTITY), Some(Event::SignInFailed));
        assert_eq!(Event::of("/{lang}/account/code", StatusCode::UNPROCESSABLE_ENTITY), Some(Event::SignInFailed));
        assert_eq!(Event::of("/{lang}/c/{coalition}/{letter}/sign/{kind}", StatusCode::UNPROCESSABLE_ENTITY), None);
        assert_eq!(Event::of("/{lang}/desk", StatusCode::FORBIDDEN), Some(Event::Refused));
        assert_eq!(Event::of("/l/{token}", StatusCode::GONE), Some(Event::Refused));
        assert_eq!(Event::of("/{lang}/desk/{coalition}/letters/{letter}", StatusCode::NOT_FOUND), Some(Event::Refused));
        assert_eq!(Event::of("/{lang}/c/{coalition}/{letter}", StatusCode::NOT_FOUND), None);
        assert_eq!(Event::of("/{lang}", StatusCode::TOO_MANY_REQUESTS), Some(Event::Limited));
        assert_eq!(Event::of("/{lang}", StatusCode::OK), None);
    }

    #[test]
    fn seven_days_are_kept_and_nothing_once_it_is_turned_off() {
        let folder = tempfile::tempdir().unwrap();
        let log = Addresses::in_folder(folder.path().join("addresses"));
        let first: Date = "2026-11-20".parse().unwrap();
        let days: Vec<Date> = (0..8).map(|number| first.checked_add(number.days()).unwrap()).collect();
        for day in &days {
            log.write(*day, "a line\n");
        }
        fs::write(folder.path().join("addresses/notes.txt"), "somebody's own").unwrap();
        let kept = |day: &Date| folder.path().join(format!("addresses/{day}.log")).exists();
        log.tidy(days[7], true);
        assert!(!kept(&days[0]) && days[1..].iter().all(kept));
        log.tidy(days[7], false);
        assert!(!days.iter().any(kept));
        assert!(folder.path().join("addresses/notes.txt").exists(), "what is not ours stays");
    }
}
