//! Tests of printing and reading; the variants of letters stand in `variants.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;

mod variants;

const LETTER: &str = include_str!("letter.en.md");

fn block(lines: &[&str]) -> AddressBlock {
    AddressBlock { lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}

/// The codes that are not about something missing.
fn codes(import: &Import) -> Vec<&'static str> {
    import.notes.iter().filter(|note| note.kind != ImportNoteKind::Missing).map(|note| note.code).collect()
}

#[test]
fn a_letter_like_a_real_one() {
    let read = import(LETTER);
    let document = &read.document;
    assert_eq!(
        document.recipients,
        [block(&["President Example Person", "1 Palace Gate, Long Street", "Old District, Capital 10001", "Republic of Examples"])]
    );
    assert_eq!(document.copies.len(), 2);
    assert_eq!(document.copies[1].lines.len(), 5);
    assert_eq!(document.subject, "The Examples’ Return of People Who Fled");
    assert_eq!(document.salutation, "Dear President Person,");
    assert!(document.body.starts_with("We are writing") && document.body.ends_with("[^4]: The same, on what follows."));
    assert_eq!(document.closing, "");
    assert_eq!(print(document), LETTER);
    let missing: Vec<_> = read.notes.iter().filter(|note| note.kind == ImportNoteKind::Missing).map(|n| n.code).collect();
    assert_eq!(missing, ["import-no-closing"]);
    let note = &read.notes[0];
    assert_eq!((note.code, note.line), ("import-recipient", 1));
    assert_eq!(note.excerpt, "President Example Person, 1 Palace Gate, Long Street, Old District, Capital 1000…");
}

#[test]
fn a_real_letter_where_it_is_present() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/xi-2023");
    if let Ok(text) = std::fs::read_to_string(format!("{folder}/letter.en.md")) {
        let document = import(&text).document;
        assert_eq!(document.recipients.len(), 1);
        assert_eq!(document.recipients[0].lines.len(), 4);
        assert_eq!(document.copies.iter().map(|copy| copy.lines[0].as_str()).collect::<Vec<_>>(), ["Wang Xiaohong", "Wang Yi"]);
        assert_eq!(document.subject, "China's Forcible Repatriation of North Korean Refugees");
        assert_eq!(document.salutation, "Dear President Xi Jinping,");
        assert_eq!(document.body.matches("\n[^").count(), 4);
        assert_eq!(print(&document), text);
    }
    if let Ok(text) = std::fs::read_to_string(format!("{folder}/letter.ko.md")) {
        let document = import(&text).document;
        assert_eq!((document.labels.subject.as_str(), document.salutation.as_str()), ("내용:", "시진핑 주석께"));
        assert_eq!(document.recipients, []);
        assert_eq!(print(&document), text);
    }
}

#[test]
fn the_closing_is_printed_before_the_footnotes_at_the_end() {
    let document = LetterDocument {
        salutation: "Dear reader,".to_owned(),
        body: "Text.[^1]\n\n\n[^1]: Source.\n".to_owned(),
        closing: "Yours sincerely,\n\nJane Doe".to_owned(),
        ..LetterDocument::default()
    };
    assert_eq!(print(&document), "Dear reader,\n\nText.[^1]\n\nYours sincerely,\n\nJane Doe\n\n[^1]: Source.\n");
    assert_eq!(import(&print(&document)).document, normalise(document));
}

#[test]
fn parts_that_would_be_mistaken_stand_after_markers() {
    let document = LetterDocument {
        labels: Labels { copies: "For their eyes".to_owned(), subject: "Matter".to_owned() },
        copies: vec![block(&["CC:", "# One"]), block(&["```"]), block(&["after a fence"])],
        subject: "Re: no".to_owned(),
        body: "Dear body,\n\n```\nfenced\n\n<!-- body -->".to_owned(),
        closing: "[^1]: no footnote".to_owned(),
        ..LetterDocument::default()
    };
    let text = print(&document);
    assert!(
        text.starts_with(
            "<!-- copies -->\n\nFor their eyes\n\nCC:\n# One\n\n```\n\nafter a fence\n\n<!-- subject -->\n\nMatter\nRe: no\n\n<!-- body -->"
        ),
        "{text}"
    );
    let document = normalise(document);
    assert!(!document.body.contains("<!--"));
    assert_eq!(import(&text).document, document);
}

#[test]
fn markers_written_by_hand() {
    let text = "Dear reader,\n\nStray words.\n\n<!-- subject -->\nBetreff: Wasser\n<!-- copies -->\nCC: Jane\n\n<!-- body -->\nText.";
    let document = import(text).document;
    assert_eq!((document.labels.subject.as_str(), document.subject.as_str()), ("Betreff:", "Wasser"));
    assert_eq!(document.copies, [block(&["Jane"])]);
    assert_eq!((document.salutation.as_str(), document.body.as_str()), ("Dear reader,", "Stray words.\n\nText."));
}

