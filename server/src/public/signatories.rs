//! Who signed.

use crate::extract::{Answer, LetterPath, Reader, html, page_number};
use app::pages;
use axum::extract::{Path, Query};
use domain::shapes::letters::ListOrder;
use serde::Deserialize;

/// What is asked of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    order: String,
    page: String,
}

/// A page of the list.
///
/// # Errors
/// When there is no such letter.
pub async fn signatories(reader: Reader, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let order = if query.order == ListOrder::Name.code() { ListOrder::Name } else { ListOrder::Country };
    let (t, page) = (reader.chrome.t(), page_number(&query.page));
    let countries: Vec<_> = t.countries().into_iter().map(|country| (country, t.country(country))).collect();
    let list = reader.service().signatories(&at.coalition, &at.letter, query.q.trim(), order, &countries, page).await?;
    Ok(html(pages::signatories(&reader.chrome, &list)))
}
