//! The one place that writes a `<textarea>`: Leptos does not escape its children.

use super::{escape::escape, field::Field};
use leptos::prelude::*;

/// A bare text area with an id, a name and a text.
pub fn text_area(name: &str, text: &str, rows: u32) -> AnyView {
    // A browser drops the first line end of a text area, so that one is given to it.
    let inner = format!("\n{}", escape(text));
    view! { <textarea id=name.to_owned() name=name.to_owned() rows=rows.to_string() dir="auto" inner_html=inner></textarea> }.into_any()
}

impl Field {
    /// A `<textarea>` of so many rows.
    pub fn text_area(self, rows: u32) -> AnyView {
        let inner = format!("\n{}", escape(&self.value));
        let control = view! {
            <textarea
                id=self.name.clone()
                name=self.name.clone()
                rows=rows.to_string()
                dir=self.dir.clone().unwrap_or_else(|| "auto".to_owned())
                lang=self.lang.clone()
                autocomplete=self.autocomplete
                aria-required=self.required()
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
                inner_html=inner
            ></textarea>
        };
        self.around(control.into_any())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::I18n, render::fragment};
    use domain::{error::FieldErrors, locale::Locale};

    #[test]
    fn a_text_stays_inside() {
        let evil = "</textarea><script>alert(1)</script>";
        let bare = fragment(|| text_area("body", evil, 3));
        let field = fragment(|| Field::new(I18n::new(Locale::En), "body", "Body", evil, &FieldErrors::default()).text_area(3));
        for html in [bare, field] {
            assert!(!html.contains("<script"), "{html}");
            assert!(html.contains(">\n&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        }
    }
}
