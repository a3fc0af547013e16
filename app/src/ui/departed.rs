//! What was listed once and is no longer, in words and figures.

use crate::i18n::I18n;
use domain::shapes::letters::Departed;
use leptos::prelude::*;

/// How many are gone, and what happened to them; nothing where nobody is.
pub fn departed(t: I18n, gone: &Departed) -> Option<AnyView> {
    let count = |key: &str, count: u64| t.with(key, &[("count", count.into())]);
    let mut lines = Vec::new();
    let mut line = |key: &str, many: u64| {
        if many > 0 {
            lines.push(view! { <li>{count(key, many)}</li> });
        }
    };
    line("departed-withdrawn", gone.withdrawn);
    for (reason, many) in &gone.removed {
        line(&format!("departed-{}", reason.code().replace('_', "-")), *many);
    }
    line("departed-erased-signatory", gone.erased_by_signatory);
    line("departed-erased-host", gone.erased_by_host);
    (!lines.is_empty()).then(|| {
        view! {
            <details class="departed">
                <summary>{count("departed-title", gone.total())}</summary>
                <ul>{lines}</ul>
                <p>{t.text("departed-log")}</p>
            </details>
        }
        .into_any()
    })
}
