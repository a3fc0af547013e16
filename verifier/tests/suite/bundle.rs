//! The journalists' bundle: the same each time, whole, and checked down to each byte, no matter who signed it.

use ledger::SshSig;
use ledger::statement::NAMESPACE;
use verifier::bundle::{About, make, prepare};
use verifier::{Error, Request, source, text};

use super::material::{ABOUT, asking, bundle, check_at, check_zip, found, golden, invented, lay, packed_by_mac, put, relisted, signed};
use crate::letter::{log_key, policy, small};

#[test]
fn it_is_the_same_each_time() {
    let letter = signed(11);
    let first = make(&letter.files, ABOUT, &log_key(11)).unwrap();
    let mut public = letter.files.clone();
    // What else is served does not matter.
    public.insert("tile/0/000.p/3".into(), vec![1; 96]);
    assert!(make(&public, ABOUT, &log_key(11)).unwrap() == first);
    // Where the key is elsewhere.
    let unsigned = prepare(&public, ABOUT).unwrap();
    let signature = SshSig::sign(&log_key(11), NAMESPACE, unsigned.list().to_string().as_bytes()).unwrap();
    assert!(unsigned.into_zip(&signature).unwrap() == first);
}

#[test]
fn what_is_in_it() {
    let files = bundle(&signed(11).files, &log_key(11));
    insta::assert_snapshot!("bundle_names", files.keys().cloned().collect::<Vec<_>>().join("\n"));
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    insta::assert_snapshot!("bundle_signatories", text("signatories.csv"));
    insta::assert_snapshot!("bundle_signatories_json", text("signatories.json"));
    let readme = text("README.md");
    assert!(readme.starts_with("# No return to \\*Example\\* \\`rm -rf\\`\n"), "{readme}");
    assert!(
        readme.contains("https://letters.example/en/c/safe/no-return") && readme.contains("with 13 entries") && !readme.contains("<!--")
    );
    assert!(!readme.contains("{title}") && !readme.contains("{size}"));
    // Without keys there is nothing to say of them.
    let golden = bundle(&golden(), &log_key(12));
    assert!(golden.contains_key("statements/12-1.txt") && golden.contains_key("manifest-3.txt"));
}

#[test]
fn good_ones_verify() {
    for (public, key) in [(signed(11).files, 11), (golden(), 12)] {
        let files = bundle(&public, &log_key(key));
        let outcome = check_zip(&files, &asking(11));
        assert_eq!(found(&outcome), []);
        assert!(outcome.bundle && text::print(&outcome).contains("VERIFIED: the log and every file of the bundle"));
        let folder = lay(&files);
        put(folder.path(), "notes/mine.txt", b"Ask them.");
        let outcome = check_at(folder.path().to_str().unwrap(), &asking(11));
        assert_eq!((found(&outcome), outcome.beside.as_slice()), (vec![], &["notes/mine.txt".to_owned()][..]));
    }
}

#[test]
fn every_tampered_file_is_named() {
    let good = bundle(&signed(11).files, &log_key(11));
    let mut files = good.clone();
    for (name, bytes) in &good {
        for at in [0, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
            files.get_mut(name).unwrap()[at] ^= 1;
            let outcome = check_zip(&files, &asking(11));
            // A broken list names nothing any more but itself.
            let named = |file: &str| file == name || name == "list.txt" && file.starts_with("list.txt");
            assert!(outcome.problems.iter().any(|problem| named(&problem.file)), "{name}, byte {at}: {:?}", found(&outcome));
            files.insert(name.clone(), bytes.clone());
        }
        files.remove(name);
        if name == "log/checkpoint" {
            assert!(matches!(source::archive::read(&verifier::bundle::pack(&files).unwrap()), Ok(found) if found.log.is_empty()));
        } else {
            assert!(
                check_zip(&files, &asking(11)).problems.iter().any(|problem| problem.file.starts_with(&**name) || name == "list.txt"),
                "{name}"
            );
        }
        files.insert(name.clone(), bytes.clone());
    }
    files.insert("signatories-final.csv".into(), b"all of us".to_vec());
    assert_eq!(found(&check_zip(&files, &asking(11))), [("file-surplus", "signatories-final.csv")]);
}

#[test]
fn a_list_signed_by_another() {
    let mut files = bundle(&signed(11).files, &log_key(11));
    files.insert("verify.py".into(), b"print('VERIFIED')\n".to_vec());
    assert_eq!(found(&check_zip(&relisted(files.clone(), 13), &asking(11))), [("list-signature", "list.txt.sig")]);
    // The host may hand out another program: `undersigned verify` does not run it.
    assert_eq!(found(&check_zip(&relisted(files, 11), &asking(11))), []);
}

