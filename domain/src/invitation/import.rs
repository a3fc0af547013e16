//! Invitations from a table: what each row says, and everything that is wrong with it.

use super::Invitee;
use crate::{
    email::Email,
    error::{FieldError, ValueError},
    locale::Locale,
    site::Site,
    table::{self, ChosenColumns, Column, ReadAs, Row, Table},
    text::{Name, Phrase, fold},
};
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

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
    /// What is wrong; each with the column it is about, by its code, or none.
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

/// What a column of invitations may hold, in the order in which it is shown.
pub const COLUMNS: [Column; 9] = [
    Column::Organisation,
    Column::Country,
    Column::Email,
    Column::Site,
    Column::Representative,
    Column::Given,
    Column::Family,
    Column::Office,
    Column::Language,
];

/// What each column of a table holds, by its place, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub BTreeMap<usize, Column>);

impl Columns {
    /// Recognises columns by their headings. Without a column of organisations one of names is taken for it; beside one, a
    /// name is that of the representative.
    pub fn recognise(table: &Table) -> Self {
        let looks = table.recognise();
        let known = looks.iter().enumerate().filter_map(|(place, look)| Some((place, (*look)?)));
        let mut columns = Self(known.filter(|(_, look)| COLUMNS.contains(look)).collect());
        let name = looks.iter().position(|look| *look == Some(Column::Name));
        match name {
            Some(place) if !columns.has(Column::Organisation) => drop(columns.0.insert(place, Column::Organisation)),
            Some(place) if !columns.has(Column::Representative) => drop(columns.0.insert(place, Column::Representative)),
            _ => {}
        }
        if columns.has(Column::Representative) {
            columns.0.retain(|_, column| !matches!(column, Column::Given | Column::Family));
        }
        columns
    }

    /// What was chosen.
    pub fn chosen(columns: &ChosenColumns) -> Self {
        let known = |code: &String| COLUMNS.into_iter().find(|column| column.code() == code);
        Self(columns.0.iter().filter_map(|(place, code)| Some((*place, known(code)?))).collect())
    }

    /// The same as a choice, which says of each column of a table what it holds.
    pub fn as_choice(&self, table: &Table) -> ChosenColumns {
        let code = |place: usize| self.0.get(&place).map_or("", |column| column.code()).to_owned();
        ChosenColumns((0..table.headers().len()).map(|place| (place, code(place))).collect())
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.0.iter().find(|(_, held)| **held == column).map(|(place, _)| *place)
    }

    fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }
}

/// How a file of invitations is to be read, as somebody chose it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadReading {
    /// The encoding, and whether damaged letters are left alone.
    pub how: ReadAs,
    /// What the columns hold; empty before anybody chose.
    pub columns: ChosenColumns,
}

impl UploadReading {
    /// Takes a field of the form; anything else is left alone.
    pub fn take(&mut self, field: &str, value: &str) {
        match field {
            "encoding" => self.how.encoding = value.chars().take(20).collect(),
            "unmended" => self.how.unmended = !value.is_empty(),
            field => self.columns.take(field, value),
        }
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Self {
        let (how, columns) = text.split_once('\n').unwrap_or((text, ""));
        let (unmended, encoding) = how.split_once(' ').unwrap_or((how, ""));
        Self { how: ReadAs { encoding: encoding.to_owned(), unmended: unmended == "unmended" }, columns: ChosenColumns::parse(columns) }
    }
}

impl fmt::Display for UploadReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = if self.how.unmended { "unmended" } else { "mended" };
        writeln!(f, "{letters} {}", self.how.encoding)?;
        write!(f, "{}", self.columns)
    }
}

/// Looks a table over. Where a column is missing, each row says so.
///
/// # Errors
/// `error-table-too-many-rows`.
pub fn check(table: &Table, columns: &Columns) -> Result<Checked, ValueError> {
    let places = Places::of(columns);
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
    given: Option<usize>,
    family: Option<usize>,
    office: Option<usize>,
    language: Option<usize>,
}

