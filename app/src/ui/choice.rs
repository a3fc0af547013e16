//! Check boxes and radio buttons.

use crate::i18n::I18n;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// A check box that posts `value`, with its label and an optional hint.
pub fn checkbox(id: &str, name: &str, value: &str, checked: bool, label: impl Into<String>, hint: Option<String>) -> AnyView {
    let hint_id = format!("{id}-hint");
    let described = hint.as_ref().map(|_| hint_id.clone());
    let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
    view! {
        <div class="tick">
            <input type="checkbox" id=id.to_owned() name=name.to_owned() value=value.to_owned() checked=checked aria-describedby=described/>
            <label for=id.to_owned() dir="auto">{label.into()}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// A check box that has to be ticked, with its sentence and its fault beside it.
pub fn required_tick(t: I18n, name: &str, checked: bool, sentence: impl IntoView + 'static, errors: &FieldErrors) -> AnyView {
    let error = errors.of(name).map(|error| t.error(error));
    let wrong = error.is_some();
    view! {
        <div class="tick" class:wrong=wrong>
            <p class="fault" id=format!("{name}-error")>{error}</p>
            <input
                type="checkbox"
                id=name.to_owned()
                name=name.to_owned()
                value="yes"
                checked=checked
                aria-required="true"
                aria-describedby=format!("{name}-error")
                aria-invalid=wrong.then_some("true")
            />
            <label for=name.to_owned()>{sentence}</label>
        </div>
    }
    .into_any()
}

/// A group of radio buttons: value, label and an optional hint each. The first one's id is the group's name, so that
/// the summary of faults leads to it.
pub fn radios(
    t: I18n,
    name: &str,
    legend: impl Into<String>,
    value: &str,
    errors: &FieldErrors,
    options: Vec<(&'static str, String, Option<String>)>,
) -> AnyView {
    let error = errors.of(name).map(|error| t.error(error));
    let wrong = error.is_some();
    let options: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(index, (code, label, hint))| {
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{code}") };
            let hint_id = format!("{name}-{code}-hint");
            let described = hint.as_ref().map(|_| hint_id.clone());
            let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
            view! {
                <div class="tick">
                    <input type="radio" id=id.clone() name=name.to_owned() value=code checked=code == value aria-describedby=described/>
                    <label for=id>{label}</label>
                    {hint}
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby=format!("{name}-error")>
            <legend>{legend.into()}</legend>
            <p class="fault" id=format!("{name}-error")>{error}</p>
            {options}
        </fieldset>
    }
    .into_any()
}
