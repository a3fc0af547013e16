//! The translators of a coalition, and the form to invite another.

use super::super::reveal::masked;
use crate::{
    pages::desk::parts::{Place, about, desk_path, head, ways},
    render::{Chrome, page},
    ui::{Button, Field, error_summary, language_name, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::translation::TranslatorForm,
    ids::AccountId,
    shapes::translation::{Translator, Translators},
};
use leptos::prelude::*;

/// The translators. `changed` are languages at fault that were typed for one of them.
pub fn translators(
    chrome: &Chrome,
    shown: &Translators,
    form: &TranslatorForm,
    changed: Option<(AccountId, &str)>,
    errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    page(chrome, &head(title_with_errors(t, &t.text("translators-title"), errors), &shown.desk), || {
        let fields = ["name", "email", "languages"];
        let label = |field: &str| t.text(&format!("translators-{field}"));
        let labels: Vec<(&str, String)> = fields.iter().map(|field| (*field, label(field))).collect();
        // Of two fields for languages the one at fault is called so; the summary leads to it.
        let none = FieldErrors::default();
        let own = if changed.is_some() { &none } else { errors };
        let name = if changed.is_some() { "languages-new" } else { "languages" };
        let languages = Field::new(t, name, label("languages"), &form.languages, own).hint(t.text("translators-languages-hint"));
        let rows: Vec<_> = shown.translators.iter().map(|one| row(chrome, shown, one, changed, errors)).collect();
        let list = if rows.is_empty() {
            view! { <p>{t.text("translators-none")}</p> }.into_any()
        } else {
            view! { <ul class="desk-organisers">{rows}</ul> }.into_any()
        };
        view! {
            <div class="desk narrow">
                {ways(chrome, &shown.desk, Place::Settings)}
                <p class="back"><a href=chrome.href(&desk_path(&shown.desk, "/settings"))>{t.text("translators-back")}</a></p>
                {error_summary(t, errors, &labels)}
                <h1>{t.text("translators-title")}</h1>
                <p>{t.text("translators-lead")}</p>
                <section class="desk-part" aria-labelledby="translators">
                    <h2 id="translators">{t.text("translators-list")}</h2>
                    {list}
                </section>
                <section class="desk-part" aria-labelledby="invite">
                    <h2 id="invite">{t.text("translators-invite")}</h2>
                    <form method="post" action=chrome.once(chrome.href(&desk_path(&shown.desk, "/translators"))) novalidate>
                        {Field::new(t, "name", label("name"), &form.name, own).autocomplete("off").input("text")}
                        {Field::new(t, "email", label("email"), &form.email, own).autocomplete("off").input("email")}
                        {languages.dir("ltr").autocomplete("off").input("text")}
                        <div class="desk-buttons">{Button::new(t.text("translators-button")).view()}</div>
                    </form>
                </section>
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &Translators, one: &Translator, changed: Option<(AccountId, &str)>, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&desk_path(&shown.desk, &format!("/translators/{}/{rest}", one.id)));
    let names: Vec<String> = one.languages.iter().map(|tag| language_name(t, tag)).collect();
    let waiting = (!one.active).then(|| view! { <p class="by">{t.text("reviewers-not-yet")}</p> });
    let typed = changed.filter(|(id, _)| *id == one.id).map(|(_, typed)| typed.to_owned());
    let wrong = typed.is_some();
    let none = FieldErrors::default();
    let field = if wrong { "languages".to_owned() } else { format!("languages-{}", one.id) };
    let value = typed.unwrap_or_else(|| one.languages.join(", "));
    let field = Field::new(t, field, t.text("translators-languages"), &value, if wrong { errors } else { &none });
    view! {
        <li>
            <p class="name"><bdi>{one.name.clone()}</bdi></p>
            {masked(t, &one.email, &one.name, Some(path("contact")))}
            <p>{names.join(" · ")}</p>
            {waiting}
            <details class="aside" open=wrong>
                <summary>{t.text("translators-change")}{about(&one.name)}</summary>
                <form method="post" action=path("languages") novalidate>
                    {field.hint(t.text("translators-languages-hint")).dir("ltr").autocomplete("off").input("text")}
                    {Button::new(t.text("translators-change-button")).quiet().about(one.name.clone()).view()}
                </form>
            </details>
            <details class="aside">
                <summary>{t.text("translators-remove")}{about(&one.name)}</summary>
                <p>{t.text("translators-remove-text")}</p>
                <form method="post" action=path("remove")>
                    {Button::new(t.text("translators-remove-button")).danger().about(one.name.clone()).view()}
                </form>
            </details>
        </li>
    }
    .into_any()
}
