//! The editor of a letter: every part of it as a field, import, preview.

use super::fields::deadline_fields;
use super::import::{import, notes};
use super::merge::merged_notice;
use super::parts::{Place, back_to_letter_at, desk_path, head, ways};
use super::rows::{Rows, labels as row_labels, rows};
use super::settled::settled;
use crate::{
    i18n::I18n,
    islands::editor::EditorIsland,
    render::{Chrome, page},
    ui::{Button, Field, checkbox, error_summary, radios, title_with_errors},
};
use domain::{
    document::Import,
    error::FieldErrors,
    forms::letter::LetterForm,
    locale::{Locale, dir_of},
    shapes::desk::EditorContext,
};
use leptos::prelude::*;

/// The editor; with `preview` the letter is below the form as it will look.
pub fn edit_letter(
    chrome: &Chrome,
    context: &EditorContext,
    form: &LetterForm,
    errors: &FieldErrors,
    read: &Import,
    preview: bool,
) -> String {
    let t = chrome.t();
    let key = if context.stored_slug.is_some() { "editor-title" } else { "editor-new" };
    let mut head = head(title_with_errors(t, &t.text(key), errors), &context.desk);
    head.islands = true;
    page(chrome, &head, || {
        let path = match &context.stored_slug {
            Some(slug) => chrome.href(&desk_path(&context.desk, &format!("/letters/{slug}/edit"))),
            None => chrome.once(chrome.href(&desk_path(&context.desk, "/letters/new"))),
        };
        let back = match context.stored_slug.as_deref() {
            Some(slug) => back_to_letter_at(chrome, &context.desk, slug),
            None => ways(chrome, &context.desk, Place::Letters),
        };
        let labels = labels(t, form);
        let labels: Vec<(&str, String)> = labels.iter().map(|(field, label)| (field.as_str(), label.clone())).collect();
        // Begun with nothing, a letter is most often brought from elsewhere.
        let fresh = form.subject.is_empty() && form.body.is_empty();
        view! {
            <div class="desk editor">
                {back}
                {error_summary(t, errors, &labels)}
                {merged_notice(chrome, context)}
                <h1>{t.text(key)}</h1>
                <p>{t.text(if context.settled.is_some() { "editor-open-lead" } else { "editor-lead" })}</p>
                {notes(t, read)}
                <div class="editor-panes">
                    <form method="post" action=path id="letter-form" novalidate>
                        // Enter in a field presses the first button of a form: that must be the harmless one.
                        <button type="submit" name="action" value="save" class="visually-hidden" tabindex="-1" aria-hidden="true">{t.text("editor-save")}</button>
                        <input type="hidden" name="revision" value=form.revision.to_string()/>
                        {import(t, fresh, errors)}
                        {about(t, context, form, errors)}
                        {rows(t, Rows::Recipients, form, errors)}
                        {rows(t, Rows::Copies, form, errors)}
                        {text(t, form, errors)}
                        {context.settled.is_none().then(|| signing(chrome, context, form, errors))}
                        <div class="desk-buttons editor-buttons">
                            {Button::new(t.text("editor-save")).named("action", "save").view()}
                            {Button::new(t.text("editor-preview")).named("action", "preview").quiet().view()}
                        </div>
                    </form>
                    {pane(chrome, context, form, preview)}
                </div>
            </div>
        }
    })
}

fn pane(chrome: &Chrome, context: &EditorContext, form: &LetterForm, preview: bool) -> AnyView {
    let t = chrome.t();
    let sheet = preview.then(|| super::preview::preview(chrome, form, &context.desk.coalition));
    view! {
        <section class="preview" id="preview" aria-labelledby="preview-title" tabindex="0" hidden=!preview>
            <h2 id="preview-title">{t.text("editor-preview-title")}</h2>
            <EditorIsland
                coalition=context.desk.coalition.slug.clone()
                live=t.text("editor-preview-live")
                working=t.text("editor-preview-working")
                fresh=t.text("editor-preview-fresh")
                failed=t.text("editor-preview-failed")
            />
            <div id="preview-sheet">{sheet}</div>
        </section>
    }
    .into_any()
}

/// The fields and the keys of what they are called.
pub(super) const FIELDS: [(&str, &str); 19] = [
    ("numbered", "editor-numbered"),
    ("import", "editor-import-label"),
    ("import_file", "editor-import-file"),
    ("subject", "editor-subject"),
    ("slug", "editor-slug"),
    ("language", "editor-language"),
    ("place_and_date", "editor-place"),
    ("salutation", "editor-salutation"),
    ("body", "editor-body"),
    ("closing", "editor-closing"),
    ("subject_label", "editor-subject-label"),
    ("copies_label", "editor-copies-label"),
    ("recipients", "editor-recipients"),
    ("copies", "editor-copies"),
    ("who_may_sign", "editor-who"),
    ("deadline_local", "editor-deadline"),
    ("deadline_zone", "editor-zone"),
    ("conveners", "editor-conveners"),
    ("visibility", "editor-visibility"),
];

/// What each field is called, for the summary of faults.
fn labels(t: I18n, form: &LetterForm) -> Vec<(String, String)> {
    let fields = FIELDS.into_iter().map(|(field, key)| (field.to_owned(), t.text(key)));
    fields.chain(row_labels(t, Rows::Recipients, form)).chain(row_labels(t, Rows::Copies, form)).collect()
}

