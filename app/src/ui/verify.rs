//! "This list can be checked": the box beside a list of signatories, which verifies it in the browser when asked.

use super::seal_mark;
use crate::render::Chrome;
use domain::{ids::PublicId, shapes::letters::Counts};
use leptos::prelude::*;

/// What is verified.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The letter's lasting identifier, which is its log's too.
    pub letter: PublicId,
    /// The path of its page, without the language: what a browser remembers its log by.
    pub path: &'a str,
    /// The hash of the newest manifest, where the page shows it.
    pub manifest: Option<&'a str>,
    /// The numbers that the page shows.
    pub counts: &'a Counts,
}

/// The box. A script of ours shows its button and loads the rest when it is clicked; without scripts it leads to the
/// page that explains, and to the bundle.
pub fn verify_box(chrome: &Chrome, checked: Checked<'_>) -> AnyView {
    let t = chrome.t();
    let log = format!("/log/{}/", checked.letter);
    let bundle = format!("{log}bundle.zip");
    let explained = chrome.href("/verification");
    let what = explained.clone();
    let (manifest, path) = (checked.manifest.map(str::to_owned), checked.path.to_owned());
    // Who signed late is on the list too.
    let counts = *checked.counts;
    let (organisations, people) = (counts.organisations + counts.late_organisations, counts.people + counts.late_people);
    view! {
        <div
            class="verify"
            data-log=log
            data-letter=path
            data-origin=chrome.base_url.clone()
            data-manifest=manifest
            data-organisations=organisations
            data-people=people
            data-outdated=counts.outstanding
            data-explained=explained
        >
            <div class="proof">
                {seal_mark()}
                <div>
                    <p><strong>{t.text("verify-title")}</strong>" "{t.text("verify-text")}</p>
                    <p class="verify-ways">
                        <button type="button" class="button quiet" hidden>{t.text("verify-button")}</button>
                        <a href=what>{t.text("verify-what")}</a>
                        <a href=bundle download>{t.text("verify-bundle")}</a>
                    </p>
                    <p class="verify-note" data-note role="alert" hidden>{t.text("verify-not-loaded")}</p>
                </div>
            </div>
            <div class="verify-panel" data-panel hidden></div>
            <script type="module" src="/assets/verify.js"></script>
        </div>
    }
    .into_any()
}
