//! Letters as people bring them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod word;

use super::super::{AddressBlock, ImportNote, print};
use super::*;
use proptest::prelude::*;

/// The copy of a shared case, and the case itself where it is present.
fn case(name: &str, copy: &str) -> Vec<Import> {
    let shared = std::fs::read_to_string(format!("{}/../../shared/cases/{name}", env!("CARGO_MANIFEST_DIR"))).ok();
    shared.into_iter().chain([copy.to_owned()]).map(|text| bring(&text)).collect()
}

pub(super) fn found<'a>(read: &'a Import, code: &str) -> Vec<&'a ImportNote> {
    read.notes.iter().filter(|note| note.code == code).collect()
}

fn lines(blocks: &[AddressBlock]) -> Vec<Vec<&str>> {
    blocks.iter().map(|block| block.lines.iter().map(String::as_str).collect()).collect()
}

#[test]
fn l01_years_stay() {
    for read in case("l01-year-list.md", include_str!("../cases/l01-year-list.md")) {
        let document = &read.document;
        assert_eq!(document.place_and_date, "Budapest, 2026. november 28.");
        assert_eq!(lines(&document.recipients), [["To the Minister of Justice", "Ministry of Justice"]]);
        assert_eq!(document.subject, "On the anniversary");
        assert!(
            document.body.contains("\n\n1956. október 23. is") && document.body.contains("\n\n1968. gada notikumi"),
            "{}",
            document.body
        );
        assert_eq!(document.closing, "Yours sincerely,\nThe undersigned");
    }
}

#[test]
fn l02_a_line_separator_is_a_line_break() {
    for read in case("l02-2028.md", include_str!("../cases/l02-2028.md")) {
        assert!(
            read.document
                .body
                .starts_with("First line\\\nsecond line of the same paragraph.\n\nA word with a softhyphen and a non‑breaking")
        );
        let notes = [found(&read, "import-line-separator"), found(&read, "import-soft-hyphen")].concat();
        assert_eq!(notes.iter().map(|note| note.line).collect::<Vec<_>>(), [9, 11]);
        assert!(notes[0].excerpt.contains("First line"), "{notes:?}");
    }
}

#[test]
fn l05_markdown_of_google_docs() {
    for read in case("l05-google-docs-export.md", include_str!("../cases/l05-google-docs-export.md")) {
        let document = &read.document;
        assert_eq!(document.place_and_date, "Geneva, 28 November 2026");
        assert_eq!(lines(&document.recipients), [["The Minister of Justice"]]);
        assert_eq!((document.subject.as_str(), document.salutation.as_str()), ("The case of X.", "Dear Minister,"));
        assert_eq!(
            document.body,
            "# Open letter\n\nWe note Art. 3 (1) and the Committee’s finding[^1].\n\n* first\n* second\n\n1\\. Not a list\n\n\
             | Case | Year |\n| :---- | :---- |\n| A | 2024 |\n\n[^1]: UN Doc. A/HRC/1."
        );
        assert_eq!(document.closing, "Yours sincerely,");
        assert_eq!(found(&read, "import-image").iter().map(|note| note.line).collect::<Vec<_>>(), [22]);
        assert_eq!(found(&read, "import-anchor")[0].line, 1);
        assert_eq!(found(&read, "import-closing")[0].line, 24);
    }
}

#[test]
fn l06_bullets_of_word() {
    for read in case("l06-star-bullets-word.md", include_str!("../cases/l06-star-bullets-word.md")) {
        let body = &read.document.body;
        assert!(body.contains("We ask you:\n\n- to stop returns;\n- to let families call.\n\n(1) First\\\n(2) Second\n\n§ 5"), "{body}");
        assert!(body.contains("\n\n+ plus begins a sentence") && body.contains("#hashtag") && body.contains("<u>underlined</u>"), "{body}");
    }
}

#[test]
fn bullets_of_every_kind() {
    for (typed, read) in [
        ("We ask\n·\tone\n·\ttwo\nNow.", "We ask\n- one\n- two\n\nNow."),
        ("◦ one\n\t▪ deeper\n● two", "- one\n  - deeper\n- two"),
        ("\u{f0b7}\tone\n\u{f0b7}\ttwo", "- one\n- two"),
        ("-\tone\no\ttwo", "- one\n- two"),
        ("a)\tone\nb)\ttwo", "a) one\\\nb) two"),
        ("1.\tone\n2.\ttwo", "1. one\n2. two"),
    ] {
        assert_eq!(bring(typed).document.body, read, "{typed:?}");
    }
}

