//! An instance whose logs are witnessed: nothing new is served before the witnesses have signed.

use super::asked::{PACE, at, free_port, witness_of_host};
use crate::{
    app::{COALITION, LETTER, Setup, TestApp},
    suite::log::{prefix, sign},
};
use ledger::Policy;
use ledger::policy::Opened;
use server::{
    config::Config,
    witness::{client, settings::Quorum},
};
use service::Decision;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

#[tokio::test]
async fn a_letters_log_is_served_once_its_witness_has_signed() {
    let port = free_port().await;
    let mut setup = Setup::default();
    setup.config.witnesses = vec![at("witness.example", port)];
    setup.config.quorum = Quorum::All;
    let config = &setup.config.clone();
    TestApp::each(setup, |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let (stop, stopped) = watch::channel(false);
        let (source, with) = (Arc::new(app.service.clone()), config.clone());
        let working = tokio::spawn(async move { client::run(source, &with, PACE, stopped).await });
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(app.get("/log/").await.body, "", "the witness is not there yet");

        let waits = app.service.unpublished_checkpoints().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (witness, _) = witness_of_host(folder.path(), "witness.example", &waits[0].origin, &app.service, port).await;
        for (number, name) in [(2, "Ana"), (3, "Bo"), (4, "Cy")] {
            let there = async {
                loop {
                    if !app.get("/log/").await.body.is_empty() {
                        let checkpoint = app.get(&format!("{}/checkpoint", prefix(&app).await)).await.body;
                        let policy = app.get(&format!("{}/policy", prefix(&app).await)).await.body;
                        let opened = Policy::parse(&policy).unwrap().open(checkpoint.as_bytes()).unwrap();
                        assert!(opened.quorum, "never without the witness: {checkpoint}");
                        assert_eq!(opened.witnesses[0].0, "witness-example");
                        if opened.checkpoint.size == number {
                            break;
                        }
                    }
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), there).await.unwrap();
            sign(&app, name, &format!("{name}@people.example")).await;
        }
        stop.send(true).unwrap();
        working.await.unwrap();
        witness.end().await.unwrap();
    })
    .await;
}

/// A witness signs and goes away; then somebody is erased: no kept copy names them, and what is served says why.
#[tokio::test]
async fn who_is_erased_while_the_witness_is_away_is_in_no_kept_copy() {
    let mut setup = Setup::default();
    setup.config.witnesses = vec![at("witness.example", 9)];
    setup.config.quorum = Quorum::All;
    TestApp::each(setup, |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        sign(&app, "Ji-woo Han", "ji-woo@people.example").await;
        let waiting = app.service.unpublished_checkpoints().await.unwrap().remove(0);
        let line = super::asked::key("witness.example").sign(&waiting.note.text, 1_900_000_000);
        app.service.publish_checkpoint(&waiting, vec![line]).await.unwrap();
        let prefix = prefix(&app).await;
        let bundle = async || {
            let (status, zip) = app.get_bytes(&format!("{prefix}/bundle.zip")).await;
            assert_eq!(status, 200);
            evidence(&zip)
        };
        let before = bundle().await;
        assert!(before.1.contains("Min-ji Park") && !before.0.contains(&"log/checkpoint.next".to_owned()));
        assert_eq!(app.get(&format!("{prefix}/checkpoint.next")).await.status, 204);
        assert_eq!(app.get("/log/00000000000000000000000000000000/checkpoint.next").await.status, 404);

        let owner = app.owner().await;
        let found = app.service.desk_signatures(&owner, COALITION, LETTER, "min-ji", None, 1).await.unwrap().signatures.remove(0);
        app.service.decide(&owner, COALITION, LETTER, found.id, Decision::Erase).await.unwrap();
        app.service.sequence().await.unwrap();
        let (names, texts) = bundle().await;
        assert!(!texts.contains("Min-ji Park") && texts.contains("Ji-woo Han"));
        assert!(names.contains(&"log/checkpoint.next".to_owned()));
        assert!(app.get(&format!("{prefix}/checkpoint.next")).await.body.contains("\n4\n"));
        assert!(app.get(&format!("{prefix}/checkpoint")).await.body.contains("\n3\n"));
    })
    .await;
}

/// The names of a bundle's files, and what they say.
fn evidence(zip: &[u8]) -> (Vec<String>, String) {
    let files = verifier::source::archive::unpack(zip).unwrap();
    let found = verifier::source::archive::read(zip).unwrap();
    let outcome = verifier::check(&found, &verifier::Request::default(), &mut |_| {}).unwrap();
    assert!(outcome.is_verified(), "{:?}", outcome.problems);
    let texts: Vec<u8> = files.values().flatten().copied().collect();
    (files.into_keys().collect(), String::from_utf8_lossy(&texts).into_owned())
}

