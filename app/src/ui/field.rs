//! One question of a form: label, hint, fault and the control they describe.

use crate::i18n::I18n;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// A labelled field. Its control's id is its name; `NAME-hint` and `NAME-error` describe it.
#[derive(Clone, Debug)]
pub struct Field {
    pub(super) t: I18n,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) autocomplete: Option<&'static str>,
    pub(super) dir: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) optional: bool,
    pub(super) class: &'static str,
    max: Option<u32>,
    list: Option<&'static str>,
    bare: bool,
}

impl Field {
    /// A field with its label in the reader's language, the value typed so far, and its fault if `errors` has one.
    pub fn new(t: I18n, name: impl Into<String>, label: impl Into<String>, value: &str, errors: &FieldErrors) -> Self {
        let name = name.into();
        let error = errors.of(&name).map(|error| t.error(error));
        Self {
            t,
            name,
            label: label.into(),
            value: value.to_owned(),
            hint: None,
            error,
            autocomplete: None,
            dir: None,
            lang: None,
            optional: false,
            class: "field",
            max: None,
            list: None,
            bare: false,
        }
    }

    /// A sentence under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// An autofill token of the HTML standard.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// Says "optional" beside the label; every other field is required.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// `auto` for names and free text, `ltr` for addresses, or the direction of a letter.
    #[must_use]
    pub fn dir(mut self, dir: impl Into<String>) -> Self {
        self.dir = Some(dir.into());
        self
    }

    /// The language of what is typed, where it is not the page's.
    #[must_use]
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = Some(lang.into());
        self
    }

    /// At most so many characters.
    #[must_use]
    pub fn max(mut self, max: u32) -> Self {
        self.max = Some(max);
        self
    }

    /// Suggests the options of the `<datalist>` of this id.
    #[must_use]
    pub fn list(mut self, id: &'static str) -> Self {
        self.list = Some(id);
        self
    }

    /// Without a place for a fault and never required: a search.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.bare = true;
        self
    }

    /// A field for few characters.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.class = "field short";
        self
    }

    /// An `<input>` of a type: `text`, `email`, `url`, `password`, `datetime-local`, `search`, `color`.
    pub fn input(self, kind: &'static str) -> AnyView {
        let dir = self.dir.clone().or(match kind {
            "email" | "url" => Some("ltr".to_owned()),
            "text" | "search" => Some("auto".to_owned()),
            _ => None,
        });
        let control = view! {
            <input
                type=kind
                id=self.name.clone()
                name=self.name.clone()
                value=self.value.clone()
                autocomplete=self.autocomplete
                dir=dir
                lang=self.lang.clone()
                maxlength=self.max.map(|max| max.to_string())
                list=self.list
                aria-required=self.required()
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            />
        };
        self.around(control.into_any())
    }

    /// A `<select>` of values and their names.
    pub fn select(self, options: Vec<(String, String)>) -> AnyView {
        let chosen = self.value.clone();
        let options: Vec<_> = options
            .into_iter()
            .map(|(value, text)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{text}</option> }
            })
            .collect();
        let control = view! {
            <select
                id=self.name.clone()
                name=self.name.clone()
                autocomplete=self.autocomplete
                aria-required=self.required()
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            >
                {options}
            </select>
        };
        self.around(control.into_any())
    }

    pub(super) fn required(&self) -> Option<&'static str> {
        (!self.optional && !self.bare).then_some("true")
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    pub(super) fn described_by(&self) -> Option<String> {
        if self.bare {
            return self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        }
        let hint = self.hint.as_ref().map(|_| format!("{}-hint ", self.name)).unwrap_or_default();
        Some(format!("{hint}{}-error", self.name))
    }

    /// Label, hint and fault around a control. The fault's place is there from the start, so that an island can fill it.
    pub(super) fn around(self, control: AnyView) -> AnyView {
        let Self { t, name, label, hint, error, optional, class, bare, .. } = self;
        let optional = optional.then(|| view! { " "<span class="optional">{t.text("field-optional")}</span> });
        let hint = hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
        let wrong = error.is_some();
        let fault = (!bare).then(|| view! { <p class="fault" id=format!("{name}-error")>{error}</p> });
        view! {
            <div class=class class:wrong=wrong>
                <label for=name.clone()>{label}{optional}</label>
                {hint}
                {fault}
                {control}
            </div>
        }
        .into_any()
    }
}
