//! After a rotation: everything that an older key sealed is sealed with the newest, in batches, while the server runs.
//!
//! What is left to do is told by the rows themselves, so that nothing is lost when a process ends in between, and nothing
//! is done twice.

use crate::{
    Error, Service,
    data_steps::Data,
    writer::{Command, Tx},
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

/// A column whose values are sealed.
#[derive(Clone, Copy, Debug)]
struct Column {
    table: &'static str,
    /// The column of the row's identifier.
    key: &'static str,
    name: &'static str,
    /// How many values are sealed in one transaction: fewer where each may be a file.
    batch: u64,
}

impl Column {
    const fn new(table: &'static str, key: &'static str, name: &'static str, batch: u64) -> Self {
        Self { table, key, name, batch }
    }
}

/// All of them; a test compares them with the schema.
const COLUMNS: [Column; 11] = [
    Column::new("account", "id", "email_sealed", 200),
    Column::new("second_factor", "account_id", "secret_sealed", 200),
    Column::new("organisation", "id", "contacts_sealed", 200),
    Column::new("signature", "id", "private_sealed", 200),
    Column::new("invitation", "id", "private_sealed", 200),
    Column::new("membership", "invited_id", "typed_sealed", 200),
    Column::new("outbox", "id", "to_sealed", 200),
    Column::new("upload", "id", "sealed", 4),
    Column::new("kept_file", "id", "sealed", 4),
    Column::new("question", "signature_id", "answer_sealed", 200),
    Column::new("error_report", "id", "sealed", 200),
];

impl Service {
    /// The sealed columns, each as `table.column`.
    pub fn sealed_columns() -> Vec<String> {
        COLUMNS.iter().map(|column| format!("{}.{}", column.table, column.name)).collect()
    }

    /// Takes up a new key where there is one, and seals with it whatever an older one sealed. Answers how many values it
    /// was. Asked at intervals, it looks through the rows at start and after a rotation, and a few times more: another
    /// process may seal with the old key for a moment. One that does not open is left as it is, and named by its table.
    ///
    /// # Errors
    /// When the root key cannot be read; the database's.
    pub async fn reseal(&self) -> Result<u64, Error> {
        if !self.keys().wants_resealing()? {
            return Ok(0);
        }
        let newest = self.keys().newest();
        self.log_keys().seal_all()?;
        let mut sealed = 0;
        for column in COLUMNS {
            let mut after = Some(Uuid::nil());
            while let Some(from) = after {
                let batch = self.submit(Reseal { service: self.clone(), column, newest, from }).await?;
                sealed += batch.sealed;
                after = batch.last;
            }
        }
        if sealed > 0 {
            tracing::info!(key = newest, values = sealed, "sealed with the newest key");
        }
        Ok(sealed)
    }
}

/// Seals the next values of a column with the newest key.
struct Reseal {
    service: Service,
    column: Column,
    newest: u8,
    /// Rows after this one.
    from: Uuid,
}

/// What became of a batch.
struct Batch {
    sealed: u64,
    /// Where the next one begins; nothing where this was the last.
    last: Option<Uuid>,
}

impl Command for Reseal {
    type Answer = Batch;

    /// What it changes is how values are sealed, not what they are: data steps go on beside it.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Batch, Error> {
        let Column { table, key, name, batch } = self.column;
        let engine = tx.get_database_backend();
        let place = |number: usize| if engine == DbBackend::Postgres { format!("${number}") } else { "?".to_owned() };
        let (from, newest) = (place(1), place(2));
        let select = format!(
            "SELECT {key}, {name} FROM {table} WHERE {key} > {from} AND {name} IS NOT NULL AND length({name}) > 0 \
             AND substr({name}, 1, 1) <> {newest} ORDER BY {key} LIMIT {batch}"
        );
        let select = Statement::from_sql_and_values(engine, select, [self.from.into(), vec![self.newest].into()]);
        let rows = tx.query_all_raw(select).await?;
        let update = format!("UPDATE {table} SET {name} = {} WHERE {key} = {}", place(1), place(2));
        let mut done = Batch { sealed: 0, last: None };
        for row in &rows {
            let (id, value): (Uuid, Vec<u8>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            if rows.len() as u64 == batch {
                done.last = Some(id);
            }
            let keys = self.service.keys();
            let Ok(plain) = keys.unseal(&value) else {
                tracing::error!(table, column = name, row = %id, "a sealed value does not open");
                continue;
            };
            let value = keys.seal(self.service.rng(), &plain)?;
            tx.execute_raw(Statement::from_sql_and_values(engine, &update, [value.into(), id.into()])).await?;
            done.sealed += 1;
        }
        Ok(done)
    }
}
