//! A list of signatures gathered elsewhere, as the desk and the command line understand it.

use domain::{
    error::{FieldErrors, ValueError},
    forms::gathered::GatheredForm,
    gathered::{Column, Gathering, Mapping, Reading, Row, RowRemark, read},
    role::Permission,
    table::Table,
    text::Phrase,
};
use service::{Actor, Error, Service};

/// What was understood of a list.
#[derive(Clone)]
pub struct Understood {
    /// What is said of all rows.
    pub gathering: Gathering,
    /// The table.
    pub table: Table,
    /// Which column holds what.
    pub mapping: Mapping,
    /// Whether that was remembered from an earlier list of this shape.
    pub remembered: bool,
    /// The rows that can be brought in.
    pub rows: Vec<Row>,
    /// What keeps others out, in the order of the file.
    pub faults: Vec<RowRemark>,
    /// What was done to those that are brought in.
    pub notes: Vec<RowRemark>,
}

impl Understood {
    /// How many rows are kept out.
    pub fn refused(&self) -> usize {
        self.faults.chunk_by(|one, next| one.line == next.line).count()
    }

    /// How many rows have no address.
    pub fn on_paper(&self) -> usize {
        self.rows.iter().filter(|row| row.email.is_none()).count()
    }
}

/// Reads a list for a letter; nothing is stored. Columns are recognised where none were chosen.
///
/// # Errors
/// Faults of the form and of the file, under `file`; when the actor may not decide on signatures.
pub async fn understand(
    service: &Service,
    actor: &Actor,
    coalition: &str,
    letter: &str,
    form: &GatheredForm,
    file: Vec<u8>,
) -> Result<Understood, Error> {
    let (mut gathering, how) = (form.parse()?, form.read_as());
    let table = service.aside(actor, move || Table::read_as(&file, &how)).await?.map_err(at_fault)?;
    let chosen = form.mapping(gathering.kind);
    let earlier = match chosen {
        Some(_) => None,
        None => service.remembered_columns(actor, coalition, Permission::DecideSignatures, &shape(&table, &gathering)).await?,
    };
    let recognised = Mapping::recognise(&table, gathering.kind);
    let remembered = earlier.map(|columns| Mapping::chosen(&columns, gathering.kind)).filter(|columns| columns.protects_as(&recognised));
    let is_remembered = remembered.is_some();
    let mapping = chosen.or(remembered).unwrap_or(recognised);
    let question = mapping.places(Column::Consent).next().and_then(|place| table.headers().get(place));
    gathering.consent = question.map(|question| question.chars().take(300).collect::<String>()).and_then(|text| Phrase::parse(&text).ok());
    let said = gathering.clone();
    let (table, mapping, reading) = service
        .aside(actor, move || {
            let reading = read(&table, &mapping, &said);
            (table, mapping, reading)
        })
        .await?;
    let Reading { mut rows, mut faults, mut notes } = reading;
    let standing = service.standing_rows(actor, coalition, letter, &gathering, &rows).await?;
    let out: std::collections::HashSet<u64> = standing.iter().map(|remark| remark.line).collect();
    rows.retain(|row| !out.contains(&row.line));
    notes.retain(|note| !out.contains(&note.line));
    faults.extend(standing);
    faults.sort_by_key(|fault| fault.line);
    Ok(Understood { gathering, table, mapping, remembered: is_remembered, rows, faults, notes })
}

/// Remembers which column holds what, where somebody chose it.
///
/// # Errors
/// When the actor may not decide on signatures; the database's.
pub async fn remember(service: &Service, actor: &Actor, coalition: &str, understood: &Understood) -> Result<(), Error> {
    let Understood { gathering, table, mapping, .. } = understood;
    let (shape, columns) = (shape(table, gathering), mapping.as_choice(table));
    let earlier = service.remembered_columns(actor, coalition, Permission::DecideSignatures, &shape).await?;
    let known = earlier.unwrap_or_else(|| Mapping::recognise(table, gathering.kind).as_choice(table));
    if columns == known {
        return Ok(());
    }
    service.remember_columns(actor, coalition, Permission::DecideSignatures, &shape, &columns).await
}

/// What lists of one shape share: people and organisations have other columns.
fn shape(table: &Table, gathering: &Gathering) -> String {
    [gathering.kind.code(), "\n", &table.shape()].concat()
}

fn at_fault(error: ValueError) -> Error {
    Error::Fields(FieldErrors(vec![error.at("file")]))
}
