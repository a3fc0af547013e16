//! The signing form's companion: explains faults as somebody types, offers the organisation behind an address's domain,
//! and keeps the answers in this browser until they are sent, where somebody asks for that.
//!
//! The form itself is rendered on the server, inside the island, and posts without it.

use crate::actions::Suggestion;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "hydrate")]
mod browser;

/// What the island says, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SigningTexts {
    /// Sentences for the codes of faults; `{max}` stands for a figure.
    pub faults: Vec<(String, String)>,
    /// "Your address belongs to {name}."
    pub suggest: String,
    /// "Fill it in".
    pub fill_in: String,
    /// "Keep my answers in this browser until I send them".
    pub keep: String,
    /// "Your answers are kept in this browser until you send them."
    pub kept: String,
    /// "Forget them".
    pub forget: String,
}

/// The signing form with its companion.
#[island]
pub fn SigningIsland(
    /// The coalition's slug.
    coalition: String,
    /// `organisation` or `person`.
    kind: String,
    /// Under which key the answers are kept.
    store: String,
    /// What it says.
    texts: SigningTexts,
    /// The form.
    children: Children,
) -> impl IntoView {
    let suggestion = RwSignal::new(None::<Suggestion>);
    let kept = RwSignal::new(false);
    let SigningTexts { faults, suggest, fill_in, keep, kept: kept_text, forget } = texts;
    let asked = store.clone();
    // Without scripts there is nothing to keep with.
    let alive = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    {
        let store = store.clone();
        Effect::new(move |_| alive.set(true));
        Effect::new(move |_| browser::attach(coalition.clone(), kind == "organisation", store.clone(), faults.clone(), suggestion, kept));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (coalition, kind, faults);
    let offer = move || {
        suggestion.get().map(|found| {
            let text = suggest.replace("{name}", &found.name);
            let fill_in = fill_in.clone();
            view! {
                <p dir="auto">{text}</p>
                <button class="button quiet" type="button" on:click=move |_| take(&found, suggestion)>{fill_in}</button>
            }
        })
    };
    view! {
        <div class="offer" role="status">{offer}</div>
        {children()}
        // Nothing is kept unless somebody asks for it: others may look into this browser.
        <p class="kept keep" hidden=move || kept.get() || !alive.get()>
            <button class="button plain" type="button" on:click=move |_| keep_answers(&asked, kept)>{keep}</button>
        </p>
        <p class="kept" hidden=move || !kept.get()>
            {kept_text}" "
            <button class="button plain" type="button" on:click=move |_| put_away(&store, kept)>{forget}</button>
        </p>
    }
}

/// Forgets what was kept for a letter, on the page that says that the form was sent.
#[island]
pub fn ForgetIsland(
    /// The beginning of the keys of both ways of signing.
    store: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        for kind in ["organisation", "person"] {
            browser::forget(&format!("{store}{kind}"));
        }
    });
    #[cfg(not(feature = "hydrate"))]
    drop(store);
    view! { <span hidden></span> }
}

/// Fills the form in from a suggestion.
fn take(found: &Suggestion, suggestion: RwSignal<Option<Suggestion>>) {
    #[cfg(feature = "hydrate")]
    browser::fill(found);
    #[cfg(not(feature = "hydrate"))]
    let _ = found;
    suggestion.set(None);
}

/// Keeps the answers from now on.
fn keep_answers(store: &str, kept: RwSignal<bool>) {
    #[cfg(feature = "hydrate")]
    kept.set(browser::keep(store));
    #[cfg(not(feature = "hydrate"))]
    let _ = (store, kept);
}

/// Forgets the answers kept.
fn put_away(store: &str, kept: RwSignal<bool>) {
    #[cfg(feature = "hydrate")]
    browser::forget(store);
    #[cfg(not(feature = "hydrate"))]
    let _ = store;
    kept.set(false);
}