#[test]
fn a_host_that_hands_out_another_list() {
    let good = bundle(&signed(11).files, &log_key(11));
    for name in ["signatories.csv", "signatories.json", "letter.en.md", "allowed_signers", "statements/7.txt", "policy.txt"] {
        let mut files = good.clone();
        files.get_mut(name).unwrap().extend(b"Another Example\n");
        let outcome = check_zip(&relisted(files.clone(), 11), &asking(11));
        assert_eq!(found(&outcome), [("file-derived", name)]);
        files.remove(name);
        assert_eq!(found(&check_zip(&relisted(files, 11), &asking(11))), [("file-derived", name)]);
    }
    let mut files = good;
    files.insert("proofs/999.tlog-proof".into(), b"x".to_vec());
    assert_eq!(found(&check_zip(&relisted(files, 11), &asking(11))), [("file-derived", "proofs/999.tlog-proof")]);
}

#[test]
fn another_log_wholly_signed_by_an_attacker() {
    let files = bundle(&signed(13).files, &log_key(13));
    assert!(check_zip(&files, &Request::default()).is_verified());
    assert_eq!(found(&check_zip(&files, &asking(11))), [("fingerprint", "log/policy")]);
    let given = Request { policy: Some(policy(11)), ..Request::default() };
    assert!(found(&check_zip(&files, &given)).contains(&("note-unsigned", "log/checkpoint")));
}

#[test]
fn of_what_none_is_made() {
    let letter = signed(11);
    let mut broken = letter.files.clone();
    broken.remove("text/1/fr");
    assert!(matches!(make(&broken, ABOUT, &log_key(11)), Err(Error::Unverified(why)) if why.contains("text/1/fr")));
    broken.remove("policy");
    assert!(matches!(make(&broken, ABOUT, &log_key(11)), Err(Error::Unverified(_))));
    assert!(matches!(make(&letter.files, ABOUT, &log_key(12)), Err(Error::SigningKey)));
    let mut rotated = small();
    rotated.publish(&[log_key(12)], &[21]);
    rotated.files.insert("policy".into(), policy(11).to_text().into_bytes());
    assert!(matches!(make(&rotated.files, ABOUT, &log_key(11)), Err(Error::SigningKey)));
    assert!(make(&rotated.files, ABOUT, &log_key(12)).is_ok());
    for (title, address) in [("two\nlines", ABOUT.address), ("", ABOUT.address), ("Title", "javascript:alert(1)"), ("Title", "/en/c/a")] {
        assert!(matches!(make(&letter.files, About { title, address }, &log_key(11)), Err(Error::Given { .. })), "{title} {address}");
    }
}

/// Ministries that nobody ever asked, in everything that people read, and all of it signed with the log's key.
#[test]
fn signatories_that_the_log_has_not() {
    let files = invented(499);
    assert!(String::from_utf8(files["signatories.csv"].clone()).unwrap().lines().count() > 499);
    let outcome = check_zip(&files, &asking(11));
    assert_eq!(found(&outcome), [("file-derived", "signatories.csv"), ("file-derived", "signatories.json")]);
    assert!(text::print(&outcome).contains("NOT VERIFIED"));
    let folder = lay(&files);
    assert!(!check_at(folder.path().to_str().unwrap(), &asking(11)).is_verified());
}

/// A folder that a Mac has packed again: its own files are verified, and what the Mac added is called that.
#[test]
fn packed_again_by_a_mac() {
    let again = packed_by_mac(&bundle(&signed(11).files, &log_key(11)));
    let outcome = check_zip(&again, &asking(11));
    assert_eq!(found(&outcome), []);
    assert!(outcome.bundle && text::print(&outcome).contains("what a Mac adds when it packs a folder (__MACOSX, .DS_Store): 2 files"));
    // Nothing else comes through by such names.
    for name in ["__MACOSX/signatories.csv", "no-return evidence/._signatories.csv"] {
        let mut more = again.clone();
        more.insert(name.into(), b"all of us".to_vec());
        assert!(!check_zip(&more, &asking(11)).is_verified(), "{name}");
    }
}

/// In an archive of a log alone, nothing else may lie.
#[test]
fn a_log_in_an_archive() {
    let mut files = signed(11).files;
    assert_eq!(found(&check_zip(&files, &asking(11))), []);
    files.insert("signatories.csv".into(), b"all of us".to_vec());
    assert_eq!(found(&check_zip(&files, &asking(11))), [("file-surplus", "signatories.csv")]);
}
