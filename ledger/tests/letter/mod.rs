//! A letter's log made from fixed seeds, for tests: every kind of entry, and all its public files.

#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;

use ledger::encode::base64url;
use ledger::entry::{Change, Corrected, Removal, Rotation, Succession};
use ledger::manifest::Enclosure;
use ledger::merkle::{Hash, inclusion_proof};
use ledger::record::{Attestor, Category, Level, Listed, ProofLevel, PublishedList, Role, Who};
use ledger::sshsig::{Assertion, MessageHash, signed_bytes};
use ledger::statement::{self, NAMESPACE};
use ledger::tile::{TileReader, print_records};
use ledger::{
    CanonicalText, Checkpoint, Day, Edge, Entry, Event, KeyKind, LanguageText, LetterId, Manifest, Note, Opening, Policy, Proof, Record,
    SignerKey, SshSig, Statement, Tile, hex, sha256,
};

const EN: &str = include_str!("../vectors/letter.en.md");
const KO: &str = include_str!("../vectors/letter.ko.md");
const AR: &str = include_str!("../vectors/letter.ar.md");
pub(crate) const LETTER: &str = "00112233445566778899aabbccddeeff";
pub(crate) const ORIGIN: &str = "letters.example/log/00112233445566778899aabbccddeeff";

pub(crate) fn key(name: &str, kind: KeyKind, seed: u8) -> SignerKey {
    SignerKey::from_seed(name, kind, &[seed; 32]).unwrap()
}

pub(crate) fn log_key(seed: u8) -> SignerKey {
    key(ORIGIN, KeyKind::Ed25519, seed)
}

pub(crate) fn witness(seed: u8) -> SignerKey {
    key(&format!("witness{seed}.example"), KeyKind::Cosignature, seed)
}

/// The policy of a log key, of which the witnesses 21 and 22 are to sign: any one.
pub(crate) fn policy(seed: u8) -> Policy {
    let text = format!(
        "log {} https://{ORIGIN}/\nwitness one {}\nwitness two {}\ngroup both any one two\nquorum both\n",
        log_key(seed).verifier(),
        witness(21).verifier(),
        witness(22).verifier()
    );
    Policy::parse(&text).unwrap()
}

pub(crate) fn day(day: u8) -> Day {
    Day::new(2026, 11, day).unwrap()
}

/// A log with its files.
#[derive(Clone)]
pub(crate) struct Letter {
    pub(crate) origin: &'static str,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) slots: Vec<Option<([u8; 32], String)>>,
    pub(crate) edge: Edge,
    pub(crate) manifests: Vec<Manifest>,
}

impl Letter {
    pub(crate) fn new() -> Self {
        Self::of(ORIGIN)
    }

    /// Of another origin than [`ORIGIN`].
    pub(crate) fn of(origin: &'static str) -> Self {
        Self { origin, files: BTreeMap::new(), entries: Vec::new(), slots: Vec::new(), edge: Edge::default(), manifests: Vec::new() }
    }

    pub(crate) fn index(&self) -> u64 {
        self.entries.len() as u64
    }

    /// Appends an entry without a record.
    pub(crate) fn push(&mut self, event: Event) -> u64 {
        self.entries.push(Entry::new(day(24), event));
        self.slots.push(None);
        self.index() - 1
    }

    /// Appends an entry that commits to a record.
    pub(crate) fn commit(&mut self, record: &Record, event: impl FnOnce(Hash) -> Event) -> u64 {
        let (salt, record) = (sha256(format!("salt {}", self.index()).as_bytes()), record.to_text().unwrap());
        let index = self.push(event(Opening { salt, record: record.as_bytes() }.commitment()));
        *self.slots.last_mut().unwrap() = Some((salt, record));
        index
    }

    pub(crate) fn version(&mut self, texts: &[(&str, &str)], change: Change) -> Hash {
        self.version_with(texts, &[], change)
    }

