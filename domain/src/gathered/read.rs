//! Rows of a table, read as signatures: what each says, what keeps it out, and what was done to it.

mod cells;

use super::{Column, Gathering, Mapping, RowRemark};
use crate::{
    country::Country,
    email::Email,
    error::{FieldError, FieldErrors},
    forms::signing::{Entry, SigningForm},
    table::{self, Days, Table},
    text::identity_fold,
};
use cells::Cells;
use std::collections::HashMap;

/// A row that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// What is to be listed.
    pub entry: Entry,
    /// Who is asked to confirm it; nobody where it was gathered on paper without an address.
    pub email: Option<Email>,
    /// The day of signing, as `2026-11-28`, where the file says it.
    pub signed_on: Option<String>,
}

/// What was read of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The rows that can be brought in, in their order.
    pub rows: Vec<Row>,
    /// What keeps other rows out, in the order of the file; a row may have several.
    pub faults: Vec<RowRemark>,
    /// What was done to rows that are brought in: a line break joined, letters mended.
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
    let days = Days::of(table.rows().iter().map(|row| row.cell(mapping.places(Column::Date).next())));
    for row in table.rows() {
        let mut cells = Cells::of(row, mapping);
        let remark = |error: FieldError, value: String| RowRemark { line: row.line, value, error };
        if !row.faults.is_empty() {
            reading.faults.extend(row.faults.iter().map(|fault| remark(fault.message(), cells.spoilt(*fault))));
            continue;
        }
        let read = read_row(&mut cells, gathering, days);
        let notes = std::mem::take(&mut cells.notes);
        let value = |error: FieldError| {
            let value = cells.said(&error.field);
            remark(error, value)
        };
        match read {
            Err(errors) => reading.faults.extend(errors.0.into_iter().map(value)),
            Ok((entry, email, signed_on)) => match seen.get(&identity(&entry, email.as_ref())) {
                Some(first) => {
                    let code = if email.is_some() { "gathered-fault-mailbox-twice" } else { "gathered-fault-duplicate" };
                    reading.faults.push(value(FieldError::new("name", code).with("line", first)));
                }
                None => {
                    seen.insert(identity(&entry, email.as_ref()), row.line);
                    reading.notes.extend(notes.into_iter().map(value));
                    reading.rows.push(Row { line: row.line, entry, email, signed_on });
                }
            },
        }
    }
    reading
}

type Read = (Entry, Option<Email>, Option<String>);

fn read_row(cells: &mut Cells<'_>, gathering: &Gathering, days: Days) -> Result<Read, FieldErrors> {
    let country = country_of(cells, gathering);
    let form = form_of(cells, gathering, country.as_ref().ok().copied().flatten());
    let mut errors = FieldErrors::default();
    errors.0.extend(cells.lost_letters());
    let entry =
        form.parse_entry(gathering.kind).map_err(|faults| errors.0.extend(faults.0.into_iter().map(|fault| asked(fault, &country)))).ok();
    if is_anonymous(&form.name) {
        errors.0.push(FieldError::new("name", "gathered-fault-anonymous"));
    }
    let email = if form.email.is_empty() {
        if !gathering.takes_rows_without_address() {
            errors.0.push(FieldError::new("email", "gathered-fault-no-address"));
        }
        None
    } else {
        // An address without a canonical form is none that mail could be sent to.
        errors.take("email", Email::parse(&form.email))
    };
    if cells.has(Column::Consent) && !cells.agrees() {
        errors.0.push(FieldError::new("consent", "gathered-fault-no-consent"));
    }
    // One fault a cell: letters that were lost are why it says nothing.
    let mut told = std::collections::HashSet::new();
    errors.0.retain(|error| error.field.is_empty() || told.insert(error.field.clone()));
    match entry {
        Some(entry) if errors.is_empty() => Ok((entry, email, cells.day(days))),
        _ => Err(errors),
    }
}

/// The country of a row, or what is asked about it; none where neither the row nor the gathering names one.
fn country_of(cells: &mut Cells<'_>, gathering: &Gathering) -> Result<Option<Country>, FieldError> {
    let cell = cells.raw(Column::Country);
    if cell.is_empty() {
        return Ok(gathering.country);
    }
    let found = table::country(&cell)?;
    cells.notes.extend(found.remark);
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
fn form_of(cells: &mut Cells<'_>, gathering: &Gathering, country: Option<Country>) -> SigningForm {
    use crate::signature::SignatoryKind::{Organisation, Person};
    let (name, representative) = match gathering.kind {
        Person => (cells.name(Column::Name), String::new()),
        Organisation => (cells.text(Column::Name), cells.name(Column::Representative)),
    };
    SigningForm {
        name,
        country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
        site: cells.raw(Column::Site),
        representative,
        office: cells.text(Column::Office),
        affiliation: cells.joined(&[Column::Role, Column::Affiliation, Column::Organisation]),
        email: cells.address(),
        ..SigningForm::default()
    }
}

/// Whether a name says that there is none: nobody can be told from another by it.
fn is_anonymous(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "anonymous",
        "anon",
        "anonyme",
        "anonym",
        "anónimo",
        "anónima",
        "anônimo",
        "anonimo",
        "anonima",
        "anoniem",
        "аноним",
        "анонімно",
        "مجهول",
        "مجهولة",
        "익명",
        "匿名",
        "無名",
        "name withheld",
        "withheld",
        "n n",
        "nn",
        "not given",
    ];
    let name = identity_fold(name);
    WORDS.contains(&name.as_str())
}

/// What two rows of one signatory share.
fn identity(entry: &Entry, email: Option<&Email>) -> Vec<String> {
    let known = |text: &str| Some(identity_fold(text)).filter(|fold| !fold.is_empty()).unwrap_or_else(|| text.to_owned());
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
mod tests;
