//! An authenticator in a few lines: makes a passkey and answers challenges, as a browser would pass them on (WebAuthn,
//! level 3, sections 5.8.1, 6.1 and 6.5).

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Present and verified.
const PRESENT_AND_VERIFIED: u8 = 0x05;
/// A credential is attested.
const ATTESTED: u8 = 0x40;

pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    counter: u32,
    pub origin: String,
    pub host: String,
}

fn text(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

impl Authenticator {
    pub fn new(seed: u8, origin: &str, host: &str) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Self { key, id: vec![seed; 20], counter: 0, origin: origin.to_owned(), host: host.to_owned() }
    }

    fn client_data(&self, kind: &str, request: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": request["challenge"], "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    /// `authenticatorData` without what is attested.
    fn data(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        [Sha256::digest(self.host.as_bytes()).as_slice(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// The public key in COSE (RFC 9053, 7.1.1), in CBOR: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20], x.as_slice(), &[0x22, 0x58, 0x20], y.as_slice()].concat()
    }

    /// Answers what a page asks for to make a passkey.
    pub fn make(&mut self, request: &str) -> String {
        let request: Value = serde_json::from_str(request).unwrap();
        let mut data = self.data(PRESENT_AND_VERIFIED | ATTESTED);
        data.extend([[0; 16].as_slice(), &20u16.to_be_bytes(), &self.id, &self.public_key()].concat());
        let length = u8::try_from(data.len()).unwrap();
        // `{"fmt": "none", "attStmt": {}, "authData": data}`
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(), &[length], &data].concat();
        let response =
            json!({ "attestationObject": text(&object), "clientDataJSON": text(&self.client_data("webauthn.create", &request)) });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response }).to_string()
    }

    /// Answers a challenge.
    pub fn prove(&mut self, request: &str) -> String {
        self.answer(request, Value::Null)
    }

    /// Answers a challenge of a page that knows nobody: says whose it is.
    pub fn prove_as(&mut self, request: &str, account: &str) -> String {
        let account: uuid::Uuid = account.parse().unwrap();
        self.answer(request, text(account.as_bytes()).into())
    }

    fn answer(&mut self, request: &str, account: Value) -> String {
        let request: Value = serde_json::from_str(request).unwrap();
        let (data, client) = (self.data(PRESENT_AND_VERIFIED), self.client_data("webauthn.get", &request));
        let signature: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client)].concat());
        let response = json!({
            "authenticatorData": text(&data),
            "clientDataJSON": text(&client),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": account,
        });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response }).to_string()
    }
}