    /// A version with enclosures: names and bytes.
    pub(crate) fn version_with(&mut self, texts: &[(&str, &str)], enclosures: &[(&str, &[u8])], change: Change) -> Hash {
        let number = self.manifests.len() as u32 + 1;
        let lines = texts.iter().enumerate().map(|(place, (tag, text))| {
            self.files.insert(format!("text/{number}/{tag}"), text.as_bytes().to_vec());
            LanguageText::new(tag, &CanonicalText::parse(text).unwrap(), place == 0)
        });
        let lines: Vec<LanguageText> = lines.collect();
        let enclosures = enclosures.iter().map(|(name, bytes)| {
            let sha256 = sha256(bytes);
            self.files.insert(format!("enclosure/{}", hex::encode(&sha256)), bytes.to_vec());
            Enclosure { sha256, bytes: bytes.len() as u64, name: (*name).to_owned() }
        });
        let enclosures: Vec<Enclosure> = enclosures.collect();
        let prev = self.manifests.last().map(Manifest::hash);
        let letter = self.origin.rsplit('/').next().unwrap().parse::<LetterId>().unwrap();
        let manifest = Manifest::with_enclosures(letter, number, prev, lines, enclosures).unwrap();
        let hash = manifest.hash();
        self.files.insert(format!("manifest/{number}"), manifest.to_text().into_bytes());
        self.manifests.push(manifest);
        self.push(Event::Manifest { manifest: hash, change });
        hash
    }

    pub(crate) fn sign(&mut self, manifest: Hash, name: &str) -> u64 {
        self.commit(&organisation(name), |commitment| Event::Sign { manifest, commitment })
    }

    /// The commitment of an entry.
    pub(crate) fn commitment(&self, index: u64) -> Hash {
        *self.entries[index as usize].event.commitment().unwrap()
    }

    pub(crate) fn statement(&self, manifest: Hash, index: u64) -> String {
        Statement { origin: self.origin.into(), manifest, commitment: self.commitment(index) }.to_string()
    }

    /// Lets the log pass from one policy to another.
    pub(crate) fn change_policy(&mut self, old: &Policy, new: &Policy) {
        self.push(Event::Policy { old: old.fingerprint(), new: new.fingerprint() });
    }

    /// Shows the policy before, with the checkpoint as it is now.
    pub(crate) fn show_policy(&mut self, number: u64, policy: &Policy) {
        let shown = format!("{policy}\n{}", std::str::from_utf8(&self.files["checkpoint"]).unwrap());
        self.files.insert(format!("policies/{number}"), shown.into_bytes());
    }

    /// Writes everything that has not been written, and signs with these keys.
    pub(crate) fn publish(&mut self, keys: &[SignerKey], witnesses: &[u8]) -> Note {
        let new: Vec<String> = self.entries[self.edge.size() as usize..].iter().map(Entry::to_string).collect();
        for written in self.edge.append(&new).unwrap() {
            self.files.insert(written.tile.to_string(), written.bytes);
        }
        self.write_records();
        let note = self.checkpoint(keys, witnesses);
        self.files.insert("checkpoint".into(), note.to_string().into_bytes());
        note
    }

    /// The same while witnesses are away: the checkpoint stays, and the next one stands beside it.
    pub(crate) fn publish_next(&mut self, keys: &[SignerKey]) -> Note {
        let before = self.files.get("checkpoint").cloned();
        let note = self.publish(keys, &[]);
        self.files.insert("checkpoint.next".into(), note.to_string().into_bytes());
        self.files.extend(before.map(|before| ("checkpoint".to_owned(), before)));
        note
    }

    pub(crate) fn checkpoint(&self, keys: &[SignerKey], witnesses: &[u8]) -> Note {
        let mut note = Checkpoint::new(self.origin, self.edge.size(), self.edge.root()).sign(keys);
        let lines = witnesses.iter().map(|seed| witness(*seed).sign(&note.text, 1_795_478_400));
        note.signatures.extend(lines.collect::<Vec<_>>());
        note
    }

    pub(crate) fn write_records(&mut self) {
        for tile in Tile::of_row(ledger::tile::Row::Records, self.edge.size()) {
            let start = (tile.index * 256) as usize;
            let slots = self.slots[start..start + usize::from(tile.width)].iter();
            let openings = slots.map(|slot| slot.as_ref().map(|(salt, record)| Opening { salt: *salt, record: record.as_bytes() }));
            self.files.insert(tile.to_string(), print_records(openings).unwrap());
        }
    }

