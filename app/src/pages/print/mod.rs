//! The print form of a letter, fit to be handed over: letterhead, text, notes, all signatories, and how it is checked.
//! On the screen it lies there as paper, below what can be chosen; printed, nothing of the site is on it.

mod check;
mod signatories;

use super::letter_path;
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{checkbox, letter_sheet, own_name},
};
use domain::{
    language::{endonym, primary},
    locale::Locale,
    shapes::print::{DeskPrint, PrintChoice, PrintedLetter},
};
use leptos::prelude::*;

/// The print form for everyone; `policy` is the fingerprint of the log's policy.
pub fn print_letter(chrome: &Chrome, letter: &PrintedLetter, choice: PrintChoice, policy: Option<&str>) -> String {
    let path = letter_path(&letter.coalition.slug, &letter.slug);
    form(chrome, letter, choice, policy, &path, "back-to-letter")
}

/// The same at the desk.
pub fn desk_print(chrome: &Chrome, shown: &DeskPrint, choice: PrintChoice, policy: Option<&str>) -> String {
    let path = format!("/desk/{}/letters/{}", shown.desk.coalition.slug, shown.letter.slug);
    form(chrome, &shown.letter, choice, policy, &path, "desk-back-to-letter")
}

fn form(chrome: &Chrome, letter: &PrintedLetter, choice: PrintChoice, policy: Option<&str>, path: &str, back: &str) -> String {
    let t = chrome.t();
    // What is on the paper is in the letter's language, where it is one of ours.
    let on_paper = I18n::new(Locale::from_tag(primary(&letter.language)).unwrap_or(chrome.locale));
    let head = Head {
        title: t.with("print-title", &[("subject", letter.document.subject.as_str().into())]),
        coalition: Some(letter.coalition.clone()),
        ..Head::default()
    };
    page(chrome, &head, || {
        view! {
            <div class="print-desk">
                <p class="back"><a href=chrome.href(path)>{t.text(back)}</a></p>
                {choices(chrome, letter, choice, path)}
            </div>
            <div class="print-form" lang=on_paper.locale.tag() dir=on_paper.locale.dir()>
                {prevails(on_paper, letter)}
                {letter_sheet(on_paper, &letter.coalition, &letter.document, &letter.language, 1, letter.numbered)}
                {signatories::all(on_paper, letter, choice)}
                {check::block(chrome, on_paper, letter, policy)}
            </div>
            <script type="module" src="/assets/print.js"></script>
        }
    })
}

/// What is above a translation: which text prevails.
fn prevails(t: I18n, letter: &PrintedLetter) -> Option<AnyView> {
    let original = letter.languages.first().filter(|original| **original != letter.language)?;
    Some(view! { <p class="prevails">{t.text("letter-translation-of")}" "{own_name(original)}</p> }.into_any())
}

/// What of the letter is printed, and the button that prints it where scripts run.
fn choices(chrome: &Chrome, letter: &PrintedLetter, choice: PrintChoice, path: &str) -> AnyView {
    let t = chrome.t();
    let languages = (letter.languages.len() > 1).then(|| {
        let options: Vec<_> = letter
            .languages
            .iter()
            .map(|tag| {
                view! { <option value=tag.clone() lang=tag.clone() selected=*tag == letter.language>{endonym(tag)}</option> }
            })
            .collect();
        view! { <div class="field"><label for="in">{t.text("print-language")}</label><select id="in" name="in">{options}</select></div> }
    });
    view! {
        <form class="print-choices" method="get" action=chrome.href(&format!("{path}/print"))>
            {languages}
            <fieldset>
                <legend>{t.text("print-leave-out")}</legend>
                {checkbox("people", "people", "no", !choice.people, t.text("print-people"), None)}
                {checkbox("representatives", "representatives", "no", !choice.representatives, t.text("print-representatives"), None)}
            </fieldset>
            <div class="desk-buttons">
                <button type="button" class="button" data-print hidden>{t.text("print-button")}</button>
                <button type="submit" class="button quiet">{t.text("print-show")}</button>
            </div>
            <p class="hint">{t.text("print-hint")}</p>
        </form>
    }
    .into_any()
}
