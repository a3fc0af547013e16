//! Rows as they are in real lists.

use super::*;
use crate::{
    gathered::{Sha256, Sheets, Source},
    locale::Locale,
    signature::SignatoryKind,
};
use proptest::prelude::*;

fn gathering(source: Source) -> Gathering {
    let scan = (source == Source::Paper).then_some(Sha256([7; 32]));
    Gathering {
        source,
        detail: None,
        kind: SignatoryKind::Person,
        country: None,
        locale: Locale::En,
        scan,
        sheets: Sheets::default(),
        consent: None,
    }
}

fn read_rows(rows: &[&[&str]], gathering: &Gathering) -> Reading {
    let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n");
    let file = ["Name,Country,Email,Occupation\n".to_owned()].into_iter().chain(lines).collect::<String>();
    let table = Table::read(file.as_bytes()).unwrap();
    read(&table, &Mapping::recognise(&table, gathering.kind), gathering)
}

fn codes(remarks: &[RowRemark]) -> Vec<(u64, &str, &str)> {
    remarks.iter().map(|one| (one.line, one.error.field.as_str(), one.error.code.as_str())).collect()
}

#[test]
fn each_problem_is_named_by_its_row() {
    let rows: &[&[&str]] = &[
        &["Ana Silva", "gb", "ana@mail.example"],
        &["", "Narnia", "nobody"],
        &["ANA  silva", "GB", "ANA+tag@mail.example"],
        &["박민지", "République de Corée", ""],
        &["  Zoë\r\n  van Dam ", "NL", "zoe@mail.example"],
        &["Two  Spaces", "NL", "two@mail.example"],
        &["", "", "", ""],
        &["Rever\u{202e}se", "NL", "r@mail.example"],
    ];
    let reading = read_rows(rows, &gathering(Source::Spreadsheet));
    let names: Vec<_> = reading.rows.iter().map(|row| (row.line, row.entry.name().as_str())).collect();
    assert_eq!(names, [(2, "Ana Silva"), (6, "Zoë van Dam"), (8, "Two Spaces")]);
    assert_eq!(
        codes(&reading.faults),
        [
            (3, "name", "error-empty"),
            (3, "country", "error-country-unknown"),
            (3, "email", "error-email"),
            (4, "name", "gathered-fault-mailbox-twice"),
            (5, "email", "gathered-fault-no-address"),
            (10, "name", "error-control-character"),
        ]
    );
    assert_eq!(reading.refused(), 4);
    assert_eq!(codes(&reading.notes), [(6, "name", "gathered-note-joined"), (8, "name", "gathered-note-spaces")]);
}

#[test]
fn on_paper_nobody_needs_an_address_and_namesakes_are_told_apart_by_what_they_do() {
    let rows: &[&[&str]] =
        &[&["박민지", "KR", "", "교사"], &["박민지", "KR", "", "의사"], &["박민지", "KR", "", "교사"], &["👩‍🚒", "KR"], &["🐢", "KR"]];
    let reading = read_rows(rows, &gathering(Source::Paper));
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(
        codes(&reading.faults),
        [(4, "name", "gathered-fault-duplicate"), (5, "name", "error-no-letter"), (6, "name", "error-no-letter")]
    );
    let unscanned = Gathering { scan: None, ..gathering(Source::Paper) };
    assert!(read_rows(rows, &unscanned).rows.is_empty());
}

#[test]
fn invisible_characters_are_taken_off_and_that_is_said() {
    let rows: &[&[&str]] = &[
        &["\u{2068}Amira Haddad\u{2069}", "LB", "\u{202a}amira@mail.example\u{202c}"],
        &["Lina\u{200b}", "LB", "lina@mail.example\u{200b}"],
        &["علی\u{200c}رضا", "IR", "ali@mail.example"],
    ];
    let reading = read_rows(rows, &gathering(Source::Spreadsheet));
    assert_eq!(reading.faults, []);
    let read: Vec<_> = reading.rows.iter().filter_map(|row| Some((row.entry.name().as_str(), row.email.as_ref()?.as_str()))).collect();
    assert_eq!(read, [("Amira Haddad", "amira@mail.example"), ("Lina", "lina@mail.example"), ("علی\u{200c}رضا", "ali@mail.example")]);
    let note = "gathered-note-invisible";
    assert_eq!(codes(&reading.notes), [(2, "name", note), (2, "email", note), (3, "name", note), (3, "email", note)]);
}

/// Reads one of the lists that failed once.
fn read_list(bytes: &[u8], source: Source, kind: SignatoryKind) -> Reading {
    let table = Table::read(bytes).unwrap();
    let gathering = Gathering { kind, ..gathering(source) };
    read(&table, &Mapping::recognise(&table, kind), &gathering)
}

fn people(bytes: &[u8], source: Source) -> Vec<(String, Option<String>, Option<String>)> {
    let reading = read_list(bytes, source, SignatoryKind::Person);
    assert_eq!(reading.faults, []);
    let person = |row: Row| {
        let Entry::Person(person) = row.entry else { panic!("a person") };
        let affiliation = person.affiliation.map(|text| text.as_str().to_owned());
        (person.name.into_string(), affiliation, row.email.map(|email| email.as_str().to_owned()))
    };
    reading.rows.into_iter().map(person).collect()
}

fn one(name: &str, affiliation: &str, email: &str) -> (String, Option<String>, Option<String>) {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    (name.to_owned(), some(affiliation), some(email))
}

