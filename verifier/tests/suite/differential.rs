//! The same mutated logs and bundles, given to the command line, to the browser's module and to `verify.py`: their verdicts
//! are equal. The list around a mutation is made and signed again, as a host with the log's key would.

use std::process::Command;

use browser_verifier::session::Session;
use ledger::statement::NAMESPACE;
use ledger::tile::{Row, print_records};
use ledger::{Checkpoint, Edge, Opening, SshSig, Tile, hex, sha256, verify};
use verifier::Request;
use verifier::bundle::{List, pack};

use super::material::{Public, bundle, check_zip, found, golden, lay, signed};
use crate::letter::{ORIGIN, log_key, policy, policy_before, successor, witness};

/// A log as its bytes, so that anything can be in it.
struct Raw {
    entries: Vec<Vec<u8>>,
    slots: Vec<Option<([u8; 32], Vec<u8>)>>,
    files: Public,
    /// The witness's time.
    time: u64,
    /// Further lines of the checkpoint.
    extensions: Vec<String>,
    /// How many entries a witness has signed, where it is away since.
    witnessed: Option<usize>,
    /// What is in place of the next checkpoint then.
    next: Option<Vec<u8>>,
}

impl Raw {
    fn new() -> Self {
        let letter = signed(11);
        let slots = letter.slots.iter().map(|slot| slot.as_ref().map(|(salt, record)| (*salt, record.clone().into_bytes())));
        Self {
            entries: letter.entries.iter().map(|entry| entry.to_string().into_bytes()).collect(),
            slots: slots.collect(),
            files: letter.files,
            time: 1_795_478_400,
            extensions: Vec::new(),
            witnessed: None,
            next: None,
        }
    }

    fn entry(&self, index: usize) -> String {
        String::from_utf8(self.entries[index].clone()).unwrap()
    }

    /// Changes the first place in an entry where this stands.
    fn change(&mut self, index: usize, from: &str, to: &str) {
        let changed = self.entry(index).replacen(from, to, 1);
        assert_ne!(changed, self.entry(index), "{from}");
        self.entries[index] = changed.into_bytes();
    }

    fn push(&mut self, entry: impl Into<Vec<u8>>) {
        self.entries.push(entry.into());
        self.slots.push(None);
    }

    /// Puts another record beside an entry, to which the entry commits.
    fn record(&mut self, index: usize, record: &str) {
        let (salt, slot) = self.slots[index].as_mut().unwrap();
        *slot = record.as_bytes().to_vec();
        let commitment = hex::encode(&Opening { salt: *salt, record: slot }.commitment());
        let entry = self.entry(index);
        let (start, _) = entry.rsplit_once(' ').unwrap();
        self.entries[index] = format!("{start} {commitment}").into_bytes();
    }

    /// Changes the first place in a record where this stands.
    fn rewrite(&mut self, index: usize, from: &str, to: &str) {
        let record = String::from_utf8(self.slots[index].clone().unwrap().1).unwrap();
        let changed = record.replacen(from, to, 1);
        assert_ne!(changed, record, "{from}");
        self.record(index, &changed);
    }

    /// Puts another manifest in place of the first, which every entry names then.
    fn manifest(&mut self, from: &str, to: &str) {
        let manifest = String::from_utf8(self.files["manifest/1"].clone()).unwrap();
        let changed = manifest.replacen(from, to, 1);
        assert_ne!(changed, manifest, "{from}");
        let (old, new) = (hex::encode(&sha256(manifest.as_bytes())), hex::encode(&sha256(changed.as_bytes())));
        for entry in &mut self.entries {
            *entry = String::from_utf8(entry.clone()).unwrap().replace(&old, &new).into_bytes();
        }
        self.files.insert("manifest/1".into(), changed.into_bytes());
    }

    /// Puts another English text in place of the signed one.
    fn text(&mut self, text: &[u8]) {
        let old = &self.files["text/1/en"];
        let line = |text: &[u8]| format!("en sha256:{} {} ", hex::encode(&sha256(text)), text.len());
        let (from, to) = (line(old), line(text));
        self.files.insert("text/1/en".into(), text.to_vec());
        self.manifest(&from, &to);
    }

