//! Where an organiser brings in a file: whence it comes, and what happens with it.

use super::{back_to_imports, imports_path, languages};
use crate::{
    i18n::I18n,
    pages::desk::parts::{head, key},
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button, radios, title_with_errors},
};
use domain::{
    error::FieldErrors, forms::gathered::GatheredForm, gathered::Source, shapes::gathered::DeskGathering, signature::SignatoryKind,
};
use leptos::prelude::*;

/// The form.
pub fn bring_signatures(chrome: &Chrome, shown: &DeskGathering, form: &GatheredForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskGathering { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("gathered-bring-title"), errors), desk), || {
        let labels =
            ["file", "source", "kind", "detail", "country", "language", "scan_sha256", "scan"].map(|field| (field, label(t, field)));
        let steps = ["gathered-step-preview", "gathered-step-mail", "gathered-step-paper"];
        let body = if shown.open {
            fields(chrome, shown, form, errors)
        } else {
            view! { <p class="waiting">{t.text("gathered-error-closed")}</p> }.into_any()
        };
        view! {
            <div class="desk narrow">
                {back_to_imports(chrome, desk, letter)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("gathered-bring-title")}</h1>
                <p>{t.text("gathered-lead")}</p>
                <section class="desk-part" aria-labelledby="then">
                    <h2 id="then">{t.text("add-what-happens")}</h2>
                    <ol>{steps.map(|step| view! { <li>{t.text(step)}</li> }).into_iter().collect_view()}</ol>
                </section>
                {body}
            </div>
        }
    })
}

fn label(t: I18n, field: &str) -> String {
    t.text(&key("gathered", field))
}

fn fields(chrome: &Chrome, shown: &DeskGathering, form: &GatheredForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let DeskGathering { desk, letter, who_may_sign, .. } = shown;
    let sources = Source::ALL.map(|source| {
        let code = source.code();
        (code, t.text(&key("gathered-source", code)), Some(t.text(&format!("gathered-source-{code}-hint"))))
    });
    let kinds = [(SignatoryKind::Person, who_may_sign.people()), (SignatoryKind::Organisation, who_may_sign.organisations())];
    let kinds = kinds.into_iter().filter(|(_, may)| *may).map(|(kind, _)| (kind.code(), t.text(&key("gathered-kind", kind.code())), None));
    let kinds: Vec<_> = kinds.collect();
    // Of one there is nothing to choose.
    let kind = match (&kinds[..], form.kind.as_str()) {
        ([(only, ..)], _) => (*only).to_owned(),
        (_, chosen) => chosen.to_owned(),
    };
    let source = if form.source.is_empty() { Source::default().code() } else { &form.source };
    let language = if form.language.is_empty() { chrome.locale.tag() } else { &form.language };
    let field = |name: &str, value: &str| Field::new(t, name, label(t, name), value, errors).autocomplete("off");
    let hint = |name: &str| t.text(&format!("gathered-{name}-hint"));
    view! {
        <form method="post" action=imports_path(chrome, desk, letter, "/new") enctype="multipart/form-data" novalidate>
            {file(t, "file", ".csv,.tsv,.txt,.xlsx,.ods,text/csv", Some(hint("file")), errors)}
            {radios(t, "kind", label(t, "kind"), &kind, errors, kinds)}
            {radios(t, "source", label(t, "source"), source, errors, sources.to_vec())}
            {field("detail", &form.detail).hint(hint("detail")).optional().input("text")}
            {field("country", &form.country).hint(hint("country")).optional().country()}
            {field("language", language).select(languages())}
            <fieldset>
                <legend>{t.text("gathered-paper")}</legend>
                <p>{t.text("gathered-paper-text")}</p>
                {file(t, "scan", ".pdf,image/*,.zip", Some(hint("scan")), errors)}
                {field("scan_sha256", &form.scan_sha256).hint(hint("scan-sha256")).optional().dir("ltr").input("text")}
            </fieldset>
            <div class="desk-buttons">
                {Button::new(t.text("gathered-read")).named("step", "read").view()}
                {link_button(imports_path(chrome, desk, letter, ""), t.text("desk-cancel"), "button quiet")}
            </div>
        </form>
    }
    .into_any()
}

/// A file to choose. A browser never fills one in again.
fn file(t: I18n, name: &'static str, accept: &'static str, hint: Option<String>, errors: &FieldErrors) -> AnyView {
    let error = errors.of(name).map(|error| t.error(error));
    let wrong = error.is_some();
    let described = format!("{name}-hint {name}-error");
    view! {
        <div class="field" class:wrong=wrong>
            <label for=name>{label(t, name)}</label>
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            <p class="fault" id=format!("{name}-error")>{error}</p>
            <input type="file" id=name name=name accept=accept aria-describedby=described aria-invalid=wrong.then_some("true")/>
        </div>
    }
    .into_any()
}
