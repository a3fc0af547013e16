//! Letters as people bring them, invented, and what is understood of each.

use super::*;

/// What a text should be read as; parts that are not named are empty.
#[derive(Default)]
struct Expected {
    place: &'static str,
    /// First lines of the recipients' addresses, and of the copies'.
    recipients: &'static [&'static str],
    copies: &'static [&'static str],
    labels: Option<(&'static str, &'static str)>,
    subject: &'static str,
    salutation: &'static str,
    body: &'static str,
    closing: &'static str,
    /// Codes that must be told besides those of the parts.
    codes: &'static [&'static str],
}

const PROSE: &str = "We are writing to you because a thousand families still wait for a word about those whom they miss.";

/// Reads a text in which `PROSE` stands for a long paragraph, and reads again what it prints to.
#[track_caller]
fn reads(text: &str, expected: &Expected) {
    let text = text.replace("PROSE", PROSE);
    let read = import(&text);
    let document = &read.document;
    let firsts = |blocks: &[AddressBlock]| blocks.iter().map(|block| block.lines[0].clone()).collect::<Vec<_>>();
    assert_eq!(document.place_and_date, expected.place);
    assert_eq!(firsts(&document.recipients), expected.recipients);
    assert_eq!(firsts(&document.copies), expected.copies);
    let labels = expected.labels.unwrap_or(("CC:", "Re:"));
    assert_eq!((document.labels.copies.as_str(), document.labels.subject.as_str()), labels);
    assert_eq!(document.subject, expected.subject);
    assert_eq!(document.salutation, expected.salutation);
    assert_eq!(document.body, expected.body.replace("PROSE", PROSE));
    assert_eq!(document.closing, expected.closing);
    for code in expected.codes {
        assert!(codes(&read).contains(code), "{code} in {:?}", read.notes);
    }
    for note in &read.notes {
        assert_eq!(note.line == 0, note.kind == ImportNoteKind::Missing, "{note:?}");
        assert!(note.line as usize <= text.lines().count(), "{note:?}");
    }
    assert_eq!(import(&print(document)).document, *document);
}

#[test]
fn without_copies_and_with_a_date() {
    reads(
        "Geneva, 3 May 2024\n\nThe Director\nOffice of Examples\n1 Lake Street\n\nRe: Water\n\nDear Director,\n\nPROSE\n\nYours sincerely,\n",
        &Expected {
            place: "Geneva, 3 May 2024",
            recipients: &["The Director"],
            subject: "Water",
            salutation: "Dear Director,",
            body: "PROSE",
            closing: "Yours sincerely,",
            codes: &["import-place-and-date", "import-recipient", "import-subject", "import-salutation", "import-closing"],
            ..Expected::default()
        },
    );
}

#[test]
fn several_recipients() {
    reads(
        "The President\n1 Palace Gate\n\nThe Prime Minister\n2 Palace Gate\n\nThe Speaker\n3 Palace Gate\n\nSubject: Water\n\nExcellencies:\n\nPROSE\n",
        &Expected {
            recipients: &["The President", "The Prime Minister", "The Speaker"],
            labels: Some(("CC:", "Subject:")),
            subject: "Water",
            salutation: "Excellencies:",
            body: "PROSE",
            ..Expected::default()
        },
    );
}

