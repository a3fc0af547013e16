//! The web: a log under its prefix, its bundle, or the letter's page, which the list of logs leads on from.

use std::thread;
use std::time::Duration;

use ureq::Agent;
use url::{Host, Url};

use ledger::verify::goes_on_from;

use super::{BYTE_LIMIT, FILE_COUNT_LIMIT, FILE_SIZE_LIMIT, Found, archive, gather};
use crate::{Error, PublicFiles};

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// How many logs are followed back, each of which goes on from the one before.
const BACK: u32 = 8;
/// How often a log that grows meanwhile is begun again, and how often a file is asked for that the host cannot give now.
const TRIES: u32 = 3;
/// How long a host gets that cannot answer now.
const PAUSE: Duration = Duration::from_secs(2);

/// Fetches what an address leads to. Nothing else is asked than that host; redirects are not followed.
///
/// # Errors
/// Where the address cannot be used or does not answer, and where there is no log.
pub fn read(address: &str, progress: &mut dyn FnMut(usize)) -> Result<Found, Error> {
    let url = parse(address)?;
    let mut client = Client { agent: agent(&url), files: 0, bytes: 0, progress };
    let (prefix, page) = match prefix(&url) {
        Some(prefix) => (prefix, None),
        None => (client.look_up(&url)?, Some(letter(&url))),
    };
    let origin = prefix.host_str().map(|host| {
        let port = prefix.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{host}{port}{}", prefix.path().trim_end_matches('/'))
    });
    if url.path().ends_with("/bundle.zip") {
        let bytes = client.get(&url, BYTE_LIMIT)?.ok_or_else(|| Error::NoLog(address.to_owned()))?;
        return Ok(Found { origin, ..archive::read(&bytes)? });
    }
    Ok(Found { origin, address: page, ..client.log(&prefix, BACK)? })
}

/// Reads an address: `https`, or `http` to this very machine.
fn parse(address: &str) -> Result<Url, Error> {
    let wrong = |why| Error::Address { address: address.to_owned(), why };
    let url = Url::parse(address).map_err(|_| wrong("not an address"))?;
    let secure = match url.scheme() {
        "https" => true,
        "http" => is_here(&url),
        _ => false,
    };
    if !secure {
        return Err(wrong("only https can be used, and http to this very machine"));
    }
    if url.username().is_empty() && url.password().is_none() { Ok(url) } else { Err(wrong("an address with a user's name is not used")) }
}

/// Whether it is this machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The prefix of the log that an address is in, where it is in one.
fn prefix(url: &Url) -> Option<Url> {
    let mut parts = url.path_segments()?;
    let (log, id) = (parts.next()?, parts.next()?);
    let is_id = id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if log == "log" && is_id { url.join(&format!("/log/{id}/")).ok() } else { None }
}

fn join(prefix: &Url, name: &str) -> Result<Url, Error> {
    prefix.join(name).map_err(|_| Error::Address { address: name.to_owned(), why: "not an address" })
}

/// What letters' addresses are compared by: without language, query and last slash.
fn letter(url: &Url) -> String {
    let path = url.path().trim_matches('/');
    let path = match path.split_once('/') {
        Some((language, rest)) if (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase()) => rest,
        _ => path,
    };
    format!("{}{}/{path}", url.host_str().unwrap_or_default(), url.port().map(|port| format!(":{port}")).unwrap_or_default())
}

fn agent(url: &Url) -> Agent {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(PATIENCE))
        .timeout_connect(Some(Duration::from_secs(15)))
        .user_agent(concat!("undersigned-verify/", env!("CARGO_PKG_VERSION")));
    if is_here(url) {
        config = config.proxy(None);
    }
    config.build().new_agent()
}

/// One visit.
struct Client<'a> {
    agent: Agent,
    files: usize,
    bytes: u64,
    progress: &'a mut dyn FnMut(usize),
}

