//! After a rotation: everything that an older key sealed is sealed with the newest, in batches, while the server runs. So
//! is what was sealed before values were bound to their places.
//!
//! The rows themselves say what is left to do, so that nothing is lost when a process ends in between, and nothing
//! is done twice.

use super::columns::{COLUMNS, Column};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::instance,
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};
use uuid::Uuid;

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
        let head = self.keys().head();
        self.log_keys().seal_all()?;
        let mut sealed = 0;
        for column in COLUMNS {
            let mut after = Some(Uuid::nil());
            while let Some(from) = after {
                let batch = self.submit(Reseal { service: self.clone(), column, head, from }).await?;
                sealed += batch.sealed;
                after = batch.last;
            }
        }
        if sealed > 0 {
            tracing::info!(key = head[1], values = sealed, "sealed with the newest key");
        }
        self.bind().await?;
        Ok(sealed)
    }

    /// From now on no value is read that is not bound to its place: all of them are.
    async fn bind(&self) -> Result<(), Error> {
        if !self.keys().is_bound() {
            self.submit(NoteBound { now: self.now() }).await?;
            self.keys().bind();
        }
        Ok(())
    }
}

/// Notes that every value is bound to its place.
struct NoteBound {
    now: Instant,
}

impl Command for NoteBound {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let change = instance::ActiveModel { values_bound_at: Set(Some(self.now.0)), ..Default::default() };
        instance::Entity::update_many().set(change).filter(instance::Column::ValuesBoundAt.is_null()).exec(tx).await?;
        Ok(())
    }
}

/// Seals the next values of a column with the newest key.
struct Reseal {
    service: Service,
    column: Column,
    /// What a value begins with that need not be sealed again.
    head: [u8; 2],
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
             AND substr({name}, 1, 2) <> {newest} ORDER BY {key} LIMIT {batch}"
        );
        let select = Statement::from_sql_and_values(engine, select, [self.from.into(), self.head.to_vec().into()]);
        let rows = tx.query_all_raw(select).await?;
        let update = format!("UPDATE {table} SET {name} = {} WHERE {key} = {}", place(1), place(2));
        let mut done = Batch { sealed: 0, last: None };
        for row in &rows {
            let (id, value): (Uuid, Vec<u8>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            if rows.len() as u64 == batch {
                done.last = Some(id);
            }
            let (keys, at) = (self.service.keys(), self.column.of(id));
            let Ok(plain) = keys.unseal(at, &value) else {
                tracing::error!(table, column = name, row = %id, "a sealed value does not open");
                continue;
            };
            let value = keys.seal(self.service.rng(), at, &plain)?;
            tx.execute_raw(Statement::from_sql_and_values(engine, &update, [value.into(), id.into()])).await?;
            done.sealed += 1;
        }
        Ok(done)
    }
}
