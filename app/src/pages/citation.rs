//! How a letter is cited: one sentence with what a newspaper or a footnote needs, as of the day on which it is read.

use crate::{i18n::I18n, render::Chrome, ui::count_sentence};
use domain::shapes::letters::{Counts, PublishedLetter};
use leptos::prelude::*;

/// Around a name in a sentence: no text of ours or of theirs holds it.
const MARK: char = '\u{1}';

/// The card in the letter's margin.
pub(super) fn citation(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    let address = format!("{}{}", chrome.base_url, chrome.href(path));
    view! {
        <section class="card" aria-labelledby="cite-title">
            <h2 id="cite-title">{t.text("cite-title")}</h2>
            <p class="citation">{isolated(&work(t, letter))}" "{signed(t, letter)}<bdi dir="ltr">{address}</bdi></p>
            <p class="small">{t.text("cite-hint")}</p>
        </section>
    }
    .into_any()
}

/// Whose letter to whom, and which version.
fn work(t: I18n, letter: &PublishedLetter) -> String {
    let marked = |name: &str| format!("{MARK}{name}{MARK}");
    let recipients = letter.document.recipients.iter().filter_map(|block| block.lines.first());
    let recipients: Vec<String> = recipients.map(|name| marked(name)).collect();
    t.with(
        "cite-work",
        &[
            ("coalition", marked(&letter.coalition.name).into()),
            ("subject", marked(&letter.document.subject).into()),
            ("recipients", recipients.join(&t.text("list-comma")).into()),
            ("version", letter.version.into()),
            ("day", t.day(letter.version_at).into()),
        ],
    )
}

/// How many had signed; nothing where nobody has.
fn signed(t: I18n, letter: &PublishedLetter) -> Option<String> {
    let Counts { organisations, people, .. } = letter.counts;
    let arguments = [("count", count_sentence(t, &letter.counts).into()), ("day", t.day(letter.read_at).into())];
    (organisations + people > 0).then(|| format!("{} ", t.with("cite-signed", &arguments)))
}

/// The sentence, each marked name isolated from its direction.
fn isolated(sentence: &str) -> Vec<AnyView> {
    let piece = |(index, text): (usize, &str)| match index % 2 {
        1 => view! { <bdi>{text.to_owned()}</bdi> }.into_any(),
        _ => text.to_owned().into_any(),
    };
    sentence.split(MARK).enumerate().map(piece).collect()
}
