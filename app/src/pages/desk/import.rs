//! Bringing a text from elsewhere into the editor, and what was read of it.

use crate::{i18n::I18n, ui::Field};
use domain::{
    document::{Import, ImportNote, ImportNoteKind},
    error::FieldErrors,
};
use leptos::prelude::*;

/// Where a text is pasted, or a file chosen.
pub(super) fn import(t: I18n, open: bool, errors: &FieldErrors) -> AnyView {
    let fault = errors.of("import_file").map(|error| t.error(error));
    let wrong = fault.is_some();
    let button = view! {
        <button type="submit" name="action" value="import" formenctype="multipart/form-data" class="button quiet">{t.text("editor-import-button")}</button>
    };
    view! {
        <details class="aside" open=open || wrong || errors.of("import").is_some()>
            <summary>{t.text("editor-import")}</summary>
            {Field::new(t, "import", t.text("editor-import-label"), "", errors).hint(t.text("editor-import-hint")).optional().text_area(8)}
            <div class="field" class:wrong=wrong>
                <label for="import_file">{t.text("editor-import-file")}</label>
                <p class="hint" id="import_file-hint">{t.text("editor-import-file-hint")}</p>
                <p class="fault" id="import_file-error">{fault}</p>
                <input
                    type="file"
                    id="import_file"
                    name="import_file"
                    accept=".docx,.md,.markdown,.txt,.html,.htm"
                    aria-describedby="import_file-hint import_file-error"
                    aria-invalid=wrong.then_some("true")
                />
            </div>
            {button}
        </details>
    }
    .into_any()
}

/// What was understood and what was not; what wants a look comes first.
pub(super) fn notes(t: I18n, read: &Import) -> Option<AnyView> {
    let notes = &read.notes;
    if notes.is_empty() {
        return None;
    }
    let groups = [
        (ImportNoteKind::LeftOut, "import-left-out"),
        (ImportNoteKind::Changed, "import-changed"),
        (ImportNoteKind::NotPlaced, "import-not-placed"),
        (ImportNoteKind::Uncertain, "import-uncertain"),
        (ImportNoteKind::Missing, "import-missing"),
        (ImportNoteKind::Understood, "import-understood"),
    ];
    let groups: Vec<_> =
        groups.into_iter().filter_map(|(kind, key)| group(t, t.text(key), notes.iter().filter(|note| note.kind == kind))).collect();
    let signers = (!read.left_out.is_empty()).then(|| {
        view! { <details class="aside"><summary>{t.text("import-signers-list")}</summary><pre dir="auto">{read.left_out.clone()}</pre></details> }
    });
    Some(
        view! {
            <section class="import-notes" role="status" aria-labelledby="import-notes">
                <h2 id="import-notes">{t.text("import-notes")}</h2>
                {groups}
                {signers}
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
