//! Hosts under which many unrelated people have mailboxes or pages: they identify nobody.

use std::{
    collections::HashSet,
    sync::{LazyLock, PoisonError, RwLock},
};

/// The lists that come with the program; `domain/data/README.md` says where they come from.
const LISTS: [&str; 2] = [include_str!("../data/free-mail.txt"), include_str!("../data/shared-hosts.txt")];

static LISTED: LazyLock<HashSet<&str>> = LazyLock::new(|| LISTS.iter().flat_map(|list| names(list)).collect());

/// What the host added.
static ADDED: RwLock<Vec<String>> = RwLock::new(Vec::new());

fn names(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Whether a registrable domain, in its ASCII form, is shared.
pub fn is_shared(domain: &str) -> bool {
    let added = || ADDED.read().unwrap_or_else(PoisonError::into_inner).iter().any(|added| added == domain);
    LISTED.contains(domain) || added()
}

/// Registrable domains as a host writes them, in the form that look-ups compare.
///
/// # Errors
/// The first that is none.
pub fn parse(domains: &[String]) -> Result<Vec<String>, String> {
    let ascii = |domain: &String| {
        let host = idna::domain_to_ascii_strict(domain.trim().trim_end_matches('.')).ok()?;
        psl::domain_str(&host).filter(|registrable| *registrable == host).map(str::to_owned)
    };
    domains.iter().map(|domain| ascii(domain).ok_or_else(|| domain.clone())).collect()
}

/// Adds what a host knows beside the lists, for the whole process: a setting, taken once at the start.
///
/// # Errors
/// As [`parse`]; nothing is added then.
pub fn add(domains: &[String]) -> Result<(), String> {
    let parsed = parse(domains)?;
    ADDED.write().unwrap_or_else(PoisonError::into_inner).extend(parsed);
    Ok(())
}

/// All that is known, in one order: to see whether it has changed.
pub fn all() -> Vec<String> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let mut all: Vec<String> = LISTED.iter().map(|name| (*name).to_owned()).chain(added.iter().cloned()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::registrable_domain;

    #[test]
    fn free_mail_of_every_country_identifies_nobody() {
        for host in [
            "seznam.cz",
            "wp.pl",
            "ukr.net",
            "gmx.fr",
            "gmx.it",
            "disroot.org",
            "gmail.com",
            "hanmail.net",
            "mail.ru",
            "yahoo.com.br",
            "systemli.org",
            "duck.com",
            "walla.co.il",
            "bluewin.ch",
            "sites.google.com",
            "www.facebook.com",
        ] {
            assert_eq!(registrable_domain(host), None, "{host}");
        }
        for host in ["lantern.example", "rights.co.uk", "amnesty.org", "someone.github.io"] {
            assert_eq!(registrable_domain(host).as_deref(), Some(host));
        }
    }

    /// Each line is what a look-up compares: a registrable domain in its ASCII form, once.
    #[test]
    fn the_lists_are_clean() {
        let mut seen = HashSet::new();
        let is_clean = |name: &str| idna::domain_to_ascii_strict(name).ok().as_deref() == Some(name) && psl::domain_str(name) == Some(name);
        let wrong: Vec<&str> = LISTS.iter().flat_map(|list| names(list)).filter(|name| !seen.insert(*name) || !is_clean(name)).collect();
        assert_eq!(wrong, [""; 0]);
        assert!(seen.len() > 4900);
    }

    #[test]
    fn a_host_adds_names_of_its_own() {
        assert_eq!(registrable_domain("people.dorm-of-many.example").as_deref(), Some("dorm-of-many.example"));
        for bad in ["no domain", "sub.dorm-of-many.example", "co.uk", ""] {
            assert_eq!(add(&["dorm-of-many.example".to_owned(), bad.to_owned()]), Err(bad.to_owned()));
        }
        assert!(!is_shared("dorm-of-many.example"), "nothing is added where one is wrong");
        add(&["Dorm-of-Many.example".to_owned()]).unwrap();
        assert_eq!(registrable_domain("people.dorm-of-many.example"), None);
        assert!(all().contains(&"dorm-of-many.example".to_owned()));
    }
}
