//! Reports of errors by the mailbox of who reported: from before they were found by it.

use super::{Data, DataStep};
use crate::{Error, Service, entities::error_report, writer::Tx};
use domain::email::Email;
use futures::future::BoxFuture;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// The keyed hashes of reports.
pub(super) struct ReportMailboxes;

impl DataStep for ReportMailboxes {
    fn name(&self) -> &'static str {
        "report_mailboxes"
    }

    fn table(&self) -> &'static str {
        "error_report"
    }

    // A new report has its hash already, and an old one is read without.
    fn changes(&self) -> &'static [Data] {
        &[]
    }

    fn change<'a>(&'a self, service: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let rows = error_report::Entity::find().filter(error_report::Column::Id.is_in(ids.iter().copied())).all(tx).await?;
            for row in rows {
                let Some(email) = service.open_report(&row)?.email else { continue };
                let mut new = row.into_active_model();
                new.address_hmac = Set(Some(service.mailbox_hmac(&Email::stored(&email))?));
                new.update(tx).await?;
            }
            Ok(())
        })
    }
}
