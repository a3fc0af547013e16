//! What the columns of a file hold, and how it was read: shown beside each heading, and to be changed there.

use crate::{
    i18n::I18n,
    ui::{Field, checkbox},
};
use domain::{error::FieldErrors, shapes::gathered::PreviewColumn};
use leptos::prelude::*;

/// A select for each column, under its heading; `choices` are what it may hold, by code, and `code` is that of what it holds.
pub(super) fn column_fields<C>(
    t: I18n,
    columns: &[PreviewColumn<C>],
    choices: &[(&str, String)],
    code: impl Fn(&C) -> &'static str,
) -> AnyView {
    let mut options = vec![(String::new(), t.text("gathered-no-column"))];
    options.extend(choices.iter().map(|(code, words)| ((*code).to_owned(), words.clone())));
    let errors = FieldErrors::default();
    let field = |(place, column): (usize, &PreviewColumn<C>)| {
        let number = || t.with("gathered-column-number", &[("number", (place + 1).into())]);
        let heading = if column.heading.is_empty() { number() } else { column.heading.clone() };
        let field = Field::new(t, format!("column-{place}"), heading, column.holds.as_ref().map_or("", &code), &errors);
        let hint = match column.unstored {
            Some(what) => t.with("columns-unstored", &[("what", t.text(&format!("unstored-{what}")).into())]),
            None if column.sample.is_empty() => String::new(),
            None => t.with("columns-sample", &[("sample", column.sample.as_str().into())]),
        };
        let field = if hint.is_empty() { field } else { field.hint(hint) };
        field.plain().dir("auto").select(options.clone())
    };
    view! { <div class="gathered-columns">{columns.iter().enumerate().map(field).collect_view()}</div> }.into_any()
}

/// What of the file goes nowhere, by its headings.
pub(super) fn unused<C>(t: I18n, columns: &[PreviewColumn<C>]) -> Option<AnyView> {
    let named = |is: fn(&PreviewColumn<C>) -> bool| {
        let headings = columns.iter().filter(|column| column.holds.is_none() && is(column));
        headings.map(|column| column.heading.as_str()).filter(|heading| !heading.is_empty()).collect::<Vec<_>>().join(&t.text("list-comma"))
    };
    let said = [
        ("columns-never-stored", named(|column| column.unstored.is_some())),
        ("columns-not-used", named(|column| column.unstored.is_none())),
    ];
    let said: Vec<_> = said.into_iter().filter(|(_, headings)| !headings.is_empty()).collect();
    let item = |(key, headings): (&str, String)| view! { <p>{t.text(key)}" "<bdi>{headings}</bdi></p> };
    (!said.is_empty()).then(|| view! { <div class="hint">{said.into_iter().map(item).collect_view()}</div> }.into_any())
}

/// The encoding and whether damaged letters are mended.
pub(super) fn reading_fields(t: I18n, encodings: &[&str], chosen: &str, unmended: bool) -> AnyView {
    let mut options = vec![(String::new(), t.text("columns-encoding-found"))];
    options.extend(encodings.iter().map(|name| ((*name).to_owned(), (*name).to_owned())));
    let hint = t.text("columns-encoding-hint");
    view! {
        {Field::new(t, "encoding", t.text("columns-encoding"), chosen, &FieldErrors::default()).hint(hint).plain().select(options)}
        {checkbox("unmended", "unmended", "yes", unmended, t.text("columns-unmended"), None)}
    }
    .into_any()
}
