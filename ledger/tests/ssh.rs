//! What the real `ssh-keygen` says, where it is installed: it accepts our signatures, and we accept its.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod programs;

use std::fs;
use std::path::Path;
use std::process::Command;

use ed25519_dalek::Signer as _;
use ledger::encode::base64url;
use ledger::sshsig::{Assertion, Made, MessageHash, SshKey, SshSig, Touch, signed_bytes};
use ledger::statement::NAMESPACE;
use ledger::{KeyKind, SignerKey, Statement, sha256};
use p256::ecdsa::SigningKey;

fn installed() -> bool {
    programs::installed(&["ssh-keygen"])
}

fn statement() -> String {
    Statement { origin: "letters.example/log/00112233445566778899aabbccddeeff".into(), manifest: [1; 32], commitment: [2; 32] }.to_string()
}

/// Whether `ssh-keygen -Y verify` accepts a signature of a message.
fn accepts(folder: &Path, signature: &SshSig, message: &[u8]) -> bool {
    let (signers, armour, text) = (folder.join("allowed_signers"), folder.join("statement.sig"), folder.join("statement"));
    fs::write(&signers, format!("signatory namespaces=\"{NAMESPACE}\" {}\n", signature.key.to_openssh())).unwrap();
    fs::write(&armour, signature.to_armour()).unwrap();
    fs::write(&text, message).unwrap();
    let command = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-I", "signatory", "-n", NAMESPACE, "-f"])
        .arg(&signers)
        .arg("-s")
        .arg(&armour)
        .stdin(fs::File::open(&text).unwrap())
        .output()
        .unwrap();
    command.status.success()
}

/// Both must accept, and both must refuse once a byte of the statement has changed.
fn both_judge_alike(signature: &SshSig) {
    let folder = tempfile::tempdir().unwrap();
    let mut message = statement().into_bytes();
    assert_eq!(signature.verify(NAMESPACE, &message), Ok(()));
    assert!(accepts(folder.path(), signature, &message), "{}", signature.to_armour());
    message[60] ^= 1;
    assert!(signature.verify(NAMESPACE, &message).is_err());
    assert!(!accepts(folder.path(), signature, &message));
}

#[test]
fn ssh_keygen_accepts_what_we_sign() {
    if !installed() {
        return;
    }
    let signer = SignerKey::from_seed("letters.example", KeyKind::Ed25519, &[8; 32]).unwrap();
    both_judge_alike(&SshSig::sign(&signer, NAMESPACE, statement().as_bytes()).unwrap());
}

#[test]
fn we_accept_what_ssh_keygen_signs() {
    if !installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (key, text) = (folder.path().join("id"), folder.path().join("statement"));
    fs::write(&text, statement()).unwrap();
    let run = |command: &mut Command| assert!(command.output().unwrap().status.success());
    run(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"]).arg(&key));
    for hash in ["sha512", "sha256"] {
        run(Command::new("ssh-keygen").args(["-Y", "sign", "-n", NAMESPACE, "-O", &format!("hashalg={hash}"), "-f"]).arg(&key).arg(&text));
        let armour = folder.path().join("statement.sig");
        let written = fs::read_to_string(&armour).unwrap();
        let signature = SshSig::parse_armour(&written).unwrap();
        assert_eq!(signature.to_armour(), written);
        both_judge_alike(&signature);
        fs::remove_file(armour).unwrap();
    }
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    let armour = {
        run(Command::new("ssh-keygen").args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(&key).arg(&text));
        fs::read_to_string(folder.path().join("statement.sig")).unwrap()
    };
    let signature = SshSig::parse_armour(&armour).unwrap();
    assert_eq!(public.trim(), signature.key.to_openssh());
    let listed = Command::new("ssh-keygen").arg("-lf").arg(&key).output().unwrap().stdout;
    assert!(String::from_utf8(listed).unwrap().contains(&signature.key.fingerprint()));
}

/// What an authenticator signs.
fn authenticated(application: &str, touch: Touch, given: &[u8]) -> Vec<u8> {
    [&sha256(application.as_bytes())[..], &[touch.flags], &touch.counter.to_be_bytes(), &sha256(given)].concat()
}

const TOUCH: Touch = Touch { flags: 1, counter: 258 };

#[test]
fn security_keys() {
    if !installed() {
        return;
    }
    let signed = signed_bytes(NAMESPACE, MessageHash::Sha512, statement().as_bytes());
    let application = "ssh:".to_owned();
    let key = ed25519_dalek::SigningKey::from_bytes(&[4; 32]);
    let made = Made::SkEd25519(key.sign(&authenticated(&application, TOUCH, &signed)).to_bytes(), TOUCH);
    let key = SshKey::SkEd25519 { key: key.verifying_key().to_bytes(), application: application.clone() };
    both_judge_alike(&SshSig { key, namespace: NAMESPACE.into(), hash: MessageHash::Sha512, made });

    for seed in 1..20 {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        let signature: p256::ecdsa::Signature = key.sign(&authenticated(&application, TOUCH, &signed));
        let (r, s) = signature.split_bytes();
        let point = key.verifying_key().to_sec1_bytes().to_vec().try_into().unwrap();
        let key = SshKey::SkEcdsa { point, application: application.clone() };
        let made = Made::SkEcdsa(r.into(), s.into(), TOUCH);
        both_judge_alike(&SshSig { key, namespace: NAMESPACE.into(), hash: MessageHash::Sha512, made });
    }
}

#[test]
fn passkeys() {
    if !installed() {
        return;
    }
    let challenge = base64url(&signed_bytes(NAMESPACE, MessageHash::Sha512, statement().as_bytes()));
    for seed in 1..20 {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        let json = format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://letters.example","crossOrigin":false}}"#);
        let data = [&sha256(b"letters.example")[..], &[0x1d], &u32::from(seed).to_be_bytes()].concat();
        let signature: p256::ecdsa::Signature = key.sign(&[&data[..], &sha256(json.as_bytes())].concat());
        let signature = signature.to_der();
        let point = key.verifying_key().to_sec1_bytes().to_vec().try_into().unwrap();
        let assertion = Assertion {
            point: &point,
            rp_id: "letters.example",
            origin: "https://letters.example",
            authenticator_data: &data,
            client_data_json: json.as_bytes(),
            signature: signature.as_bytes(),
        };
        both_judge_alike(&assertion.into_sshsig(NAMESPACE, statement().as_bytes()).unwrap());
    }
}
