//! The reminders of a letter: when each goes, what it says, and that it can be stopped.

use super::{
    super::parts::{head, key, letter_path},
    back_to_list,
};
use crate::{
    render::{Chrome, page},
    ui::{Button, Field, checkbox, error_summary, title_with_errors},
};
use domain::{
    error::FieldErrors,
    shapes::{
        invitations::{DeskReminder, DeskReminders},
        mail::RenderedMail,
    },
};
use leptos::prelude::*;

/// The table of reminders, and the soft deadline that two of them follow.
pub fn desk_reminders(chrome: &Chrome, shown: &DeskReminders, soft_local: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskReminders { desk, letter, .. } = shown;
    let title = t.text("reminders-title");
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations/reminders{rest}")));
        let hard = letter.deadline.as_ref().map(|deadline| {
            view! { <p>{t.with("reminders-hard", &[("deadline", t.deadline(deadline).into())])}</p> }
        });
        let zone = (!shown.zone.is_empty()).then(|| t.with("reminders-soft-hint", &[("zone", shown.zone.as_str().into())]));
        let soft = Field::new(t, "soft_local", t.text("reminders-soft"), soft_local, errors)
            .optional()
            .hint(zone.unwrap_or_else(|| t.text("reminders-no-zone")))
            .input("datetime-local");
        let columns = ["reminder-which", "reminder-when", "reminder-state", "signatures-actions"];
        let columns: Vec<_> = columns.map(|column| view! { <th scope="col">{t.text(column)}</th> }).into_iter().collect();
        view! {
            <div class="desk">
                {back_to_list(chrome, desk, letter)}
                {error_summary(t, errors, &[("soft_local", t.text("reminders-soft"))])}
                <h1>{title.clone()}</h1>
                <p>{t.text("reminders-lead")}</p>
                {hard}
                <form method="post" action=path("") novalidate>
                    {soft}
                    <div class="desk-buttons">{Button::new(t.text("reminders-soft-save")).view()}</div>
                </form>
                <table class="desk-table">
                    <thead><tr>{columns}</tr></thead>
                    <tbody>{shown.reminders.iter().map(|one| row(chrome, shown, one)).collect_view()}</tbody>
                </table>
                <p class="hint">{t.text("reminders-rules")}</p>
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &DeskReminders, one: &DeskReminder) -> AnyView {
    let t = chrome.t();
    let name = t.text(&key("reminder", one.kind.code()));
    let href = chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/invitations/reminders/{}", one.kind.code())));
    let when = match (&one.at, one.kind) {
        (Some(at), _) => t.deadline(at),
        (None, domain::reminder::ReminderKind::OwnDate) => t.text("reminder-own-day"),
        (None, _) => t.text("reminder-no-date"),
    };
    let state = match (one.stopped, &one.words) {
        (true, _) => "reminder-stopped",
        (false, Some(_)) => "reminder-own-words",
        (false, None) => "reminder-usual",
    };
    view! {
        <tr>
            <th scope="row"><p>{name.clone()}</p><p class="by">{t.text(&key("reminder-to", one.kind.code()))}</p></th>
            <td data-label=t.text("reminder-when")>{when}</td>
            <td data-label=t.text("reminder-state")><p>{t.text(state)}</p><p class="by">{t.with("reminder-sent", &[("count", one.sent.into())])}</p></td>
            <td data-label=t.text("signatures-actions")><a href=href>{t.text("reminder-edit")}{super::super::parts::about(&name)}</a></td>
        </tr>
    }
    .into_any()
}

/// One reminder: how it looks, in whose words, whether it goes.
pub fn edit_reminder(
    chrome: &Chrome,
    shown: &DeskReminders,
    one: &DeskReminder,
    words: &str,
    preview: &RenderedMail,
    errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    let DeskReminders { desk, letter, .. } = shown;
    let title = t.text(&key("reminder", one.kind.code()));
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations/reminders{rest}")));
        view! {
            <div class="desk narrow">
                <p class="back"><a href=path("")>{t.text("reminders-title")}</a></p>
                {error_summary(t, errors, &[("words", t.text("reminder-words"))])}
                <h1>{title.clone()}</h1>
                <p>{t.text(&key("reminder-to", one.kind.code()))}</p>
                <form method="post" action=path(&format!("/{}", one.kind.code())) novalidate>
                    {Field::new(t, "words", t.text("reminder-words"), words, errors).hint(t.text("reminder-words-hint")).optional().text_area(5)}
                    {checkbox("stopped", "stopped", "yes", one.stopped, t.text("reminder-stop"), Some(t.text("reminder-stop-hint")))}
                    <div class="desk-buttons">
                        {Button::new(t.text("reminder-save")).view()}
                        {Button::new(t.text("reminder-preview")).named("preview", "yes").quiet().view()}
                    </div>
                </form>
                <section class="desk-part" aria-labelledby="preview-title">
                    <h2 id="preview-title">{t.text("reminder-preview-title")}</h2>
                    <p class="hint">{t.text("reminder-preview-hint")}</p>
                    <p><strong dir="auto">{preview.subject.clone()}</strong></p>
                    <pre class="mail-preview" dir="auto" tabindex="0">{preview.text.clone()}</pre>
                </section>
            </div>
        }
    })
}
