//! Rows of a table, read as signatures: what each says, what keeps it out, and what was done to it.

use super::{Column, Gathering, Mapping, RowRemark};
use crate::{
    country::Country,
    email::Email,
    error::{FieldError, FieldErrors},
    forms::signing::{Entry, SigningForm},
    invisible::{clean, is_invisible},
    table::{self, Table},
    text::fold,
};
use std::{borrow::Cow, collections::HashMap};

/// A row that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// What is to be listed.
    pub entry: Entry,
    /// Who is asked to confirm it; nobody where it was gathered on paper without an address.
    pub email: Option<Email>,
}

/// What was read of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The rows that can be brought in, in their order.
    pub rows: Vec<Row>,
    /// What keeps other rows out, in the order of the file; a row may have several.
    pub faults: Vec<RowRemark>,
    /// What was done to rows that are brought in: a line break joined, spaces tidied.
    pub notes: Vec<RowRemark>,
}

impl Reading {
    /// How many rows are kept out.
    pub fn refused(&self) -> usize {
        self.faults.chunk_by(|one, next| one.line == next.line).count()
    }
}

/// Reads the rows of a table.
pub fn read(table: &Table, mapping: &Mapping, gathering: &Gathering) -> Reading {
    let mut reading = Reading::default();
    let mut seen: HashMap<Vec<String>, u64> = HashMap::new();
    for row in table.rows() {
        let cell = |column: Column| row.cell(mapping.place(column));
        let remark = |error: FieldError| {
            let value = Column::from_code(&error.field).map(|column| cell(column).trim().to_owned()).unwrap_or_default();
            RowRemark { line: row.line, value, error }
        };
        if !row.faults.is_empty() {
            reading.faults.extend(row.faults.iter().map(|fault| remark(fault.message())));
            continue;
        }
        let mut notes = Vec::new();
        let country = country_of(cell(Column::Country), gathering, &mut notes);
        let form = form_of(&cell, country.as_ref().ok().copied().flatten(), &mut notes);
        match parse(&form, gathering) {
            Err(errors) => reading.faults.extend(errors.0.into_iter().map(|error| asked(error, &country)).map(remark)),
            Ok((entry, email)) => match seen.get(&identity(&entry, email.as_ref())) {
                Some(first) => reading.faults.push(remark(FieldError::new("name", "gathered-fault-duplicate").with("line", first))),
                None => {
                    seen.insert(identity(&entry, email.as_ref()), row.line);
                    reading.notes.extend(notes.into_iter().map(remark));
                    reading.rows.push(Row { line: row.line, entry, email });
                }
            },
        }
    }
    reading
}

/// The country of a row, or what is asked about it; none where neither the row nor the gathering names one.
fn country_of(cell: &str, gathering: &Gathering, notes: &mut Vec<FieldError>) -> Result<Option<Country>, FieldError> {
    if cell.trim().is_empty() {
        return Ok(gathering.country);
    }
    let found = table::country(cell)?;
    notes.extend(found.remark);
    Ok(Some(found.country))
}

/// The form's fault, or what is asked about the country instead.
fn asked(fault: FieldError, country: &Result<Option<Country>, FieldError>) -> FieldError {
    match country {
        Err(asked) if fault.field == asked.field => asked.clone(),
        _ => fault,
    }
}

/// The signing form that somebody would have filled in with this row.
fn form_of<'a>(cell: &impl Fn(Column) -> &'a str, country: Option<Country>, notes: &mut Vec<FieldError>) -> SigningForm {
    let mut text = |column: Column| {
        let joined = joined(cell(column));
        let tidied = clean(&joined);
        if joined.chars().filter(|c| is_invisible(*c)).count() > tidied.chars().filter(|c| is_invisible(*c)).count() {
            notes.push(FieldError::new(column.code(), "gathered-note-invisible"));
        } else if matches!(joined, Cow::Owned(_)) && column != Column::Email {
            notes.push(FieldError::new(column.code(), "gathered-note-joined"));
        } else if tidied != *joined && column == Column::Name {
            notes.push(FieldError::new(column.code(), "gathered-note-spaces"));
        }
        tidied
    };
    SigningForm {
        name: text(Column::Name),
        country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
        site: cell(Column::Site).trim().to_owned(),
        representative: text(Column::Representative),
        office: text(Column::Office),
        affiliation: text(Column::Affiliation),
        email: text(Column::Email),
        ..SigningForm::default()
    }
}

/// A cell on one line: line breaks, and the white space around them, become a space; so do tabs.
fn joined(cell: &str) -> Cow<'_, str> {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let inner = cell.trim_matches(|c: char| c.is_whitespace());
    if !inner.contains(breaks) {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(inner.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

fn parse(form: &SigningForm, gathering: &Gathering) -> Result<(Entry, Option<Email>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let entry = form.parse_entry(gathering.kind).map_err(|faults| errors.0.extend(faults.0)).ok();
    let email = if form.email.is_empty() {
        if !gathering.takes_rows_without_address() {
            errors.0.push(FieldError::new("email", "gathered-fault-no-address"));
        }
        None
    } else {
        // An address without a canonical form is none that mail could be sent to.
        errors.take("email", Email::parse(&form.email))
    };
    match entry {
        Some(entry) if errors.is_empty() => Ok((entry, email)),
        _ => Err(errors),
    }
}

/// What two rows of one signatory share.
fn identity(entry: &Entry, email: Option<&Email>) -> Vec<String> {
    let known = |text: &str| Some(fold(text)).filter(|fold| !fold.is_empty()).unwrap_or_else(|| text.to_owned());
    let name = known(entry.name().as_str());
    match (entry, email) {
        (_, Some(email)) => vec![email.mailbox().unwrap_or_default(), name],
        (Entry::Person(person), None) => {
            vec![name, person.country.code().to_owned(), person.affiliation.as_ref().map(|text| known(text.as_str())).unwrap_or_default()]
        }
        (Entry::Organisation(organisation), None) => vec![name, organisation.country.code().to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gathered::{Sha256, Sheets, Source},
        locale::Locale,
        signature::SignatoryKind,
    };
    use proptest::prelude::*;

    fn gathering(source: Source) -> Gathering {
        let scan = (source == Source::Paper).then_some(Sha256([7; 32]));
        Gathering { source, detail: None, kind: SignatoryKind::Person, country: None, locale: Locale::En, scan, sheets: Sheets::default() }
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
                (4, "name", "gathered-fault-duplicate"),
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
}
