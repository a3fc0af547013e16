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
                assert_eq!(status, 200, "{path}");
                log.insert(path, bytes);
            }
        }
        let read = Found { log: log.clone(), origin: Some(format!("localhost:3000{prefix}")), ..Found::default() };
        let outcome = check(&read, &Request::default(), &mut |_| {}).unwrap();
        assert_eq!(found(&outcome), []);
        assert_eq!(outcome.report.signatories[0].record.name, "Min-ji Park");
        let about = About { title: "No return", address: "http://localhost:3000/en/c/safe-passage/no-return" };
        let list = prepare(&log, about).unwrap().list().to_string();
        assert!(list.contains("  signatories.csv\n") && list.contains("  proofs/1.tlog-proof\n"), "{list}");
    })
    .await;
}
