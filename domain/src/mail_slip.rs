//! Common slips in an address: `ana@gmial.con` is asked about, for a mail to it would reach nobody, or a stranger.

use crate::{email::Email, site::Site};
use strsim::osa_distance;

/// Providers whose names are mistyped often; another address of one of them is no slip.
const PROVIDERS: &[&str] = &[
    "aol.com",
    "bluewin.ch",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "live.com",
    "live.fr",
    "mail.com",
    "mail.ru",
    "naver.com",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "tutanota.com",
    "ukr.net",
    "wanadoo.fr",
    "web.de",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.ru",
    "ymail.com",
];

/// Ends of names that do not exist, and the ones that are meant.
const ENDS: &[(&str, &str)] = &[
    ("cmo", "com"),
    ("coom", "com"),
    ("comm", "com"),
    ("con", "com"),
    ("cpm", "com"),
    ("ocm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("nte", "net"),
    ("nett", "net"),
    ("ogr", "org"),
    ("orgg", "org"),
    ("rog", "org"),
];

/// The address that was probably meant, where the typed one looks like a slip: of a common provider's name, of the web
/// site's own that is beside it, or of the name's end.
pub fn probably_meant(email: &Email, site: Option<&Site>) -> Option<String> {
    let (local, typed) = email.as_str().rsplit_once('@')?;
    let typed = typed.to_lowercase();
    let own = site.map(|site| site.host().trim_start_matches("www.").to_owned());
    if PROVIDERS.contains(&typed.as_str()) || own.as_deref() == Some(typed.as_str()) {
        return None;
    }
    let near = |meant: &str| osa_distance(&typed, meant) <= slips(meant);
    let known = own.as_deref().into_iter().chain(PROVIDERS.iter().copied()).filter(|meant| near(meant));
    let known = known.min_by_key(|meant| osa_distance(&typed, meant)).map(str::to_owned);
    let ended = || {
        let (name, end) = typed.rsplit_once('.')?;
        ENDS.iter().find(|(wrong, _)| *wrong == end).map(|(_, right)| format!("{name}.{right}"))
    };
    known.or_else(ended).map(|domain| format!("{local}@{domain}"))
}

/// How many letters of a name may be wrong: of a short one none, for another provider is as near.
fn slips(name: &str) -> usize {
    match name.chars().count() {
        0..=7 => 0,
        8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(email: &str, site: &str) -> Option<String> {
        probably_meant(&Email::parse(email).unwrap(), Site::parse_optional(site).unwrap().as_ref())
    }

    #[test]
    fn slips_are_known_and_what_exists_is_left_alone() {
        for (typed, right) in [
            ("Ana@gmial.con", "Ana@gmail.com"),
            ("ana@gmail.co", "ana@gmail.com"),
            ("ana@hotmial.com", "ana@hotmail.com"),
            ("ana@outlok.com", "ana@outlook.com"),
            ("ana@protonmial.com", "ana@protonmail.com"),
            ("ana@house.ogr", "ana@house.org"),
            ("ana@house.con", "ana@house.com"),
        ] {
            assert_eq!(meant(typed, "").as_deref(), Some(right), "{typed}");
        }
        for good in ["ana@gmail.com", "ana@mail.com", "ana@gmx.at", "ana@pm.me", "ana@lantern.example", "ana@web.de", "ana@yahoo.fr"] {
            assert_eq!(meant(good, ""), None, "{good}");
        }
        assert_eq!(meant("ana@lantren.example", "https://www.lantern.example/about").as_deref(), Some("ana@lantern.example"));
        assert_eq!(meant("ana@lantern.example", "https://lantern.example"), None);
    }
}
