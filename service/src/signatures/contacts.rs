//! The signatures of a letter with their contacts, as a table: for an export that was asked for and is ready.

use super::desk::of_letter;
use crate::{
    Error, Service,
    contacts::csv,
    entities::{letter, signature},
};
use domain::{signature::SignatoryKind, time::Instant};
use sea_orm::QueryOrder;

/// The columns.
const HEAD: [&str; 16] = [
    "id",
    "kind",
    "state",
    "name",
    "country",
    "site",
    "category",
    "affiliation",
    "proof",
    "representative",
    "office",
    "contact",
    "posted",
    "confirmed",
    "removal_reason",
    "late",
];

impl Service {
    /// All signatures of a letter as CSV (RFC 4180).
    pub(crate) async fn signatures_csv(&self, letter: &letter::Model) -> Result<String, Error> {
        let rows = of_letter(letter).order_by_asc(signature::Column::Kind).order_by_asc(signature::Column::NameSort);
        let rows = rows.all(self.read()).await?;
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let private = self.readable_private(&row);
            let row = self.desk_row(&row).await?;
            let (representative, office, contact) =
                private.map(|private| (private.representative, private.office, private.email)).unwrap_or_default();
            cells.push([
                row.id.to_string(),
                row.kind.code().to_owned(),
                row.state.code().to_owned(),
                row.name,
                row.country.code().to_owned(),
                row.site.unwrap_or_default(),
                if row.kind == SignatoryKind::Person { row.category.code().to_owned() } else { String::new() },
                row.affiliation.unwrap_or_default(),
                row.proof.code().to_owned(),
                representative,
                office,
                contact,
                day(row.posted_at),
                row.confirmed_at.map(day).unwrap_or_default(),
                row.removed.map(|reason| reason.code().to_owned()).unwrap_or_default(),
                if row.late { "yes" } else { "no" }.to_owned(),
            ]);
        }
        csv(HEAD, cells)
    }
}

/// The UTC day, `2026-11-24`.
fn day(instant: Instant) -> String {
    jiff::Timestamp::from_microsecond(instant.0).map(|time| time.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}