#[test]
fn one_line_for_each_address() {
    reads(
        "To: The Director, Office of Examples\nCC: The Deputy\nFrom: The Coalition\nDate: 2024\n",
        &Expected {
            recipients: &["The Director, Office of Examples"],
            copies: &["The Deputy"],
            body: "From: The Coalition\nDate: 2024",
            codes: &["import-sender"],
            ..Expected::default()
        },
    );
    reads(
        "The Director\n1 Lake Street\nRe: Water\n\nDear Director,\n\nPROSE\n",
        &Expected { recipients: &["The Director"], subject: "Water", salutation: "Dear Director,", body: "PROSE", ..Expected::default() },
    );
    reads(
        "To: The Director\nSubject: Water\nPROSE PROSE\n",
        &Expected {
            recipients: &["The Director"],
            labels: Some(("CC:", "Subject:")),
            subject: "Water",
            body: "PROSE PROSE",
            ..Expected::default()
        },
    );
    reads(
        "To: The Director, Office of Examples\n\ncc: The Deputy, Office of Examples\n\nRE: Water\nDear Director,\nPROSE\n",
        &Expected {
            recipients: &["The Director, Office of Examples"],
            copies: &["The Deputy, Office of Examples"],
            labels: Some(("cc:", "RE:")),
            subject: "Water",
            salutation: "Dear Director,",
            body: "PROSE",
            ..Expected::default()
        },
    );
}

#[test]
fn arabic() {
    reads(
        "بيروت، ٣ أيار ٢٠٢٤\n\nفخامة الرئيس\nالقصر الجمهوري\nالعاصمة\n\nنسخة إلى:\n\nوزير الخارجية\nوزارة الخارجية\n\nالموضوع: المياه\n\nالسيد الرئيس المحترم،\n\nنكتب إليكم لأن ألف عائلة ما زالت تنتظر كلمة عن الذين تفتقدهم منذ سنوات طويلة، ولا أحد يجيبها حتى اليوم.\n\nوتفضلوا بقبول فائق الاحترام،\n\nجمعية المثال\n",
        &Expected {
            place: "بيروت، ٣ أيار ٢٠٢٤",
            recipients: &["فخامة الرئيس"],
            copies: &["وزير الخارجية"],
            labels: Some(("نسخة إلى:", "الموضوع:")),
            subject: "المياه",
            salutation: "السيد الرئيس المحترم،",
            body: "نكتب إليكم لأن ألف عائلة ما زالت تنتظر كلمة عن الذين تفتقدهم منذ سنوات طويلة، ولا أحد يجيبها حتى اليوم.",
            closing: "وتفضلوا بقبول فائق الاحترام،\n\nجمعية المثال",
            ..Expected::default()
        },
    );
}

#[test]
fn persian_with_direction_marks() {
    reads(
        "جناب آقای رئیس\nخیابان نمونه\n\n\u{200f}موضوع: آب\n\nجناب آقای رئیس،\n\nما این نامه را می\u{200c}نویسیم زیرا هزار خانواده هنوز چشم به راه خبری از عزیزان خود هستند.\n\nبا احترام\n",
        &Expected {
            recipients: &["جناب آقای رئیس"],
            labels: Some(("CC:", "\u{200f}موضوع:")),
            subject: "آب",
            salutation: "جناب آقای رئیس،",
            body: "ما این نامه را می\u{200c}نویسیم زیرا هزار خانواده هنوز چشم به راه خبری از عزیزان خود هستند.",
            closing: "با احترام",
            ..Expected::default()
        },
    );
}

#[test]
fn byte_order_mark_and_crlf() {
    reads(
        "\u{feff}The Director\r\n1 Lake Street  \r\n\r\nRe: Water\r\n\r\nDear Director,\r\n\r\nPROSE\r\n\r\nSincerely,\r\n",
        &Expected {
            recipients: &["The Director"],
            subject: "Water",
            salutation: "Dear Director,",
            body: "PROSE",
            closing: "Sincerely,",
            ..Expected::default()
        },
    );
}

#[test]
fn typographic_quotation_marks_stay() {
    reads(
        "The Director\n\nRe: “Water” — and what’s left\n\nDear “Director”,\n\nPROSE “So it is”, she said.\n",
        &Expected {
            recipients: &["The Director"],
            subject: "“Water” — and what’s left",
            salutation: "Dear “Director”,",
            body: "PROSE “So it is”, she said.",
            ..Expected::default()
        },
    );
}