    /// The log's files, signed by its key and a witness.
    fn files(&self) -> Public {
        let mut files = self.files.clone();
        files.retain(|name, _| !name.starts_with("tile/") && !name.starts_with("records/"));
        let mut edge = Edge::default();
        for written in edge.append(&self.entries).unwrap() {
            files.insert(written.tile.to_string(), written.bytes);
        }
        for tile in Tile::of_row(Row::Records, edge.size()) {
            let slots = self.slots.iter().map(|slot| slot.as_ref().map(|(salt, record)| Opening { salt: *salt, record }));
            files.insert(tile.to_string(), print_records(slots).unwrap());
        }
        if let Some(witnessed) = self.witnessed {
            let next = || Checkpoint::new(ORIGIN, edge.size(), edge.root()).sign([&log_key(11)]).to_string().into_bytes();
            files.insert("checkpoint.next".into(), self.next.clone().unwrap_or_else(next));
            edge = Edge::default();
            edge.append(&self.entries[..witnessed]).unwrap();
        }
        let mut checkpoint = Checkpoint::new(ORIGIN, edge.size(), edge.root());
        checkpoint.extensions.clone_from(&self.extensions);
        let mut note = checkpoint.sign([&log_key(11)]);
        note.signatures.push(witness(21).sign(&note.text, self.time));
        files.insert("checkpoint".into(), note.to_string().into_bytes());
        files
    }

    /// A bundle around it: what is made of the log is that of the good one, as nobody else can make it.
    fn bundle(&self) -> Public {
        let mut files = bundle(&signed(11).files, &log_key(11));
        files.retain(|name, _| !name.starts_with("log/"));
        files.extend(self.files().into_iter().map(|(name, bytes)| (format!("log/{name}"), bytes)));
        files
    }
}

/// Makes the list again and signs it, with whatever it has to name.
fn relisted(mut files: Public) -> Public {
    let text = String::from_utf8(files["list.txt"].clone()).unwrap();
    let mut list = List::parse(&text).unwrap();
    let newest = files.get("log/checkpoint.next").unwrap_or(&files["log/checkpoint"]);
    if let Ok((checkpoint, _)) = Checkpoint::parse_note(newest) {
        (list.origin, list.size, list.root) = (checkpoint.origin, checkpoint.size, checkpoint.root);
    }
    list.policy = sha256(&files["policy.txt"]);
    let ours = |name: &&String| *name != "list.txt" && *name != "list.txt.sig";
    list.files = files.keys().filter(ours).map(|name| (name.clone(), sha256(&files[name]))).collect();
    files.insert("list.txt".into(), list.to_string().into_bytes());
    signed_list(files)
}

/// Signs the list as it is.
fn signed_list(mut files: Public) -> Public {
    let signature = SshSig::sign(&log_key(11), NAMESPACE, &files["list.txt"]).unwrap();
    files.insert("list.txt.sig".into(), signature.to_armour().into_bytes());
    files
}

/// What the three say of a bundle under its own fingerprint, each with its reason.
fn verdicts(files: &Public) -> [(bool, String); 3] {
    verdicts_for(files, sha256(&files["policy.txt"]))
}

/// The same under a fingerprint that is given.
fn verdicts_for(files: &Public, fingerprint: [u8; 32]) -> [(bool, String); 3] {
    let outcome = check_zip(files, &Request { fingerprint: Some(fingerprint), ..Request::default() });
    let command = (outcome.is_verified(), format!("{:?}", found(&outcome)));
    let mut session = Session { fingerprint: Some(fingerprint), ..Session::default() };
    session.bundle(&pack(files).unwrap()).unwrap();
    let policies = session.policies();
    let report = session.against(&policies).map(|against| verify(&session.files, against, |_| {}));
    let concluded = session.conclude(&policies, report.unwrap_or_default(), 0);
    let codes: Vec<_> = concluded.findings.iter().map(|finding| (finding.code, finding.file.clone())).collect();
    let folder = lay(files);
    let ran =
        Command::new("python3").args(["-I", "-B"]).arg(folder.path().join("verify.py")).arg(hex::encode(&fingerprint)).output().unwrap();
    [command, (concluded.verified, format!("{codes:?}")), (ran.status.success(), String::from_utf8(ran.stdout).unwrap())]
}

fn installed() -> bool {
    crate::programs::installed(&["python3", "ssh-keygen"])
}

