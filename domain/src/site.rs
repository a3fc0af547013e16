//! Web sites of organisations and the registrable domains that identify them.

use crate::error::ValueError;
use serde::{Deserialize, Serialize};

/// The most characters of a site's address, its scheme included.
const LIMIT: usize = 300;

/// The address of a web site: `https://` or `http://`, a host name, perhaps a path. No user, port, query or fragment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Site(String);

impl Site {
    /// Parses what people type, with or without a scheme.
    ///
    /// # Errors
    /// `error-empty`, `error-site`, `error-too-long`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        let lower = text.to_ascii_lowercase();
        let (scheme, rest) = match lower.split_once("://") {
            Some((scheme @ ("https" | "http"), _)) => (scheme, &text[scheme.len() + 3..]),
            Some(_) => return Err(ValueError::new("error-site")),
            None => ("https", text),
        };
        let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
        let host = host.trim_end_matches('.').to_lowercase();
        let label = |l: &str| {
            !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let good_host = host.contains('.')
            && host.split('.').all(label)
            && host.rsplit('.').next().is_some_and(|tld| !tld.chars().all(|c| c.is_ascii_digit()));
        let good_path =
            path.chars().all(|c| !c.is_whitespace() && !crate::text::is_forbidden(c) && !matches!(c, '<' | '>' | '"' | '\\' | '?' | '#'));
        if !good_host || !good_path {
            return Err(ValueError::new("error-site"));
        }
        let path = path.trim_end_matches('/');
        let site = if path.is_empty() { format!("{scheme}://{host}") } else { format!("{scheme}://{host}/{path}") };
        // The limit is of what is stored, which is longer than what was typed without a scheme.
        if site.chars().count() > LIMIT {
            return Err(ValueError::too_long(LIMIT));
        }
        Ok(Self(site))
    }

    /// A site as it is stored: it was parsed before it was, and is never refused afterwards.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The same, where nothing is stored.
    pub fn stored_optional(text: Option<&str>) -> Option<Self> {
        text.filter(|text| !text.is_empty()).map(Self::stored)
    }

    /// A stored site as it may be stored today: in today's spelling; of one that an earlier rule let through, its host alone;
    /// nothing where there is no such host.
    pub fn repaired(&self) -> Option<Self> {
        let scheme = if self.0.starts_with("http://") { "http" } else { "https" };
        Self::parse(&self.0).or_else(|_| Self::parse(&format!("{scheme}://{}", self.host()))).ok()
    }

    /// The same, where an empty field means "none".
    ///
    /// # Errors
    /// As [`Site::parse`], without `error-empty`.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, ValueError> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }

    /// The address with its scheme.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host name alone.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// Whether both lead to one place: the same host, with or without `www.`, and the same path, whatever the scheme.
    #[cfg(feature = "server")]
    pub fn is_same(&self, other: &Self) -> bool {
        let place = |site: &Self| {
            let path = site.0.splitn(4, '/').nth(3).unwrap_or_default().to_owned();
            (ascii_host(site.host()), path)
        };
        place(self) == place(other)
    }

    /// The domain that mailboxes of the site's owner are at: its host without `www.`; `None` where unrelated people share it.
    #[cfg(feature = "server")]
    pub fn mail_domain(&self) -> Option<String> {
        mail_domain(self.host())
    }

    /// The registrable domain that is the site owner's own; see [`registrable_domain`].
    #[cfg(feature = "server")]
    pub fn own_domain(&self) -> Option<String> {
        registrable_domain(self.host())
    }
}

/// The registrable domain of a host (Public Suffix List) where it identifies its owner: `None` for a public suffix
/// itself, and for hosts that many unrelated people share.
#[cfg(feature = "server")]
pub fn registrable_domain(host: &str) -> Option<String> {
    let host = idna::domain_to_ascii_strict(host.trim_end_matches('.')).ok()?;
    let domain = psl::domain_str(&host)?.to_owned();
    (!crate::shared_hosts::is_shared(&domain)).then_some(domain)
}

/// The domain that a host's mailboxes are at: in its one spelling, without `www.`; `None` where unrelated people share it.
/// Unlike [`registrable_domain`], a sub-domain stays one: a faculty is not its university.
#[cfg(feature = "server")]
pub fn mail_domain(host: &str) -> Option<String> {
    registrable_domain(host)?;
    ascii_host(host)
}