#[test]
fn lists_headings_and_tables_stay_in_the_body() {
    let body = "PROSE\n\n## What we ask\n\n1. Open the border.\n2. Answer.\n\n- one,\n- two,\n\n| Year | Number |\n|------|-------:|\n| 2023 |  2,000 |\n\n```\nCC:\n\nnobody\n```";
    let text = format!("The Director\n1 Lake Street\n\nRe: Water\n\nDear Director,\n\n{body}\n\nWith respect,\n");
    let expected = Expected {
        recipients: &["The Director"],
        subject: "Water",
        salutation: "Dear Director,",
        body,
        closing: "With respect,",
        ..Expected::default()
    };
    reads(&text, &expected);
}

#[test]
fn front_matter() {
    let text =
        "---\ntitle: \"Water: for all\"\nlang: en\ndate: 3 May 2024\nauthor: Jane Doe\ntags:\n  - water\n---\n\nDear Director,\n\nPROSE\n";
    reads(
        text,
        &Expected {
            place: "3 May 2024",
            subject: "Water: for all",
            salutation: "Dear Director,",
            body: "author: Jane Doe\ntags:\n  - water\n\nPROSE",
            codes: &["import-front-matter", "import-language"],
            ..Expected::default()
        },
    );
    let read = import(text);
    assert_eq!(read.language.as_deref(), Some("en"));
    let lines: Vec<_> = read.notes.iter().filter(|note| note.code == "import-front-matter").map(|note| note.line).collect();
    assert_eq!(lines, [5, 6, 7]);
}

#[test]
fn front_matter_that_contradicts_the_letter() {
    reads(
        "---\nsubject: Wine\n---\nRe: Water\n\nDear Director,\n\nPROSE\n",
        &Expected {
            subject: "Water",
            salutation: "Dear Director,",
            body: "Wine\n\nPROSE",
            codes: &["import-front-matter"],
            ..Expected::default()
        },
    );
    reads("---\n\nPROSE\n\n---\n", &Expected { body: "---\n\nPROSE\n\n---", ..Expected::default() });
}

#[test]
fn raw_html_stays_and_is_named() {
    let text = "Dear Director,\n\nPROSE\n\n<div class=\"x\">Hidden</div>\n\nSee <https://example.org>, `<b>` and a < b.\n";
    reads(
        text,
        &Expected {
            salutation: "Dear Director,",
            body: "PROSE\n\n<div class=\"x\">Hidden</div>\n\nSee <https://example.org>, `<b>` and a < b.",
            codes: &["import-raw-html"],
            ..Expected::default()
        },
    );
    let lines: Vec<_> = import(text).notes.iter().filter(|note| note.code == "import-raw-html").map(|note| note.line).collect();
    assert_eq!(lines, [5]);
}

#[test]
fn a_bare_text_is_a_body() {
    let text = "PROSE\n\nA second paragraph, wrapped\nat a narrow width,\nas e-mail does.\n\nA last one.";
    reads(text, &Expected { body: text, ..Expected::default() });
    let wrapped = "We, the undersigned, wrapped\nat a narrow width\n\nand without any head";
    reads(wrapped, &Expected { body: wrapped, ..Expected::default() });
    let missing: Vec<_> = import(text).notes.into_iter().map(|note| note.code).collect();
    assert_eq!(missing, ["import-no-recipient", "import-no-subject", "import-no-salutation", "import-no-closing"]);
}

#[test]
fn copies_before_the_address() {
    reads(
        "CC:\n\nThe Deputy\n2 Lake Street\n\nThe Director\n1 Lake Street\n\nRe: Water\n\nDear Director,\n\nPROSE\n",
        &Expected {
            recipients: &["The Director"],
            copies: &["The Deputy"],
            subject: "Water",
            salutation: "Dear Director,",
            body: "PROSE",
            ..Expected::default()
        },
    );
    reads(
        "CC: The Deputy\n\nThe Director\n1 Lake Street\n\nRe: Water\n\nPROSE\n",
        &Expected { recipients: &["The Director"], copies: &["The Deputy"], subject: "Water", body: "PROSE", ..Expected::default() },
    );
}