#[test]
fn the_parts_of_a_name_and_of_an_affiliation_are_put_together() {
    let files = [
        (&include_bytes!("../../../tests/lists/c01-surname-only.csv")[..], vec![one("Claire Moulin", "", "claire@mail.example")]),
        (include_bytes!("../../../tests/lists/c02-first-last.csv"), vec![one("Ana Prado", "", "ana@mail.example")]),
        (
            include_bytes!("../../../tests/lists/o04-people-with-organisation.csv"),
            vec![one("Ana Prado", "Professor, University of X", "ana9@mail.example")],
        ),
        (
            include_bytes!("../../../tests/lists/o06-people-shared-mailbox.csv"),
            vec![one("Maria Keller", "", "keller@mail.example"), one("Peter Keller", "", "keller@mail.example")],
        ),
        ("성,이름,국가,이메일\n김,민지,한국,m@mail.example\n".as_bytes(), vec![one("김민지", "", "m@mail.example")]),
    ];
    for (file, expected) in files {
        assert_eq!(people(file, Source::Spreadsheet), expected);
    }
    let roles = people(include_bytes!("../../../tests/lists/o07-people-role-org.csv"), Source::Paper);
    assert_eq!(roles, [one("James Smith", "Designer, Studio A", ""), one("James Smith", "Nurse, Clinic B", "")]);
    assert_eq!(people(include_bytes!("../../../tests/lists/f01-hindi-paper.csv"), Source::Paper).len(), 3, "vowels tell names apart");
}

#[test]
fn the_day_of_signing_is_kept_and_the_country_recognised() {
    for file in [&include_bytes!("../../../tests/lists/c02-first-last.csv")[..], include_bytes!("../../../tests/lists/h16-gforms.csv")] {
        let row = read_list(file, Source::Spreadsheet, SignatoryKind::Person).rows.remove(0);
        assert_eq!((row.entry.country().code(), row.signed_on.as_deref()), ("ES", Some("2026-11-28")));
    }
}

/// `h16-gforms.csv`.
#[test]
fn a_form_s_questions_are_columns_and_its_consent_is_asked_of_each_row() {
    let file = include_str!("../../../tests/lists/h16-gforms.csv");
    assert_eq!(people(file.as_bytes(), Source::Spreadsheet), [one("Ana Prado", "Lecturer", "ana@mail.example")]);
    for answer in ["No", "", "Non", "I do not agree", "لا"] {
        let refused = file.replace("\"Yes\"", &format!("\"{answer}\""));
        let reading = read_list(refused.as_bytes(), Source::Spreadsheet, SignatoryKind::Person);
        assert_eq!(codes(&reading.faults), [(2, "consent", "gathered-fault-no-consent")], "{answer}");
    }
}

#[test]
fn damaged_letters_are_mended_and_lost_ones_named() {
    let reading =
        read_list(include_bytes!("../../../tests/lists/h09-mojibake-macroman.csv"), Source::Spreadsheet, SignatoryKind::Organisation);
    let names: Vec<_> = reading.rows.iter().map(|row| row.entry.name().as_str()).collect();
    assert_eq!(names, ["Solidarité-Solidariteit", "Médecins d’ici"]);
    assert_eq!(codes(&reading.notes), [(2, "name", "note-letters-mended"), (3, "name", "note-letters-mended")]);
    let reading =
        read_list(include_bytes!("../../../tests/lists/h12-excel-question-marks.csv"), Source::Spreadsheet, SignatoryKind::Person);
    assert_eq!(reading.rows, []);
    assert_eq!(codes(&reading.faults), [(2, "name", "error-letters-lost"), (3, "name", "error-letters-lost")]);
}

#[test]
fn an_address_is_taken_out_of_what_stands_around_it() {
    let file = include_bytes!("../../../tests/lists/h14-nbsp-emails.csv");
    let read: Vec<_> = people(file, Source::Spreadsheet).into_iter().map(|(name, _, email)| (name, email.unwrap())).collect();
    let expected = [("Ana", "ana"), ("Bo", "bo"), ("Cy", "cy"), ("Di", "di")];
    assert_eq!(read, expected.map(|(name, local)| (name.to_owned(), format!("{local}@mail.example"))));
    let reading = read_list(file, Source::Spreadsheet, SignatoryKind::Person);
    assert_eq!(codes(&reading.notes), [(5, "email", "note-email-first")]);
    let isolates = people(include_bytes!("../../../tests/lists/h13-isolates.csv"), Source::Spreadsheet);
    assert_eq!(isolates, [one("Amira Haddad", "", "amira@mail.example"), one("Lina", "", "lina@mail.example")]);
}

#[test]
fn who_was_asked_for_no_address_has_none() {
    let reading = read_rows(&[&["Ana Prado", "ES", "anonymous"]], &gathering(Source::Spreadsheet));
    assert_eq!(codes(&reading.faults), [(2, "email", "gathered-fault-no-address")]);
}

#[test]
fn each_double_has_its_own_reason() {
    let rows: &[&[&str]] = &[
        &["Ana Silva", "GB", "ana@mail.example", "Nurse"],
        &["Ana Silva", "GB", "ana@mail.example", "Painter"],
        &["Anonymous", "GB", "a@mail.example", ""],
        &["Anonyme", "FR", "b@mail.example", ""],
    ];
    let reading = read_rows(rows, &gathering(Source::Spreadsheet));
    let expected =
        [(3, "name", "gathered-fault-mailbox-twice"), (4, "name", "gathered-fault-anonymous"), (5, "name", "gathered-fault-anonymous")];
    assert_eq!(codes(&reading.faults), expected);
}

proptest! {
    /// A name that a form takes as it is comes out of a row as it is.
    #[test]
    fn no_name_is_changed_unsaid(name in "\\PC{1,40}") {
        let reading = read_rows(&[&[&name, "KR"]], &gathering(Source::Paper));
        if reading.notes.is_empty() && let Some(row) = reading.rows.first() {
            prop_assert_eq!(row.entry.name().as_str(), name);
        }
    }
}