/// Witnesses are set, then others, for a letter that is served and has nothing new: no reader ever meets a policy that
/// the checkpoint does not, and each policy takes effect once its witnesses have signed.
#[tokio::test]
async fn a_policy_takes_effect_with_a_checkpoint_that_meets_it() {
    TestApp::each(Setup::default(), |mut app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let origin = app.service.logs().await.unwrap().remove(0).origin;
        assert!(opened(&app).await.witnesses.is_empty());
        let folder = tempfile::tempdir().unwrap();
        for name in ["first.example", "second.example"] {
            let (before, port) = (opened(&app).await, free_port().await);
            let mut config = Config::default();
            config.witnesses = vec![at(name, port)];
            app.settings.witnesses = config.policy_lines();
            app.restart().await;
            let (stop, stopped) = watch::channel(false);
            let source = Arc::new(app.service.clone());
            let working = tokio::spawn(async move { client::run(source, &config, PACE, stopped).await });
            tokio::time::sleep(Duration::from_millis(200)).await;
            assert_eq!(opened(&app).await, before, "the witness is not there yet");

            let (witness, _) = witness_of_host(&folder.path().join(name), name, &origin, &app.service, port).await;
            let there = async {
                while opened(&app).await.witnesses.first().is_none_or(|(by, _)| *by != name.replace('.', "-")) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), there).await.unwrap();
            assert!(app.service.unpublished_checkpoints().await.unwrap().is_empty(), "and nobody is asked any more");
            stop.send(true).unwrap();
            working.await.unwrap();
            witness.end().await.unwrap();
        }

        // Without witnesses it takes effect as well.
        app.settings.witnesses = None;
        app.restart().await;
        let (stop, stopped) = watch::channel(false);
        let source = Arc::new(app.service.clone());
        let working = tokio::spawn(async move { client::run(source, &Config::default(), PACE, stopped).await });
        let there = async {
            while !opened(&app).await.witnesses.is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), there).await.unwrap();
        stop.send(true).unwrap();
        working.await.unwrap();
    })
    .await;
}

/// The witness before is asked as well, so that the fingerprint of its policy leads to that of the next.
#[tokio::test]
async fn a_witness_before_sees_which_policy_takes_the_place_of_its_own() {
    TestApp::each(Setup::default(), |mut app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let origin = app.service.logs().await.unwrap().remove(0).origin;
        let folder = tempfile::tempdir().unwrap();
        let mut policies = vec![app.get(&format!("{}/policy", prefix(&app).await)).await.body];
        let mut witnesses = Vec::new();
        for name in ["first.example", "second.example"] {
            let port = free_port().await;
            witnesses.push(witness_of_host(&folder.path().join(name), name, &origin, &app.service, port).await.0);
            let mut config = Config::default();
            config.witnesses = vec![at(name, port)];
            app.settings.witnesses = config.policy_lines();
            app.restart().await;
            let (stop, stopped) = watch::channel(false);
            let source = Arc::new(app.service.clone());
            let working = tokio::spawn(async move { client::run(source, &config, PACE, stopped).await });
            let there = async {
                let signed = async || opened(&app).await.witnesses.first().is_some_and(|(by, _)| *by == name.replace('.', "-"));
                while !signed().await || !leads_on(&app, policies.len(), &policies[policies.len() - 1]).await {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), there).await.unwrap();
            stop.send(true).unwrap();
            working.await.unwrap();
            policies.push(app.get(&format!("{}/policy", prefix(&app).await)).await.body);
        }
        for witness in witnesses {
            witness.end().await.unwrap();
        }
    })
    .await;
}

/// Whether this earlier policy is served beside a checkpoint that its own quorum has signed.
async fn leads_on(app: &TestApp, number: usize, policy: &str) -> bool {
    let shown = app.get(&format!("{}/policies/{number}", prefix(app).await)).await.body;
    shown.split_once("\n\n").is_some_and(|(earlier, note)| {
        assert_eq!(format!("{earlier}\n"), policy);
        Policy::parse(policy).unwrap().open(note.as_bytes()).is_ok_and(|opened| opened.quorum)
    })
}

/// What is served, under the policy that is served with it; it always meets that policy.
async fn opened(app: &TestApp) -> Opened {
    let prefix = prefix(app).await;
    let policy_now = async || app.get(&format!("{prefix}/policy")).await.body;
    loop {
        let policy = policy_now().await;
        let checkpoint = app.get(&format!("{prefix}/checkpoint")).await.body;
        // The next policy may take effect between the two.
        if policy == policy_now().await {
            let policy = Policy::parse(&policy).unwrap();
            let opened = policy.open(checkpoint.as_bytes()).unwrap();
            assert!(opened.quorum, "{policy}");
            return opened;
        }
    }
}
