//! How far a translation is: a bar, and the same in words.

use crate::i18n::I18n;
use domain::shapes::translation::TranslationLine;
use leptos::prelude::*;

/// The bar, which says nothing that the words beside it do not say.
pub fn progress_bar(line: &TranslationLine) -> AnyView {
    let progress = line.progress;
    let share = |count: u64| format!("{}%", (100 * count).checked_div(progress.all()).unwrap_or_default());
    let (done, stale) = (share(progress.current), share(progress.stale));
    view! {
        <svg class="translation-bar" aria-hidden="true" focusable="false">
            <rect class="all" width="100%" height="100%"></rect>
            <rect class="done" width=done.clone() height="100%"></rect>
            <rect class="stale" x=done width=stale height="100%"></rect>
        </svg>
    }
    .into_any()
}

/// "12 of 14 parts · 1 missing · 1 to look at again", and whether it can go out.
pub fn progress_words(t: I18n, line: &TranslationLine) -> AnyView {
    let progress = line.progress;
    let done = t.with("translation-progress", &[("count", progress.current.into()), ("all", progress.all().into())]);
    let rest = [
        ("translation-missing", progress.missing),
        ("translation-stale", progress.stale),
        ("translation-orphaned", progress.orphaned),
        ("translation-faults", line.faults),
    ];
    let rest =
        rest.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| format!(" · {}", t.with(key, &[("count", count.into())])));
    let ready = line.is_ready().then(|| view! { " "<span class="state state-confirmed">{t.text("translation-ready")}</span> });
    view! { <p class="translation-words">{done}{rest.collect::<String>()}{ready}</p> }.into_any()
}