#[test]
fn no_character_refuses_a_letter() {
    for (typed, body, code) in [
        ("a\u{2029}b", "a\n\nb", "import-paragraph-separator"),
        ("a\u{b}b", "a\\\nb", "import-line-separator"),
        ("a\u{7}b", "ab", "import-character"),
        ("a\u{202e}b\u{202c}", "ab", "import-character"),
        ("a\u{e123}b\u{378}", "ab", "import-character"),
        ("a\u{200b}b\u{feff}", "ab", "import-character"),
        ("a\u{fffd}b", "a\u{fffd}b", "import-lost-character"),
    ] {
        let read = bring(typed);
        assert_eq!(read.document.body, body, "{typed:?}");
        assert_eq!(found(&read, code)[0].line, 1, "{typed:?}");
    }
    assert_eq!(bring("علی\u{200c}رضا \u{200f}x").document.body, "علی\u{200c}رضا \u{200f}x", "what a script needs stays");
}

#[test]
fn links_that_are_named_elsewhere() {
    let read = bring(
        "See [the report][r] and [UN].\n\n![][p] ![river](https://x.example/a.png)\n\n[r]: https://un.example/a\n[un]: <https://un.example>\n[p]: <data:image/png;base64,AA>\n[Note]: we wait.",
    );
    assert_eq!(read.document.body, "See [the report](https://un.example/a) and [UN].\n\n[un]: <https://un.example>\n[Note]: we wait.");
    assert_eq!(found(&read, "import-image").iter().map(|note| note.line).collect::<Vec<_>>(), [3, 3]);
    assert_eq!(found(&read, "import-link")[0].excerpt, "the report");
}

#[test]
fn spaces_at_the_end_of_a_line_break_it() {
    assert_eq!(bring("We ask,  \nnow.  \n\nOr not.").document.body, "We ask,\\\nnow.\n\nOr not.");
}

#[test]
fn a_forwarded_email_is_read_without_its_signs() {
    let read = bring("> The Director\n>\n> Re: Water\n>\n> Dear Director,\n>\n> Please act now, we ask you.\n>\n> Yours sincerely,");
    assert_eq!((read.document.subject.as_str(), read.document.body.as_str()), ("Water", "Please act now, we ask you."));
    assert_eq!(found(&read, "import-quoted")[0].line, 1);
}

#[test]
fn paragraphs_pasted_as_lines() {
    let long =
        "We write to you because a thousand families still wait for a word about those whom they miss, and nobody answers them at all.";
    let read = bring(&format!("The Director\nOffice\nRe: Water\nDear Director,\n{long}\n{long}\nYours sincerely,\nJane"));
    assert_eq!(read.document.body, format!("{long}\n\n{long}"));
    assert_eq!(read.document.closing, "Yours sincerely,\nJane");
}

#[test]
fn a_list_of_signatories_is_left_out_and_named() {
    let names: Vec<String> = (1..=30).map(|number| format!("Organisation {number}, Country")).collect();
    for heading in ["**Signatories:**\n\n", "## Signed by\n", ""] {
        let text = format!("Dear Director,\n\nPlease act.[^1]\n\nYours sincerely,\n\n{heading}{}\n\n[^1]: Source.", names.join("\n"));
        let read = bring(&text);
        assert_eq!((read.document.body.as_str(), read.document.closing.as_str()), ("Please act.[^1]\n\n[^1]: Source.", "Yours sincerely,"));
        assert!(read.left_out.ends_with(&names.join("\n")), "{}", read.left_out);
        assert_eq!(found(&read, "import-signers")[0].line, 7);
    }
    let few = bring("Dear Director,\n\nPlease act.\n\nYours sincerely,\n\nJane Doe\nChair").document.closing;
    assert_eq!(few, "Yours sincerely,\n\nJane Doe\nChair");
}

