//! What was listed once and is no longer, in words and figures.

use crate::i18n::I18n;
use domain::shapes::letters::Departed;
use leptos::prelude::*;

/// How many are gone, and what happened to them; nothing where nobody is.
pub fn departed(t: I18n, gone: &Departed) -> Option<AnyView> {
    let count = |key: &str, count: u64| t.with(key, &[("count", count.into())]);
    let lines = departed_lines(t, gone);
    (!lines.is_empty()).then(|| {
        view! {
            <details class="departed">
                <summary>{count("departed-title", gone.total())}</summary>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <p>{t.text("departed-log")}</p>
            </details>
        }
        .into_any()
    })
}

/// "2 are no longer listed." and so on, a sentence each.
pub fn departed_lines(t: I18n, gone: &Departed) -> Vec<String> {
    let lines = [("departed-left", gone.left), ("departed-duplicate", gone.duplicates), ("departed-not-confirmed", gone.not_confirmed)];
    lines.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t.with(key, &[("count", count.into())])).collect()
}
