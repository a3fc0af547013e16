//! An envelope beside words about a mail that is on its way: nothing is done yet, so it is no check mark.

use leptos::prelude::*;

/// The drawn envelope; says nothing by itself.
pub fn envelope_mark() -> AnyView {
    view! {
        <svg class="envelope-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <rect x="4" y="10" width="40" height="28" rx="2"/>
            <path d="M5 12l19 15 19-15"/>
        </svg>
    }
    .into_any()
}