#[test]
fn html_from_a_web_page() {
    let html = "<html><body><style>p { color: red }</style><p>Geneva, 28 November 2026</p><p>To the Minister<br>Ministry of Justice</p><p><b>Re: Water</b></p>\
        <p>Dear Minister,</p><p>We <b>ask</b> you<sup><a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></sup> &amp; 5&nbsp;* 3:</p>\n<ul><li>to stop;</li>\n<li><p>to <a href=\"https://un.example/a\">answer</a>.</p></li></ul>\
        <table><tr><th>Case</th><th>Year</th></tr><tr><td>A|B</td><td>2024</td></tr></table><p><img src=x alt=\"A river\">So x<sup>2</sup>.</p>\
        <p>Yours sincerely,</p><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> UN Doc. 1</p></body></html>";
    let read = bring(html);
    let document = &read.document;
    assert_eq!(document.place_and_date, "Geneva, 28 November 2026");
    assert_eq!(document.recipients[0].lines.len(), 2);
    assert_eq!((document.subject.as_str(), document.salutation.as_str()), ("Water", "Dear Minister,"));
    assert_eq!(
        document.body,
        "We **ask** you[^1] & 5\u{a0}* 3:\n\n- to stop;\n- to [answer](https://un.example/a).\n\n| Case | Year |\n|---|---|\n| A\\|B | 2024 |\n\nSo x².\n\n[^1]: UN Doc. 1"
    );
    assert_eq!(document.closing, "Yours sincerely,");
    assert_eq!(found(&read, "import-image")[0].excerpt, "A river");
}

#[test]
fn html_from_the_clipboard_of_google_docs() {
    let html = "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span style=\"font-weight:700\">Dear Minister,</span></p><p dir=\"ltr\"><span style=\"font-weight:400\">We ask you.</span></p></b><br class=\"Apple-interchange-newline\">";
    let document = bring(html).document;
    assert_eq!((document.salutation.as_str(), document.body.as_str()), ("Dear Minister,", "We ask you."));
}

#[test]
fn html_of_an_email() {
    let html = "<div dir=\"ltr\"><div>Geneva, 28 November 2026</div><div><br></div><div>The Minister</div><div>Ministry of Justice</div><div><br></div>\
        <div>Re: Water</div><div><br></div><div>Dear Minister,<br><br>We ask you.<br>Now.<br><br>Yours sincerely,<br>Jane</div></div>";
    let document = bring(html).document;
    assert_eq!(document.place_and_date, "Geneva, 28 November 2026");
    assert_eq!(lines(&document.recipients), [["The Minister", "Ministry of Justice"]]);
    assert_eq!((document.subject.as_str(), document.salutation.as_str()), ("Water", "Dear Minister,"));
    assert_eq!((document.body.as_str(), document.closing.as_str()), ("We ask you.\\\nNow.", "Yours sincerely,\nJane"));
}

#[test]
fn needless_backslashes_go() {
    let read = bring("Text: 5 \\> 3, 5 \\< 6, snake\\_case, \\*star\\*, \\[1\\], A\\-B\\!\n\n\\- no item\n\n\\# none");
    assert_eq!(read.document.body, "Text: 5 > 3, 5 < 6, snake_case, \\*star\\*, \\[1\\], A-B!\n\n\\- no item\n\n\\# none");
}

#[test]
fn a_file_is_read_in_its_encoding_or_refused_by_its_kind() {
    let read = bring_file("\u{feff}Dear Minister,\n\nPlease answer.".as_bytes()).unwrap();
    assert_eq!(read.document.salutation, "Dear Minister,");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("Żółw".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(bring_file(&utf16).unwrap().document.body, "Żółw");
    assert_eq!(bring_file(b"%PDF-1.7"), Err(BringFault::Kind));
    assert_eq!(bring_file(b"PK\x03\x04 broken"), Err(BringFault::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_brought_is_a_letter_that_prints(text in "[ -~\\n\\t•]{0,300}|\\PC{0,80}") {
        let document = bring(&text).document;
        let printed = print(&document);
        prop_assert!(printed.chars().all(|c| c == '\n' || !crate::text::is_forbidden(c)), "{printed:?}");
        prop_assert_eq!(import(&printed).document, document);
    }

    #[test]
    fn loses_no_word_of_plain_text(paragraphs in prop::collection::vec("[A-Za-z]{3,9}( [a-z0-9]{2,9}){0,12}[,.:]?", 1..9)) {
        let read = bring(&paragraphs.join("\n\n"));
        let kept = [print(&read.document), read.document.subject.clone(), read.left_out.clone()].concat();
        for word in paragraphs.iter().flat_map(|paragraph| paragraph.split(' ')) {
            prop_assert!(kept.contains(word.trim_end_matches([',', '.', ':'])), "{} in {}", word, kept);
        }
    }
}