#[test]
fn copies_after_the_closing() {
    reads(
        "The Director\n\nRe: Water\n\nDear Director,\n\nPROSE[^1]\n\nYours faithfully,\n\nJane Doe\nChair\n\ncc: The Deputy\n2 Lake Street\n\nThe Clerk\n\n[^1]: Source.\n",
        &Expected {
            recipients: &["The Director"],
            copies: &["The Deputy", "The Clerk"],
            labels: Some(("cc:", "Re:")),
            subject: "Water",
            salutation: "Dear Director,",
            body: "PROSE[^1]\n\n[^1]: Source.",
            closing: "Yours faithfully,\n\nJane Doe\nChair",
            ..Expected::default()
        },
    );
}

#[test]
fn without_a_salutation() {
    reads(
        "The Director\n1 Lake Street\n\n**Subject:** Water and\nwhat is left\n\nPROSE\n\nIn solidarity\n",
        &Expected {
            recipients: &["The Director"],
            labels: Some(("CC:", "Subject:")),
            subject: "Water and what is left",
            body: "PROSE",
            closing: "In solidarity",
            ..Expected::default()
        },
    );
}

#[test]
fn without_a_subject() {
    reads(
        "The Director\n1 Lake Street\n\nDear Director,\n\nPROSE\n",
        &Expected { recipients: &["The Director"], salutation: "Dear Director,", body: "PROSE", ..Expected::default() },
    );
    reads(
        "The Director\n1 Lake Street\n\nDear Director,\n\nRe: Water\n\nPROSE\n",
        &Expected { recipients: &["The Director"], subject: "Water", salutation: "Dear Director,", body: "PROSE", ..Expected::default() },
    );
}

#[test]
fn footnotes_in_the_middle_and_before_the_closing() {
    reads(
        "Dear Director,\n\nPROSE[^1]\n\n[^1]: Source.\n\nPROSE[^b] and[^c]\n\n[^b]: Another,\n    continued.\n\n    A second paragraph.\n[^d]: Unused.\n\nYours truly,\nJane Doe\n",
        &Expected {
            salutation: "Dear Director,",
            body: "PROSE[^1]\n\n[^1]: Source.\n\nPROSE[^b] and[^c]\n\n[^b]: Another,\n    continued.\n\n    A second paragraph.\n[^d]: Unused.",
            closing: "Yours truly,\nJane Doe",
            codes: &["import-footnote-undefined", "import-footnote-unused"],
            ..Expected::default()
        },
    );
}

#[test]
fn korean() {
    reads(
        "수신: 외교부 장관\n\n참조: 통일부 장관\n\n제목: 강제송환\n\n장관님께\n\n우리는 강제송환의 재개에 깊은 우려를 표하며, 돌아간 사람들이 어떻게 되었는지 알고자 이 서한을 전합니다.\n\n2024년 5월 3일\n\n인권단체 일동 드림\n",
        &Expected {
            recipients: &["외교부 장관"],
            copies: &["통일부 장관"],
            labels: Some(("참조:", "제목:")),
            subject: "강제송환",
            salutation: "장관님께",
            body: "우리는 강제송환의 재개에 깊은 우려를 표하며, 돌아간 사람들이 어떻게 되었는지 알고자 이 서한을 전합니다.\n\n2024년 5월 3일",
            closing: "인권단체 일동 드림",
            ..Expected::default()
        },
    );
}

#[test]
fn chinese() {
    reads(
        "国家主席\n某市某街一号\n\n抄送：\n\n外交部长\n外交部\n\n关于：遣返难民\n\n尊敬的主席先生：\n\n我们写信表达对恢复遣返的关切。\n\n此致\n\n敬礼\n",
        &Expected {
            recipients: &["国家主席"],
            copies: &["外交部长"],
            labels: Some(("抄送：", "关于：")),
            subject: "遣返难民",
            salutation: "尊敬的主席先生：",
            body: "我们写信表达对恢复遣返的关切。",
            closing: "此致\n\n敬礼",
            ..Expected::default()
        },
    );
}

