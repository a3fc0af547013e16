//! Invitations from a table: what each row says, and everything that is wrong with it.

use super::Invitee;
use crate::{
    email::Email,
    error::{FieldError, ValueError},
    locale::Locale,
    site::Site,
    table::{self, Column, Row, Table},
    text::{Name, Phrase},
};
use std::collections::HashMap;

/// The most invitations in one file.
pub const LIMIT: usize = 2_000;

/// A table that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What can be invited, each with its line.
    pub good: Vec<(u64, Invitee)>,
    /// What cannot, in the order of the lines.
    pub faulty: Vec<FaultyRow>,
    /// What is to be said of those that can: how something was read.
    pub notes: Vec<RowNotes>,
}

/// A row that nobody can be invited from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyRow {
    /// The line of the file.
    pub line: u64,
    /// What stands where the organisation's name does, as far as it can be read.
    pub name: String,
    /// What is wrong; each with the column it is about, as [`column_name`] has it, or none.
    pub faults: Vec<FieldError>,
}

/// What is to be said of a row that somebody can be invited from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowNotes {
    /// The line of the file.
    pub line: u64,
    /// The organisation's name.
    pub name: String,
    /// What is to be said, each with its column.
    pub notes: Vec<FieldError>,
}

/// The name of a column in a fault.
pub const fn column_name(column: Column) -> &'static str {
    match column {
        Column::Organisation | Column::Name => "organisation",
        Column::Country => "country",
        Column::Site => "site",
        Column::Email => "email",
        Column::Representative => "representative",
        Column::Office => "office",
        Column::Language => "language",
        Column::Affiliation | Column::Kind | Column::Date | Column::Note => "other",
    }
}

/// Looks a table over. Without a column of organisations one of names is taken for it.
///
/// # Errors
/// `error-import-columns` where there is no column of organisations, countries or addresses; `error-table-too-many-rows`.
pub fn check(table: &Table) -> Result<Checked, ValueError> {
    let places = Places::of(table);
    if places.organisation.is_none() || places.country.is_none() || places.email.is_none() {
        return Err(ValueError::new("error-import-columns"));
    }
    if table.rows().len() > LIMIT {
        return Err(ValueError { code: "error-table-too-many-rows", max: Some(LIMIT) });
    }
    let mut checked = Checked { good: Vec::new(), faulty: Vec::new(), notes: Vec::new() };
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let mut notes = Vec::new();
        match places.read(row, &mut seen, &mut notes) {
            Ok(invitee) => {
                if !notes.is_empty() {
                    checked.notes.push(RowNotes { line: row.line, name: invitee.organisation.as_str().to_owned(), notes });
                }
                checked.good.push((row.line, invitee));
            }
            Err(faults) => {
                let name = row.cell(places.organisation).chars().filter(|c| !crate::text::is_forbidden(*c)).take(80).collect();
                checked.faulty.push(FaultyRow { line: row.line, name, faults });
            }
        }
    }
    Ok(checked)
}

/// Where each kind of cell stands.
struct Places {
    organisation: Option<usize>,
    country: Option<usize>,
    site: Option<usize>,
    email: Option<usize>,
    representative: Option<usize>,
    office: Option<usize>,
    language: Option<usize>,
}

impl Places {
    fn of(table: &Table) -> Self {
        let place = |column| table.column(column);
        Self {
            organisation: place(Column::Organisation).or_else(|| place(Column::Name)),
            country: place(Column::Country),
            site: place(Column::Site),
            email: place(Column::Email),
            representative: place(Column::Representative),
            office: place(Column::Office),
            language: place(Column::Language),
        }
    }

    /// One row. A mailbox is invited once; later rows with the same one name the first.
    fn read(&self, row: &Row, seen: &mut HashMap<String, u64>, notes: &mut Vec<FieldError>) -> Result<Invitee, Vec<FieldError>> {
        if !row.faults.is_empty() {
            return Err(row.faults.iter().map(|fault| fault.message()).collect());
        }
        let mut faults = Vec::new();
        let organisation = take(&mut faults, "organisation", Name::parse(row.cell(self.organisation)));
        let country = table::country(row.cell(self.country)).map_err(|asked| faults.push(asked)).ok().map(|found| {
            notes.extend(found.remark);
            found.country
        });
        let site = take(&mut faults, "site", Site::parse_optional(row.cell(self.site)));
        let email = take(&mut faults, "email", Email::parse(row.cell(self.email)));
        let representative = take(&mut faults, "representative", Name::parse_optional(row.cell(self.representative)));
        let office = take(&mut faults, "office", Phrase::parse_optional(row.cell(self.office)));
        let locale = take(&mut faults, "language", locale(row.cell(self.language)));
        for (field, place) in [
            ("organisation", self.organisation),
            ("site", self.site),
            ("email", self.email),
            ("representative", self.representative),
            ("office", self.office),
        ] {
            if table::is_formula(row.cell(place)) && !faults.iter().any(|fault| fault.field == field) {
                faults.push(FieldError::new(field, "error-row-formula"));
            }
        }
        if let Some(mailbox) = email.as_ref().and_then(|email| email.mailbox().ok()) {
            match seen.get(&mailbox) {
                Some(line) => faults.push(FieldError::new("email", "error-row-duplicate").with("first", line)),
                None => drop(seen.insert(mailbox, row.line)),
            }
        }
        let invitee = || {
            Some(Invitee {
                organisation: organisation?,
                country: country?,
                site: site?,
                representative: representative?,
                office: office?,
                email: email?,
                locale: locale?,
            })
        };
        match invitee() {
            Some(invitee) if faults.is_empty() => Ok(invitee),
            _ => Err(faults),
        }
    }
}

fn take<T>(faults: &mut Vec<FieldError>, field: &str, result: Result<T, ValueError>) -> Option<T> {
    result.map_err(|error| faults.push(error.at(field))).ok()
}

/// A language by its tag or its own name; empty for none.
fn locale(text: &str) -> Result<Option<Locale>, ValueError> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let primary = text.split(['-', '_']).next().unwrap_or_default();
    let known = Locale::from_tag(primary).or_else(|| Locale::ALL.into_iter().find(|locale| locale.endonym().to_lowercase() == text));
    known.map(Some).ok_or(ValueError::new("error-row-language"))
}

#[cfg(test)]
mod tests;
