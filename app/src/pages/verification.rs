//! What a verification proves and what it does not, in plain words.

use crate::{
    render::{Chrome, Head, page},
    ui::seal_mark,
};
use leptos::prelude::*;

/// The explanation that every verification leads to.
pub fn verification(chrome: &Chrome) -> String {
    let t = chrome.t();
    let head =
        Head { title: t.text("verification-title"), description: t.text("verification-description"), index: true, ..Head::default() };
    let list = |keys: &[&str]| keys.iter().map(|key| view! { <li>{t.text(&format!("verification-{key}"))}</li> }).collect::<Vec<_>>();
    let command = |line: String| view! { <pre dir="ltr" tabindex="0"><code>{line}</code></pre> };
    page(chrome, &head, || {
        view! {
            <div class="single">
                <article class="sheet explained">
                    <header>
                        {seal_mark()}
                        <h1>{t.text("verification-title")}</h1>
                    </header>
                    <p class="lead">{t.text("verification-lead")}</p>

                    <h2>{t.text("verification-proven")}</h2>
                    <ul>{list(&["proven-text", "proven-names", "proven-only-grows", "proven-same-list", "proven-erased"])}</ul>

                    <h2>{t.text("verification-not-proven")}</h2>
                    <ul>
                        {list(&["not-entitled", "not-mailbox", "not-key-owner", "not-wish", "not-erasure", "not-left-out", "not-collusion"])}
                    </ul>

                    <h2>{t.text("verification-page")}</h2>
                    <p>{t.text("verification-page-text")}</p>
                    <p>{t.text("verification-page-amber")}</p>
                    <p>{t.text("verification-page-remembers")}</p>

                    <h2>{t.text("verification-fingerprint")}</h2>
                    <p>{t.text("verification-fingerprint-text")}</p>
                    <ol>{list(&["fingerprint-get", "fingerprint-compare", "fingerprint-differs"])}</ol>

                    <h2>{t.text("verification-command")}</h2>
                    <p>{t.text("verification-command-text")}</p>
                    {command(format!("undersigned verify {}/log/…/", chrome.base_url))}
                    <p>{t.text("verification-command-bundle")}</p>
                    {command("undersigned verify bundle.zip --policy policy.txt".to_owned())}

                    <h2 id="file">{t.text("verification-file")}</h2>
                    <p>{t.text("verification-file-text")}</p>
                    <p><a class="button quiet" href="/verify.html" download="verify.html">{t.text("verification-file-link")}</a></p>
                    <p>{t.text("verification-file-hash")}</p>
                    {command("sha256sum verify.html".to_owned())}

                    <h2>{t.text("verification-alarm")}</h2>
                    <p>{t.text("verification-alarm-text")}</p>
                </article>
            </div>
        }
    })
}
