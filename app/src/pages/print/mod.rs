//! The print form of a letter, fit to be handed over: letterhead, text, notes, all signatories, and how it is checked.
//! On the screen it lies there as paper, below what can be chosen; printed, nothing of the site is on it.

mod check;
mod signatories;

use super::letter_path;
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{checkbox, letter_sheet},
};
use domain::{
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
    // What stands on the paper is in the letter's language, where it is one of ours.
    let primary = letter.language.split('-').next().unwrap_or_default();
    let on_paper = I18n::new(Locale::from_tag(primary).unwrap_or(chrome.locale));
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
                {letter_sheet(on_paper, &letter.coalition, &letter.document, &letter.language, 1)}
                {signatories::all(on_paper, letter, choice)}
                {check::block(chrome, on_paper, letter, policy)}
            </div>
            <script type="module" src="/assets/print.js"></script>
        }
    })
}

/// What of the letter is printed, and the button that prints it where scripts run.
fn choices(chrome: &Chrome, letter: &PrintedLetter, choice: PrintChoice, path: &str) -> AnyView {
    let t = chrome.t();
    let languages = (letter.languages.len() > 1).then(|| {
        let options: Vec<_> = letter
            .languages
            .iter()
            .map(|tag| {
                let name = Locale::from_tag(tag).map_or_else(|| tag.clone(), |known| known.endonym().to_owned());
                view! { <option value=tag.clone() selected=*tag == letter.language>{name}</option> }
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
