//! A delivery: what will be handed over, and the form that notes by whom, to whom and how; the same to correct it.

use super::{buttons, confirm, day, file_fields, form_page, labels, path};
use crate::{
    i18n::I18n,
    pages::{desk::parts::letter_path, letter::hash_groups},
    render::Chrome,
    ui::{Button, Field, checkbox, count_sentence, radios},
};
use domain::{
    afterwards::Way,
    error::FieldErrors,
    forms::afterwards::{DeliveryForm, FileForm},
    shapes::afterwards::{DeliveryShown, DeskAfterwards},
};
use leptos::prelude::*;

const FIELDS: [(&str, &str); 6] = [
    ("day", "delivery-day"),
    ("by_whom", "delivery-by"),
    ("recipients", "delivery-to"),
    ("way", "delivery-how"),
    ("way_words", "delivery-way-words"),
    ("note", "delivery-note"),
];

/// The form of a delivery that stands.
pub fn delivery_form(delivery: &DeliveryShown) -> DeliveryForm {
    DeliveryForm {
        day: delivery.day.clone(),
        by_whom: delivery.by_whom.clone(),
        recipients: delivery.recipients.clone(),
        way: delivery.way.code().to_owned(),
        way_words: delivery.way_words.clone().unwrap_or_default(),
        note: delivery.note.clone(),
        file: delivery.file.as_ref().map_or_else(FileForm::default, |kept| FileForm {
            alt: kept.alt.clone(),
            public: if kept.public { "yes".to_owned() } else { String::new() },
            remove: String::new(),
        }),
        confirm: String::new(),
    }
}

/// The form that notes a delivery, below what is handed over.
pub fn note_delivery(chrome: &Chrome, shown: &DeskAfterwards, form: &DeliveryForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "delivery-title", errors, &labels(t, &FIELDS), || {
        view! {
            {handed_over(chrome, shown)}
            <form method="post" action=chrome.once(path(chrome, shown, "/delivery")) enctype="multipart/form-data" novalidate>
                {fields(t, shown, form, errors)}
                {file_fields(chrome, shown, "delivery-receipt", &form.file, None, errors)}
                <p class="hint">{t.text("afterwards-can-take-back")}</p>
                {buttons(chrome, shown, Button::new(t.text("delivery-button")))}
            </form>
        }
        .into_any()
    })
}

/// The form that corrects one.
pub fn correct_delivery(
    chrome: &Chrome,
    shown: &DeskAfterwards,
    delivery: &DeliveryShown,
    form: &DeliveryForm,
    errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    form_page(chrome, shown, "delivery-correct-title", errors, &labels(t, &FIELDS), || {
        let action = path(chrome, shown, &format!("/deliveries/{}", delivery.id));
        view! {
            <form method="post" action=action enctype="multipart/form-data" novalidate>
                {fields(t, shown, form, errors)}
                {file_fields(chrome, shown, "delivery-receipt", &form.file, delivery.file.as_ref(), errors)}
                {confirm(t, !form.confirm.is_empty(), errors)}
                {buttons(chrome, shown, Button::new(t.text("afterwards-correct-button")))}
            </form>
        }
        .into_any()
    })
}

/// Version, count and fingerprint of what is handed over, and the way to its print form.
fn handed_over(chrome: &Chrome, shown: &DeskAfterwards) -> AnyView {
    let t = chrome.t();
    let (version, manifest, text) = &shown.version;
    let (manifest, text) = (hash_groups(manifest), hash_groups(text));
    let print = chrome.href(&letter_path(&shown.desk, &shown.letter, "/print"));
    view! {
        <section class="desk-question" aria-labelledby="handed">
            <h2 id="handed">{t.text("delivery-handed-over")}</h2>
            <p class="desk-count">{count_sentence(t, &shown.letter.counts)}</p>
            <dl class="facts">
                <div><dt>{t.text("facts-version")}</dt><dd>{t.number(u64::from(*version))}</dd></div>
                <div><dt>{t.text("facts-manifest")}</dt><dd><code class="hash" dir="ltr">{manifest}</code></dd></div>
                <div><dt>{t.text("facts-text")}</dt><dd><code class="hash" dir="ltr">{text}</code></dd></div>
            </dl>
            <p><a href=print>{t.text("delivery-print")}</a></p>
            <p class="hint">{t.text("delivery-list-hint")}</p>
        </section>
    }
    .into_any()
}

fn fields(t: I18n, shown: &DeskAfterwards, form: &DeliveryForm, errors: &FieldErrors) -> AnyView {
    let ways: Vec<_> = Way::ALL.into_iter().map(|way| (way.code(), t.text(&format!("way-{}", way.code())), None)).collect();
    view! {
        {day(t, "day", "delivery-day", &form.day, None, errors)}
        {Field::new(t, "by_whom", t.text("delivery-by"), &form.by_whom, errors).hint(t.text("delivery-by-hint")).autocomplete("off").input("text")}
        {recipients(t, shown, form, errors)}
        {radios(t, "way", t.text("delivery-how"), &form.way, errors, ways)}
        {Field::new(t, "way_words", t.text("delivery-way-words"), &form.way_words, errors).optional().autocomplete("off").input("text")}
        {Field::new(t, "note", t.text("delivery-note"), &form.note, errors).hint(t.text("delivery-note-hint")).optional().text_area(4)}
    }
    .into_any()
}

fn recipients(t: I18n, shown: &DeskAfterwards, form: &DeliveryForm, errors: &FieldErrors) -> AnyView {
    let error = errors.of("recipients").map(|error| t.error(error));
    let wrong = error.is_some();
    let ticks: Vec<_> = shown
        .recipients
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let id = if index == 0 { "recipients".to_owned() } else { format!("recipients-{index}") };
            checkbox(&id, "recipients", name, form.recipients.contains(name), name.clone(), None)
        })
        .collect();
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby="recipients-error">
            <legend>{t.text("delivery-to")}</legend>
            <p class="fault" id="recipients-error">{error}</p>
            {ticks}
        </fieldset>
    }
    .into_any()
}
