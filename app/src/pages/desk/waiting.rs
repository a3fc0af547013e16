//! What waits of a signature at the desk: since when and what for, a correction, and which organisation it is of.

use super::parts::{about, key, letter_path};
use crate::{i18n::I18n, render::Chrome};
use domain::{
    shapes::{
        desk::{DeskSignature, DeskSignatures},
        signing::WaitingCorrection,
    },
    signature::HeldFor,
};
use leptos::prelude::*;

/// Since when it waits and what for, and which others may be the same organisation.
pub(super) fn waits(t: I18n, one: &DeskSignature) -> AnyView {
    let since = one.held_since.map(|since| view! { <p class="by">{t.with("held-since", &[("day", t.moment(since).into())])}</p> });
    let why = one.held_for.map(|why| view! { <p class="by">{t.text(&key("held", why.code()))}</p> });
    let doubles = (!one.doubles.is_empty()).then(|| {
        let others = one.doubles.iter().map(|other| {
            view! { <li><a href=format!("#s-{}", other.id)><bdi>{other.name.clone()}</bdi></a>{t.text("list-comma")}{t.country(other.country)}</li> }
        });
        view! { <p class="by">{t.text("possible-doubles")}</p><ul class="by">{others.collect_view()}</ul> }
    });
    let questioned = one.questioned.as_ref().map(|asked| {
        let answer = asked.answer.clone().map(|answer| {
            view! { <p class="by">{t.text("desk-questioned-answer")}</p><p class="by"><bdi>{answer}</bdi></p> }
        });
        view! { <p class="waiting">{t.with("desk-questioned", &[("day", t.moment(asked.since).into())])}</p>{answer} }
    });
    view! { {questioned}{since}{why}{doubles} }.into_any()
}

/// A correction that waits: what is listed, what would be, and the two answers.
pub(super) fn correction(chrome: &Chrome, shown: &DeskSignatures, one: &DeskSignature, waits: &WaitingCorrection, decide: bool) -> AnyView {
    let t = chrome.t();
    let path = chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/signatures/{}/correction", one.id)));
    let button = |text: &str, value: &'static str, class: &'static str| {
        view! { <button type="submit" class=class name="decision" value=value>{t.text(text)}{about(&one.name)}</button> }
    };
    let answers = decide.then(|| {
        view! {
            <form method="post" action=path class="row-actions">
                <input type="hidden" name="seen" value=waits.since.0.to_string()/>
                {button("correction-take", "take", "button")}
                {button("correction-decline", "decline", "button plain")}
            </form>
        }
    });
    let site = waits.site.clone().map(|site| view! { <p class="by" dir="ltr">{site}</p> });
    view! {
        <div class="waiting">
            <p>{t.with("desk-correction", &[("day", t.moment(waits.since).into())])}</p>
            <p class="by">{t.text("desk-correction-to")}</p>
            <p><bdi>{waits.name.clone()}</bdi>{t.text("list-comma")}{t.country(waits.country)}</p>
            {site}
            {answers}
        </div>
    }
    .into_any()
}

/// Which revision of a signature the page shows, for a decision on it.
pub(super) fn seen(one: &DeskSignature) -> AnyView {
    view! { <input type="hidden" name="seen" value=one.revision.to_string()/> }.into_any()
}

/// Which organisation it is of: one of the rows that have its name and country, or another of the same name.
pub(super) fn pick(chrome: &Chrome, shown: &DeskSignatures, one: &DeskSignature) -> Option<AnyView> {
    let t = chrome.t();
    if one.rows.is_empty() {
        return None;
    }
    let path = chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/signatures/{}/pick", one.id)));
    let several = one.held_for == Some(HeldFor::Choice);
    let rows = one.rows.iter().filter(|_| several).map(|row| {
        let site = row.site.clone().map(|site| format!(" · {site}"));
        view! {
            <button type="submit" class="button" name="organisation" value=row.id.to_string()>
                {t.with("pick-row", &[("name", row.name.as_str().into())])}{site}
            </button>
        }
    });
    Some(
        view! {
            <form method="post" action=path class="row-actions">
                {seen(one)}
                {rows.collect_view()}
                <button type="submit" class="button plain" name="organisation" value="another">{t.text("pick-another")}{about(&one.name)}</button>
            </form>
        }
        .into_any(),
    )
}