    /// Where an entry ends in the first bundle.
    pub(crate) fn ends(&self, index: u64) -> usize {
        self.entries[..=index as usize].iter().map(|entry| 2 + entry.to_string().len()).sum()
    }

    pub(crate) fn receipt(&self, index: u64, checkpoint: Note) -> Proof {
        let size = Checkpoint::parse(&checkpoint.text).unwrap().size;
        let reader = TileReader { size, read: |tile: &Tile| self.files.get(&tile.to_string()) };
        let entry = self.entries[index as usize].to_string();
        Proof::new(entry.as_bytes(), index, inclusion_proof(&reader, index, size).unwrap(), checkpoint)
    }
}

pub(crate) fn organisation(name: &str) -> Record {
    let domain = Some("rights.example".into());
    Record::Listed(Listed {
        name: name.into(),
        country: Some("KR".into()),
        role: Role::Signatory,
        day: day(24),
        stated: None,
        proofs: vec![ProofLevel { domain, ..ProofLevel::new(Level::DomainMailbox, day(24)) }],
        who: Who::Organisation {
            representative: Some(("Kim Min-ji".into(), Some("Secretary".into()))),
            site: Some("https://rights.example".into()),
        },
    })
}

pub(crate) fn person(name: &str) -> Record {
    let list = PublishedList { sha256: sha256(b"list"), address: "https://list.example/2026".into(), publisher: "Lantern Trust".into() };
    Record::Listed(Listed {
        name: name.into(),
        country: None,
        role: Role::Convener,
        day: day(24),
        stated: Some(day(2)),
        proofs: vec![
            ProofLevel::new(Level::Mailbox, day(24)),
            ProofLevel { by: Some("Lee Jun".into()), ..ProofLevel::new(Level::Vouched, day(25)) },
            ProofLevel { list: Some(list), ..ProofLevel::new(Level::List, day(2)) },
        ],
        who: Who::Person {
            category: Category::Expert,
            title: Some("Professor".into()),
            position: Some("Lecturer".into()),
            affiliation: Some("Leiden University".into()),
        },
    })
}

pub(crate) fn ssh(seed: u8, message: &str) -> SshSig {
    SshSig::sign(&key("signatory", KeyKind::Ed25519, seed), NAMESPACE, message.as_bytes()).unwrap()
}

/// What a passkey makes of a statement.
pub(crate) fn passkey(seed: u8, message: &str) -> SshSig {
    use p256::ecdsa::{Signature, SigningKey, signature::Signer};
    let key = SigningKey::from_slice(&[seed; 32]).unwrap();
    let challenge = base64url(&signed_bytes(NAMESPACE, MessageHash::Sha512, message.as_bytes()));
    let json = format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://letters.example","crossOrigin":false}}"#);
    let data = [&sha256(b"letters.example")[..], &[0x1d, 0, 0, 0, 1]].concat();
    let signature: Signature = key.sign(&[&data[..], &sha256(json.as_bytes())].concat());
    let (point, signature) = (key.verifying_key().to_sec1_bytes().to_vec().try_into().unwrap(), signature.to_der());
    let assertion = Assertion {
        point: &point,
        rp_id: "letters.example",
        origin: "https://letters.example",
        authenticator_data: &data,
        client_data_json: json.as_bytes(),
        signature: signature.as_bytes(),
    };
    assertion.into_sshsig(NAMESPACE, message.as_bytes()).unwrap()
}

pub(crate) fn rotation(old: u8, new: u8) -> Event {
    Event::LogKey(Rotation::sign(ORIGIN, day(24), &log_key(old), &log_key(new)).unwrap())
}

