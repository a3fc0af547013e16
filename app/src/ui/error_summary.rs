//! What is wrong with a form, at its top: takes the focus, and leads to each field.

use crate::i18n::I18n;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// The summary, or nothing where nothing is wrong. `labels` names the fields as the form does; a fault of a field not
/// among them stands without a name.
pub fn error_summary(t: I18n, errors: &FieldErrors, labels: &[(&str, String)]) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let items: Vec<_> = errors
        .0
        .iter()
        .map(|error| {
            let text = t.error(error);
            let text = match labels.iter().find(|(field, _)| *field == error.field) {
                Some((_, label)) => t.with("error-of-field", &[("field", label.as_str().into()), ("error", text.into())]),
                None => text,
            };
            if error.field.is_empty() {
                view! { <li>{text}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{}", error.field)>{text}</a></li> }.into_any()
            }
        })
        .collect();
    Some(
        view! {
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus=true id="error-summary">
                <h2 id="error-summary-title">{t.text("error-summary-title")}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}

/// A page's title, with "Error: " before it when there are faults.
pub fn title_with_errors(t: I18n, title: &str, errors: &FieldErrors) -> String {
    if errors.is_empty() { title.to_owned() } else { t.with("error-title", &[("title", title.into())]) }
}
