//! Properties of the manifest; its vectors stand in `tests/vectors.rs`.

use super::*;
use proptest::prelude::*;

fn tag() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["ar", "de", "en", "en-GB", "es-419", "ko", "pt-BR", "sr-Latn", "zh-Hant", "zh-Hant-TW"])
        .prop_map(str::to_owned)
}

prop_compose! {
    fn manifest()(
        letter: [u8; 16],
        version in prop_oneof![Just(1), 1..=u32::MAX],
        prev: [u8; 32],
        texts in prop::collection::btree_map(tag(), (any::<[u8; 32]>(), any::<u64>()), 1..6),
        enclosures in prop::collection::btree_map("[a-z0-9][a-z0-9._-]{0,20}", (any::<[u8; 32]>(), any::<u64>()), 0..3),
        original: prop::sample::Index,
    ) -> Manifest {
        let original = original.index(texts.len());
        let languages = texts.into_iter().enumerate()
            .map(|(i, (tag, (sha256, bytes)))| LanguageText { tag, sha256, bytes, original: i == original })
            .rev().collect();
        let enclosures = enclosures.into_iter().map(|(name, (sha256, bytes))| Enclosure { sha256, bytes, name }).rev().collect();
        Manifest::with_enclosures(LetterId(letter), version, (version > 1).then_some(prev), languages, enclosures).unwrap()
    }
}

proptest! {
    #[test]
    fn prints_and_reads_the_same(manifest in manifest()) {
        prop_assert_eq!(Manifest::parse(&manifest.to_text()), Ok(manifest));
    }

    #[test]
    fn a_changed_byte_is_refused_or_another_manifest(manifest in manifest(), at: prop::sample::Index, byte in 0u8..128) {
        let text = manifest.to_text();
        let mut changed = text.clone().into_bytes();
        changed[at.index(text.len())] = byte;
        let changed = String::from_utf8(changed).unwrap();
        if let Ok(read) = Manifest::parse(&changed) {
            prop_assert_eq!(read.to_text(), changed.clone());
            prop_assert_eq!(read == manifest, changed == text);
        }
    }

    #[test]
    fn never_fails_otherwise(text in "\\PC*") {
        let _ = Manifest::parse(&text);
        let _ = Manifest::parse(&format!("{HEADER}\n{text}"));
    }
}

#[test]
fn binds_only_what_goes_together() {
    let id = LetterId([7; 16]);
    let text = |tag: &str, original| LanguageText { tag: tag.to_owned(), sha256: [1; 32], bytes: 2, original };
    let refused = |version, prev, languages| Manifest::new(id, version, prev, languages).unwrap_err();
    assert_eq!(refused(0, None, vec![text("en", true)]), ManifestError::Version);
    assert_eq!(refused(1, Some([0; 32]), vec![text("en", true)]), ManifestError::Previous);
    assert_eq!(refused(2, None, vec![text("en", true)]), ManifestError::Previous);
    assert_eq!(refused(1, None, vec![text("en", true), text("en", false)]), ManifestError::Duplicate);
    assert_eq!(refused(1, None, vec![text("en", true), text("ko", true)]), ManifestError::Original);
    assert_eq!(refused(1, None, vec![text("en", false)]), ManifestError::Original);
    assert_eq!(refused(1, None, vec![]), ManifestError::Original);
    assert_eq!(refused(1, None, vec![text("EN", true)]), ManifestError::Tag);
}

#[test]
fn one_language_has_one_spelling() {
    for good in ["en", "yue", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "de-1996", "de-CH-1901", "en-x-plain", "en-u-ca-iso8601"] {
        assert!(is_tag(good), "{good}");
    }
    for bad in ["", "e", "EN", "en-gb", "zh-hant", "zh-HANT", "en_GB", "en-", "-en", "en--GB", "ënglisch", "en GB", "x-plain", "en-x", "e1"]
    {
        assert!(!is_tag(bad), "{bad}");
    }
    assert!(!is_tag("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"));
}
