//! What changed on a list on one day, in words and figures.

use super::departed::departed_lines;
use crate::i18n::I18n;
use domain::shapes::letters::ListChange;
use leptos::prelude::*;

/// "2 names were corrected." and so on, a sentence each.
pub fn list_change(t: I18n, change: &ListChange) -> AnyView {
    let keys = ["changes-corrected-name", "changes-corrected-detail", "changes-corrected-level"];
    let corrected = keys.into_iter().zip(change.corrected).filter(|(_, count)| *count > 0);
    let corrected = corrected.map(|(key, count)| t.with(key, &[("count", count.into())]));
    let lines = corrected.chain(departed_lines(t, &change.gone));
    lines.map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}
