//! Settings that are good, settings that are refused, and the policies that follow.

use super::*;
use figment::value::Dict;
use ledger::{Policy, SignerKey};
use service::log::policy;

fn vkey(name: &str, kind: KeyKind, seed: u8) -> VerifierKey {
    SignerKey::from_seed(name, kind, &[seed; 32]).unwrap().verifier().clone()
}

fn load(toml: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, toml).unwrap();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(Some(&file), environment, Dict::new()).map_err(|error| format!("{error:#}"))
}

fn table(name: &str, vkey: &str, url: &str) -> String {
    format!("[[witnesses]]\nname = '{name}'\nvkey = '{vkey}'\nurl = '{url}'\n")
}

#[test]
fn good_settings_make_a_policy() {
    let (one, two) = (vkey("w.example/1", KeyKind::Cosignature, 1), vkey("v.example", KeyKind::Cosignature, 2));
    let log = vkey("letters.example/log/1", KeyKind::Ed25519, 3);
    let both = table("one", &one.to_string(), "https://w.example/sub/") + &table("two", &two.to_string(), "http://127.0.0.1:3001");
    let lines = format!("one {one} https://w.example/sub/, two {two} http://127.0.0.1:3001");
    for (toml, environment, needed) in [
        (String::new(), vec![], 0),
        ("quorum = 'all'\n".to_owned(), vec![], 0),
        (both.clone(), vec![], 2),
        (format!("quorum = 1\n{both}"), vec![], 1),
        (format!("quorum = 1\n{both}"), vec![("UNDERSIGNED_QUORUM", "2")], 2),
        (format!("quorum = 'all'\n{both}"), vec![], 2),
        (String::new(), vec![("UNDERSIGNED_WITNESSES", &*lines), ("UNDERSIGNED_QUORUM", "1")], 1),
        (String::new(), vec![("UNDERSIGNED_WITNESSES", &*lines), ("UNDERSIGNED_QUORUM", "all")], 2),
    ] {
        let config = load(&toml, &environment).unwrap();
        assert_eq!(config.needed(), needed, "{toml} {environment:?}");
        let policy = policy(&log, "https://letters.example/log/1/", config.policy_lines().as_deref()).unwrap();
        let text = policy.to_text();
        assert_eq!(Policy::parse(&text).as_ref(), Ok(&policy));
        assert_eq!(policy.is_quorum(|_| false), needed == 0);
        assert_eq!(policy.is_quorum(|name| name == "two"), needed < 2);
        assert!(policy.is_quorum(|_| true));
        let expected = if needed == 0 {
            format!("log {log} https://letters.example/log/1/\nquorum none\n")
        } else {
            format!(
                "log {log} https://letters.example/log/1/\nwitness one {one} https://w.example/sub/\n\
                 witness two {two} http://127.0.0.1:3001\ngroup needed {needed} one two\nquorum needed\n"
            )
        };
        assert_eq!(text, expected);
    }
    let logs_key = vkey("letters.example/log/1", KeyKind::Cosignature, 3);
    assert!(policy(&logs_key, "https://letters.example/", None).is_err());
}

#[test]
fn wrong_settings_are_refused_in_words() {
    let key = vkey("w.example", KeyKind::Cosignature, 1).to_string();
    let one = table("one", &key, "https://w.example");
    let logs = vkey("w.example", KeyKind::Ed25519, 1).to_string();
    for (toml, said) in [
        ("[[witnesses]]\nname = 'one'\n".to_owned(), "witnesses"),
        (format!("{one}colour = 'red'\n"), "witnesses"),
        (table("", &key, "https://w.example"), "one word"),
        (table("two words", &key, "https://w.example"), "one word"),
        (table("none", &key, "https://w.example"), "neither none"),
        (table("needed", &key, "https://w.example"), "neither none"),
        (table("one", "w.example", "https://w.example"), "vkey of the witness one is none"),
        (table("one", &key.replace("w.", "v."), "https://w.example"), "vkey of the witness one is none"),
        (table("one", &logs, "https://w.example"), "is a log's"),
        (table("one", &key, "w.example"), "does not begin"),
        (table("one", &key, "ftp://w.example"), "does not begin"),
        (table("one", &key, "/add-checkpoint"), "names no host"),
        (table("one", &key, "https://me:secret@w.example"), "has a user"),
        (table("one", &key, "https://w.example/?log=1"), "more than a path"),
        (table("one", &key, "https://w.example/#1"), "more than a path"),
        (format!("{one}{one}"), "two witnesses are called one"),
        (one.clone() + &table("two", &key, "https://v.example"), "one and two have one key"),
        ("quorum = 1\n".to_owned(), "quorum is 1, but witnesses names 0"),
        (format!("quorum = 2\n{one}"), "quorum is 2, but witnesses names 1"),
        (format!("quorum = 0\n{one}"), "a number from 1"),
        (format!("quorum = -1\n{one}"), "a number from 1"),
        (format!("quorum = 'most'\n{one}"), "a number from 1"),
        (format!("quorum = 1.5\n{one}"), "quorum"),
        ("[witness]\nlisten = 'here'\n".to_owned(), "listen"),
        ("[witness]\ncolour = 'red'\n".to_owned(), "colour"),
    ] {
        let error = load(&toml, &[]).unwrap_err();
        assert!(error.contains(said), "{toml}: {error}");
        assert!(!error.contains("secret"), "{error}");
    }
    for line in ["one", "one https://w.example", "a b c d"] {
        assert!(load("", &[("UNDERSIGNED_WITNESSES", line)]).unwrap_err().contains("its name, its key and its address"), "{line}");
    }
}

#[test]
fn the_witness_of_our_own_is_set_like_everything() {
    let config = load(
        "data_dir = 'here'\n[witness]\nname = 'w.example'\n",
        &[("UNDERSIGNED_WITNESS__LISTEN", "127.0.0.1:9"), ("UNDERSIGNED_WITNESS__ACCEPT_ORIGINS", "a.example/log/, b.example/log/")],
    )
    .unwrap();
    assert_eq!((config.witness.listen.port(), config.witness.accept_origins.len()), (9, 2));
    assert_eq!(config.witness_state(), PathBuf::from("here/witness"));
    for (prefix, good) in [
        ("letters.example/log/", true),
        ("localhost:3000/log/", true),
        ("letters.example/", true),
        ("letters.example", false),
        ("letters.example/log", false),
        ("/", false),
        ("", false),
        ("https://letters.example/log/", false),
        ("let ters/", false),
        ("letters.example/+/", false),
    ] {
        assert_eq!(check_prefix(prefix).is_ok(), good, "{prefix}");
    }
}
