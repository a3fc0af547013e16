//! Bringing a text from elsewhere into the editor, and what was read of it.

use crate::{
    i18n::I18n,
    ui::{Button, Field},
};
use domain::{
    document::{ImportNote, ImportNoteKind},
    error::FieldErrors,
};
use leptos::prelude::*;

/// Where a text is pasted.
pub(super) fn import(t: I18n, open: bool) -> AnyView {
    view! {
        <details class="aside" open=open>
            <summary>{t.text("editor-import")}</summary>
            {Field::new(t, "import", t.text("editor-import-label"), "", &FieldErrors::default()).hint(t.text("editor-import-hint")).optional().text_area(8)}
            {Button::new(t.text("editor-import-button")).named("action", "import").quiet().view()}
        </details>
    }
    .into_any()
}

/// What was understood and what was not; what wants a look comes first.
pub(super) fn notes(t: I18n, notes: &[ImportNote]) -> Option<AnyView> {
    if notes.is_empty() {
        return None;
    }
    let groups = [
        (ImportNoteKind::NotPlaced, "import-not-placed"),
        (ImportNoteKind::Uncertain, "import-uncertain"),
        (ImportNoteKind::Missing, "import-missing"),
        (ImportNoteKind::Understood, "import-understood"),
    ];
    let groups: Vec<_> =
        groups.into_iter().filter_map(|(kind, key)| group(t, t.text(key), notes.iter().filter(|note| note.kind == kind))).collect();
    Some(
        view! {
            <section class="import-notes" role="status" aria-labelledby="import-notes">
                <h2 id="import-notes">{t.text("import-notes")}</h2>
                {groups}
            </section>
        }
        .into_any(),
    )
}

fn group<'a>(t: I18n, title: String, notes: impl Iterator<Item = &'a ImportNote>) -> Option<AnyView> {
    let items: Vec<_> = notes
        .map(|note| {
            let line =
                (note.line > 0).then(|| view! { <span class="line">{t.with("import-line", &[("line", note.line.into())])}</span>" " });
            let excerpt = (!note.excerpt.is_empty()).then(|| view! { ": "<q dir="auto">{note.excerpt.clone()}</q> });
            view! { <li>{line}{t.text(note.code)}{excerpt}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <h3>{title}</h3><ul>{items}</ul> }.into_any())
}
