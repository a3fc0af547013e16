//! What becomes of a letter after it has closed: looked over, noted, corrected, taken back.

mod answer;
mod delivery;
mod end;
mod late;
mod next;
mod overview;

pub use answer::{answer_form, correct_answer, note_answer};
pub use delivery::{correct_delivery, delivery_form, note_delivery};
pub use end::{archive_letter, note_silence, take_back};
pub use late::late_signatures;
pub(super) use next::next_afterwards;
pub use overview::desk_afterwards;

use super::{
    fields::Input,
    parts::{head, letter_path, subject},
};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, checkbox, error_summary, kept_file, link_button, title_with_errors},
};
use domain::{
    afterwards::FILE_SIZE_LIMIT,
    error::FieldErrors,
    forms::afterwards::FileForm,
    shapes::afterwards::{DeskAfterwards, KeptFile},
};
use leptos::prelude::*;

/// A path of what became of a letter.
fn path(chrome: &Chrome, shown: &DeskAfterwards, rest: &str) -> String {
    chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/afterwards{rest}")))
}

/// The address of a file at the desk.
fn file_path(chrome: &Chrome, shown: &DeskAfterwards, kept: &KeptFile) -> String {
    path(chrome, shown, &format!("/files/{}", kept.id))
}

/// A page with one form, and the way back to what became of the letter.
fn form_page(
    chrome: &Chrome,
    shown: &DeskAfterwards,
    title: &str,
    errors: &FieldErrors,
    labels: &[(&str, String)],
    body: impl FnOnce() -> AnyView,
) -> String {
    let t = chrome.t();
    page(chrome, &head(title_with_errors(t, &t.text(title), errors), &shown.desk), || {
        view! {
            <div class="desk narrow">
                <p class="back"><a href=path(chrome, shown, "")>{t.text("afterwards-back")}</a>" · "{subject(&shown.letter)}</p>
                {error_summary(t, errors, labels)}
                <h1>{t.text(title)}</h1>
                {body()}
            </div>
        }
    })
}

/// The button that does it, and the way back.
fn buttons(chrome: &Chrome, shown: &DeskAfterwards, button: Button) -> AnyView {
    let back = link_button(path(chrome, shown, ""), chrome.t().text("desk-cancel"), "button quiet");
    view! { <div class="desk-buttons">{button.view()}{back}</div> }.into_any()
}

/// A day to choose.
fn day(t: I18n, name: &'static str, label: &str, value: &str, hint: Option<&str>, errors: &FieldErrors) -> AnyView {
    let field = Input::new(t, name, name, t.text(label), value, errors);
    match hint {
        Some(hint) => field.hint(t.text(hint)),
        None => field,
    }
    .view("date")
}

/// The file of a receipt or a scan: chosen, replaced or taken away, told in words, public or not.
fn file_fields(
    chrome: &Chrome,
    shown: &DeskAfterwards,
    legend: &str,
    form: &FileForm,
    kept: Option<&KeptFile>,
    errors: &FieldErrors,
) -> AnyView {
    let t = chrome.t();
    let error = errors.of("file").map(|error| t.error(error));
    let wrong = error.is_some();
    let hint = t.with("afterwards-file-hint", &[("max", FILE_SIZE_LIMIT.into())]);
    let label = if kept.is_some() { "afterwards-file-replace" } else { "afterwards-file" };
    let now = kept.map(|kept| kept_file(t, kept, "afterwards-file-kept", file_path(chrome, shown, kept)));
    let remove = kept.map(|_| {
        let hint = Some(t.text("afterwards-file-remove-hint"));
        checkbox("remove", "remove", "yes", form.removes(), t.text("afterwards-file-remove"), hint)
    });
    let alt = super::fields::Input::new(t, "alt", "alt", t.text("afterwards-alt"), &form.alt, errors).hint(t.text("afterwards-alt-hint"));
    view! {
        <fieldset>
            <legend>{t.text(legend)}</legend>
            {now}
            <div class="field" class:wrong=wrong>
                <label for="file">{t.text(label)}" "<span class="optional">{t.text("field-optional")}</span></label>
                <p class="hint" id="file-hint">{hint}</p>
                <p class="fault" id="file-error">{error}</p>
                <input
                    type="file"
                    id="file"
                    name="file"
                    accept="image/jpeg,image/png,image/webp,application/pdf"
                    aria-describedby="file-hint file-error"
                    aria-invalid=wrong.then_some("true")
                />
            </div>
            {alt.not_required().view("text")}
            {checkbox("public", "public", "yes", !form.public.is_empty(), t.text("afterwards-file-public"), Some(t.text("afterwards-file-public-hint")))}
            {remove}
        </fieldset>
    }
    .into_any()
}

/// What has to be ticked for a correction.
fn confirm(t: I18n, ticked: bool, errors: &FieldErrors) -> AnyView {
    let error = errors.of("confirm").map(|error| t.error(error));
    let wrong = error.is_some();
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby="confirm-error">
            <legend>{t.text("afterwards-confirm-title")}</legend>
            <p class="fault" id="confirm-error">{error}</p>
            {checkbox("confirm", "confirm", "yes", ticked, t.text("afterwards-confirm"), Some(t.text("afterwards-confirm-hint")))}
        </fieldset>
    }
    .into_any()
}

/// Names of the fields, for the summary of what is wrong.
fn labels(t: I18n, more: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let common = [("file", "afterwards-file"), ("alt", "afterwards-alt"), ("confirm", "afterwards-confirm-title")];
    more.iter().copied().chain(common).map(|(name, key)| (name, t.text(key))).collect()
}
