//! `undersigned import-signatories`, as its user sees it.

use crate::app::letter_form;
use domain::{
    email::Email,
    forms::{account::NewPassword, letter::LetterForm},
    locale::Locale,
    role::Role,
    slug::Slug,
    text::Name,
};
use service::{NewOrganiser, RootKey, Service, Settings, SystemClock, SystemRng};
use std::{path::Path, process::Command, sync::Arc};

const ORGANISER: &str = "olga@coalition.example";

async fn open(folder: &Path) -> Service {
    let settings = Settings {
        database_url: format!("sqlite://{}?mode=rwc", folder.join("undersigned.sqlite").display()),
        key_folder: folder.join("keys"),
        root_key: RootKey::Folder,
        base_url: "http://127.0.0.1:3000".into(),
        demonstration: true,
        witnesses: None,
    };
    Service::open(settings, Arc::new(SystemClock), Arc::new(SystemRng)).await.unwrap()
}

/// The exit code, what was printed and what was complained of.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let database = format!("sqlite://{}", folder.join("undersigned.sqlite").display());
    let ran = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(["import-signatories", "safe-passage/no-return"])
        .args(arguments)
        .arg("--data-dir")
        .arg(folder)
        .args(["--database-url", &database])
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (ran.status.code().unwrap(), text(&ran.stdout), text(&ran.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_brought_in_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let service = open(folder).await;
    let organiser = NewOrganiser {
        coalition: Slug::parse("safe-passage").unwrap(),
        coalition_name: Some(Name::parse("Coalition for Safe Passage").unwrap()),
        contact: None,
        name: Name::parse("Olga Owner").unwrap(),
        email: Email::parse(ORGANISER).unwrap(),
        password: Some(NewPassword::parse("a long enough phrase").unwrap()),
        role: Role::Owner,
        locale: Locale::En,
    };
    service.create_organiser(organiser).await.unwrap();
    let token = service.sign_in(&Email::parse(ORGANISER).unwrap(), "a long enough phrase").await.unwrap();
    let owner = service.actor(&token).await.unwrap().unwrap();
    service.create_letter(&owner, "safe-passage", &LetterForm { slug: "no-return".into(), ..letter_form() }).await.unwrap();
    service.open_letter(&owner, "safe-passage", "no-return").await.unwrap();
    service.close().await;

    let list = folder.join("list.csv");
    std::fs::write(&list, "Wer;Land\nZoë;NL\nPark;Nowhere\n").unwrap();
    let list = list.to_str().unwrap();
    let scan = folder.join("scan.pdf");
    std::fs::write(&scan, "the scan").unwrap();
    let paper = [list, "--organiser", ORGANISER, "--kind", "people", "--source", "paper", "--scan", scan.to_str().unwrap()];
    let with = |more: &[&'static str]| run(folder, &[&paper[..], more].concat());

    let (code, told, complained) = with(&["--vouch"]);
    assert_eq!(code, 1, "{told}{complained}");
    assert!(complained.contains("no row can be brought in"), "nobody knows which column holds the names: {complained}");
    let (code, told, complained) = with(&["--column", "name=1"]);
    assert!(code == 1 && complained.contains("say --vouch"), "{told}{complained}");
    let (code, told, complained) = with(&["--column", "name=1", "--vouch", "--dry-run"]);
    assert_eq!(code, 3, "{told}{complained}");
    for line in [
        "Read as UTF-8 with `;`",
        "name: column 1, \"Wer\"",
        "country: column 2, \"Land\"",
        "The first rows:",
        "line 2: Zoë (Netherlands)",
        "out line 3: country: We don’t know the country “Nowhere”",
        "1 listed as on paper",
        "Nothing was stored.",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let (code, told, complained) = with(&["--column", "name=1", "--vouch", "--version", "2"]);
    assert!(code == 1 && complained.contains("no such version"), "{told}{complained}");
    let (code, told, _) = with(&["--column", "name=1", "--vouch", "--version", "1"]);
    assert!(code == 3 && told.contains("1 signatures were brought in."), "{told}");
    let (code, _, complained) = with(&["--column", "name=1", "--vouch"]);
    assert_eq!(code, 1, "nobody twice: {complained}");
    let (code, _, complained) = run(folder, &[list, "--organiser", "nobody@coalition.example", "--kind", "people"]);
    assert!(code == 1 && complained.contains("no organiser of this address"), "{complained}");
    let (code, _, complained) = with(&["--column", "colour=1"]);
    assert!(code == 2 && complained.contains("WHAT is one of name"), "{complained}");

    let service = open(folder).await;
    let export = service.export_signatories("safe-passage", "no-return").await.unwrap();
    assert_eq!(export.signatories.len(), 1);
    assert_eq!((export.signatories[0].name.as_str(), export.signatories[0].proofs[0].by.as_deref()), ("Zoë", Some("Olga Owner")));
    assert_eq!(export.signatories[0].proofs[1].scan, Some(ledger::hex::encode(&ledger::sha256(b"the scan"))));
    service.close().await;
}