impl Client<'_> {
    /// Fetches a log, and as far as it is served the one that it goes on from.
    fn log(&mut self, prefix: &Url, back: u32) -> Result<Found, Error> {
        let mut log = PublicFiles::new();
        for attempt in 1..=TRIES {
            log = gather(|name| self.get(&join(prefix, name)?, FILE_SIZE_LIMIT))?;
            // A file or a record that is gone may belong to a state that the log has left behind meanwhile.
            let mut moved = false;
            for head in ["checkpoint", "checkpoint.next"] {
                moved |= self.get(&join(prefix, head)?, FILE_SIZE_LIMIT)?.as_ref() != log.get(head);
            }
            if !moved || attempt == TRIES {
                break;
            }
        }
        let mut before = None;
        if let Some(id) = goes_on_from(&log).as_ref().and_then(|one| one.origin.rsplit('/').next()).filter(|_| back > 0)
            && let Some(prefix) = prefix.join(&format!("/log/{id}/")).ok().as_ref().and_then(self::prefix)
        {
            let found = self.log(&prefix, back - 1)?;
            before = found.log.contains_key("checkpoint").then(|| Box::new(Found { place: prefix.to_string(), ..found }));
        }
        Ok(Found { log, before, ..Found::default() })
    }

    /// Fetches a file; none where the host has no such file.
    fn get(&mut self, url: &Url, most: u64) -> Result<Option<Vec<u8>>, Error> {
        let wrong = |why: String| Error::Web { address: url.to_string(), why };
        self.files += 1;
        if self.files > FILE_COUNT_LIMIT {
            return Err(Error::TooLarge(url.to_string()));
        }
        let call = || self.agent.get(url.as_str()).call().map_err(|error| wrong(error.to_string()));
        let mut answer = call()?;
        for _ in 1..TRIES {
            if answer.status().as_u16() != 503 {
                break;
            }
            // What is being deleted or made is there in a moment.
            thread::sleep(PAUSE);
            answer = call()?;
        }
        match answer.status().as_u16() {
            200 => {}
            204 | 404 | 410 => return Ok(None),
            300..400 => return Err(wrong("it leads to another address: give that one".to_owned())),
            status => return Err(wrong(format!("the answer is {status}"))),
        }
        let most = most.min(BYTE_LIMIT.saturating_sub(self.bytes));
        let bytes = answer.body_mut().with_config().limit(most).read_to_vec().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => Error::TooLarge(url.to_string()),
            error => wrong(error.to_string()),
        })?;
        self.bytes += bytes.len() as u64;
        (self.progress)(self.files);
        Ok(Some(bytes))
    }

    /// Finds a letter's log in the host's list.
    fn look_up(&mut self, page: &Url) -> Result<Url, Error> {
        let none = || Error::NoLog(page.to_string());
        let list = self.get(&join(page, "/log/")?, FILE_SIZE_LIMIT)?.ok_or_else(none)?;
        let list = String::from_utf8_lossy(&list);
        let mut matching = list
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(_, address)| page.join(address).is_ok_and(|address| letter(&address) == letter(page)));
        let (id, _) = matching.next().ok_or_else(none)?;
        if matching.next().is_some() {
            return Err(Error::Address { address: page.to_string(), why: "several letters have this address; give the log's own" });
        }
        prefix(&join(page, &format!("/log/{id}/"))?).ok_or_else(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Url {
        Url::parse(address).unwrap()
    }

    #[test]
    fn which_addresses_are_used() {
        for good in ["https://letters.example/x", "http://localhost:3000/", "http://127.0.0.1:1/", "http://[::1]:1/"] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://letters.example/",
            "ftp://localhost/",
            "https://a@b.example/",
            "https://",
            "http://localhost.example/",
            "http://10.0.0.1/",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn where_a_log_is() {
        let id = "00112233445566778899aabbccddeeff";
        for within in ["", "/", "/bundle.zip", "/checkpoint"] {
            let found = prefix(&url(&format!("https://letters.example/log/{id}{within}"))).unwrap();
            assert_eq!(found.as_str(), format!("https://letters.example/log/{id}/"));
        }
        for page in ["https://letters.example/en/c/a/b", "https://letters.example/log/", "https://letters.example/log/0011/"] {
            assert_eq!(prefix(&url(page)), None, "{page}");
        }
        assert_eq!(letter(&url("https://letters.example/fr/c/a/b/?x#y")), letter(&url("https://letters.example/en/c/a/b")));
        assert_ne!(letter(&url("https://letters.example/en/c/a/b")), letter(&url("https://letters.example/en/c/a/c")));
    }
}
