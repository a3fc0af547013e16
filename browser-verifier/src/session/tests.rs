//! Whom a session trusts, what it remembers, and what it says, on the log of the specification.

use std::fs;
use std::path::Path;

use ledger::name::Doubt;
use ledger::verify;

use super::*;

const LOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ledger/tests/vectors/log");
const ID: &str = "00112233445566778899aabbccddeeff";

fn read(name: &str) -> Vec<u8> {
    fs::read(Path::new(LOG).join(if name == POLICY { "policy.txt" } else { name })).unwrap()
}

fn golden() -> Session {
    let mut session = Session { log: Some(ID.into()), ..Session::default() };
    loop {
        let wanted = session.files.wanted();
        if wanted.is_empty() {
            return session;
        }
        for name in wanted {
            if name == "checkpoint.next" {
                session.files.put_no_next();
            } else {
                session.files.put(&name, read(&name));
            }
        }
    }
}

fn check(session: &Session) -> Outcome {
    let policies = session.policies();
    let mut done = 0;
    let report = session.against(&policies).map(|against| verify(&session.files, against, |now| done = now.done));
    session.conclude(&policies, report.unwrap_or_default(), done)
}

fn found(outcome: &Outcome) -> Vec<(&'static str, &str)> {
    outcome.findings.iter().map(|finding| (finding.code, finding.file.as_str())).collect()
}

fn fingerprint(session: &Session) -> Hash {
    sha256(session.files.named(POLICY).unwrap())
}

#[test]
fn a_first_visit_and_a_second() {
    let mut session = golden();
    session.manifest = Some(sha256(&read("manifest/3")));
    let first = check(&session);
    assert_eq!((found(&first), first.trust, first.alarm()), (vec![], Trust::First, None));
    let json = first.to_json();
    for part in [
        r#""verified":true,"alarm":null,"origin":"letters.example/log/00112233445566778899aabbccddeeff""#,
        r#"{"id":"entries","state":"done","findings":[]}"#,
        r#"{"id":"earlier","state":"first","findings":[]}"#,
        r#""entries":25,"size":25,"versions":3,"texts":6,"opened":6,"records":6,"deleted":4,"replaced":2"#,
        r#""fingerprint":"1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4","served":null"#,
        r#"{"name":"Rights Example","country":"KR","entry":1,"keys":0,"current":true}"#,
        r#""organisations":2,"people":1"#,
    ] {
        assert!(json.contains(part), "{part}\n{json}");
    }
    assert!(!json.contains("receipts\",\"state"));
    session.memory = Memory::parse(&first.memory.unwrap().to_text());
    let second = check(&session);
    assert_eq!((found(&second), second.trust, second.earlier), (vec![], Trust::Kept, Some(25)));
}

