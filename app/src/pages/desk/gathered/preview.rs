//! What was understood of a file: its columns, its first rows, what keeps rows out. Nothing is stored yet: the page
//! itself carries the file to the next step.

use super::imports_path;
use crate::{
    i18n::I18n,
    pages::desk::{
        columns::{column_fields, reading_fields, unused},
        parts::{back_to_letter, head, key, named},
    },
    render::{Chrome, page},
    ui::{Button, Field, checkbox, error_summary, link_button, title_with_errors},
};
use domain::{
    error::{FieldError, FieldErrors},
    forms::gathered::GatheredForm,
    gathered::{Column, RowRemark, Source},
    shapes::gathered::{DeskGathering, GatheredPreview, PreviewRow, SheetVersion},
    signature::SignatoryKind,
};
use leptos::prelude::*;

/// The preview.
pub fn preview_signatures(
    chrome: &Chrome,
    shown: &DeskGathering,
    form: &GatheredForm,
    read: &GatheredPreview,
    errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    let DeskGathering { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("gathered-preview-title"), errors), desk), || {
        let labels = [
            ("vouch", t.text("gathered-vouch-label")),
            ("scan_sha256", t.text("gathered-scan-sha256")),
            ("version", t.text("gathered-version")),
        ];
        view! {
            <div class="desk wide gathered">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("gathered-preview-title")}</h1>
                {errors.of("step-up").map(|_| step_up(chrome))}
                {summary(t, read)}
                <form method="post" action=imports_path(chrome, desk, letter, "/new") enctype="multipart/form-data" novalidate>
                    {carried(form, read)}
                    {columns(t, form, read, errors)}
                    {first(t, read)}
                    {remarks(t, "faults", &read.faults, read.more_faults)}
                    {remarks(t, "notes", &read.notes, read.more_notes)}
                    {confirm(chrome, shown, form, read, errors)}
                </form>
            </div>
        }
    })
}

/// The way to step up, in another tab, for this page holds the file.
fn step_up(chrome: &Chrome) -> AnyView {
    let t = chrome.t();
    let (href, next) = (chrome.href("/account/code"), chrome.href("/account"));
    view! {
        <p id="step-up" tabindex="-1">
            <a class="button" href=format!("{href}?next={next}") target="_blank" rel="noopener">{t.text("step-up-new-tab")}</a>
        </p>
    }
    .into_any()
}

fn summary(t: I18n, read: &GatheredPreview) -> AnyView {
    let count = |key: &str, count: usize| (count > 0).then(|| view! { <li>{t.with(key, &[("count", count.into())])}</li> });
    let separator = t.text(match read.separator {
        Some(';') => "gathered-separator-semicolon",
        Some('\t') => "gathered-separator-tab",
        _ => "gathered-separator-comma",
    });
    let rows = ("rows", read.rows.into());
    let understood = match &read.sheet {
        Some((sheet, of)) => {
            let sheet = ("sheet", sheet.as_str().into());
            t.with("gathered-understood-sheet", &[("format", read.encoding.as_str().into()), sheet, ("of", (*of).into()), rows])
        }
        None => t.with("gathered-understood", &[("encoding", read.encoding.as_str().into()), ("separator", separator.into()), rows]),
    };
    view! {
        <div role="status">
            <ul class="gathered-summary">
                {count("gathered-with-address", read.with_address)}
                {count("gathered-on-paper", read.on_paper)}
                {count("gathered-refused", read.refused)}
            </ul>
        </div>
        <p class="hint">{understood}</p>
        {(read.head_line > 1).then(|| view! { <p class="hint">{t.with("gathered-head-line", &[("line", read.head_line.into())])}</p> })}
        <p class="hint">{t.text("gathered-nothing-stored")}</p>
    }
    .into_any()
}

/// The file and what was said of it, for the next step.
fn carried(form: &GatheredForm, read: &GatheredPreview) -> AnyView {
    let mut fields = vec![
        ("carried", &read.file),
        ("source", &form.source),
        ("detail", &form.detail),
        ("kind", &form.kind),
        ("country", &form.country),
        ("language", &form.language),
    ];
    if form.source != Source::Paper.code() {
        fields.push(("scan_sha256", &form.scan_sha256));
    }
    fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> }).collect_view().into_any()
}

fn columns(t: I18n, form: &GatheredForm, read: &GatheredPreview, errors: &FieldErrors) -> AnyView {
    let kind = SignatoryKind::from_code(&form.kind).unwrap_or(SignatoryKind::Person);
    let choices = Column::of(kind).iter().map(|column| (column.code(), t.text(&key("gathered-column", column.code()))));
    let choices: Vec<_> = choices.collect();
    let scan = (form.source == Source::Paper.code()).then(|| {
        let hint = t.text("gathered-scan-sha256-hint");
        Field::new(t, "scan_sha256", t.text("gathered-scan-sha256"), &form.scan_sha256, errors)
            .hint(hint)
            .optional()
            .dir("ltr")
            .input("text")
    });
    let remembered = read.remembered.then(|| view! { <p>{t.text("columns-remembered")}</p> });
    view! {
        <fieldset>
            <legend>{t.text("gathered-columns")}</legend>
            <p>{t.text("gathered-columns-text")}</p>
            {remembered}
            {column_fields(t, &read.columns, &choices, |column| column.code())}
            {unused(t, &read.columns)}
            {reading_fields(t, read.encodings, &form.encoding, !form.unmended.is_empty())}
            {scan}
            <div class="desk-buttons">{Button::new(t.text("gathered-again")).named("step", "again").quiet().view()}</div>
        </fieldset>
    }
    .into_any()
}