fn about(t: I18n, context: &EditorContext, form: &LetterForm, errors: &FieldErrors) -> AnyView {
    let slug =
        if form.slug.is_empty() { form.suggested_slug().map(|slug| slug.to_string()).unwrap_or_default() } else { form.slug.clone() };
    let field = |name: &str, key: &str, value: &str| Field::new(t, name, t.text(key), value, errors);
    let address = context.settled.is_none().then(|| {
        view! {
            {field("slug", "editor-slug", &slug).hint(t.text("editor-slug-hint")).dir("ltr").input("text")}
            {field("language", "editor-language", &form.language).hint(t.text("editor-language-hint")).dir("ltr").short().input("text")}
        }
    });
    view! {
        {context.settled.as_ref().map(|stored| settled(t, context, stored))}
        <fieldset>
            <legend>{t.text("editor-about")}</legend>
            {letter_text(field("subject", "editor-subject", &form.subject).hint(t.text("editor-subject-hint")), form).max(300).input("text")}
            {address}
            {letter_text(field("place_and_date", "editor-place", &form.place_and_date).hint(t.text("editor-place-hint")), form).input("text")}
        </fieldset>
    }
    .into_any()
}

/// A field of the letter itself: in its language and direction.
pub(super) fn letter_text(field: Field, form: &LetterForm) -> Field {
    let language = form.language.trim();
    // Which direction an unfinished tag means is left to the text.
    let known = Locale::from_tag(language).is_some() || dir_of(language) == "rtl";
    let field = if language.is_empty() { field } else { field.lang(language) };
    field.dir(if known { dir_of(language) } else { "auto" })
}

fn text(t: I18n, form: &LetterForm, errors: &FieldErrors) -> AnyView {
    let field = |name: &str, key: &str, value: &str| letter_text(Field::new(t, name, t.text(key), value, errors), form);
    let help = ["editor-help-list", "editor-help-emphasis", "editor-help-heading", "editor-help-footnote", "editor-help-link"];
    let wrong = errors.of("subject_label").or(errors.of("copies_label")).is_some();
    view! {
        <fieldset>
            <legend>{t.text("editor-text")}</legend>
            {field("salutation", "editor-salutation", &form.salutation).input("text")}
            {field("body", "editor-body", &form.body).hint(t.text("editor-body-hint")).text_area(24)}
            <details class="aside">
                <summary>{t.text("editor-help")}</summary>
                <ul>{help.map(|key| view! { <li>{t.text(key)}</li> }).into_iter().collect_view()}</ul>
            </details>
            {field("closing", "editor-closing", &form.closing).hint(t.text("editor-closing-hint")).text_area(3)}
            <details class="aside" open=wrong>
                <summary>{t.text("editor-labels")}</summary>
                <p class="hint">{t.text("editor-labels-hint")}</p>
                {field("subject_label", "editor-subject-label", &form.subject_label).optional().short().input("text")}
                {field("copies_label", "editor-copies-label", &form.copies_label).optional().short().input("text")}
            </details>
        </fieldset>
    }
    .into_any()
}

fn signing(chrome: &Chrome, context: &EditorContext, form: &LetterForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let who = ["both", "organisations", "people"].map(|code| (code, t.text(&format!("who-{code}")), None));
    let visibility = [("public", "editor-public"), ("confidential", "editor-confidential")].map(|(code, key)| (code, t.text(key), None));
    let or = |value: &str, default: &'static str| if value.is_empty() { default.to_owned() } else { value.to_owned() };
    view! {
        <fieldset>
            <legend>{t.text("editor-signing")}</legend>
            {radios(t, "who_may_sign", t.text("editor-who"), &or(&form.who_may_sign, "both"), errors, who.into())}
            {deadline_fields(t, &form.deadline_local, &form.deadline_zone, Some(t.text("editor-deadline-hint")), errors)}
            {conveners(chrome, context, form, errors)}
            {checkbox("numbered", "numbered", "on", form.numbered, t.text("editor-numbered"), Some(t.text("editor-numbered-hint")))}
            {radios(t, "visibility", t.text("editor-visibility"), &or(&form.visibility, "public"), errors, visibility.into())}
        </fieldset>
    }
    .into_any()
}

fn conveners(chrome: &Chrome, context: &EditorContext, form: &LetterForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let choices = if context.organisations.is_empty() {
        let href = chrome.href(&desk_path(&context.desk, "/organisations/new"));
        view! { <p>{t.text("editor-conveners-none")}" "<a href=href>{t.text("editor-conveners-add")}</a></p> }.into_any()
    } else {
        let boxes = context.organisations.iter().map(|(id, name)| {
            let id = id.to_string();
            checkbox(&format!("convener-{id}"), "conveners", &id, form.conveners.contains(&id), name.clone(), None)
        });
        view! { <div class="desk-ticks">{boxes.collect_view()}</div> }.into_any()
    };
    let fault = errors.of("conveners").map(|error| t.error(error));
    view! {
        <fieldset class="field" class:wrong=fault.is_some() id="conveners" tabindex="-1" aria-describedby="conveners-hint conveners-error">
            <legend>{t.text("editor-conveners")}</legend>
            <p class="hint" id="conveners-hint">{t.text("editor-conveners-hint")}</p>
            <p class="fault" id="conveners-error">{fault.clone()}</p>
            {choices}
        </fieldset>
    }
    .into_any()
}
