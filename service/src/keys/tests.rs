//! Tests of keys.

use super::*;
use crate::SystemRng;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

fn rotation(to: Option<&Path>) -> Rotation<'_> {
    Rotation { to, stolen: false, now: NOW }
}

const NOW: Instant = Instant(1_795_521_600 * Instant::SECOND);
/// Where the values of these tests are.
const HERE: Sealed = SIGNATURE.of(uuid::Uuid::nil());

fn settings(folder: &Path, root_key: RootKey) -> Settings {
    Settings {
        database_url: "sqlite::memory:".into(),
        key_folder: folder.join("keys"),
        root_key,
        base_url: String::new(),
        demonstration: false,
        witnesses: None,
    }
}

fn passphrase(text: &str) -> RootKey {
    RootKey::Passphrase(Passphrase(text.to_owned()))
}

fn open(settings: &Settings) -> Result<Keys, Error> {
    Keys::open(settings, false, &SystemRng)
}

fn said(result: Result<Keys, Error>) -> String {
    match result {
        Err(Error::Unavailable(said)) => said,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("opened"),
    }
}

#[test]
fn a_key_is_made_once_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    assert!(said(open(&settings)).contains("there is no root key"), "an instance that is there gets no new key");
    let first = Keys::open(&settings, true, &SystemRng).unwrap();
    let again = open(&settings).unwrap();
    assert_eq!(first.fingerprint(), again.fingerprint());
    assert_eq!(fs::metadata(settings.key_folder.join("root.key")).unwrap().permissions().mode() & 0o777, 0o600);
    let sealed = first.seal(&SystemRng, HERE, b"a@b.example").unwrap();
    assert_eq!(again.unseal(HERE, &sealed).unwrap(), b"a@b.example");
    assert!(again.unseal(HERE, &sealed[..12]).is_err());
    let other = self::settings(&folder.path().join("other"), RootKey::Folder);
    assert!(Keys::open(&other, true, &SystemRng).unwrap().unseal(HERE, &sealed).is_err());
}

#[test]
fn a_rotated_key_seals_while_the_old_one_opens_and_checks() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    let running = Keys::open(&settings, true, &SystemRng).unwrap();
    let (before, link) = (running.seal(&SystemRng, HERE, b"old").unwrap(), running.links(NOW, &[b"row"]).remove(0));
    let address = running.address("a@b.example");

    assert_eq!(rotate_root_key(&settings, rotation(None), &SystemRng).unwrap(), 2);
    let command = open(&settings).unwrap();
    let after = command.seal(&SystemRng, HERE, b"new").unwrap();
    assert_eq!((before[1], after[1]), (1, 2));
    // The process that runs meanwhile hears of it by itself.
    assert_eq!(running.newest(), 1);
    assert_eq!(running.unseal(HERE, &after).unwrap(), b"new");
    assert_eq!(running.newest(), 2);
    assert!(!running.refresh().unwrap());
    for keys in [&running, &command, &open(&settings).unwrap()] {
        assert_eq!(keys.unseal(HERE, &before).unwrap(), b"old");
        assert_eq!(keys.links(NOW, &[b"row"])[1], link);
        assert_ne!(keys.links(NOW, &[b"row"])[0], link);
        assert_eq!(keys.links(NOW.plus(Instant::HOUR), &[b"row"]).len(), 1);
        assert_eq!((keys.address("a@b.example"), keys.fingerprint()), (address.clone(), running.fingerprint()));
        assert!(keys.database().len() == 2 && keys.database()[1] != keys.database()[0]);
    }
}

#[test]
fn a_key_of_thirty_two_bytes_goes_on_and_can_be_rotated() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    fs::create_dir_all(&settings.key_folder).unwrap();
    fs::write(settings.key_folder.join("root.key"), [7; 32]).unwrap();
    let keys = open(&settings).unwrap();
    let fingerprint = keys.fingerprint().to_owned();
    rotate_root_key(&settings, rotation(None), &SystemRng).unwrap();
    assert_eq!(open(&settings).unwrap().fingerprint(), fingerprint);
}

