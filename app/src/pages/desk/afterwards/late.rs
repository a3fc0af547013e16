//! Late signatures: until when they are taken, and stopping them.

use super::{buttons, form_page, path};
use crate::{
    pages::desk::fields::deadline_fields,
    render::Chrome,
    ui::{Button, late_sentence},
};
use domain::{error::FieldErrors, shapes::afterwards::DeskAfterwards};
use leptos::prelude::*;

/// Asks until when late signatures are taken; where they are, how to stop them.
pub fn late_signatures(chrome: &Chrome, shown: &DeskAfterwards, local: &str, zone: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let labels = [("deadline_local", t.text("editor-deadline")), ("deadline_zone", t.text("editor-zone"))];
    form_page(chrome, shown, "late-title", errors, &labels, || {
        let now = shown.late_until.as_ref().map(|until| {
            view! {
                <section class="desk-question" aria-labelledby="now">
                    <h2 id="now">{t.text("late-now")}</h2>
                    <p class="waiting">{t.with("late-until", &[("moment", t.deadline(until).into())])}</p>
                    <p>{t.text("late-stop-hint")}</p>
                    <form method="post" action=path(chrome, shown, "/late")>
                        {Button::new(t.text("late-stop")).named("step", "stop").danger().view()}
                    </form>
                </section>
            }
        });
        let count = late_sentence(t, &shown.letter.counts).map(|text| view! { <p class="desk-count">{text}</p> });
        let allow = shown.may_take_late.then(|| {
            view! {
                <form method="post" action=path(chrome, shown, "/late") novalidate>
                    {deadline_fields(t, local, zone, Some(t.text("late-until-hint")), errors)}
                    {buttons(chrome, shown, Button::new(t.text("late-button")).named("step", "allow"))}
                </form>
            }
        });
        view! { <p>{t.text("late-lead")}</p><p>{t.text("late-reopen")}</p>{count}{now}{allow} }.into_any()
    })
}
