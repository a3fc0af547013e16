//! Fields that differ from the common ones: an id that is not the name, a list of suggestions; and time zones.

use crate::i18n::I18n;
use domain::error::{FieldError, FieldErrors};
use leptos::prelude::*;

/// A labelled `<input>` whose id may differ from its name, where two forms of a page post fields of one name.
pub(super) struct Input {
    id: String,
    name: &'static str,
    label: String,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    autocomplete: Option<&'static str>,
    list: Option<&'static str>,
    optional: bool,
}

impl Input {
    /// An input; its fault is the one that `errors` has under its id.
    pub(super) fn new(t: I18n, id: impl Into<String>, name: &'static str, label: String, value: &str, errors: &FieldErrors) -> Self {
        let id = id.into();
        let error = errors.of(&id).map(|error| t.error(error));
        Self { id, name, label, value: value.to_owned(), hint: None, error, autocomplete: None, list: None, optional: false }
    }

    pub(super) fn hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// It may stay empty.
    pub(super) fn not_required(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Suggestions from the `<datalist>` of this id.
    pub(super) fn list(mut self, id: &'static str) -> Self {
        self.list = Some(id);
        self
    }

    pub(super) fn view(self, kind: &'static str) -> AnyView {
        let Self { id, name, label, value, hint, error, autocomplete, list, optional } = self;
        let wrong = error.is_some();
        let described = match hint {
            Some(_) => format!("{id}-hint {id}-error"),
            None => format!("{id}-error"),
        };
        // Pickers have no role that could be required (ARIA in HTML).
        let picker = matches!(kind, "color" | "date" | "datetime-local");
        let required = (!picker && !optional).then_some("true");
        let dir = match kind {
            _ if picker => None,
            "email" => Some("ltr"),
            _ if list.is_some() => Some("ltr"),
            _ => Some("auto"),
        };
        let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        view! {
            <div class="field" class:wrong=wrong>
                <label for=id.clone()>{label}</label>
                {hint}
                <p class="fault" id=format!("{id}-error")>{error}</p>
                <input
                    type=kind
                    id=id
                    name=name
                    value=value
                    dir=dir
                    list=list
                    autocomplete=autocomplete
                    aria-required=required
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                />
            </div>
        }
        .into_any()
    }
}

/// The faults of the invitation under the ids of its fields: `name` and `email` are another form's on the same page.
pub(super) fn organiser_faults(errors: &FieldErrors) -> FieldErrors {
    let rename = |error: &FieldError| {
        let field = match error.field.as_str() {
            "name" | "email" => format!("organiser-{}", error.field),
            other => other.to_owned(),
        };
        FieldError { field, ..error.clone() }
    };
    FieldErrors(errors.0.iter().map(rename).collect())
}

/// Date and time of a deadline, and its zone with suggestions.
pub(super) fn deadline_fields(t: I18n, local: &str, zone: &str, hint: Option<String>, errors: &FieldErrors) -> AnyView {
    let field = Input::new(t, "deadline_local", "deadline_local", t.text("editor-deadline"), local, errors);
    let field = match hint {
        Some(hint) => field.hint(hint),
        None => field,
    };
    view! {
        {field.view("datetime-local")}
        {Input::new(t, "deadline_zone", "deadline_zone", t.text("editor-zone"), zone, errors).hint(t.text("editor-zone-hint")).list("zones").view("text")}
        {zone_list()}
    }
    .into_any()
}

/// The time zones that a field with `.list("zones")` suggests.
pub(super) fn zone_list() -> AnyView {
    view! { <datalist id="zones">{ZONES.iter().map(|zone| view! { <option value=*zone></option> }).collect_view()}</datalist> }.into_any()
}

/// Zones that are suggested; every other one of the IANA database may be typed.
const ZONES: [&str; 42] = [
    "UTC",
    "Africa/Accra",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Tunis",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Chicago",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Amman",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Dhaka",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/London",
    "Europe/Paris",
    "Europe/Zurich",
    "Pacific/Auckland",
];
