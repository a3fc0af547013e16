//! The web: a small server on this machine hands out logs, as good and as bad servers do.

use std::sync::{Arc, Mutex};

use verifier::bundle::make;
use verifier::{Error, source};

use super::host::{host, serve};
use super::material::{ABOUT, asking, check_at, found, golden, long, signed};
use crate::letter::{LETTER, ORIGIN, log_key};

#[test]
fn a_log_from_each_of_its_addresses() {
    let host = host(golden(), make(&golden(), ABOUT, &log_key(12)).unwrap());
    for path in [
        format!("/log/{LETTER}/"),
        format!("/log/{LETTER}"),
        format!("/log/{LETTER}/checkpoint"),
        format!("/log/{LETTER}/bundle.zip"),
        "/en/c/safe/no-return".to_owned(),
        "/ar/c/safe/no-return?x=1#top".to_owned(),
    ] {
        let outcome = check_at(&format!("{host}{path}"), &asking(11));
        assert_eq!(found(&outcome), [], "{path}");
        assert_eq!((outcome.report.size, outcome.bundle), (25, path.ends_with(".zip")));
    }
    // The log is another host's: without a fingerprint nothing vouches for that.
    let outcome = check_at(&format!("{host}/log/{LETTER}/"), &Default::default());
    assert_eq!(found(&outcome), [("origin-elsewhere", "checkpoint")]);
    assert_eq!(outcome.report.origin, ORIGIN);
}

#[test]
fn a_long_log() {
    let letter = long(700);
    let host = host(letter.files, Vec::new());
    let mut fetched = 0;
    let found = source::read(&format!("{host}/log/{LETTER}/"), &mut |files| fetched = files).unwrap();
    // Both checkpoints are asked for, and once more at the end; so is whether the log has ended.
    assert_eq!((found.log.len(), fetched), (3 + 3 + 4 + 4, 17));
}

#[test]
fn what_is_not_there() {
    let good = host(golden(), Vec::new());
    let host_of = |path: &str| format!("{good}{path}");
    for path in ["/en/c/safe/unknown", "/log/00000000000000000000000000000000/"] {
        assert!(matches!(source::read(&host_of(path), &mut |_| {}), Err(Error::NoLog(_))), "{path}");
    }
    assert!(matches!(source::read(&host_of(&format!("/log/{LETTER}/bundle.zip")), &mut |_| {}), Err(Error::Archive(_))));
    assert!(matches!(source::read("http://127.0.0.1:9/log/", &mut |_| {}), Err(Error::Web { .. })));
    assert!(matches!(source::read("http://letters.example/", &mut |_| {}), Err(Error::Address { .. })));
    // One file is gone: the log is read as far as that goes, and the file is named.
    let mut files = golden();
    files.remove("records/000.p/25");
    let host = host(files, Vec::new());
    assert!(found(&check_at(&format!("{host}/log/{LETTER}/"), &asking(11))).contains(&("file-missing", "records/000.p/25")));
}

#[test]
fn servers_that_lead_elsewhere_or_fail() {
    let host = serve(|path| if path.contains("0011") { (302, Vec::new()) } else { (500, Vec::new()) });
    let error = source::read(&format!("{host}/log/{LETTER}/"), &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("leads to another address"), "{error}");
    let error = source::read(&format!("{host}/en/c/a/b"), &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("500"), "{error}");
}

/// A checkpoint may claim any size: nobody asks for all that it claims.
#[test]
fn a_claimed_size() {
    let claimed = ledger::Checkpoint::new(ORIGIN, u64::MAX, [7; 32]).sign([&log_key(11)]).to_string().into_bytes();
    let asked = Arc::new(Mutex::new(0));
    let count = Arc::clone(&asked);
    let host = serve(move |path| {
        *count.lock().unwrap() += 1;
        if path.ends_with("/checkpoint") { (200, claimed.clone()) } else { (404, Vec::new()) }
    });
    let read = source::read(&format!("{host}/log/{LETTER}/"), &mut |_| {}).unwrap();
    assert!(read.log.len() == 1 && *asked.lock().unwrap() < 50);
}

/// Somebody leaves while the log is fetched, and no witness is there: it is begun again, and nothing is missed.
#[test]
fn a_record_that_goes_meanwhile() {
    let before = signed(11);
    let mut after = before.clone();
    after.push(ledger::Event::Leave { about: 1 });
    after.slots[1] = None;
    after.slots[7] = None;
    after.publish_next(&[log_key(11)]);
    let (before, after) = (before.files, after.files);
    let mut records = before.clone();
    records.insert("records/000.p/13".into(), {
        let mut gone = signed(11);
        (gone.slots[1], gone.slots[7]) = (None, None);
        gone.write_records();
        gone.files.remove("records/000.p/13").unwrap()
    });
    let (mut asked, mut busy) = (0, 1);
    let host = serve(move |path| {
        asked += 1;
        let name = path.strip_prefix(&format!("/log/{LETTER}/")).unwrap();
        let log = if asked <= 2 { &before } else { &after };
        // Narrower tiles are still served, and records as they are now; at first the host cannot give them.
        match log.get(name).or_else(|| records.get(name)) {
            Some(_) if name.starts_with("records/") && busy > 0 => {
                busy -= 1;
                (503, Vec::new())
            }
            Some(bytes) => (200, bytes.clone()),
            None => (204, Vec::new()),
        }
    });
    let outcome = check_at(&format!("{host}/log/{LETTER}/"), &asking(11));
    assert_eq!((found(&outcome), outcome.report.size), (vec![], 14));
    assert_eq!(outcome.report.since.unwrap().deleted, 2);
}

/// A log that grows while it is fetched is begun again.
#[test]
fn a_log_that_grows_meanwhile() {
    let before = signed(11);
    let mut after = before.clone();
    after.sign(after.manifests[0].hash(), "New Example");
    after.publish(&[log_key(11)], &[21]);
    let mut asked = 0;
    let (before, after) = (before.files, after.files);
    let host = serve(move |path| {
        asked += 1;
        let log = if asked == 1 { &before } else { &after };
        // Narrower tiles are served no longer.
        let name = path.strip_prefix(&format!("/log/{LETTER}/")).unwrap();
        log.get(name).filter(|_| asked == 1 || !name.ends_with("/13")).map_or((404, Vec::new()), |bytes| (200, bytes.clone()))
    });
    let outcome = check_at(&format!("{host}/log/{LETTER}/"), &asking(11));
    assert_eq!((found(&outcome), outcome.report.size), (vec![], 14));
}
