//! Every address at which a letter could show, and what anybody sees there.

use super::{NEVER, NEVER_ID, SLUG};
use crate::app::{COALITION, TestApp};
use axum::http::{HeaderMap, Method, StatusCode};
use server::routes::Access;

/// Everything that anybody can ask for about a letter, by its slug and its public identifier.
pub(in crate::suite) fn own_addresses(slug: &str, id: &str) -> Vec<String> {
    let mut all = Vec::new();
    for language in ["en", "fr", "ar"] {
        let letter = format!("/{language}/c/{COALITION}/{slug}");
        let parts = [
            "",
            "/signatories",
            "/signatories?q=river&order=name&page=1",
            "/signatories.json",
            "/signatories.csv",
            "/signatories.xlsx",
            "/letter.md",
            "/letter.en.md",
            "/letter.fr.md",
            "/in/en",
            "/in/fr",
            "/in/ko",
            "/manifest.txt",
            "/files/00000000000000000000000000000001",
            "/changes",
            "/report",
            "/changes?page=2",
            "/print",
            "/print?in=en&people=no&representatives=no",
            "/print?in=fr",
            "/versions",
            "/versions/1",
            "/versions/2",
            "/sign",
            "/sign/sent",
            "/sign/lost",
            "/sign/person",
            "/sign/organisation",
        ];
        all.extend(parts.map(|part| format!("{letter}{part}")));
    }
    let files = [
        "checkpoint",
        "policy",
        "tile/0/000.p/1",
        "tile/0/000.p/2",
        "tile/entries/000.p/1",
        "records/000.p/1",
        "records/000.p/2",
        "manifest/1",
        "manifest/2",
        "text/1/en",
        "text/1/fr",
        "text/2/ko",
        "bundle.zip",
        "",
    ];
    all.extend(files.map(|file| format!("/log/{id}/{file}")));
    all
}

/// Everything that lists letters.
pub(in crate::suite) fn lists() -> Vec<String> {
    let mut all: Vec<String> = ["/log/", "/healthz", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt"].map(str::to_owned).into();
    for language in ["en", "fr", "ar"] {
        let parts = [
            "",
            "?q=river",
            "/forgotten",
            "/letters.atom",
            "/c/safe-passage",
            "/c/safe-passage/letters.atom",
            "/verification",
            "/safety",
            "/about",
            "/data",
            "/privacy/safe-passage",
            "/privacy/safe-passage/1",
            "/privacy/safe-passage/1/notice.txt",
        ];
        all.extend(parts.map(|part| format!("/{language}{part}")));
    }
    all.extend(own_addresses("no-return", NEVER_ID));
    all
}

/// Public addresses at which no letter shows: the reader's own, those that a link in an email leads to, and the sign-in for
/// organisers, whose page holds another challenge for a passkey each time.
const OF_NO_LETTER: [&str; 11] = [
    "/",
    "/mailbox",
    "/{lang}/reset",
    "/{lang}/secure",
    "/{lang}/stop-export",
    "/{lang}/account",
    "/{lang}/sign-in",
    "/{lang}/sign-in/code",
    "/{lang}/sign-in/link",
    "/stop/{token}",
    "/{lang}/emails/{id}",
];

/// A new route of everyone's has to be compared, too.
#[test]
fn every_public_route_is_compared() {
    let compared: Vec<String> = lists().into_iter().chain(own_addresses(SLUG, NEVER_ID)).collect();
    let fits = |route: &str, address: &str| {
        let (route, address): (Vec<_>, Vec<_>) = (route.split('/').collect(), address.split(['?']).next().unwrap().split('/').collect());
        let rest = route.last().is_some_and(|part| part.starts_with("{*"));
        (route.len() == address.len() || rest && address.len() >= route.len())
            && route.iter().zip(&address).all(|(part, own)| match part.split_once('{') {
                Some((before, _)) => own.starts_with(before),
                None => part == own,
            })
    };
    let routes = server::router::routes();
    for route in routes.list().iter().filter(|route| route.access == Access::Everyone && route.method == Method::GET) {
        // What a link or a signature's identifier opens belongs to its holder.
        let personal = ["{id}", "{*token}"].iter().any(|part| route.path.contains(part)) || OF_NO_LETTER.contains(&route.path);
        let known = personal || compared.iter().any(|address| fits(route.path, address));
        assert!(known, "{} shows to everyone: add it to the addresses compared in this file", route.path);
    }
}

pub(in crate::suite) type Seen = Vec<(String, StatusCode, HeaderMap, String)>;

/// What anybody sees at these addresses, the words of the address itself put aside.
pub(in crate::suite) async fn look(app: &TestApp, addresses: &[String], slug: &str, id: &str) -> Seen {
    let mut seen = Vec::new();
    for address in addresses {
        let plain = |text: &str| text.replace(slug, NEVER).replace(id, NEVER_ID);
        let answer = app.get(address).await;
        let body = plain(&answer.without_challenge());
        seen.push((plain(address), answer.status, answer.headers, body));
    }
    let fields = [("name", "Ana"), ("country", "KR"), ("email", "ana@people.example"), ("step", "send")];
    let post = format!("/en/c/{COALITION}/{slug}/sign/person");
    if addresses.iter().any(|address| address.contains(slug)) && slug != "no-return" {
        let answer = app.post(&post, &fields).await;
        seen.push(("post".to_owned(), answer.status, answer.headers, answer.body.replace(slug, NEVER)));
    }
    seen
}