/// That domain and those above it that somebody can register: `law.uni.example`, `uni.example`.
#[cfg(feature = "server")]
pub fn domains_above(host: &str) -> Vec<String> {
    let (Some(top), Some(mut host)) = (registrable_domain(host), ascii_host(host)) else { return Vec::new() };
    let mut domains = vec![host.clone()];
    while host != top {
        let Some((_, above)) = host.split_once('.') else { break };
        host = above.to_owned();
        domains.push(host.clone());
    }
    domains
}

#[cfg(feature = "server")]
fn ascii_host(host: &str) -> Option<String> {
    let host = idna::domain_to_ascii_strict(host.trim_end_matches('.')).ok()?;
    Some(host.strip_prefix("www.").map_or(host.clone(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_one_spelling() {
        for (typed, site) in [
            ("rights.example", "https://rights.example"),
            ("HTTP://Rights.Example/", "http://rights.example"),
            ("https://rights.example/en/", "https://rights.example/en"),
            ("인권.example", "https://인권.example"),
        ] {
            assert_eq!(Site::parse(typed).unwrap().as_str(), site);
        }
        for bad in [
            "javascript://x.example",
            "localhost",
            "https://",
            "https://a..b",
            "https://1.2.3.4",
            "https://u:p@a.example",
            "https://a.example:8/",
            "a.example/<x>",
            "a b.example",
        ] {
            assert_eq!(Site::parse(bad).unwrap_err().code, "error-site", "{bad}");
        }
    }

    #[test]
    fn the_limit_is_of_what_is_stored() {
        let typed = |length: usize| format!("a.example/{}", "x".repeat(length - "https://a.example/".len()));
        assert_eq!(Site::parse(&typed(300)).unwrap().as_str().len(), 300);
        assert_eq!(Site::parse(&typed(301)).unwrap_err(), ValueError::too_long(300));
    }

    #[test]
    fn what_an_earlier_rule_stored_keeps_its_host() {
        let long = "x".repeat(290);
        for (stored, today) in [
            ("https://a.example/en".to_owned(), Some("https://a.example/en")),
            (format!("https://a.example/{long}"), Some("https://a.example")),
            (format!("http://a.example/{long}"), Some("http://a.example")),
            ("https://a.example/x?y=1".to_owned(), Some("https://a.example")),
            ("A.example/".to_owned(), Some("https://a.example")),
            (format!("https://{}example", "a.".repeat(150)), None),
            ("javascript://alert".to_owned(), None),
        ] {
            assert_eq!(Site::stored(&stored).repaired().as_ref().map(Site::as_str), today, "{stored}");
        }
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_shared_host_identifies_nobody() {
        assert_eq!(registrable_domain("www.rights.co.uk").as_deref(), Some("rights.co.uk"));
        assert_eq!(registrable_domain("mail.GMAIL.com"), None);
        assert_eq!(registrable_domain("co.uk"), None);
        assert_eq!(registrable_domain("someone.github.io").as_deref(), Some("someone.github.io"));
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_sub_domain_is_not_the_domain_above_it() {
        assert_eq!(Site::parse("https://www.uni.example/law").unwrap().mail_domain().as_deref(), Some("uni.example"));
        assert_eq!(Site::parse("https://Law.Uni.example").unwrap().mail_domain().as_deref(), Some("law.uni.example"));
        assert_eq!(Site::parse("https://facebook.com/law").unwrap().mail_domain(), None);
        assert_eq!(domains_above("x.law.uni.example"), ["x.law.uni.example", "law.uni.example", "uni.example"]);
        assert!(domains_above("gmail.com").is_empty());
    }

    #[cfg(feature = "server")]
    #[test]
    fn one_place_in_several_spellings() {
        let same = |one: &str, other: &str| Site::parse(one).unwrap().is_same(&Site::parse(other).unwrap());
        assert!(same("http://www.Lantern.example/", "https://lantern.example"));
        assert!(same("https://bücher.example/a", "https://xn--bcher-kva.example/a"));
        for other in ["https://lantern.example/kenya", "https://shop.lantern.example", "https://lantern.example.net"] {
            assert!(!same("https://lantern.example", other), "{other}");
        }
    }
}
