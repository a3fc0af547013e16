//! What changed on a list on one day, in words and figures.

use crate::i18n::I18n;
use domain::shapes::letters::ListChange;
use leptos::prelude::*;

/// "2 were withdrawn by their signatories." and so on, a sentence each.
pub fn list_change(t: I18n, change: &ListChange) -> AnyView {
    let lines = [
        ("changes-corrected", change.corrected),
        ("changes-withdrawn", change.withdrawn),
        ("changes-removed", change.removed),
        ("changes-erased", change.erased),
    ];
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    lines.map(|(key, count)| view! { <p>{t.with(key, &[("count", count.into())])}</p> }).collect_view().into_any()
}
