//! The last block on paper: which version this is, its fingerprints, its log, and how anybody checks it.

use crate::{
    i18n::I18n,
    pages::{letter::hash_groups, letter_path},
    render::Chrome,
    ui::qr::qr,
};
use domain::{language::address_of, shapes::print::PrintedLetter};
use leptos::prelude::*;

/// The block; `t` speaks the language of the paper.
pub(super) fn block(chrome: &Chrome, t: I18n, letter: &PrintedLetter, policy: Option<&str>) -> AnyView {
    // Of this very text, for another one has another hash.
    let tags: Vec<&str> = letter.languages.iter().map(String::as_str).collect();
    let (locale, rest) = address_of(&letter.language, &tags);
    let address = format!("{}/{}{}{rest}", chrome.base_url, locale.tag(), letter_path(&letter.coalition.slug, &letter.slug));
    let code = |text: String| view! { <code class="hash" dir="ltr">{text}</code> };
    let version = t.with("facts-version-of", &[("version", letter.version.into()), ("day", t.day(letter.version_at).into())]);
    let log = letter.log.as_ref().map(|log| {
        let size = t.with("print-log-size", &[("count", log.size.into())]);
        view! {
            <div><dt>{t.text("print-log")}</dt><dd>{code(log.origin.clone())}</dd></div>
            <div><dt>{t.text("print-as-of")}</dt><dd>{t.moment(log.at)}</dd></div>
            <div><dt>{t.text("print-checkpoint")}</dt><dd>{size}" "{code(hash_groups(&log.root))}</dd></div>
        }
    });
    let policy = policy.map(|policy| view! { <div><dt>{t.text("print-policy")}</dt><dd>{code(hash_groups(policy))}</dd></div> });
    let how = if letter.public {
        let picture = qr(&address, t.text("print-qr"));
        view! {
            <div class="print-how">
                {picture}
                <ol>
                    <li>{t.text("print-how-open")}" "<bdi dir="ltr">{address}</bdi></li>
                    <li>{t.text("print-how-verify")}</li>
                    <li>{t.text("print-how-compare")}</li>
                </ol>
            </div>
        }
        .into_any()
    } else {
        view! { <p>{t.text("print-confidential")}</p> }.into_any()
    };
    view! {
        <section class="sheet print-check">
            <h2>{t.text("print-check")}</h2>
            <dl>
                <div><dt>{t.text("facts-version")}</dt><dd>{version}</dd></div>
                <div><dt>{t.text("facts-manifest")}</dt><dd>{code(hash_groups(&letter.manifest_sha256))}</dd></div>
                <div><dt>{t.text("facts-text")}</dt><dd>{code(hash_groups(&letter.text_sha256))}</dd></div>
                {log}
                {policy}
            </dl>
            {how}
        </section>
    }
    .into_any()
}