impl Places {
    fn of(columns: &Columns) -> Self {
        let place = |column| columns.place(column);
        Self {
            organisation: place(Column::Organisation),
            country: place(Column::Country),
            site: place(Column::Site),
            email: place(Column::Email),
            representative: place(Column::Representative),
            given: place(Column::Given),
            family: place(Column::Family),
            office: place(Column::Office),
            language: place(Column::Language),
        }
    }

    /// The name of who would sign, as one column has it or as two.
    fn representative(&self, row: &Row) -> String {
        match row.cell(self.representative).trim() {
            "" => [row.cell(self.given).trim(), row.cell(self.family).trim()].join(" "),
            whole => whole.to_owned(),
        }
    }

    /// What is said of cells whose letters were mended, of addresses and languages that were passed over.
    fn notes(&self, row: &Row) -> Vec<FieldError> {
        let named = [
            (self.organisation, "organisation"),
            (self.site, "site"),
            (self.email, "email"),
            (self.representative, "representative"),
            (self.given, "representative"),
            (self.family, "representative"),
            (self.office, "office"),
        ];
        let field = |place: usize| named.iter().find(|(held, _)| *held == Some(place)).map(|(_, field)| *field);
        let mended = row
            .mended
            .iter()
            // An address is shown nowhere in full.
            .map(|(place, before)| (place, if self.email == Some(*place) { "…" } else { before }))
            .filter_map(|(place, before)| Some(FieldError::new(field(*place)?, "note-letters-mended").with("word", before)));
        mended.collect()
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
        let addresses = table::addresses(row.cell(self.email));
        let email = take(&mut faults, "email", Email::parse(&addresses.first));
        let signs = self.representative(row);
        let representative = take(&mut faults, "representative", Name::parse_optional(&signs));
        let office = take(&mut faults, "office", Phrase::parse_optional(row.cell(self.office)));
        let language = row.cell(self.language).trim();
        let locale = language_of(language);
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
        for (place, field) in [(self.organisation, "organisation"), (self.representative, "representative"), (self.office, "office")] {
            if table::has_lost_letters(row.cell(place)) {
                faults.retain(|fault| fault.field != field);
                faults.push(FieldError::new(field, "error-letters-lost"));
            }
        }
        notes.extend(self.notes(row));
        if addresses.more {
            notes.push(FieldError::new("email", "note-email-first"));
        }
        if locale.is_none() && !language.is_empty() {
            notes.push(FieldError::new("language", "note-language-unknown").with("word", language));
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
                locale,
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

/// What people call the languages that we write in, folded; by their tags.
const LANGUAGES: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "english",
            "anglais",
            "englisch",
            "ingles",
            "inglese",
            "engels",
            "angielski",
            "английский",
            "англійська",
            "ingilizce",
            "الانجليزية",
            "انجليزي",
            "انجليزية",
            "영어",
            "英語",
            "英语",
            "английская",
            "engelska",
            "engelsk",
        ],
    ),
    (
        "fr",
        &[
            "french",
            "francais",
            "francaise",
            "franzosisch",
            "frances",
            "francese",
            "frans",
            "francuski",
            "французский",
            "французька",
            "fransizca",
            "الفرنسية",
            "فرنسي",
            "فرنسية",
            "프랑스어",
            "불어",
            "フランス語",
            "法语",
            "法語",
            "franska",
            "fransk",
        ],
    ),
    (
        "ar",
        &[
            "arabic",
            "arabe",
            "arabisch",
            "arabo",
            "arabisk",
            "arabiska",
            "arabski",
            "арабский",
            "арабська",
            "arapca",
            "العربية",
            "عربي",
            "عربية",
            "아랍어",
            "アラビア語",
            "阿拉伯语",
            "阿拉伯語",
        ],
    ),
];

/// A language by its tag or by a name of it; none where we write in no such language.
fn language_of(text: &str) -> Option<Locale> {
    let tag = text.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let name = fold(text);
    let by_name = || LANGUAGES.iter().find(|(_, names)| names.contains(&name.as_str())).and_then(|(tag, _)| Locale::from_tag(tag));
    Locale::from_tag(&tag).or_else(by_name)
}

#[cfg(test)]
mod tests;
