//! Every kind, round trips, and what must be refused.

use proptest::prelude::*;

use super::*;

fn any_hash() -> impl Strategy<Value = Hash> {
    any::<[u8; 32]>()
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

pub(crate) fn any_entry() -> impl Strategy<Value = Entry> {
    let rotation = (any_hash(), any_hash(), any::<[[u8; 32]; 4]>()).prop_map(|(old, new, [a, b, c, d])| {
        let join = |a: Hash, b: Hash| [a, b].concat().try_into().unwrap();
        Event::LogKey(Rotation { old, new, by_old: join(a, b), by_new: join(c, d) })
    });
    let event = prop_oneof![
        (any_hash(), one_of(Change::ALL)).prop_map(|(manifest, change)| Event::Manifest { manifest, change }),
        (any_hash(), any_hash()).prop_map(|(manifest, commitment)| Event::Sign { manifest, commitment }),
        (any::<Option<u64>>(), any_hash(), 1u32.., any_hash()).prop_map(|(replaces, manifest, number, commitment)| Event::Vouch {
            replaces,
            manifest,
            number,
            commitment
        }),
        (any::<u64>(), any_hash()).prop_map(|(about, manifest)| Event::Reaffirm { about, manifest }),
        (any::<u64>(), 1u8..8, any_hash()).prop_map(|(about, what, commitment)| Event::Correct {
            about,
            what: Corrected { name: what & 1 != 0, detail: what & 2 != 0, level: what & 4 != 0 },
            commitment
        }),
        any::<u64>().prop_map(|about| Event::Leave { about }),
        (any::<u64>(), one_of(Removal::ALL)).prop_map(|(about, reason)| Event::Remove { about, reason }),
        (any::<u64>(), any_hash()).prop_map(|(about, commitment)| Event::KeyAdd { about, commitment }),
        any::<u64>().prop_map(|about| Event::KeyRevoke { about }),
        any::<u64>().prop_map(|about| Event::Dispute { about }),
        rotation,
        any_hash().prop_map(|sha256| Event::Asset { sha256 }),
        (any_hash(), any_hash()).prop_map(|(old, new)| Event::Policy { old, new }),
        ("[!-*,-~]{1,60}", any::<u64>(), any::<[Hash; 6]>()).prop_map(|(origin, size, [root, policy, next, key, a, b])| {
            let signature = [a, b].concat().try_into().unwrap();
            Event::Succeed(Box::new(Succession { origin, size, root, policy, next, key, signature }))
        }),
    ];
    let day = (1u16..=9999, 1u8..=12, 1u8..=28).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap());
    (day, event).prop_map(|(day, event)| Entry { day, event })
}

#[test]
fn refused() {
    let hash = "0f".repeat(32);
    let sign = format!("v2 sign 2026-11-24 {hash} {hash}");
    assert!(Entry::parse(sign.as_bytes()).is_ok());
    for (from, to) in [
        ("v2", "v3"),
        ("v2 ", "v2  "),
        ("v2", " v2"),
        ("sign", "Sign"),
        ("sign", "sing"),
        ("2026-11-24", "2026-11-31"),
        ("2026-11-24", "2026-11-4"),
        (" 0f", " 0F"),
        ("0f0f", "0f"),
        (" 0f", "  0f"),
        (" 0f", "\t0f"),
    ] {
        assert_eq!(Entry::parse(sign.replacen(from, to, 1).as_bytes()), Err(Fault::EntryForm), "{to:?}");
    }
    for wrong in [
        format!("{sign}\n"),
        format!("{sign} "),
        format!("{sign} {hash}"),
        "v2 leave 2026-11-24 01".into(),
        "v2 leave 2026-11-24 -".into(),
        "v2 leave 2026-11-24".into(),
        "v2 leave".into(),
        "v2 leave 2026-11-24 18446744073709551616".into(),
        "v2 remove 2026-11-24 1 whim".into(),
        "v2 remove 2026-11-24 1 abuse".into(),
        "v2 withdraw 2026-11-24 1".into(),
        "v2 erase 2026-11-24 1 host -".into(),
        format!("v2 correct 2026-11-24 1 {hash}"),
        format!("v2 correct 2026-11-24 1  {hash}"),
        format!("v2 correct 2026-11-24 1 , {hash}"),
        format!("v2 correct 2026-11-24 1 detail,name {hash}"),
        format!("v2 correct 2026-11-24 1 name,name {hash}"),
        format!("v2 correct 2026-11-24 1 name,country {hash}"),
        format!("v2 vouch 2026-11-24 - {hash} 0 {hash}"),
        format!("v2 vouch 2026-11-24 - {hash} 4294967296 {hash}"),
        format!("v2 vouch 2026-11-24 {hash} 1 {hash}"),
        format!("v2 manifest 2026-11-24 {hash} other"),
        String::new(),
    ] {
        assert_eq!(Entry::parse(wrong.as_bytes()), Err(Fault::EntryForm), "{wrong}");
    }
    assert_eq!(Entry::parse(b"v2 leave 2026-11-24 \xff"), Err(Fault::EntryForm));
}

proptest! {
    #[test]
    fn round_trip(entry in any_entry()) {
        let text = entry.to_string();
        prop_assert!(text.is_ascii() && text.len() < 600 && !text.contains('\n'));
        prop_assert_eq!(Entry::parse(text.as_bytes()), Ok(entry));
    }

    #[test]
    fn what_is_read_is_what_is_printed(entry in any_entry(), at: prop::sample::Index, byte: u8) {
        let mut bytes = entry.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(entry) = Entry::parse(&bytes) {
            prop_assert_eq!(entry.to_string().into_bytes(), bytes);
        }
    }
}

#[test]
fn what_version_1_printed_has_a_word_of_its_own() {
    for old in ["v1 withdraw 2026-11-24 1", "v1 erase 2026-11-24 1 host -", "v1 anything"] {
        assert_eq!(Entry::parse(old.as_bytes()), Err(Fault::OldVersion), "{old}");
    }
    for other in ["v1", "v0 withdraw 2026-11-24 1", "V1 withdraw 2026-11-24 1", "v11 leave 2026-11-24 1"] {
        assert_eq!(Entry::parse(other.as_bytes()), Err(Fault::EntryForm), "{other}");
    }
}
