//! What this server serves: it verifies under the name that its address gives it, and a bundle can be made of it.

use std::collections::BTreeMap;

use ledger::verify::wanted;
use verifier::bundle::{About, prepare};
use verifier::source::Found;
use verifier::{Request, check};

use super::material::found;
use crate::app::{Setup, TestApp};
use crate::suite::log::{prefix, sign};

#[tokio::test]
async fn a_served_log_verifies_and_makes_a_bundle() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let prefix = prefix(&app).await;
        let mut log: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        loop {
            let mut paths: Vec<String> = wanted(&log).iter().map(ToString::to_string).collect();
            if paths.is_empty() && !log.contains_key("policy") {
                paths.push("policy".to_owned());
            }
            if paths.is_empty() {
                break;
            }
            for path in paths {
                let (status, bytes) = app.get_bytes(&format!("{prefix}/{path}")).await;
                if status == 200 {
                    log.insert(path, bytes);
                } else {
                    assert_eq!((status, path.as_str()), (204, "checkpoint.next"));
                }
            }
        }
        let read = Found { log: log.clone(), origin: Some(format!("localhost:3000{prefix}")), ..Found::default() };
        let outcome = check(&read, &Request::default(), &mut |_| {}).unwrap();
        assert_eq!(found(&outcome), []);
        assert_eq!(outcome.report.signatories[0].record.name, "Min-ji Park");
        let about = About { title: "No return", address: "http://localhost:3000/en/c/safe-passage/no-return" };
        let list = prepare(&log, about).unwrap().list().to_string();
        assert!(list.contains("  signatories.csv\n") && list.contains("  log/checkpoint\n"), "{list}");

        // The bundle that is served is that one, signed by the log; it is made again when the log grows, and only then.
        let folder = tempfile::tempdir().unwrap();
        let mut sizes = Vec::new();
        for name in ["first.zip", "again.zip", "grown.zip"] {
            if name == "grown.zip" {
                sign(&app, "Ji-woo Han", "ji-woo@people.example").await;
            }
            let (status, zip) = app.get_bytes(&format!("{prefix}/bundle.zip")).await;
            assert_eq!(status, 200);
            let file = folder.path().join(name);
            std::fs::write(&file, &zip).unwrap();
            let read = verifier::source::read(&file.display().to_string(), &mut |_| {}).unwrap();
            let outcome = check(&read, &Request::default(), &mut |_| {}).unwrap();
            assert_eq!(found(&outcome), [], "{name}");
            sizes.push((outcome.report.size, zip));
        }
        assert_eq!(sizes[0], sizes[1]);
        assert_eq!((sizes[0].0, sizes[2].0), (2, 3));
        let text = String::from_utf8_lossy(&sizes[2].1).into_owned();
        assert!(!text.contains("people.example"));
    })
    .await;
}
