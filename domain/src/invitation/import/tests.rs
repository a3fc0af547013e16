//! The planted faults of a table of 300 rows.

use super::*;
use proptest::prelude::*;

const HEAD: &str = "Organisation,Country,Web site,E-mail,Representative,Position,Language\n";

fn check_table(table: &Table) -> Checked {
    check(table, &Columns::recognise(table)).unwrap()
}

fn read(text: &str) -> Checked {
    check_table(&Table::read(text.as_bytes()).unwrap())
}

#[test]
fn a_row_is_read() {
    let checked = read(&[HEAD, "Société Une,France,une.example,ana@une.example,Ana Silva,Directrice,fr\n"].concat());
    let (line, invitee) = &checked.good[0];
    assert_eq!((*line, invitee.country.code(), invitee.locale), (2, "FR", Some(Locale::Fr)));
    assert_eq!(invitee.site.as_ref().unwrap().as_str(), "https://une.example");
    assert!(checked.faulty.is_empty());
}

#[test]
fn every_fault_of_a_row_is_named_with_its_column() {
    let checked = read(&[HEAD, "=SUM(A1),Atlantis,no site,nobody,,,Klingon\n"].concat());
    let faults: Vec<_> = checked.faulty[0].faults.iter().map(|fault| (fault.field.as_str(), fault.code.as_str())).collect();
    assert_eq!(
        faults,
        [("country", "error-country-unknown"), ("site", "error-site"), ("email", "error-email"), ("organisation", "error-row-formula"),]
    );
}

#[test]
fn a_second_row_of_a_mailbox_names_the_first() {
    let rows = "A,FR,,a@b.example,,,\nB,FR,,c@d.example,,,\nC,FR,,A@B.example,,,\n";
    let checked = read(&[HEAD, rows].concat());
    assert_eq!(checked.good.len(), 2);
    assert_eq!(checked.faulty[0].line, 4);
    assert_eq!(checked.faulty[0].faults, [FieldError::new("email", "error-row-duplicate").with("first", 2)]);
}

#[test]
fn a_part_of_a_state_is_invited_under_it_and_that_is_said() {
    let checked = read(&[HEAD, "Aid Alba,Scotland,,a@alba.example,,,\nSouth Korean Aid,South Korea,,a@ska.example,,,\n"].concat());
    let countries: Vec<_> = checked.good.iter().map(|(_, invitee)| invitee.country.code()).collect();
    assert_eq!(countries, ["GB", "KR"]);
    assert_eq!(checked.notes.iter().map(|row| (row.line, row.notes[0].code.as_str())).collect::<Vec<_>>(), [(2, "note-country-part")]);
}

#[test]
fn columns_that_are_missing_are_said_by_each_row() {
    for (text, field) in [("Organisation,Country\nA,FR\n", "email"), ("E-mail,Country\na@b.example,FR\n", "organisation")] {
        assert_eq!(read(text).faulty[0].faults, [FieldError::new(field, "error-empty")]);
    }
}

/// `p01-invite-chapters.csv`.
#[test]
fn chapters_of_one_organisation_are_invited_each() {
    let checked = read(include_str!("../../../tests/lists/p01-invite-chapters.csv"));
    let invited: Vec<_> = checked.good.iter().map(|(_, one)| (one.organisation.as_str(), one.country.code())).collect();
    assert_eq!(invited, [("Relief Kin Kenya", "KE"), ("Relief Kin Chad", "TD"), ("South Korean Aid", "KR")]);
    assert!(checked.faulty.is_empty());
}

#[test]
fn a_language_is_known_by_any_name_and_another_takes_the_organiser_s() {
    let row = |language: &str| format!("A {language},FR,,{language}@b.example,,,{language}\n");
    let checked = read(&[HEAD.to_owned(), row("Französisch"), row("fr-CA"), row("Arabe"), row("Klingon")].concat().replace("ö@", "o@"));
    let languages: Vec<_> = checked.good.iter().map(|(_, one)| one.locale).collect();
    assert_eq!(languages, [Some(Locale::Fr), Some(Locale::Fr), Some(Locale::Ar), None]);
    assert_eq!(checked.notes.iter().map(|row| (row.line, row.notes[0].code.as_str())).collect::<Vec<_>>(), [(5, "note-language-unknown")]);
}

#[test]
fn the_names_of_who_signs_and_several_addresses_are_read() {
    let file = "First name,Last name,Organization,Country,Email\nAna,Silva,Trust,GB,\"Ana <ana@a.example>\"\nBo,Berg,Haus,DE,b@b.example; c@c.example\n";
    let checked = read(file);
    let invited: Vec<_> = checked.good.iter().map(|(_, one)| (one.representative.as_ref().unwrap().as_str(), one.email.as_str())).collect();
    assert_eq!(invited, [("Ana Silva", "ana@a.example"), ("Bo Berg", "b@b.example")]);
    assert_eq!(checked.notes[0].notes, [FieldError::new("email", "note-email-first")]);
}

#[test]
fn how_a_file_is_to_be_read_comes_back() {
    let mut reading = UploadReading::default();
    for (field, value) in [("encoding", "macintosh"), ("unmended", "yes"), ("column-1", "email"), ("column-0", ""), ("x", "y")] {
        reading.take(field, value);
    }
    assert_eq!(UploadReading::parse(&reading.to_string()), reading);
    assert_eq!(UploadReading::parse(&UploadReading::default().to_string()), UploadReading::default());
}

proptest! {
    #[test]
    fn each_row_is_good_or_faulty_and_none_is_lost(rows in proptest::collection::vec(("[a-z=+]{0,6}", "[A-Z]{0,3}", "[a-c@.]{0,9}"), 1..40)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Organisation", "Country", "E-mail"]).unwrap();
        for (name, country, email) in &rows {
            writer.write_record([name, country, email]).unwrap();
        }
        let filled = rows.iter().filter(|(a, b, c)| !(a.is_empty() && b.is_empty() && c.is_empty())).count();
        if let Ok(table) = Table::read(&writer.into_inner().unwrap()) {
            let checked = check_table(&table);
            prop_assert_eq!(checked.good.len() + checked.faulty.len(), filled);
            prop_assert!(checked.faulty.iter().all(|row| !row.faults.is_empty()));
        }
    }
}