#[test]
fn german_with_the_date_after_the_address() {
    reads(
        "Auswärtiges Amt\nWerderscher Markt 1\n10117 Berlin\n\nBerlin, den 3. Mai 2024\n\nBetreff: Rückführungen\n\nSehr geehrte Frau Ministerin,\n\nwir schreiben Ihnen, weil tausend Familien noch immer auf ein Wort über ihre Angehörigen warten.\n\nMit freundlichen Grüßen\n\nErika Beispiel\nVorsitzende\n",
        &Expected {
            place: "Berlin, den 3. Mai 2024",
            recipients: &["Auswärtiges Amt"],
            labels: Some(("CC:", "Betreff:")),
            subject: "Rückführungen",
            salutation: "Sehr geehrte Frau Ministerin,",
            body: "wir schreiben Ihnen, weil tausend Familien noch immer auf ein Wort über ihre Angehörigen warten.",
            closing: "Mit freundlichen Grüßen\n\nErika Beispiel\nVorsitzende",
            ..Expected::default()
        },
    );
}

#[test]
fn spanish() {
    reads(
        "Señor Presidente\nPalacio Nacional\n\nAsunto: Agua\n\nEstimado señor Presidente:\n\nLe escribimos porque mil familias esperan todavía una palabra sobre aquellos a quienes echan de menos.\n\nAtentamente,\n",
        &Expected {
            recipients: &["Señor Presidente"],
            labels: Some(("CC:", "Asunto:")),
            subject: "Agua",
            salutation: "Estimado señor Presidente:",
            body: "Le escribimos porque mil familias esperan todavía una palabra sobre aquellos a quienes echan de menos.",
            closing: "Atentamente,",
            ..Expected::default()
        },
    );
}

#[test]
fn french_with_a_long_closing() {
    reads(
        "Monsieur le Ministre\n1, rue de l’Exemple\n\nCopie\u{a0}: Madame la Préfète\n\nObjet\u{a0}: L’eau\n\nMonsieur le Ministre,\n\nNous vous écrivons parce que mille familles attendent encore un mot sur ceux qui leur manquent.\n\nVeuillez agréer, Monsieur le Ministre, l’expression de notre très haute considération.\n\nJeanne Exemple\n",
        &Expected {
            recipients: &["Monsieur le Ministre"],
            copies: &["Madame la Préfète"],
            labels: Some(("Copie\u{a0}:", "Objet\u{a0}:")),
            subject: "L’eau",
            salutation: "Monsieur le Ministre,",
            body: "Nous vous écrivons parce que mille familles attendent encore un mot sur ceux qui leur manquent.",
            closing: "Veuillez agréer, Monsieur le Ministre, l’expression de notre très haute considération.\n\nJeanne Exemple",
            ..Expected::default()
        },
    );
}

#[test]
fn a_heading_and_a_sender_before_the_letter() {
    reads(
        "# Open letter\n\nFrom: The Coalition\n\nThe Director\n1 Lake Street\n\nRe: Water\n\nDear Director,\n\nPROSE\n",
        &Expected {
            recipients: &["The Director"],
            subject: "Water",
            salutation: "Dear Director,",
            body: "# Open letter\n\nFrom: The Coalition\n\nPROSE",
            codes: &["import-heading", "import-sender"],
            ..Expected::default()
        },
    );
}

#[test]
fn a_closing_in_a_language_that_is_not_known() {
    reads(
        "Moikka presidentti,\n\nPROSE\n\nParhain terveisin,\nMatti Esimerkki\n",
        &Expected {
            salutation: "Moikka presidentti,",
            body: "PROSE",
            closing: "Parhain terveisin,\nMatti Esimerkki",
            ..Expected::default()
        },
    );
}
