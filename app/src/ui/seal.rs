//! How a signature was checked: a small seal with words, never an icon alone.

use crate::i18n::I18n;
use domain::signature::Proof;
use leptos::prelude::*;

/// The proofs in words: a key first, then how the mailbox was checked.
pub fn seal(t: I18n, proof: Proof, key: bool) -> AnyView {
    let by = t.text(&format!("proof-{}", proof.code()));
    let words = if key { format!("{} · {by}", t.text("proof-key")) } else { by };
    view! { <span class="seal">{words}</span> }.into_any()
}

/// The drawn seal that is beside words about proof; says nothing by itself.
pub fn seal_mark() -> AnyView {
    view! {
        <svg class="seal-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <circle cx="24" cy="24" r="22"/>
            <circle cx="24" cy="24" r="15"/>
            <circle cx="24" cy="24" r="8"/>
            <path d="M16 24.5l5.5 5.5L33 18"/>
        </svg>
    }
    .into_any()
}