/// The numbers of the page around are those of the log: current ones, and those for an earlier version only.
#[test]
fn the_page_shows_the_numbers_of_the_log() {
    let mut session = golden();
    for (numbers, expected) in [([1, 0, 2], vec![]), ([2, 0, 2], vec![("page-count", "page")]), ([1, 0, 0], vec![("page-count", "page")])] {
        let [organisations, people, outdated] = numbers;
        session.page = Some(Numbers { organisations, people, outdated });
        assert_eq!(found(&check(&session)), expected, "{numbers:?}");
    }
    assert!(check(&session).memory.is_none(), "nothing is remembered of it");
    assert!(check(&golden()).to_json().contains(r#""currentOrganisations":1,"currentPeople":0"#));
}

#[test]
fn doubtful_names_are_named_and_every_doubt_has_a_text() {
    let mut outcome = check(&golden());
    assert!(outcome.to_json().contains(r#""doubtful":[]"#));
    // A Cyrillic letter among Latin ones, and one that cannot be seen.
    for (place, name) in ["L\u{430}ntern Trust", "Lantern\u{200b} Trust"].into_iter().enumerate() {
        outcome.report.signatories[place].record.name = name.into();
    }
    let json = outcome.to_json();
    for (signatory, doubt) in outcome.report.signatories.iter().zip(["name-mixed-scripts", "name-invisible"]) {
        let part = format!(r#"{{"name":"{}","entry":{},"doubt":"{doubt}"}}"#, signatory.record.name, signatory.index);
        assert!(json.contains(&part), "{part}\n{json}");
    }
    let one = outcome.report.signatories[0].clone();
    outcome.report.signatories.extend(vec![one; 100]);
    assert_eq!(outcome.to_json().matches(r#""doubt":"#).count(), 20);

    for language in ["en", "fr", "ar"] {
        let texts = fs::read_to_string(format!("{}/../locales/{language}/verify.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for doubt in [Doubt::Nothing, Doubt::Invisible, Doubt::MixedScripts] {
            assert!(texts.contains(&format!("\nverify-{} = ", doubt.code())), "{language}: {}", doubt.code());
        }
    }
}

#[test]
fn a_fork_a_shorter_log_and_another_policy_alarm() {
    let mut session = golden();
    let memory = check(&session).memory.unwrap();
    let remembered = |size, root| {
        let mut memory = memory.clone();
        (memory.checkpoint.size, memory.checkpoint.root) = (size, root);
        Some(memory)
    };
    session.memory = remembered(25, [7; 32]);
    let fork = check(&session);
    assert_eq!((found(&fork), fork.alarm()), (vec![("log-other-history", "earlier checkpoint")], Some("fork")));
    assert!(fork.memory.is_none(), "what was seen stays remembered");
    session.memory = remembered(26, [7; 32]);
    assert_eq!(check(&session).alarm(), Some("shorter"));

    session.memory = Some(memory.clone());
    let policy = String::from_utf8(read(POLICY)).unwrap();
    session.files.put(POLICY, policy.replace("group both 1", "group both 2").into_bytes());
    let changed = check(&session);
    assert_eq!((found(&changed), changed.alarm()), (vec![("policy-unnamed", "policy"), ("policy-changed", "policy")], Some("policy")));
    assert!(changed.served.is_some() && changed.memory.is_none());
    // The log's own change of key leads from the old policy to this one.
    let keys = fs::read_to_string(format!("{LOG}/test-keys.txt")).unwrap();
    let keys: Vec<&str> = keys.lines().filter(|line| line.starts_with("letters.example")).collect();
    session.files.put(POLICY, policy.replace(keys[0], keys[1]).into_bytes());
    let renewed = check(&session);
    assert_eq!((found(&renewed), renewed.trust), (vec![], Trust::Renewed));
    assert_ne!(renewed.memory.as_ref().unwrap().policy, memory.policy);
    assert!(renewed.to_json().contains(r#""changes":1,"until":"2026-11-24""#));
}

/// The fingerprint on paper is that of an earlier policy; witnesses of it have seen the change, or are named.
#[test]
fn an_earlier_fingerprint_leads_to_todays() {
    let mut session = golden();
    session.fingerprint = Some(fingerprint(&session));
    let policy = String::from_utf8(read(POLICY)).unwrap();
    let keys = fs::read_to_string(format!("{LOG}/test-keys.txt")).unwrap();
    let keys: Vec<&str> = keys.lines().filter(|line| line.starts_with("letters.example")).collect();
    session.files.put(POLICY, policy.replace(keys[0], keys[1]).into_bytes());
    let led = check(&session);
    assert_eq!((found(&led), led.trust, led.way.as_ref().unwrap().changes), (vec![], Trust::Compared, 1));
    let shown = String::from_utf8(read("policies/1")).unwrap();
    let unseen: String = shown.split_inclusive('\n').filter(|line| !line.starts_with("\u{2014} witness")).collect();
    session.files.put("policies/1", unseen.into_bytes());
    assert_eq!(found(&check(&session)), [("policy-unwitnessed", "one, two")]);
    session.fingerprint = None;
    session.files.put("policies/1", shown.into_bytes());
    session.files.put(POLICY, policy.replace("quorum both", "quorum one").into_bytes());
    assert_eq!(found(&check(&session)), [("policy-unnamed", "policy")]);
}

/// What this browser saw at a letter's address was another log's.
#[test]
fn another_log_at_a_known_address() {
    let mut session = golden();
    let mut memory = check(&session).memory.unwrap();
    memory.checkpoint.origin = "letters.example/log/ffeeddccbbaa99887766554433221100".into();
    session.memory = Some(memory);
    let outcome = check(&session);
    assert_eq!((found(&outcome), outcome.alarm()), (vec![("log-other", "earlier checkpoint")], Some("log")));
    assert!(outcome.memory.is_none());
}

#[test]
fn a_fingerprint_got_another_way() {
    let mut session = golden();
    session.fingerprint = Some(fingerprint(&session));
    assert_eq!(check(&session).trust, Trust::Compared);
    session.fingerprint = Some([1; 32]);
    let differs = check(&session);
    assert_eq!((found(&differs), differs.alarm()), (vec![("policy-fingerprint", "policy")], Some("fingerprint")));
    assert!(typed_hash(" SHA256:AB:cd 00").is_none());
    let typed = "1A18B9A8 0ec7edb8 5b4014f1 f6bc8d43\n509e49cd 916e4966 cb268876 e4be75d4";
    assert_eq!(typed_hash(typed), Some(fingerprint(&golden())));
}

#[test]
fn other_letters_other_versions_and_no_policy() {
    let mut session = golden();
    session.log = Some("f".repeat(32));
    assert_eq!(found(&check(&session)), [("log-of-another-letter", "checkpoint")]);
    session.log = None;
    session.manifest = Some([9; 32]);
    assert_eq!(found(&check(&session)), [("page-manifest", "manifest/3")]);
    session.manifest = None;
    session.files.put(POLICY, b"quorum\xff\n".to_vec());
    let outcome = check(&session);
    assert_eq!((found(&outcome), outcome.trust), (vec![("policy-form", "policy")], Trust::Unread));
    assert!(outcome.to_json().contains(r#"{"id":"text","state":"not-taken","findings":[]}"#));
    let mut session = Session::default();
    session.files.put_absent("checkpoint");
    session.files.put(POLICY, read(POLICY));
    let outcome = check(&session);
    assert_eq!(found(&outcome), [("file-missing", "checkpoint")]);
    assert!(outcome.to_json().contains(r#"{"id":"files","state":"failed""#));
}

#[test]
fn every_finding_has_words_in_every_language() {
    let own = ["policy-changed", "policy-fingerprint", "log-of-another-letter", "page-manifest"];
    let archive = evidence::archive::Why::ALL.iter().map(|why| why.code());
    let archive: Vec<&str> = archive.chain(evidence::check::Fault::ALL.iter().map(|fault| fault.code())).collect();
    for language in ["en", "fr", "ar"] {
        let texts = fs::read_to_string(format!("{}/../locales/{language}/verify.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let has = |code: &str, text: &str| texts.contains(&format!("\nfault-{code} = {text}"));
        assert!(own.iter().chain(&archive).all(|code| has(code, "")), "{language}");
        for fault in Fault::ALL {
            // The English ones are the ledger's own.
            let (text, end) = if language == "en" { (fault.message(), "\n") } else { ("", "") };
            assert!(has(fault.code(), &format!("{text}{end}")), "{language}: {}", fault.code());
        }
        for step in Step::ALL {
            assert!(texts.contains(&format!("\nverify-step-{} = ", step.code())), "{language}: {}", step.code());
        }
    }
}

#[test]
fn a_receipt() {
    let mut session = golden();
    session.receipts = vec![Proof::parse(&read("receipt.tlog-proof")).unwrap()];
    let outcome = check(&session);
    assert!(outcome.verified && outcome.to_json().contains(r#"{"id":"receipts","state":"done","findings":[]}"#));
    session.receipts[0].index = 2;
    assert!(found(&check(&session)).contains(&("proof-inclusion", "receipt 1")));
}
