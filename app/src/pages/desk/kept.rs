//! What Markdown would change of a draft, named before it opens, and the button that keeps it as text for good.

use crate::{
    i18n::I18n,
    render::Chrome,
    ui::{Button, keep, markdown::Change},
};
use domain::forms::letter::LetterForm;
use leptos::prelude::*;

/// Beside the editor's preview: the button posts the editor's form.
pub(super) fn kept_in_editor(t: I18n, form: &LetterForm) -> Option<AnyView> {
    let button = view! { <button type="submit" form="letter-form" name="action" value="keep" class="button quiet">{t.text("as-typed-button")}</button> };
    kept(t, form, button.into_any())
}

/// Before the opening: the button leads to the editor, with the text kept. `edit` is the editor's address.
pub(super) fn kept_before_opening(chrome: &Chrome, form: &LetterForm, edit: String) -> Option<AnyView> {
    let fields = form.fields().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let button = Button::new(chrome.t().text("as-typed-button")).named("action", "keep").quiet().view();
    kept(chrome.t(), form, view! { <form method="post" action=edit>{fields}{button}</form> }.into_any())
}

fn kept(t: I18n, form: &LetterForm, button: AnyView) -> Option<AnyView> {
    let changes = keep(&form.document().body).changes;
    if changes.is_empty() {
        return None;
    }
    let items: Vec<_> = changes.into_iter().map(|change| item(t, form, change)).collect();
    Some(
        view! {
            <section class="import-notes" aria-labelledby="kept">
                <h3 id="kept">{t.text("as-typed-title")}</h3>
                <p>{t.text("as-typed-lead")}</p>
                <ul>{items}</ul>
                {button}
            </section>
        }
        .into_any(),
    )
}

fn item(t: I18n, form: &LetterForm, change: Change) -> AnyView {
    let line = t.with("import-line", &[("line", change.line.into())]);
    let language = form.language.clone();
    view! { <li><span class="line">{line}</span>" "{t.text(change.code)}": "<q dir="auto" lang=language>{change.excerpt}</q></li> }
        .into_any()
}
