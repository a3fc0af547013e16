//! The editor's companion: brings the preview up to date as somebody writes, and asks before typed text is lost.
//!
//! The form and the preview's place are on the page already, and work without it.

use leptos::prelude::*;

/// The state of the preview, in words, beside a form that it listens to.
#[island]
pub fn EditorIsland(
    /// The coalition's slug.
    coalition: String,
    /// "The preview follows as you write."
    live: String,
    /// "Being brought up to date …"
    working: String,
    /// "The preview is up to date."
    fresh: String,
    /// "Preview isn’t available right now."
    failed: String,
) -> impl IntoView {
    let words = RwSignal::new(live);
    // After the island took over its words: before, a change of them would be lost.
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::attach(coalition.clone(), words, working.clone(), fresh.clone(), failed.clone()));
    #[cfg(not(feature = "hydrate"))]
    let _ = (coalition, working, fresh, failed);
    view! { <p class="hint" role="status">{move || words.get()}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::{ev, leptos_dom::helpers::debounce, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
    use std::{cell::Cell, rc::Rc, time::Duration};
    use web_sys::{Element, FormData, HtmlFormElement, UrlSearchParams};

    /// Listens to the form, if the page has one.
    pub(super) fn attach(coalition: String, words: RwSignal<String>, working: String, fresh: String, failed: String) {
        let document = document();
        let form = document.get_element_by_id("letter-form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let (Some(form), Some(pane), Some(sheet)) =
            (form, document.get_element_by_id("preview"), document.get_element_by_id("preview-sheet"))
        else {
            return;
        };
        let _ = pane.remove_attribute("hidden");

        // Only the newest answer is shown: an older one may come later.
        let newest = Rc::new(Cell::new(0u32));
        let refresh = {
            let form = form.clone();
            move || {
                let Some(posted) = urlencoded(&form) else { return };
                let turn = newest.get().wrapping_add(1);
                newest.set(turn);
                words.set(working.clone());
                let (newest, sheet, coalition) = (newest.clone(), sheet.clone(), coalition.clone());
                let (fresh, failed) = (fresh.clone(), failed.clone());
                spawn_local(async move {
                    let answer = crate::actions::preview(coalition, posted).await;
                    if newest.get() == turn {
                        words.set(if show(&sheet, answer.ok()) { fresh } else { failed });
                    }
                });
            }
        };
        let unsaved = Rc::new(Cell::new(false));
        let mut soon = debounce(Duration::from_millis(400), {
            let refresh = refresh.clone();
            move |()| refresh()
        });
        let changed = unsaved.clone();
        let on_input = leptos::wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            changed.set(true);
            soon(());
        });
        let _ = form.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref());
        on_input.forget();

        let sent = unsaved.clone();
        let on_submit = leptos::wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || sent.set(false));
        let _ = form.add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref());
        on_submit.forget();

        // Stays for as long as the page: its handle is not needed.
        let _ = window_event_listener(ev::beforeunload, move |event| {
            if unsaved.get() {
                event.prevent_default();
            }
        });
        refresh();
    }

    /// The form's fields as they would be posted.
    fn urlencoded(form: &HtmlFormElement) -> Option<String> {
        let fields = FormData::new_with_form(form).ok()?;
        // The pasted text is no part of the letter.
        fields.delete("import");
        Some(UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?.to_string().into())
    }

    /// Shows the server's answer, which it has made safe; a preview that there was stays when there is none.
    fn show(sheet: &Element, html: Option<String>) -> bool {
        html.map(|html| sheet.set_inner_html(&html)).is_some()
    }
}
