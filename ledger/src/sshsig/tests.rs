//! Reading, printing and refusing, with keys made here; `tests/ssh.rs` asks the real ssh-keygen.

use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use proptest::prelude::*;

use super::*;
use crate::encode::base64url;
use crate::note::KeyKind;

const ORIGIN: &str = "https://letters.example";
const MESSAGE: &[u8] = b"undersigned-statement/v1\n";

fn passkey() -> (SigningKey, [u8; 65]) {
    let key = SigningKey::from_slice(&[5; 32]).unwrap();
    let point = key.verifying_key().to_sec1_bytes().to_vec().try_into().unwrap();
    (key, point)
}

/// What a browser would give: authenticator data, client data, DER signature.
fn asserted(message: &[u8], flags: u8) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let challenge = base64url(&signed_bytes("undersigned", MessageHash::Sha512, message));
    let json = format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"{ORIGIN}","crossOrigin":false}}"#).into_bytes();
    let data = [&Sha256::digest("letters.example")[..], &[flags, 0, 0, 1, 7]].concat();
    let signature: p256::ecdsa::Signature = passkey().0.sign(&[&data[..], &Sha256::digest(&json)].concat());
    (data, json, signature.to_der().as_bytes().to_vec())
}

fn assertion<'a>(point: &'a [u8; 65], (data, json, signature): &'a (Vec<u8>, Vec<u8>, Vec<u8>)) -> Assertion<'a> {
    Assertion { point, rp_id: "letters.example", origin: ORIGIN, authenticator_data: data, client_data_json: json, signature }
}

fn ed25519() -> SshSig {
    SshSig::sign(&SignerKey::from_seed("k", KeyKind::Ed25519, &[3; 32]).unwrap(), "undersigned", MESSAGE).unwrap()
}

#[test]
fn a_passkey_makes_an_ssh_signature() {
    let (_, point) = passkey();
    let parts = asserted(MESSAGE, 0x05);
    let signature = assertion(&point, &parts).into_sshsig("undersigned", MESSAGE).unwrap();
    assert_eq!(SshSig::parse(&signature.to_bytes()), Ok(signature.clone()));
    assert_eq!(SshSig::parse_armour(&signature.to_armour()), Ok(signature.clone()));
    assert_eq!(signature.verify("undersigned", MESSAGE), Ok(()));
    assert_eq!(signature.verify("undersigned", b"other"), Err(Fault::SshSignature));
    assert_eq!(signature.verify("other", MESSAGE), Err(Fault::SshNamespace));
    assert!(signature.key.to_openssh().starts_with("sk-ecdsa-sha2-nistp256@openssh.com AAAA"));

    let refuse = |parts: &_, expected| assert_eq!(assertion(&point, parts).into_sshsig("undersigned", MESSAGE), Err(expected));
    refuse(&asserted(b"other", 0x05), Fault::SshSignature);
    refuse(&asserted(MESSAGE, 0x04), Fault::SshPresence);
    refuse(&asserted(MESSAGE, 0x85), Fault::SshUnsupported);
    refuse(&(parts.0[..36].to_vec(), parts.1.clone(), parts.2.clone()), Fault::Assertion);
    refuse(&(parts.0.clone(), parts.1.clone(), parts.2[1..].to_vec()), Fault::Assertion);
    refuse(&(parts.0.clone(), [b" ", &parts.1[..]].concat(), parts.2.clone()), Fault::SshSignature);
    let elsewhere = Assertion { rp_id: "letters.exampel", ..assertion(&point, &parts) };
    assert_eq!(elsewhere.into_sshsig("undersigned", MESSAGE), Err(Fault::Assertion));
    let elsewhere = Assertion { origin: "https://letters.exampel", ..assertion(&point, &parts) };
    assert_eq!(elsewhere.into_sshsig("undersigned", MESSAGE), Err(Fault::SshSignature));
}

#[test]
fn the_point_of_a_public_key_info() {
    // Made by OpenSSL: `openssl ec -pubout -outform DER`.
    let spki = crate::encode::unbase64(
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECC8Gu7GdoMqMkg27PqIIcBnCsfjpYj12SspEIDHxE4TOILlDrhMyKkL0ZCYS57Kfsd4dvOy+Rcpo0CXK8QsFiA==",
    )
    .unwrap();
    let point = point_of_spki(&spki).unwrap();
    assert!(p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).is_ok());
    assert_eq!(point_of_spki(&spki[1..]), None);
    assert_eq!(point_of_spki(&point), None);
}

#[test]
fn refused() {
    let good = ed25519().to_bytes();
    for cut in 0..good.len() {
        assert!(SshSig::parse(&good[..cut]).is_err());
    }
    assert_eq!(SshSig::parse(&[&good[..], &[0]].concat()), Err(Fault::SshForm));
    for armour in [
        "",
        BEGIN,
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        "-----BEGIN SSH SIGNATURE-----\nAA\n-----END SSH SIGNATURE-----",
    ] {
        assert!(SshSig::parse_armour(armour).is_err());
    }
    let pasted = ed25519().to_armour().replace('\n', "\r\n");
    assert_eq!(SshSig::parse_armour(&format!("\n{pasted}\n")), Ok(ed25519()));
    // A number of an ECDSA signature has one encoding.
    for wrong in [&[][..], &[0], &[0, 1], &[0x80], &[1; 33]] {
        let signature = Writer::default().string(wrong).string([1]);
        let inner = Writer::default().string(SK_ECDSA).string(signature.0).touch(Touch { flags: 1, counter: 1 });
        let key = SshKey::SkEcdsa { point: passkey().1, application: "ssh:".into() };
        let outer = Writer(MAGIC.to_vec()).u32(1).string(key.to_bytes()).string("n").string("").string("sha512").string(inner.0);
        assert_eq!(SshSig::parse(&outer.0), Err(Fault::SshForm), "{wrong:?}");
    }
}

proptest! {
    #[test]
    fn every_byte_counts(at: prop::sample::Index, byte: u8, by_passkey: bool) {
        let parts = asserted(MESSAGE, 0x05);
        let point = passkey().1;
        let good = if by_passkey { assertion(&point, &parts).into_sshsig("undersigned", MESSAGE).unwrap() } else { ed25519() };
        let mut bytes = good.to_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(read) = SshSig::parse(&bytes) {
            prop_assert_eq!(read.to_bytes(), bytes);
            prop_assert!(read.verify("undersigned", MESSAGE).is_err());
        }
    }

    #[test]
    fn what_is_read_is_what_is_printed(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [MAGIC, &[0, 0, 0, 1], &bytes].concat();
        if let Ok(read) = SshSig::parse(&bytes) {
            prop_assert_eq!(read.to_bytes(), bytes);
        }
    }
}
