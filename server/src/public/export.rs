//! The list of signatories for machines: JSON, and a table for spreadsheets, as CSV and XLSX.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader},
    workbook,
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::shapes::export::{ExportedProof, ExportedSignatory};
use service::Error;

/// The columns of the table.
const COLUMNS: [&str; 14] = [
    "index",
    "kind",
    "name",
    "country",
    "role",
    "category",
    "affiliation",
    "representative",
    "office",
    "site",
    "day",
    "proofs",
    "key",
    "late",
];

/// As JSON.
///
/// # Errors
/// When there is no such letter.
pub async fn json(reader: Reader, Path(at): Path<LetterPath>, headers: HeaderMap) -> Answer {
    let export = reader.service().export_signatories(&at.coalition, &at.letter).await?;
    let mut body = serde_json::to_vec(&export).map_err(broken)?;
    body.push(b'\n');
    Ok(answer(&headers, "application/json", body))
}

/// As CSV: UTF-8, commas, every cell in quotes. `docs/lists.md` says how a cell's value is had back.
///
/// # Errors
/// When there is no such letter.
pub async fn csv(reader: Reader, Path(at): Path<LetterPath>, headers: HeaderMap) -> Answer {
    let export = reader.service().export_signatories(&at.coalition, &at.letter).await?;
    Ok(answer(&headers, "text/csv; charset=utf-8", table(export.signatories)?))
}

/// As a spreadsheet; of a longer list than one holds well there is the table alone.
///
/// # Errors
/// When there is no such letter, or its list is too long.
pub async fn xlsx(reader: Reader, Path(at): Path<LetterPath>, headers: HeaderMap) -> Answer {
    let export = reader.service().export_signatories(&at.coalition, &at.letter).await?;
    if export.signatories.len() > workbook::ROW_LIMIT {
        return Err(Failure::TOO_LARGE);
    }
    let table = table(export.signatories)?;
    let made = tokio::task::spawn_blocking(move || workbook::of_csv(&table)).await.map_err(broken)?;
    Ok(answer(&headers, workbook::MEDIA_TYPE, made?))
}

fn table(signatories: Vec<ExportedSignatory>) -> Result<Vec<u8>, Failure> {
    let mut table = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    table.write_record(COLUMNS).map_err(broken)?;
    for one in signatories {
        table.write_record(cells(one).map(domain::cell::inert)).map_err(broken)?;
    }
    table.into_inner().map_err(broken)
}

fn cells(one: ExportedSignatory) -> [String; 14] {
    let proof = |proof: ExportedProof| {
        [Some(proof.level), Some(proof.day), proof.by, proof.scan].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    [
        one.index.map(|index| index.to_string()).unwrap_or_default(),
        one.kind.code().to_owned(),
        one.name,
        one.country,
        one.role.unwrap_or_default(),
        one.category.unwrap_or_default(),
        one.affiliation.unwrap_or_default(),
        one.representative.unwrap_or_default(),
        one.office.unwrap_or_default(),
        one.site.unwrap_or_default(),
        one.day,
        one.proofs.into_iter().map(proof).collect::<Vec<_>>().join("; "),
        if one.key { "yes" } else { "no" }.to_owned(),
        if one.late { "yes" } else { "no" }.to_owned(),
    ]
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::from(Error::Internal(error.to_string()))
}

/// The body, or that the asker has it already. Anyone's page may read it: it is public, and depends on nobody.
fn answer(asked: &HeaderMap, kind: &'static str, body: Vec<u8>) -> Response {
    // Weak, for a compressed answer is the same list in other bytes.
    let tag = format!("W/\"{}\"", ledger::hex::encode(&ledger::sha256(&body)[..16]));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let known = known.flat_map(|value| value.split(',')).map(str::trim).any(|one| one == "*" || one == tag);
    if known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, body).into_response() }
}