#[test]
fn a_root_key_moves_out_of_the_folder_and_leaves_nothing_there() {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = settings(folder.path(), RootKey::Folder);
    let sealed = Keys::open(&in_folder, true, &SystemRng).unwrap().seal(&SystemRng, HERE, b"kept").unwrap();
    let elsewhere = settings(folder.path(), RootKey::File(folder.path().join("stick/root.key")));
    assert!(said(open(&elsewhere)).contains("there is no root key"));

    move_root_key(&in_folder, elsewhere.root_key.clone(), &SystemRng).unwrap();
    assert_eq!(fs::read_dir(&in_folder.key_folder).unwrap().count(), 0);
    assert_eq!(open(&elsewhere).unwrap().unseal(HERE, &sealed).unwrap(), b"kept");
    assert!(said(open(&in_folder)).contains("put back"));

    let guarded = settings(folder.path(), passphrase("lamp oil harbour"));
    move_root_key(&elsewhere, guarded.root_key.clone(), &SystemRng).unwrap();
    let keys = open(&guarded).unwrap();
    assert_eq!(keys.unseal(HERE, &sealed).unwrap(), b"kept");
    rotate_root_key(&guarded, rotation(None), &SystemRng).unwrap();
    assert!(keys.refresh().unwrap() && keys.newest() == 2);
    assert_eq!(open(&guarded).unwrap().newest(), 2);
    assert!(said(open(&settings(folder.path(), passphrase("guessed")))).contains("not the passphrase"));
    assert!(said(open(&in_folder)).contains("sealed under a passphrase"));
}

#[test]
fn a_root_key_never_moves_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = settings(folder.path(), RootKey::Folder);
    Keys::open(&in_folder, true, &SystemRng).unwrap();
    let file = folder.path().join("other.key");
    make_root_key(&file, &SystemRng).unwrap();
    let other = fs::read(&file).unwrap();
    assert!(move_root_key(&in_folder, RootKey::File(file.clone()), &SystemRng).is_err());
    assert!(make_root_key(&file, &SystemRng).is_err());
    assert_eq!(fs::read(&file).unwrap(), other);
    assert!(open(&in_folder).is_ok());
}

#[test]
fn a_passphrase_is_asked_of_a_new_instance_and_not_of_a_key_that_lies_open() {
    let folder = tempfile::tempdir().unwrap();
    let guarded = settings(folder.path(), passphrase("lamp oil harbour"));
    assert!(said(open(&guarded)).contains("there is no root key"));
    Keys::open(&guarded, true, &SystemRng).unwrap();
    assert!(open(&guarded).is_ok());
    let open_one = settings(&folder.path().join("open"), RootKey::Folder);
    Keys::open(&open_one, true, &SystemRng).unwrap();
    let asked = Settings { root_key: passphrase("x"), ..open_one };
    assert!(said(open(&asked)).contains("undersigned keys move passphrase"));
}

#[test]
fn a_rotated_key_can_be_written_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    Keys::open(&settings, true, &SystemRng).unwrap();
    let file = folder.path().join("for-systemd");
    assert_eq!(rotate_root_key(&settings, rotation(Some(&file)), &SystemRng).unwrap(), 2);
    assert_eq!(open(&settings).unwrap().newest(), 1);
    assert_eq!(open(&self::settings(folder.path(), RootKey::File(file))).unwrap().newest(), 2);
}

#[test]
fn a_passphrase_is_never_printed() {
    assert!(!format!("{:?}", passphrase("lamp oil harbour")).contains("lamp"));
}

#[test]
fn a_value_opens_in_its_own_row_and_column_alone() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    let keys = Keys::open(&settings, true, &SystemRng).unwrap();
    let (here, there) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let sealed = keys.seal(&SystemRng, SIGNATURE.of(here), b"a@b.example").unwrap();
    assert_eq!(keys.unseal(SIGNATURE.of(here), &sealed).unwrap(), b"a@b.example");
    assert!(keys.unseal(SIGNATURE.of(there), &sealed).is_err(), "another row");
    assert!(keys.unseal(INVITATION.of(here), &sealed).is_err(), "another table");
}

#[test]
fn a_value_from_before_is_read_until_all_are_bound() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    let keys = Keys::open(&settings, true, &SystemRng).unwrap();
    let first = keys.current();
    let nonce = Nonce::from([7; 12]);
    let sealed = first.generations[0].contact.encrypt(&nonce, &b"a@b.example"[..]).unwrap();
    let before = [&[1][..], &[7; 12], &sealed].concat();
    let at = SIGNATURE.of(uuid::Uuid::nil());
    assert_eq!(keys.unseal(at, &before).unwrap(), b"a@b.example");
    keys.bind();
    assert!(keys.unseal(at, &before).is_err());
}

#[test]
fn a_key_whose_time_nobody_noted_ends_with_the_next_rotation() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path(), RootKey::Folder);
    fs::create_dir_all(&settings.key_folder).unwrap();
    let (one, two) = ("07".repeat(32), "08".repeat(32));
    fs::write(settings.key_folder.join("root.key"), format!("1 {one}\n2 {two}\n")).unwrap();
    let later = NOW.plus(Instant::HOUR);
    assert_eq!(open(&settings).unwrap().links(later, &[b"row"]).len(), 2);
    rotate_root_key(&settings, rotation(None), &SystemRng).unwrap();
    let keys = open(&settings).unwrap();
    assert_eq!((keys.links(NOW, &[b"row"]).len(), keys.links(later, &[b"row"]).len()), (3, 1));
}
