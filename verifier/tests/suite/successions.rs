//! A letter gets another log: anyone who knows its address hears an alarm, unless the new log goes on from the old one.

use std::sync::{Arc, Mutex};

use ledger::entry::Change;
use ledger::{Entry, Event, KeyKind, SignerKey};
use verifier::{Before, Outcome, Pins, Request, Trust, json, text};

use super::host::serve;
use super::material::{bundle, check_at, check_zip, found};
use crate::letter::{BEFORE, LETTER, Letter, ORIGIN, day, key, log_key, policy, policy_before, successor};

fn key_before() -> SignerKey {
    key(BEFORE, KeyKind::Ed25519, 10)
}

/// The log before, with two who have signed.
fn before() -> Letter {
    let mut letter = Letter::of(BEFORE);
    let first = letter.version(&[("en", "Stay.\n")], Change::First);
    letter.sign(first, "A");
    letter.sign(first, "B");
    letter.publish(&[key_before()], &[21]);
    letter.files.insert("policy".into(), policy_before().to_text().into_bytes());
    letter
}

/// The log that goes on from it, as it was signed last.
fn after(size: u64, root: [u8; 32]) -> Letter {
    let mut letter = successor(size, root);
    letter.files.insert("policy".into(), policy(11).to_text().into_bytes());
    letter
}

/// The log before as it is served once it has ended.
fn ended(mut letter: Letter, after: &Letter, origin: &str) -> Letter {
    letter.slots.iter_mut().for_each(|slot| *slot = None);
    letter.write_records();
    letter.files.insert("ended".into(), format!("{origin}\n{}\n", after.entries[0]).into_bytes());
    letter
}

/// A host with a letter, whose log may change.
#[derive(Clone, Default)]
struct Host {
    logs: Arc<Mutex<(String, Vec<(String, Letter)>)>>,
}

impl Host {
    fn has(&self, listed: &str, logs: &[(&str, &Letter)]) {
        *self.logs.lock().unwrap() = (listed.to_owned(), logs.iter().map(|(id, letter)| ((*id).to_owned(), (*letter).clone())).collect());
    }

    fn start(&self) -> String {
        let host = self.clone();
        serve(move |path| {
            let (listed, logs) = &*host.logs.lock().unwrap();
            if path == "/log/" {
                return (200, format!("{listed} /en/c/safe/no-return\n").into_bytes());
            }
            let found = logs.iter().find_map(|(id, letter)| letter.files.get(path.strip_prefix(&format!("/log/{id}/"))?));
            found.map_or((404, Vec::new()), |bytes| (200, bytes.clone()))
        })
    }
}

fn old_id() -> &'static str {
    BEFORE.rsplit('/').next().unwrap()
}

/// The host is another one than the logs are named after; the first visit is with a fingerprint, which vouches for it.
fn visit(address: &str, state: &std::path::Path, fingerprint: Option<[u8; 32]>) -> Outcome {
    let request = Request { pins: Some(Pins::new(state)), fingerprint, ..Request::default() };
    check_at(&format!("{address}/fr/c/safe/no-return"), &request)
}

fn seen(address: &str, host: &Host, old: &Letter) -> tempfile::TempDir {
    let state = tempfile::tempdir().unwrap();
    host.has(old_id(), &[(old_id(), old)]);
    let outcome = visit(address, state.path(), Some(policy_before().fingerprint()));
    assert_eq!((found(&outcome), outcome.trust), (vec![], Trust::Fingerprint));
    state
}

#[test]
fn a_log_that_goes_on_from_the_one_that_was_there() {
    let (host, old) = (Host::default(), before());
    let address = host.start();
    let state = seen(&address, &host, &old);
    let new = after(old.edge.size(), old.edge.root());
    let over = ended(old.clone(), &new, ORIGIN);
    host.has(LETTER, &[(LETTER, &new), (old_id(), &over)]);
    let outcome = visit(&address, state.path(), None);
    assert_eq!((found(&outcome), outcome.trust), (vec![], Trust::Pinned));
    let read = Before { origin: BEFORE.into(), size: 3, read: true, lost: 0 };
    assert_eq!((outcome.before.as_ref(), outcome.way.as_ref().map(|way| way.changes)), (Some(&read), Some(1)));
    assert!(text::print(&outcome).contains("it was read and compared"));
    let told: serde_json::Value = serde_json::from_str(&json::print(&outcome).unwrap()).unwrap();
    assert_eq!((&told["before"]["read"], &told["policy"]["way"]["changes"]), (&true.into(), &1.into()));
    let again = visit(&address, state.path(), None);
    assert_eq!((found(&again), again.way.is_none()), (vec![], true));
    // The old one by its own address, and the fingerprint on paper, which is the old one's.
    let own = check_at(
        &format!("{address}/log/{}/", old_id()),
        &Request { fingerprint: Some(policy_before().fingerprint()), ..Request::default() },
    );
    assert_eq!(found(&own), []);
    assert!(text::print(&own).contains(&format!("{ORIGIN} goes on from it, and has the records")));
    let paper = visit(&address, tempfile::tempdir().unwrap().path(), Some(policy_before().fingerprint()));
    assert_eq!((found(&paper), paper.trust, paper.way.as_ref().unwrap().changes), (vec![], Trust::Fingerprint, 1));
    let paper =
        check_zip(&bundle(&new.files, &log_key(11)), &Request { fingerprint: Some(policy_before().fingerprint()), ..Request::default() });
    assert_eq!((found(&paper), paper.before.as_ref().unwrap().read), (vec![], false));
}

