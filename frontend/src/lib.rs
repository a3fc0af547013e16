//! The wasm entry: hydrates the islands of `app`. The page's boot script calls [`hydrate`], then each island by name.

// The reference keeps app's exports in the module.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares Leptos for islands.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
