//! Inviting from a file: the upload, and what confirming it would do, with each problem by its line.

use super::{
    super::{
        columns::{column_fields, reading_fields, unused},
        parts::{head, letter_path},
    },
    back_to_list, when_sent,
};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, error_summary, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    shapes::invitations::{InvitePage, PreviewFault, PreviewRow, UploadPreview},
};
use leptos::prelude::*;

/// The form that takes a file.
pub fn invite_from_file(chrome: &Chrome, shown: &InvitePage, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let InvitePage { desk, letter, .. } = shown;
    let title = t.text("invite-file-title");
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations{rest}")));
        let error = errors.of("file").map(|error| t.error(error));
        let wrong = error.is_some();
        view! {
            <div class="desk narrow">
                {back_to_list(chrome, desk, letter)}
                {error_summary(t, errors, &[("file", t.text("invite-file-label"))])}
                <h1>{title.clone()}</h1>
                <p>{t.text("invite-file-lead")}</p>
                <p>{t.text("invite-file-columns")}</p>
                <pre class="csv" dir="ltr" tabindex="0"><code>{EXAMPLE}</code></pre>
                {when_sent(t, letter)}
                <form method="post" action=chrome.once(path("/file")) enctype="multipart/form-data">
                    <div class="field" class:wrong=wrong>
                        <label for="file">{t.text("invite-file-label")}</label>
                        <p class="hint" id="file-hint">{t.text("invite-file-hint")}</p>
                        <p class="fault" id="file-error">{error}</p>
                        <input
                            type="file"
                            id="file"
                            name="file"
                            accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv,text/plain"
                            aria-describedby="file-hint file-error"
                            aria-invalid=wrong.then_some("true")
                        />
                    </div>
                    <div class="desk-buttons">
                        {Button::new(t.text("invite-file-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}

/// Headings that are recognised, with a row below them.
const EXAMPLE: &str = "Organisation,Country,Web site,E-mail,Representative,Position,Language\n\
    Lantern Trust,GB,lantern.example,ana@lantern.example,Ana Silva,Director,en";

/// What a file says, before anybody is invited.
pub fn upload_preview(chrome: &Chrome, shown: &UploadPreview) -> String {
    let t = chrome.t();
    let UploadPreview { desk, letter, good, faulty, notes, .. } = shown;
    page(chrome, &head(t.text("upload-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations/file/{}{rest}", shown.id)));
        let other = chrome.href(&letter_path(desk, letter, "/invitations/file"));
        let count = good.len() as u64;
        let confirm = (count > 0).then(|| {
            let words = t.with("upload-confirm", &[("count", count.into())]);
            view! { <form method="post" action=chrome.once(path("/confirm"))>{Button::new(words).view()}</form> }
        });
        view! {
            <div class="desk wide">
                {back_to_list(chrome, desk, letter)}
                <h1>{t.text("upload-title")}</h1>
                <p class="lead">{t.with("upload-good", &[("count", count.into())])}" "{t.with("upload-faulty", &[("count", (faulty.len() as u64).into())])}</p>
                <p>{t.text("upload-nothing-yet")}</p>
                {when_sent(t, letter)}
                <div class="desk-buttons">
                    {confirm}
                    <form method="post" action=path("/discard")>{Button::new(t.text("upload-discard")).quiet().view()}</form>
                    {link_button(other, t.text("upload-other"), "button plain")}
                </div>
                {remarks(t, "problems", faulty)}
                {remarks(t, "notes", notes)}
                {columns(t, shown, path("/columns"))}
                {rows(t, good)}
            </div>
        }
    })
}

/// What is to be said of rows: problems, or how something was read.
fn remarks(t: I18n, which: &'static str, rows: &[PreviewFault]) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let row = |one: &PreviewFault| {
        let faults = one.faults.iter().map(|fault| {
            let text = t.error(fault);
            let text = match fault.field.as_str() {
                "" => text,
                field => t.with("error-of-field", &[("field", t.text(&format!("invite-{field}")).into()), ("error", text.into())]),
            };
            view! { <li>{text}</li> }
        });
        view! {
            <tr>
                <td data-label=t.text("upload-line")>{t.number(one.line)}</td>
                <th scope="row"><bdi>{one.name.clone()}</bdi></th>
                <td data-label=t.text(&format!("upload-{which}-column"))><ul class="plain-list">{faults.collect_view()}</ul></td>
            </tr>
        }
    };
    Some(
        view! {
            <section aria-labelledby=which>
                <h2 id=which>{t.text(&format!("upload-{which}"))}</h2>
                <p>{t.text(&format!("upload-{which}-text"))}</p>
                <table class="desk-table problems">
                    <thead><tr>
                        <th scope="col">{t.text("upload-line")}</th>
                        <th scope="col">{t.text("invite-organisation")}</th>
                        <th scope="col">{t.text(&format!("upload-{which}-column"))}</th>
                    </tr></thead>
                    <tbody>{rows.iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

fn columns(t: I18n, shown: &UploadPreview, action: String) -> AnyView {
    let choices: Vec<_> = shown.choices.iter().map(|code| (*code, t.text(&format!("upload-holds-{code}")))).collect();
    let remembered = shown.remembered.then(|| view! { <p>{t.text("columns-remembered")}</p> });
    view! {
        <form method="post" action=action>
            <fieldset>
                <legend>{t.text("upload-columns")}</legend>
                <p>{t.with("upload-encoding", &[("encoding", shown.encoding.into())])}</p>
                {remembered}
                {column_fields(t, &shown.columns, &choices, |code| code)}
                {unused(t, &shown.columns)}
                {reading_fields(t, shown.encodings, &shown.chosen_encoding, shown.unmended)}
                <div class="desk-buttons">{Button::new(t.text("gathered-again")).quiet().view()}</div>
            </fieldset>
        </form>
    }
    .into_any()
}

fn rows(t: I18n, good: &[PreviewRow]) -> Option<AnyView> {
    if good.is_empty() {
        return None;
    }
    let row = |one: &PreviewRow| {
        let by = one.representative.clone().map(|name| view! { <p class="by"><bdi>{name}</bdi></p> });
        view! {
            <tr>
                <td data-label=t.text("upload-line")>{t.number(one.line)}</td>
                <th scope="row"><p><bdi>{one.organisation.clone()}</bdi></p><p class="by">{t.country(one.country)}</p></th>
                <td data-label=t.text("invite-email")><bdi dir="ltr">{one.email.as_str().to_owned()}</bdi>{by}</td>
            </tr>
        }
    };
    Some(
        view! {
            <section aria-labelledby="rows">
                <h2 id="rows">{t.text("upload-rows")}</h2>
                <table class="desk-table">
                    <thead><tr>
                        <th scope="col">{t.text("upload-line")}</th>
                        <th scope="col">{t.text("invite-organisation")}</th>
                        <th scope="col">{t.text("invite-email")}</th>
                    </tr></thead>
                    <tbody>{good.iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}