fn first(t: I18n, read: &GatheredPreview) -> Option<AnyView> {
    let columns = ["gathered-line", "gathered-column-name", "gathered-column-country", "gathered-more", "gathered-column-email"];
    let columns = columns.map(|column| view! { <th scope="col">{t.text(column)}</th> });
    let row = |row: &PreviewRow| {
        let email = match &row.email {
            Some(email) => view! { <bdi dir="ltr">{email.as_str().to_owned()}</bdi> }.into_any(),
            None => view! { {t.text("gathered-source-paper")} }.into_any(),
        };
        let signed = row.signed_on.as_ref().map(|day| view! { <p>{t.with("gathered-signed-on", &[("day", day.as_str().into())])}</p> });
        let more = row.more.iter().map(|more| view! { <p><bdi>{more.clone()}</bdi></p> }).collect_view();
        view! {
            <tr>
                <td data-label=t.text("gathered-line")>{t.number(row.line)}</td>
                <th scope="row"><bdi class="name">{row.name.clone()}</bdi></th>
                <td data-label=t.text("gathered-column-country")>{t.country(row.country)}</td>
                <td data-label=t.text("gathered-more")>{more}{signed}</td>
                <td data-label=t.text("gathered-column-email")>{email}</td>
            </tr>
        }
    };
    (!read.first.is_empty()).then(|| {
        view! {
            <table class="desk-table">
                <caption>{t.with("gathered-first", &[("count", read.first.len().into())])}</caption>
                <thead><tr>{columns.into_iter().collect_view()}</tr></thead>
                <tbody>{read.first.iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    })
}

/// What is said of rows, each under its line in the file.
fn remarks(t: I18n, which: &str, remarks: &[RowRemark], more: usize) -> Option<AnyView> {
    let item = |remark: &RowRemark| {
        let FieldError { field, args, .. } = &remark.error;
        let column = Column::from_code(field).map(|column| view! { {t.text(&key("gathered-column", column.code()))}": " });
        // An address that is good is not shown in full.
        let named = args.iter().any(|(name, _)| name == "word") || (which == "notes" && field == "email");
        let value = (!named && !remark.value.is_empty()).then(|| view! { " "<q dir="auto">{shortened(&remark.value)}</q> });
        view! { <li><span class="line">{t.with("gathered-line-number", &[("line", remark.line.into())])}</span>" "{column}{t.error(&remark.error)}{value}</li> }
    };
    (!remarks.is_empty()).then(|| {
        let more = (more > 0).then(|| view! { <p>{t.with("gathered-more-remarks", &[("count", more.into())])}</p> });
        view! {
            <section class=format!("gathered-{which}") aria-labelledby=which.to_owned()>
                <h2 id=which.to_owned()>{t.text(&format!("gathered-{which}"))}</h2>
                <ul>{remarks.iter().map(item).collect_view()}</ul>
                {more}
            </section>
        }
        .into_any()
    })
}

/// As much of a cell as tells which it is.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Which text was signed: asked where the meaning changed, and otherwise the newest. What the newest is goes along.
fn version(t: I18n, shown: &DeskGathering, form: &GatheredForm, errors: &FieldErrors) -> Option<AnyView> {
    let newest = shown.versions.first()?;
    let carried = view! { <input type="hidden" name="newest" value=newest.manifest_sha256.clone()/> };
    if !shown.asks_version() {
        return Some(
            view! {
                {carried}
                <input type="hidden" name="version" value=newest.manifest_sha256.clone()/>
                <p>{t.with("gathered-version-of", &[("version", newest.number.into())])}</p>
            }
            .into_any(),
        );
    }
    let option = |version: &SheetVersion| {
        let key = match version.present {
            true if version == newest => "gathered-version-newest",
            true => "gathered-version-number",
            false => "gathered-version-earlier",
        };
        (version.manifest_sha256.clone(), t.with(key, &[("version", version.number.into())]))
    };
    let chosen = if form.version.is_empty() { &newest.manifest_sha256 } else { &form.version };
    let field = Field::new(t, "version", t.text("gathered-version"), chosen, errors).hint(t.text("gathered-version-hint"));
    Some(view! { {carried}{field.select(shown.versions.iter().map(option).collect())} }.into_any())
}

fn confirm(chrome: &Chrome, shown: &DeskGathering, form: &GatheredForm, read: &GatheredPreview, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let other = imports_path(chrome, &shown.desk, &shown.letter, "/new");
    let other = link_button(other, t.text("gathered-other-file"), "button quiet");
    let rows = read.with_address + read.on_paper;
    if rows == 0 {
        return view! { <p class="waiting">{t.text("gathered-error-no-rows")}</p><div class="desk-buttons">{other}</div> }.into_any();
    }
    let vouch = (read.on_paper > 0).then(|| {
        let error = errors.of("vouch").map(|error| t.error(error));
        let wrong = error.is_some();
        view! {
            <div class="field" class:wrong=wrong>
                <p>{named(t, "gathered-vouch-text", "name", &shown.organiser)}</p>
                <p class="fault" id="vouch-error">{error}</p>
                {checkbox("vouch", "vouch", "yes", form.vouches(), t.text("gathered-vouch"), None)}
            </div>
        }
    });
    let version = version(t, shown, form, errors);
    let mails = (read.with_address > 0).then(|| {
        view! {
            <p>{t.with("gathered-confirm-mails", &[("count", read.with_address.into())])}</p>
            <p>{t.text("gathered-confirm-left-out")}</p>
        }
    });
    view! {
        <fieldset class="gathered-confirm">
            <legend>{t.text("gathered-confirm-title")}</legend>
            {version}
            {mails}
            {vouch}
            <div class="desk-buttons">
                {Button::new(t.with("gathered-confirm", &[("count", rows.into())])).named("step", "confirm").view()}
                {other}
            </div>
        </fieldset>
    }
    .into_any()
}