/// All three refuse it, and `verify.py` names the file that it is about.
fn refused(name: &str, files: &Public, about: &str, differing: &mut Vec<String>) {
    let [command, browser, python] = verdicts(files);
    if command.0 || browser.0 || python.0 || !python.1.contains(&format!("NOT VERIFIED: {about}")) {
        differing.push(format!("{name}: {command:?}, {browser:?}, {python:?}"));
    }
}

type Mutation = (&'static str, fn(&mut Raw));

const H: &str = "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f";

/// Entries 0 to 12: manifest, sign ×6, key-add ×2, vouch, leave, remove, dispute.
const ENTRIES: &[Mutation] = &[
    ("an unknown kind", |raw| raw.push("v2 endorse 2026-11-24 1")),
    ("an entry of version 1", |raw| raw.push("v1 withdraw 2026-11-24 1")),
    ("an entry of version 3", |raw| raw.change(10, "v2", "v3")),
    ("withdraw", |raw| raw.push("v2 withdraw 2026-11-24 1")),
    ("erase", |raw| raw.push("v2 erase 2026-11-24 1 host -")),
    ("an unknown reason", |raw| raw.change(11, "not-confirmed", "abuse")),
    ("no reason", |raw| raw.change(11, " not-confirmed", "")),
    ("a plus", |raw| raw.change(10, " 5", " +5")),
    ("a leading zero", |raw| raw.change(10, " 5", " 05")),
    ("an Arabic digit", |raw| raw.change(10, " 5", " ٥")),
    ("an index beyond 64 bits", |raw| raw.change(10, " 5", " 18446744073709551616")),
    ("an index that is not above", |raw| raw.change(10, " 5", " 99")),
    ("about a manifest", |raw| raw.change(10, " 5", " 0")),
    ("a correction of a key", |raw| raw.change(10, "leave 2026-11-24 5", &format!("correct 2026-11-24 7 name {H}"))),
    ("two blanks", |raw| raw.change(10, " 5", "  5")),
    ("a blank at the end", |raw| raw.change(10, " 5", " 5 ")),
    ("a line end", |raw| raw.change(10, " 5", " 5\n")),
    ("another word", |raw| raw.change(10, " 5", " 5 please")),
    ("capitals", |raw| raw.change(10, "leave", "Leave")),
    ("a hash in capitals", |raw| raw.push(format!("v2 asset 2026-11-24 {}", H.to_uppercase()))),
    ("a short hash", |raw| raw.push(format!("v2 asset 2026-11-24 {}", &H[2..]))),
    ("the 31st of November", |raw| raw.push(format!("v2 asset 2026-11-31 {H}"))),
    ("the year nought", |raw| raw.change(10, "2026", "0000")),
    ("a day in short", |raw| raw.push(format!("v2 asset 2026-11-4 {H}"))),
    ("a day before", |raw| raw.change(12, "2026-11-24", "2026-11-23")),
    ("bytes that are no UTF-8", |raw| raw.push(b"v2 leave 2026-11-24 1\xff".to_vec())),
    ("a policy that leads to itself", |raw| raw.push(format!("v2 policy 2026-11-24 {H} {H}"))),
    ("a policy without its next", |raw| raw.push(format!("v2 policy 2026-11-24 {H}"))),
    ("it goes on from another log, but later", |raw| {
        raw.push(format!("v2 succeed 2026-11-24 letters.example/log/1 9 {H} {H} {H} {H} {H}{H}"));
    }),
    ("it leaves twice", |raw| raw.push("v2 leave 2026-11-24 5")),
    ("removed after it left", |raw| raw.push("v2 remove 2026-11-24 5 duplicate")),
    ("a correction that says nothing", |raw| raw.push(format!("v2 correct 2026-11-24 1 {H}"))),
    ("a correction in another order", |raw| raw.push(format!("v2 correct 2026-11-24 1 level,name {H}"))),
    ("an unknown change", |raw| raw.push(format!("v2 manifest 2026-11-24 {H} editorial"))),
    ("a second first version", |raw| raw.push(format!("v2 manifest 2026-11-24 {H} first"))),
    ("a vouching for nobody", |raw| raw.change(9, " 14 ", " 0 ")),
    ("a vouching for too many", |raw| raw.change(9, " 14 ", " 4294967296 ")),
];

const RECORDS: &[Mutation] = &[
    ("two names", |raw| raw.rewrite(1, "name Rights Example\n", "name Rights Example\nname Other\n")),
    ("an unknown field", |raw| raw.rewrite(1, "role signatory\n", "role signatory\nrank first\n")),
    ("a field of the other kind", |raw| raw.rewrite(1, "site ", "affiliation Leiden\nsite ")),
    ("fields in another order", |raw| raw.rewrite(2, "title Professor\ncountry -\n", "country -\ntitle Professor\n")),
    ("an unknown kind", |raw| raw.rewrite(1, "kind organisation", "kind party")),
    ("an unknown level", |raw| raw.rewrite(1, "proof domain-mailbox", "proof telephone")),
    ("no proof", |raw| raw.rewrite(1, "proof domain-mailbox 2026-11-24 rights.example\n", "")),
    ("proofs in another order", |raw| raw.rewrite(2, "proof mailbox 2026-11-24\n", "proof paper 2026-11-24\n")),
    ("a level twice", |raw| raw.rewrite(2, "proof mailbox 2026-11-24\n", "proof mailbox 2026-11-24\nproof mailbox 2026-11-25\n")),
    ("no domain", |raw| raw.rewrite(1, " rights.example\n", "\n")),
    ("a domain in capitals", |raw| raw.rewrite(1, " rights.example\n", " Rights.example\n")),
    ("a domain of one label", |raw| raw.rewrite(1, " rights.example\n", " rights\n")),
    ("a label that ends with a hyphen", |raw| raw.rewrite(1, " rights.example\n", " rights-.example\n")),
    ("a domain with something after", |raw| raw.rewrite(1, " rights.example\n", " rights.example today\n")),
    ("a mailbox with a domain", |raw| raw.rewrite(2, "proof mailbox 2026-11-24\n", "proof mailbox 2026-11-24 mail.example\n")),
    ("a list without a publisher", |raw| raw.rewrite(2, " Lantern Trust\n", "\n")),
    ("a list at no address", |raw| raw.rewrite(2, "https://list.example/2026", "list.example")),
    ("a list of another hash", |raw| raw.rewrite(2, "proof list 2026-11-02 ", "proof list 2026-11-02 0")),
    ("a scan in capitals", |raw| raw.rewrite(2, "proof list ", &format!("proof paper 2026-11-24 {}\nproof list ", H.to_uppercase()))),
    ("a voucher without a letter", |raw| raw.rewrite(2, "Lee Jun", "350")),
    ("a name that reorders", |raw| raw.rewrite(1, "Rights Example", "Rights \u{202e}Example")),
    ("a name not in form C", |raw| raw.rewrite(1, "Rights Example", "Re\u{301}sister")),
    ("a name without a letter", |raw| raw.rewrite(1, "Rights Example", "350")),
    ("a name of a filler", |raw| raw.rewrite(1, "Rights Example", "\u{3164}")),
    ("a name for private use", |raw| raw.rewrite(1, "Rights Example", "Rights \u{e000}")),
    ("a name with a noncharacter", |raw| raw.rewrite(1, "Rights Example", "Rights \u{fffe}")),
    ("a name with a tab", |raw| raw.rewrite(1, "Rights Example", "Rights\tExample")),
    ("a name with a line separator", |raw| raw.rewrite(1, "Rights Example", "Rights\u{2028}Example")),
    ("a name with a blank before", |raw| raw.rewrite(1, "name Rights", "name  Rights")),
    ("a name with a wide blank after", |raw| raw.rewrite(1, "Example\ncountry", "Example\u{3000}\ncountry")),
    ("a name of 201 characters", |raw| raw.rewrite(1, "Rights Example", &"é".repeat(201))),
    ("an office not in form C", |raw| raw.rewrite(1, "office Secretary", "office Secre\u{301}taire")),
    ("a country in small letters", |raw| raw.rewrite(1, "country KR", "country kr")),
    ("a country of three letters", |raw| raw.rewrite(1, "country KR", "country KOR")),
    ("an unknown role", |raw| raw.rewrite(1, "role signatory", "role host")),
    ("an unknown category", |raw| raw.rewrite(2, "category expert", "category hero")),
    ("stated on the same day", |raw| raw.rewrite(2, "stated 2026-11-02", "stated 2026-11-24")),
    ("stated on no day", |raw| raw.rewrite(2, "stated 2026-11-02", "stated 2026-02-30")),
    ("of another day", |raw| raw.rewrite(1, "\nday 2026-11-24", "\nday 2026-11-23")),
    ("a site that runs", |raw| raw.rewrite(1, "https://rights", "javascript:rights")),
    ("a site with a blank", |raw| raw.rewrite(1, "https://rights.example", "https://rights.example/a b")),
    ("of version 1", |raw| raw.rewrite(1, "/v2", "/v1")),
    ("of version 3", |raw| raw.rewrite(1, "/v2", "/v3")),
    ("a blank line at the end", |raw| raw.rewrite(1, "https://rights.example\n", "https://rights.example\n\n")),
    ("no line end", |raw| raw.rewrite(1, "https://rights.example\n", "https://rights.example")),
    ("another's record", |raw| {
        let key = String::from_utf8(raw.slots[7].clone().unwrap().1).unwrap();
        raw.record(1, &key);
    }),
];

const SIGNATURES: &[Mutation] = &[
    ("a key that signed another's statement", |raw| {
        let other = String::from_utf8(raw.slots[8].clone().unwrap().1).unwrap();
        raw.record(7, &other);
    }),
    ("a key twice", |raw| {
        let (entry, (_, record)) = (raw.entry(7), raw.slots[7].clone().unwrap());
        raw.push(entry);
        *raw.slots.last_mut().unwrap() = Some(([7; 32], record.clone()));
        raw.record(raw.entries.len() - 1, &String::from_utf8(record).unwrap());
    }),
    ("one attestor", |raw| {
        let record = String::from_utf8(raw.slots[9].clone().unwrap().1).unwrap();
        let (first, _) = record.rsplit_once("attestor ").unwrap();
        raw.record(9, first);
    }),
    ("an attestor twice", |raw| raw.rewrite(9, "attestor Kim Min-ji", "attestor Lee Jun")),
    ("a signature in base64 of another spelling", |raw| {
        let record = String::from_utf8(raw.slots[8].clone().unwrap().1).unwrap();
        raw.record(8, &record.replace("==\n", "=\n").replacen("signature U", "signature  U", 1));
    }),
];

const TEXTS: &[Mutation] = &[
    ("a blank at the end of a line", |raw| raw.text(b"Two \nlines\n")),
    ("no end", |raw| raw.text(b"No end")),
    ("a blank line at the end", |raw| raw.text(b"Much end\n\n")),
    ("a tab", |raw| raw.text(b"Tab\there\n")),
    ("CR", |raw| raw.text(b"CR\r\n")),
    ("a character that reorders", |raw| raw.text("a\u{202e}b\n".as_bytes())),
    ("not in form C", |raw| raw.text("Zoe\u{308}\n".as_bytes())),
    ("no UTF-8", |raw| raw.text(b"\xff\n")),
];

const MANIFESTS: &[Mutation] = &[
    ("of version 1", |raw| raw.manifest("/v2", "/v1")),
    ("of another letter", |raw| raw.manifest("ddeeff", "ddeefe")),
    ("a version with a leading zero", |raw| raw.manifest("version 1", "version 01")),
    ("a previous one", |raw| raw.manifest("prev -", &format!("prev {H}"))),
    ("a tag in capitals", |raw| raw.manifest("lang fr", "lang FR")),
    ("a language twice", |raw| raw.manifest("lang fr", "lang en")),
    ("two originals", |raw| raw.manifest("translation", "original")),
    ("no original", |raw| raw.manifest("original", "translation")),
    ("an enclosure in a folder", |raw| raw.manifest("translation\n", &format!("translation\nenclosure sha256:{H} 1 a/b\n"))),
    ("an enclosure that is not there", |raw| raw.manifest("translation\n", &format!("translation\nenclosure sha256:{H} 1 a.txt\n"))),
];

const STATES: &[Mutation] = &[
    ("a day later than the witness's", |raw| raw.time -= 3601),
    ("a further line of the checkpoint", |raw| raw.extensions.push("frozen".into())),
    ("a record without a reason to be gone", |raw| raw.slots[1] = None),
    ("a record that nobody asked for", |raw| raw.slots[0] = Some(([1; 32], b"undersigned-record/v2\n".to_vec()))),
];

#[test]
fn mutated_logs_are_refused_alike() {
    if !installed() {
        return;
    }
    let mut differing = Vec::new();
    let good = Raw::new().bundle();
    for (tool, (good, said)) in ["command", "browser", "verify.py"].iter().zip(verdicts(&relisted(good))) {
        assert!(good, "{tool}: {said}");
    }
    let all = [ENTRIES, RECORDS, SIGNATURES, TEXTS, MANIFESTS, STATES];
    for (name, mutate) in all.into_iter().flatten() {
        let mut raw = Raw::new();
        mutate(&mut raw);
        refused(name, &relisted(raw.bundle()), "log/", &mut differing);
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n\n"));
}

/// Witnesses are away: the last three entries are signed by the log alone.
#[test]
fn next_checkpoints_are_judged_alike() {
    if !installed() {
        return;
    }
    fn away(next: Option<ledger::Note>, change: fn(&mut Raw)) -> Public {
        let mut raw = Raw { witnessed: Some(10), next: next.map(|next| next.to_string().into_bytes()), ..Raw::new() };
        change(&mut raw);
        relisted(raw.bundle())
    }
    let good = away(None, |_| {});
    for (tool, (verified, said)) in ["command", "browser", "verify.py"].iter().zip(verdicts(&good)) {
        assert!(verified, "{tool}: {said}");
        let told = "Not signed by enough witnesses yet: 3 entries; records deleted since they last signed (2026-11-24 00:00 UTC): 2\n";
        assert!(*tool != "verify.py" || said.contains(told), "{said}");
    }
    let (whole, _) = Checkpoint::parse_note(&good["log/checkpoint.next"]).unwrap();
    let of = |origin: &str, size, seed| Checkpoint::new(origin, size, whole.root).sign([&log_key(seed)]);
    let mut wrong_witness = whole.sign([&log_key(11)]);
    wrong_witness.signatures.push(witness(21).sign("another text\n", 1_795_478_400));
    let mut longer = whole.clone();
    longer.extensions.push("more".into());
    let same: fn(&mut Raw) = |_| {};
    let mut differing = Vec::new();
    for (name, files) in [
        ("signed by another key", away(Some(of(ORIGIN, 13, 13)), same)),
        ("of another root", away(Some(Checkpoint::new(ORIGIN, 13, [7; 32]).sign([&log_key(11)])), same)),
        ("of the same size", away(Some(of(ORIGIN, 10, 11)), same)),
        ("of another log", away(Some(of("letters.example/log/1", 13, 11)), same)),
        ("with a wrong line of a witness", away(Some(wrong_witness), same)),
        ("with further lines", away(Some(longer.sign([&log_key(11)])), same)),
        ("an empty file", away(None, |raw| raw.next = Some(Vec::new()))),
        ("a record that no entry explains", away(None, |raw| raw.slots[3] = None)),
        ("days after the witness's time in what it signed", away(None, |raw| raw.time -= 7200)),
    ] {
        refused(name, &files, "log/", &mut differing);
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n\n"));
}

/// What the log's key holder may write in all the files around the log.
#[test]
fn mutated_bundles_are_refused_alike() {
    if !installed() {
        return;
    }
    let good = bundle(&signed(11).files, &log_key(11));
    let mut differing = Vec::new();
    for (name, from, to) in [
        ("signatories.csv", "\"name\"", "\"nom\""),
        ("signatories.csv", "Rights Example", "Rights Exemple"),
        ("signatories.csv", "\"'=SUM", "\"=SUM"),
        ("signatories.csv", "\n", "\r\n"),
        ("signatories.json", "{\n", "{\n  \"checked\": true,\n"),
        ("signatories.json", "\"name\": \"Rights Example\",", "\"name\": \"Rights Example\",\n      \"award\": \"yes\","),
        ("signatories.json", "\"vouched_for\": 14", "\"vouched_for\": 140"),
        ("signatories.json", "mailbox", "key"),
        ("signatories.json", "\n", ""),
        ("statements/7.txt", "undersigned", "undersigned "),
        ("statements/8.txt.sig", "\n", "\n\n"),
        ("allowed_signers", "log ", "log,you "),
        ("letter.en.md", "Stay", "Go"),
        ("manifest.txt", "version 1", "version 2"),
        ("policy.txt", "quorum both", "quorum one"),
        ("log/tile/0/000.p/13", "", "\0"),
        ("log/policy", "any", "all"),
    ] {
        let Some(bytes) = good.get(name) else { continue };
        let mut files = good.clone();
        let changed = match std::str::from_utf8(bytes) {
            Ok(text) if !from.is_empty() => text.replacen(from, to, 1).into_bytes(),
            _ => [to.as_bytes(), bytes].concat(),
        };
        if name != "log/policy" {
            assert_ne!(&changed, bytes, "{name}: {from}");
        }
        files.insert(name.into(), changed.clone());
        if &changed != bytes {
            refused(&format!("{name}: {from} => {to}"), &relisted(files), "", &mut differing);
        }
    }
    // Files that the log does not ask for, or that are not there; lists of other forms.
    let mut more = good.clone();
    more.insert("signatories-final.csv".into(), b"all of us".to_vec());
    refused("a further file", &relisted(more), "list.txt", &mut differing);
    // These two are no part of what follows from the log; without the program nobody runs it.
    let kept = |name: &&String| !["list.txt", "list.txt.sig", "policy.txt", "README.md", "verify.py"].contains(&name.as_str());
    for name in good.keys().filter(kept).filter(|name| !name.starts_with("log/")) {
        let mut less = good.clone();
        less.remove(name);
        refused(&format!("without {name}"), &relisted(less), "", &mut differing);
    }
    let list = String::from_utf8(good["list.txt"].clone()).unwrap();
    for (what, text) in [
        ("a list of a newer kind", list.replacen("/v1", "/v2", 1)),
        ("a list with a blank line", list.replacen("\n\n", "\n\n\n", 1)),
        ("a list of another size", list.replacen("size 13", "size 14", 1)),
        ("a list with hashes in capitals", list.to_uppercase().replacen("UNDERSIGNED-BUNDLE/V1", "undersigned-bundle/v1", 1)),
        ("a list without its last line", list.trim_end().rsplit_once('\n').unwrap().0.to_owned() + "\n"),
    ] {
        let mut files = good.clone();
        files.insert("list.txt".into(), text.into_bytes());
        refused(what, &signed_list(files), "list.txt", &mut differing);
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n\n"));
}

/// Policies that the standard reads and that are not canonical, each with its own fingerprint.
#[test]
fn policies_in_another_form_are_refused_alike() {
    if !installed() {
        return;
    }
    let good = bundle(&signed(11).files, &log_key(11));
    let policy = String::from_utf8(good["policy.txt"].clone()).unwrap();
    let mut differing = Vec::new();
    for (what, text) in [
        ("a remark", format!("# ours\n{policy}")),
        ("an empty line", policy.replacen('\n', "\n\n", 1)),
        ("two blanks", policy.replacen("witness one", "witness  one", 1)),
        ("a tab", policy.replacen("witness one", "witness\tone", 1)),
        ("a threshold in words", policy.replacen("group both 1", "group both any", 1)),
        ("a threshold with a zero", policy.replacen("group both 1", "group both 01", 1)),
        ("another order", {
            let (log, rest) = policy.split_once('\n').unwrap();
            let (witness, rest) = rest.split_once('\n').unwrap();
            format!("{witness}\n{log}\n{rest}")
        }),
        ("no quorum", policy.replacen("quorum both\n", "", 1)),
        ("two quorums", format!("{policy}quorum none\n")),
        ("a name that is not defined", policy.replacen("quorum both", "quorum three", 1)),
        ("a member twice", policy.replacen("both 1 one two", "both 1 one one", 1)),
        ("a threshold beyond the members", policy.replacen("both 1", "both 3", 1)),
        ("a line end with CR", policy.replacen('\n', "\r\n", 1)),
        ("no last line end", policy.trim_end().to_owned()),
        ("a witness twice", policy.replacen("witness two", "witness one", 1)),
        ("an unknown word", policy.replacen("quorum", "minimum", 1)),
    ] {
        let mut files = good.clone();
        for name in ["policy.txt", "log/policy"] {
            files.insert(name.into(), text.clone().into_bytes());
        }
        refused(what, &relisted(files), "", &mut differing);
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n\n"));
}

/// A fingerprint on paper leads to today's policy where the log says so, and nowhere else.
#[test]
fn ways_are_followed_alike() {
    if !installed() {
        return;
    }
    let mut rotated = golden();
    rotated.insert("policy".into(), policy(12).to_text().into_bytes());
    let mut goes_on = successor(9, [5; 32]).files;
    goes_on.insert("policy".into(), policy(11).to_text().into_bytes());
    let ways = [
        (bundle(&rotated, &log_key(12)), policy(11).fingerprint(), "log/policies/1", 12),
        (bundle(&goes_on, &log_key(11)), policy_before().fingerprint(), "log/policies/0", 11),
    ];
    let mut differing = Vec::new();
    let mut refused = |what: &str, files: &Public, seed: u8, fingerprint: [u8; 32], about: &str| {
        let [command, browser, python] = verdicts_for(&super::material::relisted(files.clone(), seed), fingerprint);
        if command.0 || browser.0 || python.0 || !python.1.contains(&format!("NOT VERIFIED: {about}")) {
            differing.push(format!("{what}: {command:?}, {browser:?}, {python:?}"));
        }
    };
    for (files, fingerprint, shown, seed) in ways {
        let [command, browser, python] = verdicts_for(&files, fingerprint);
        assert!(command.0 && browser.0 && python.0, "{command:?}, {browser:?}, {python:?}");
        assert!(python.1.contains("it leads to today's by 1 changes of the policy"), "{}", python.1);
        refused("from nowhere", &files, seed, [7; 32], "policy.txt: this is another log");
        let text = String::from_utf8(files[shown].clone()).unwrap();
        for (what, changed, about) in [
            ("another policy", text.replacen("quorum both", "quorum one", 1), shown),
            ("another state", text.replacen(".example/log/00", ".example/log/01", 2), shown),
            (
                "no witnesses",
                text.lines().filter(|line| !line.starts_with("\u{2014} w")).map(|line| format!("{line}\n")).collect(),
                "policy.txt: witn",
            ),
            ("no checkpoint", text.split_once("\n\n").unwrap().0.to_owned() + "\n", shown),
        ] {
            let mut files = files.clone();
            assert_ne!(changed, text, "{what}");
            files.insert(shown.into(), changed.into_bytes());
            refused(what, &files, seed, fingerprint, about);
        }
        let mut less = files.clone();
        less.remove(shown);
        refused("without it", &less, seed, fingerprint, shown);
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n\n"));
}

/// The three things that `verify.py` does not check, and says so: code points newer than its tables, look-alikes, and
/// signatures of kinds that it does not know.
#[test]
fn what_verify_py_says_that_it_does_not_check() {
    if !installed() {
        return;
    }
    let mut raw = Raw::new();
    raw.text("Newer \u{378}\n".as_bytes());
    let mut files = raw.bundle();
    files.insert("letter.en.md".into(), raw.files["text/1/en"].clone());
    let manifest = raw.files["manifest/1"].clone();
    files.insert("manifest.txt".into(), manifest);
    let [command, browser, python] = verdicts(&relisted(files));
    assert!(!command.0 && command.1.contains("text-form") && !browser.0 && browser.1.contains("text-form"), "{command:?} {browser:?}");
    // The rest of this bundle is that of another text, which `verify.py` finds; of the text it only says what it says below.
    assert!(!python.1.contains("NOT VERIFIED: log/text"), "{}", python.1);

    let folder = lay(&bundle(&super::material::named(&["P\u{430}ypal"]).files, &log_key(11)));
    let fingerprint = super::material::fingerprint(11);
    let ran = Command::new("python3").args(["-I", "-B"]).arg(folder.path().join("verify.py")).arg(&fingerprint).output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success() && said.contains("Not checked here: names that only look like others"), "{said}");
    let folder = lay(&bundle(&super::material::named(&["Newer name \u{1c89}"]).files, &log_key(11)));
    let ran = Command::new("python3").args(["-I", "-B"]).arg(folder.path().join("verify.py")).arg(&fingerprint).output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    let knows = Command::new("python3").args(["-c", "import unicodedata; print(unicodedata.category('\\u1c89'))"]).output().unwrap();
    let newer = String::from_utf8(knows.stdout).unwrap().starts_with("Cn");
    assert!(ran.status.success() && said.contains("Not checked here: 1 characters newer than Unicode") == newer, "{said}");
}