#[test]
fn nothing_prints_nothing() {
    assert_eq!(print(&LetterDocument::default()), "");
    assert_eq!(import("").document, LetterDocument::default());
}

#[test]
fn a_document_may_be_stored_without_its_empty_parts() {
    let document: LetterDocument = serde_json::from_str(r#"{"subject":"Water"}"#).unwrap();
    assert_eq!(document.labels.subject, "Re:");
    assert_eq!(serde_json::from_str::<LetterDocument>(&serde_json::to_string(&document).unwrap()).unwrap(), document);
}

#[test]
fn a_subject_is_printed_as_its_language_writes() {
    for (tag, expected) in
        [("fr-CA", "Objet\u{a0}: X\n"), ("zh-Hant", "主旨：X\n"), ("zh", "关于：X\n"), ("ko", "제목: X\n"), ("xx", "Re: X\n")]
    {
        let document = LetterDocument { labels: Labels::for_language(tag), subject: "X".to_owned(), ..LetterDocument::default() };
        assert_eq!(print(&document), expected);
        assert_eq!(import(expected).document, normalise(document));
    }
}

/// Pieces of letters in an order that makes readers stumble.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Dear all,",
        "Re:",
        "Re: ",
        "CC:",
        "CC",
        "To: you",
        "From: me",
        "Yours sincerely,",
        "致",
        "：",
        "Jane Doe",
        "2023",
        "Seoul, 21 May 2023",
        "# Heading",
        "- item",
        "| a | b |",
        "|---|---|",
        "```",
        "~~~~",
        "[^1]:",
        "[^1]: note",
        "[^1]",
        "    indented",
        "\t",
        "---",
        "title: x",
        "<!-- body -->",
        "<!--",
        "body -->",
        "<!-- copies -->",
        "<b>",
        "\u{feff}",
        "\r",
        "\r\n",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        " ",
        "\u{a0}",
        "\u{2028}",
        "\\",
        ",",
        ".",
        "시진핑 주석께",
        "السيد الرئيس،",
        "A sentence that is long enough to be taken for prose, and so for the body of a letter; it ends here.",
    ]);
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()]
}

fn part() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..8).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn document()(
        copies_label in part(), subject_label in part(), place_and_date in part(), subject in part(), salutation in part(),
        body in part(), more in part(), closing in part(),
        recipients in prop::collection::vec(prop::collection::vec(part(), 0..3), 0..3),
        copies in prop::collection::vec(prop::collection::vec(part(), 0..3), 0..3),
    ) -> LetterDocument {
        let blocks = |blocks: Vec<Vec<String>>| blocks.into_iter().map(|lines| AddressBlock { lines }).collect();
        LetterDocument {
            labels: Labels { copies: copies_label, subject: subject_label },
            place_and_date, recipients: blocks(recipients), copies: blocks(copies), subject, salutation,
            body: body + &more, closing,
        }
    }
}

#[test]
fn a_label_without_an_address_stays_a_word() {
    let read = import("Til:").document;
    assert!(read.recipients.is_empty() && read.body == "Til:");
    let read = import("To:\n\nPresident Ana Silva\nPalace Square 1\n\nDear President,\n\nPlease act.").document;
    assert_eq!(read.recipients[0].lines, ["President Ana Silva", "Palace Square 1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_normal_form_is_normal(document in document()) {
        let normal = normalise(document);
        prop_assert_eq!(normalise(normal.clone()), normal);
    }

    #[test]
    fn reads_what_it_prints(document in document()) {
        let text = print(&document);
        prop_assert_eq!(import(&text).document, normalise(document));
    }

    #[test]
    fn reads_anything_into_a_normal_document(text in part(), more in part()) {
        let read = import(&(text + &more)).document;
        prop_assert_eq!(normalise(read.clone()), read.clone());
        prop_assert_eq!(import(&print(&read)).document, read);
    }

    #[test]
    fn loses_no_word(paragraphs in prop::collection::vec("[A-Za-z]{3,9}( [a-z]{2,9}){0,12}[,.:]?", 1..12)) {
        let read = import(&paragraphs.join("\n\n")).document;
        let kept = [print(&read), read.subject, read.salutation].concat();
        for word in paragraphs.iter().flat_map(|p| p.split(' ')) {
            prop_assert!(kept.contains(word.trim_end_matches([',', '.', ':'])), "{} in {}", word, kept);
        }
    }
}
