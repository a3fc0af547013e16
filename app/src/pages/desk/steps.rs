//! The steps of a letter that ask before they are taken: opening, closing, opening again.

use super::fields::deadline_fields;
use super::kept::kept_before_opening;
use super::parts::{back_to_letter, desk_path, head, letter_path, may, named};
use super::preview::sheet;
use super::translations::languages_going_out;
use crate::{
    render::{Chrome, page},
    ui::{Button, count_sentence, error_summary, link_button, pending_sentence, required_tick, title_with_errors},
};
use domain::{
    document::print,
    error::{FieldError, FieldErrors},
    letter::Visibility,
    role::Permission,
    shapes::desk::DeskLetterPage,
};
use leptos::prelude::*;

/// The letter as it will look, what opening means, and why it cannot be opened yet. `seen` is the fingerprint of what is shown.
pub fn open_letter(chrome: &Chrome, shown: &DeskLetterPage, seen: &str, refusals: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, form, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("open-title"), refusals), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let public = if letter.visibility == Visibility::Public { "open-public" } else { "open-confidential" };
        view! {
            <div class="desk">
                {back_to_letter(chrome, desk, letter)}
                {refused(chrome, shown, refusals)}
                <h1>{t.text("open-title")}</h1>
                <p>{t.text("open-lead")}</p>
                {form.closing.trim().is_empty().then(|| view! { <p class="waiting">{t.text("open-no-closing")}</p> })}
                {kept_before_opening(chrome, form, path("/edit"))}
                <section class="desk-sheet" aria-label=t.text("open-sheet")>{sheet(chrome, form, &desk.coalition)}</section>
                <section class="desk-question" aria-labelledby="question">
                    <h2 id="question">{t.text("open-question")}</h2>
                    <p><strong>{t.text("open-freezes")}</strong></p>
                    <p>{t.text(public)}</p>
                    {chrome.demonstration.then(|| view! { <p class="hint">{t.text("open-second-factor-demonstration")}</p> })}
                    <form method="post" action=path("/open")>
                        <input type="hidden" name="seen" value=seen.to_owned()/>
                        {languages_going_out(chrome, shown)}
                        {shown.asks_notice.then(|| without_notice(chrome, shown, refusals))}
                        <div class="desk-buttons">
                            {Button::new(t.text("open-button")).view()}
                            {link_button(path("/edit"), t.text("open-edit"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}

/// Asks for a privacy notice before the letter opens, or for a tick to go on without one.
fn without_notice(chrome: &Chrome, shown: &DeskLetterPage, refusals: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let owner = may(&shown.desk, Permission::Administer);
    let (text, link) = match owner {
        true => {
            let href = chrome.href(&desk_path(&shown.desk, "/privacy"));
            ("open-notice-owner", Some(view! { " "<a href=href>{t.text("desk-notice-link")}</a> }))
        }
        false => ("open-notice-other", None),
    };
    view! {
        <p class="waiting">{t.text(text)}{link}</p>
        {required_tick(t, "without_notice", false, t.text("open-without-notice"), refusals)}
    }
    .into_any()
}

/// Asks whether a letter shall take no more signatures.
pub fn close_letter(chrome: &Chrome, shown: &DeskLetterPage) -> String {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, .. } = shown;
    page(chrome, &head(t.text("close-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let counts = &letter.counts;
        let held = (letter.waiting.held > 0).then(|| {
            view! { <p class="waiting"><a href=path("/signatures?state=held")>{t.with("close-held", &[("count", letter.waiting.held.into())])}</a></p> }
        });
        let pending = pending_sentence(t, letter.waiting).map(|text| view! { <p>{text}</p> });
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                <h1>{t.text("close-title")}</h1>
                <p>{named(t, "close-lead", "subject", &letter.subject)}</p>
                <p class="desk-count">{count_sentence(t, counts)}</p>
                {held}
                {pending}
                <p>{t.text("close-list")}</p>
                <p>{t.text("close-again")}</p>
                <form method="post" action=path("/close") class="desk-buttons">
                    {Button::new(t.text("close-button")).danger().view()}
                    {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                </form>
            </div>
        }
    })
}

/// Asks until when a closed letter shall be open again.
pub fn reopen_letter(chrome: &Chrome, shown: &DeskLetterPage, deadline_local: &str, deadline_zone: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("reopen-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &[("deadline_local", t.text("editor-deadline")), ("deadline_zone", t.text("editor-zone"))])}
                <h1>{t.text("reopen-title")}</h1>
                <p>{t.text("reopen-lead")}</p>
                <form method="post" action=path("/reopen") novalidate>
                    {deadline_fields(t, deadline_local, deadline_zone, None, errors)}
                    <div class="desk-buttons">
                        {Button::new(t.text("reopen-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}

/// Why a letter is not opened, each with a way to where it is mended, and the line of the text where one is at fault.
fn refused(chrome: &Chrome, shown: &DeskLetterPage, refusals: &FieldErrors) -> Option<AnyView> {
    if refusals.is_empty() {
        return None;
    }
    let t = chrome.t();
    let edit = chrome.href(&letter_path(&shown.desk, &shown.letter, "/edit"));
    let text = print(&shown.form.document());
    let items: Vec<_> = refusals
        .0
        .iter()
        .map(|refusal| {
            let href = match (refusal.code.as_str(), refusal.field.as_str()) {
                ("error-second-factor-missing", _) => chrome.href("/account/second-factor"),
                ("error-translation-not-ready", _) => chrome.href(&letter_path(&shown.desk, &shown.letter, "/translations")),
                ("error-mail-unproven", _) => chrome.href(&desk_path(&shown.desk, "/settings")),
                ("error-notice-missing", _) => "#without_notice".to_owned(),
                ("error-open-changed", _) => "#question".to_owned(),
                (_, "") => edit.clone(),
                (_, field) => format!("{edit}#{field}"),
            };
            let line =
                line_at_fault(&text, refusal).map(|line| view! { <q class="line" dir="auto" lang=shown.form.language.clone()>{line}</q> });
            view! { <li><a href=href>{t.error(refusal)}</a>{line}</li> }
        })
        .collect();
    Some(
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="refused" id="error-summary">
                <h2 id="refused">{t.text("open-refused")}</h2>
                <ul>{items}</ul>
                <p><a href=edit.clone()>{t.text("open-refused-fix")}</a></p>
            </div>
        }
        .into_any(),
    )
}

/// The line that a fault of the canonical text names.
fn line_at_fault(text: &str, refusal: &FieldError) -> Option<String> {
    let (_, number) = refusal.args.iter().find(|(name, _)| name == "line")?;
    let line = text.lines().nth(number.parse::<usize>().ok()?.checked_sub(1)?)?.trim();
    (!line.is_empty()).then(|| line.chars().take(120).collect())
}
