//! States in words.

use crate::i18n::I18n;
use domain::{letter::LetterState, signature::SignatureState};
use leptos::prelude::*;

/// Where a letter stands, as a badge.
pub fn letter_state(t: I18n, state: LetterState) -> AnyView {
    let code = state.code().replace('_', "-");
    view! { <span class=format!("state state-{code}")>{t.text(&format!("letter-state-{code}"))}</span> }.into_any()
}

/// Where a signature stands, as a badge.
pub fn signature_state(t: I18n, state: SignatureState) -> AnyView {
    let code = state.code();
    view! { <span class=format!("state state-{code}")>{t.text(&format!("signature-state-{code}"))}</span> }.into_any()
}
