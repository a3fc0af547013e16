//! Recipients and copies in the editor: rows of equally named fields, added and removed by posting the form.

use super::editor::letter_text;
use crate::{
    i18n::I18n,
    ui::{Button, Field},
};
use domain::{
    error::FieldErrors,
    forms::letter::{LetterForm, Recipient},
};
use leptos::prelude::*;

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// To whom the letter goes.
    Recipients,
    /// Who gets a copy.
    Copies,
}

impl Rows {
    /// The beginning of the fields' names.
    const fn name(self) -> &'static str {
        match self {
            Self::Recipients => "recipients",
            Self::Copies => "copies",
        }
    }

    const fn of(self, form: &LetterForm) -> &Vec<Recipient> {
        match self {
            Self::Recipients => &form.recipients,
            Self::Copies => &form.copies,
        }
    }

    /// Keys: the group, one row, add, remove; and what is posted to add one.
    const fn words(self) -> [&'static str; 5] {
        match self {
            Self::Recipients => {
                ["editor-recipients", "editor-recipient", "editor-add-recipient", "editor-remove-recipient", "add-recipient"]
            }
            Self::Copies => ["editor-copies", "editor-copy", "editor-add-copy", "editor-remove-copy", "add-copy"],
        }
    }
}

/// The parts of a row: field, key of its label, its value.
fn parts(row: &Recipient) -> [(&'static str, &'static str, &str); 5] {
    [
        ("honorific", "editor-honorific", &row.honorific),
        ("name", "editor-name", &row.name),
        ("office", "editor-office", &row.office),
        ("postal", "editor-postal", &row.postal),
        ("email", "editor-email", &row.email),
    ]
}

/// What the fields of the rows are called, for the summary of faults.
pub(super) fn labels(t: I18n, which: Rows, form: &LetterForm) -> Vec<(String, String)> {
    let row = |(index, row): (usize, &Recipient)| {
        let group = numbered(t, which.words()[1], index);
        parts(row).map(|(field, key, _)| (format!("{}-{index}-{field}", which.name()), format!("{group}, {}", t.text(key))))
    };
    which.of(form).iter().enumerate().flat_map(row).collect()
}

fn numbered(t: I18n, key: &str, index: usize) -> String {
    t.with(key, &[("number", (index + 1).into())])
}

/// The rows with their buttons. There is always a first recipient to fill in.
pub(super) fn rows(t: I18n, which: Rows, form: &LetterForm, errors: &FieldErrors) -> AnyView {
    let [group, _, add, _, action] = which.words();
    let blank = [Recipient::default()];
    let shown = match which.of(form) {
        none if none.is_empty() && which == Rows::Recipients => &blank[..],
        some => &some[..],
    };
    let removable = !which.of(form).is_empty();
    let items: Vec<_> = shown.iter().enumerate().map(|(index, row)| one(t, which, form, index, row, removable, errors)).collect();
    let hint = (which == Rows::Copies).then(|| view! { <p class="hint">{t.text("editor-copies-hint")}</p> });
    let fault = errors.of(which.name()).map(|error| t.error(error));
    view! {
        <fieldset id=which.name() tabindex="-1">
            <legend>{t.text(group)}</legend>
            {hint}
            <p class="fault">{fault}</p>
            {items}
            {Button::new(t.text(add)).named("action", action).quiet().view()}
        </fieldset>
    }
    .into_any()
}

fn one(t: I18n, which: Rows, form: &LetterForm, index: usize, row: &Recipient, removable: bool, errors: &FieldErrors) -> AnyView {
    let [_, number, _, remove, _] = which.words();
    let fields = parts(row).map(|(part, key, value)| {
        let field = Field::new(t, format!("{}-{index}-{part}", which.name()), t.text(key), value, errors).autocomplete("off");
        match part {
            "honorific" => letter_text(field, form).hint(t.text("editor-honorific-hint")).optional().input("text"),
            "postal" => letter_text(field, form).optional().text_area(3),
            "email" => field.hint(t.text("editor-email-hint")).optional().input("email"),
            "office" => letter_text(field, form).optional().input("text"),
            _ => letter_text(field, form).input("text"),
        }
    });
    let remove = removable.then(|| {
        let value = format!("remove-{}-{index}", which.name());
        Button::new(numbered(t, remove, index)).named("action", value).plain().view()
    });
    view! {
        <fieldset class="desk-row">
            <legend>{numbered(t, number, index)}</legend>
            <div class="desk-row-fields">{fields.into_iter().collect_view()}</div>
            {remove}
        </fieldset>
    }
    .into_any()
}