/// A log with an entry of every kind, published with the new log key and the witnesses 21 and 22.
pub(crate) fn small() -> Letter {
    let mut letter = Letter::new();
    let first = letter.version(&[("en", EN), ("ko", KO)], Change::First);
    let rights = letter.sign(first, "Rights Example");
    let person = letter.commit(&person("Zoë de Vries"), |commitment| Event::Sign { manifest: first, commitment });
    let corrected = letter.sign(first, "Mistyped Exmaple");
    let withdrawn = letter.sign(first, "Withdrawn Example");
    let removed = letter.sign(first, "Removed Example");
    let erased = letter.sign(first, "Erased Example");
    let denied = letter.sign(first, "Denied Example");
    let signed = passkey(31, &letter.statement(first, rights));
    letter.commit(&Record::Key(signed), |commitment| Event::KeyAdd { about: rights, commitment });
    let signed = ssh(32, &letter.statement(first, person));
    let revoked = letter.commit(&Record::Key(signed), |commitment| Event::KeyAdd { about: person, commitment });
    letter.push(Event::KeyRevoke { about: revoked });
    let attestors = |replaces, number| {
        let text = statement::attestation(ORIGIN, &first, replaces, number);
        let one = |name: &str, seed| Attestor { name: name.into(), signature: ssh(seed, &text) };
        Record::Attestation(vec![one("Kim Min-ji", 33), one("Lee Jun", 34)])
    };
    let vouched =
        letter.commit(&attestors(None, 14), |commitment| Event::Vouch { replaces: None, manifest: first, number: 14, commitment });
    letter.commit(&attestors(Some(vouched), 13), |commitment| Event::Vouch {
        replaces: Some(vouched),
        manifest: first,
        number: 13,
        commitment,
    });
    letter.slots[vouched as usize] = None;
    let what = Corrected { name: true, ..Corrected::default() };
    letter.commit(&organisation("Mistyped Example"), |commitment| Event::Correct { about: corrected, what, commitment });
    letter.slots[corrected as usize] = None;
    letter.push(Event::Leave { about: withdrawn });
    letter.push(Event::Remove { about: removed, reason: Removal::Duplicate });
    letter.push(Event::Leave { about: erased });
    letter.push(Event::Remove { about: denied, reason: Removal::NotConfirmed });
    for gone in [withdrawn, removed, erased, denied] {
        letter.slots[gone as usize] = None;
    }
    letter.version(&[("en", EN), ("ar", AR), ("ko", KO)], Change::Translation);
    let another = [("en", "Dear reader,\n\nThis is another letter.\n")];
    let third = letter.version_with(&another, &[("annex.txt", b"An annex.\n")], Change::Material);
    letter.push(Event::Reaffirm { about: rights, manifest: third });
    letter.push(Event::Dispute { about: person });
    letter.push(Event::Asset { sha256: sha256(b"wasm") });
    letter.push(rotation(11, 12));
    letter.change_policy(&policy(11), &policy(12));
    letter.publish(&[log_key(12), log_key(11)], &[21, 22]);
    letter.show_policy(1, &policy(11));
    letter
}

/// The log before that of a letter: its origin, its key and its policy.
pub(crate) const BEFORE: &str = "letters.example/log/ffeeddccbbaa99887766554433221100";

pub(crate) fn policy_before() -> Policy {
    let log = key(BEFORE, KeyKind::Ed25519, 10);
    let text = policy(11).to_text().replacen(&log_key(11).verifier().to_string(), &log.verifier().to_string(), 1);
    Policy::parse(&text.replace(LETTER, "ffeeddccbbaa99887766554433221100")).unwrap()
}

/// What a log says that goes on from another one, under the policy of key 11.
pub(crate) fn succession(size: u64, root: Hash) -> Succession {
    let (policy, next) = (policy_before().fingerprint(), policy(11).fingerprint());
    let before = Succession { origin: BEFORE.into(), size, root, policy, next, key: [0; 32], signature: [0; 64] };
    before.sign(ORIGIN, day(24), &key(BEFORE, KeyKind::Ed25519, 10)).unwrap()
}

/// A log that goes on from another one, of this size and root.
pub(crate) fn successor(size: u64, root: Hash) -> Letter {
    let mut letter = Letter::new();
    letter.push(Event::Succeed(Box::new(succession(size, root))));
    let first = letter.version(&[("en", EN)], Change::First);
    letter.sign(first, "Rights Example");
    letter.publish(&[log_key(11)], &[21]);
    letter.show_policy(0, &policy_before());
    letter
}

/// The hexadecimal of a hash, for messages.
pub(crate) fn x(hash: &Hash) -> String {
    hex::encode(hash)
}
