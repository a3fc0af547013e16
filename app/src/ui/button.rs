//! Buttons that post a form, and links that look like one.

use leptos::prelude::*;

/// A submit button. The first one of a form is what Enter presses.
#[derive(Clone, Debug)]
pub struct Button {
    label: String,
    name: Option<&'static str>,
    value: String,
    class: &'static str,
    action: Option<String>,
    describes: Option<String>,
    no_validate: bool,
}

impl Button {
    /// The main button of a form.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), name: None, value: String::new(), class: "button", action: None, describes: None, no_validate: false }
    }

    /// Posts `name=value` with the form.
    #[must_use]
    pub fn named(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.name = Some(name);
        self.value = value.into();
        self
    }

    /// An outline only: a second choice.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.class = "button quiet";
        self
    }

    /// Looks like a link: a choice aside.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.class = "button plain";
        self
    }

    /// Takes something away: withdraw, remove, close.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.class = "button danger";
        self
    }

    /// Posts to another address than the form's own.
    #[must_use]
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// Words read after the label by screen readers, where several buttons on a page say the same.
    #[must_use]
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.describes = Some(what.into());
        self
    }

    /// Posts without the browser's own checks.
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.no_validate = true;
        self
    }

    /// The button.
    pub fn view(self) -> AnyView {
        let about = self.describes.map(|what| view! { <span class="visually-hidden">" "<bdi>{what}</bdi></span> });
        let value = self.name.map(|_| self.value);
        view! {
            <button type="submit" class=self.class name=self.name value=value formaction=self.action formnovalidate=self.no_validate>
                {self.label}
                {about}
            </button>
        }
        .into_any()
    }
}

/// A link that looks like a button; `class` is `button`, `button quiet`, ….
pub fn link_button(href: impl Into<String>, label: impl Into<String>, class: &'static str) -> AnyView {
    view! { <a class=class href=href.into()>{label.into()}</a> }.into_any()
}
