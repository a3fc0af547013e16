//! The planted faults of a table of 300 rows.

use super::*;
use proptest::prelude::*;

const HEAD: &str = "Organisation,Country,Web site,E-mail,Representative,Position,Language\n";

fn read(text: &str) -> Checked {
    check(&Table::read(text.as_bytes()).unwrap()).unwrap()
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
        [
            ("country", "error-country-unknown"),
            ("site", "error-site"),
            ("email", "error-email"),
            ("language", "error-row-language"),
            ("organisation", "error-row-formula"),
        ]
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
fn columns_that_are_missing_are_said() {
    for text in ["Organisation,Country\nA,FR\n", "E-mail,Country\na@b.example,FR\n"] {
        assert_eq!(check(&Table::read(text.as_bytes()).unwrap()).unwrap_err().code, "error-import-columns");
    }
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
            let checked = check(&table).unwrap();
            prop_assert_eq!(checked.good.len() + checked.faulty.len(), filled);
            prop_assert!(checked.faulty.iter().all(|row| !row.faults.is_empty()));
        }
    }
}
