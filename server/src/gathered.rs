//! A list of signatures gathered elsewhere, as the desk and the command line understand it.

use domain::{
    error::{FieldErrors, ValueError},
    forms::gathered::GatheredForm,
    gathered::{Gathering, Mapping, Reading, Row, RowRemark, read},
    table::Table,
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
    let (gathering, mapping) = (form.parse()?, form.mapping());
    let said = gathering.clone();
    let reading = tokio::task::spawn_blocking(move || {
        let table = Table::read(&file)?;
        let mapping = mapping.unwrap_or_else(|| Mapping::recognise(&table, said.kind));
        let reading = read(&table, &mapping, &said);
        Ok::<_, ValueError>((table, mapping, reading))
    });
    let read = reading.await.map_err(|error| Error::Internal(error.to_string()))?;
    let (table, mapping, reading) = read.map_err(|error| FieldErrors(vec![error.at("file")]))?;
    let Reading { mut rows, mut faults, mut notes } = reading;
    let standing = service.standing_rows(actor, coalition, letter, &gathering, &rows).await?;
    let out: std::collections::HashSet<u64> = standing.iter().map(|remark| remark.line).collect();
    rows.retain(|row| !out.contains(&row.line));
    notes.retain(|note| !out.contains(&note.line));
    faults.extend(standing);
    faults.sort_by_key(|fault| fault.line);
    Ok(Understood { gathering, table, mapping, rows, faults, notes })
}
