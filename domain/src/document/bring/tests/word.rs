//! Documents of Word, put together here part by part.

use super::*;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A document with this body.
fn word(body: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>")),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"rId9\" Type=\"{relations}/hyperlink\" Target=\"https://un.example/a\"/></Relationships>"
            ),
        ),
        (
            "word/styles.xml",
            format!("<w:styles {WORD}><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
                <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
                <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%1)\"/></w:lvl></w:abstractNum>\
                <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>"
            ),
        ),
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes {WORD}><w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> UN Doc. A/HRC/1.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        ),
        ("word/header1.xml", format!("<w:hdr {WORD}><w:p><w:r><w:t>Coalition letterhead</w:t></w:r></w:p></w:hdr>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn item(list: usize, text: &str) -> String {
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_letter_with_styles_lists_tables_and_footnotes() {
    let prose = "We write to you because a thousand families still wait for a word about those whom they miss, and nobody answers them";
    let body = [
        p("Geneva, 28 November 2026"),
        p("The Minister of Justice"),
        p("Ministry of Justice"),
        p("Re: The case of X &amp; Y"),
        p("Dear Minister,"),
        format!(
            "<w:p><w:r><w:t>{prose}</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t xml:space=\"preserve\">: see </w:t></w:r>\
            <w:hyperlink r:id=\"rId9\"><w:r><w:t>the report</w:t></w:r></w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> now</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"
        ),
        "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>What we ask</w:t></w:r></w:p>".to_owned(),
        item(1, "to stop;"),
        item(1, "to answer."),
        item(2, "First"),
        item(2, "Second"),
        item(3, "one"),
        item(3, "two"),
        p("1956. október was. 2*3*4 # a_b"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Case</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            .to_owned(),
        "<w:p><w:r><w:drawing/></w:r></w:p>".to_owned(),
        p("Yours sincerely,"),
    ];
    let read = bring_file(&word(&body.concat())).unwrap();
    let document = &read.document;
    assert_eq!(document.place_and_date, "Geneva, 28 November 2026");
    assert_eq!(document.recipients[0].lines, ["The Minister of Justice", "Ministry of Justice"]);
    assert_eq!((document.subject.as_str(), document.salutation.as_str()), ("The case of X & Y", "Dear Minister,"));
    assert_eq!(
        document.body,
        format!(
            "{prose}[^1]: see [the report](https://un.example/a) **now**.\n\n# What we ask\n\n- to stop;\n- to answer.\n1. First\n2. Second\n\n(a) one\n\n(b) two\n\n\
            1956. október was. 2\\*3\\*4 # a_b\n\n| Case | Year |\n|---|---|\n| A | 2024 |\n\n[^1]: UN Doc. A/HRC/1."
        )
    );
    assert_eq!(document.closing, "Yours sincerely,");
    assert_eq!(found(&read, "import-image")[0].line, 19);
    assert_eq!(found(&read, "import-deleted")[0].excerpt, "never");
    assert_eq!(found(&read, "import-page-edge")[0].excerpt, "Coalition letterhead");
}

#[test]
fn what_is_no_document_of_word_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    assert_eq!(bring_file(&zip.finish().unwrap().into_inner()), Err(BringFault::Kind));
}

/// As many parts as there are, by their names.
fn with_parts(body: &str, parts: impl IntoIterator<Item = (String, String)>) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(word(body))).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: std::collections::BTreeMap<String, String> = parts.into_iter().collect();
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).unwrap();
        if !parts.contains_key(file.name().unwrap().as_ref()) {
            to.raw_copy_file(file).unwrap();
        }
    }
    for (name, text) in parts {
        to.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn boxes_within_boxes_are_read_once_each() {
    let nested = |deep: usize| {
        let open = "<w:p><w:r><w:t>out</w:t></w:r><w:r><w:pict><w:txbxContent>".repeat(deep);
        format!("{open}<w:p><w:r><w:t>in</w:t></w:r></w:p>{}", "</w:txbxContent></w:pict></w:r></w:p>".repeat(deep))
    };
    let read = bring_file(&word(&nested(40))).unwrap();
    let text = print(&read.document);
    assert_eq!((text.matches("out").count(), text.matches("in").count()), (40, 1), "{text}");
}

#[test]
fn what_unfolds_to_more_than_a_letter_is_cut_or_refused() {
    let cell = "<w:tc/>";
    let table = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", cell.repeat(3_000), format!("<w:tr>{cell}</w:tr>").repeat(3_000));
    let read = bring_file(&word(&table)).unwrap();
    assert!(print(&read.document).len() < 100_000);
    let long = bring_file(&word(&"<w:p><w:r><w:t>Words, words and words.</w:t></w:r></w:p>".repeat(60_000))).unwrap();
    assert!(print(&long.document).len() < 700_000 && found(&long, "import-too-long").len() == 1);
    let levels: String = (0..20_000).map(|level| format!("<w:lvl w:ilvl=\"{level}\"/>")).collect();
    let lists: String = (0..20_000).map(|list| format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"0\"/></w:num>")).collect();
    let numbering = format!("<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>{lists}</w:numbering>");
    assert!(bring_file(&with_parts("<w:p/>", [("word/numbering.xml".to_owned(), numbering)])).is_ok(), "400 million levels");
    let edge = format!("<w:hdr>{}</w:hdr>", " ".repeat(15 * 1024 * 1024));
    let edges = (0..4).map(|number| (format!("word/header{number}.xml"), edge.clone()));
    assert_eq!(bring_file(&with_parts("<w:p/>", edges)), Err(BringFault::Damaged));
    let many: String = (0..2_000).map(|number| format!(" a{number}=\"\"")).collect();
    assert_eq!(bring_file(&word(&format!("<w:p{many}/>"))), Err(BringFault::Damaged));
}

#[test]
fn pasted_html_of_empty_links_is_read_in_its_length() {
    let begun = std::time::Instant::now();
    let _ = bring(&format!("<p></p><p></p>{}", "<a> <br> ".repeat(40_000)));
    assert!(begun.elapsed().as_secs() < 20);
}