#[test]
fn where_bytes_are_lost_it_says_so() {
    let (host, old) = (Host::default(), before());
    let address = host.start();
    let mut longer = old.clone();
    longer.sign(longer.manifests[0].hash(), "C");
    longer.publish(&[key_before()], &[21]);
    for (first, unseen) in [(&old, 1), (&longer, 0)] {
        let state = seen(&address, &host, first);
        let new = after(longer.edge.size(), longer.edge.root());
        let over = ended(old.clone(), &new, ORIGIN);
        host.has(LETTER, &[(LETTER, &new), (old_id(), &over)]);
        let outcome = visit(&address, state.path(), None);
        assert_eq!(found(&outcome), []);
        assert_eq!(outcome.before.as_ref().map(|before| (before.read, before.lost)), Some((true, 1)));
        assert!(text::print(&outcome).contains("its last one entry are lost"));
        // It is not served at all.
        let state = seen(&address, &host, first);
        host.has(LETTER, &[(LETTER, &new)]);
        let outcome = visit(&address, state.path(), None);
        assert_eq!((found(&outcome), outcome.before.as_ref().map(|before| (before.read, before.lost))), (vec![], Some((false, unseen))));
    }
}

#[test]
fn another_log_at_a_known_address() {
    let (host, old) = (Host::default(), before());
    let address = host.start();
    // It goes on from nothing.
    let state = seen(&address, &host, &old);
    let mut new = Letter::new();
    new.version(&[("en", "Stay.\n")], Change::First);
    new.publish(&[log_key(11)], &[21]);
    new.files.insert("policy".into(), policy(11).to_text().into_bytes());
    host.has(LETTER, &[(LETTER, &new)]);
    for _ in 0..2 {
        let outcome = visit(&address, state.path(), None);
        assert_eq!(found(&outcome), [("log-other", "earlier checkpoint"), ("policy-changed", "policy")]);
        assert!(text::print(&outcome).contains("it is evidence"));
    }
    // Nor does a fingerprint of its own silence that.
    let outcome = visit(&address, state.path(), Some(policy(11).fingerprint()));
    assert_eq!(found(&outcome), [("log-other", "earlier checkpoint")]);
    // From a state that was longer, from another one, and while the old one says that another log goes on from it.
    for (size, root, fault) in [(2, [5; 32], "log-shorter"), (3, [5; 32], "log-other-history")] {
        host.has(LETTER, &[(LETTER, &after(size, root))]);
        assert_eq!(found(&visit(&address, state.path(), None)), [(fault, "earlier checkpoint"), ("policy-changed", "policy")]);
    }
    let new = after(old.edge.size(), old.edge.root());
    let Event::Succeed(last) = new.entries[0].event.clone() else { panic!() };
    let elsewhere = "letters.example/log/0123456789abcdef0123456789abcdef";
    let mut other = new.clone();
    other.entries[0] = Entry::new(day(24), Event::Succeed(Box::new(last.sign(elsewhere, day(24), &key_before()).unwrap())));
    host.has(LETTER, &[(LETTER, &new), (old_id(), &ended(old.clone(), &other, elsewhere))]);
    assert_eq!(found(&visit(&address, state.path(), None)), [("ended-other", "ended")]);
    // The old one is served with another history than was seen.
    let mut forged = Letter::of(BEFORE);
    forged.version(&[("en", "Go.\n")], Change::First);
    forged.publish(&[key_before()], &[21]);
    forged.files.insert("policy".into(), policy_before().to_text().into_bytes());
    let forged = ended(forged, &after(1, [0; 32]), ORIGIN);
    host.has(LETTER, &[(LETTER, &new), (old_id(), &forged)]);
    let outcome = visit(&address, state.path(), None);
    assert!(outcome.problems.iter().any(|one| one.file.starts_with(BEFORE)), "{:?}", found(&outcome));
}
