//! The publication of a confidential letter: where it stands, its moment, and the questions before each step.

use super::fields::{Input, zone_list};
use super::parts::{back_to_letter, head, letter_path, may, named};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, error_summary, link_button, title_with_errors},
};
use domain::{
    embargo::Publication,
    error::FieldErrors,
    role::Permission,
    shapes::desk::DeskPublication,
    time::{Deadline, Instant},
};
use leptos::prelude::*;

/// Where a letter is between confidence and the public, with the form for its moment as it was typed.
pub fn publication(chrome: &Chrome, shown: &DeskPublication, local: &str, zone: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskPublication { desk, letter, publication, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("publication-title"), errors), desk), || {
        let labels = [("embargo_local", t.text("publication-when")), ("embargo_zone", t.text("publication-zone"))];
        let free = !matches!(publication, Publication::Public(_)) && letter.state.has_text() && may(desk, Permission::Publish);
        let plan = free.then(|| plan(chrome, shown, local, zone, errors));
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("publication-title")}</h1>
                {standing(chrome, shown)}
                {plan}
            </div>
        }
    })
}

/// Asks whether the letter shall become public at a moment that was typed.
pub fn plan_publication(chrome: &Chrome, shown: &DeskPublication, until: &Deadline) -> String {
    let t = chrome.t();
    let moment = t.deadline(until);
    let body = view! {
        <p class="desk-count">{t.with("publication-plan-lead", &[("moment", moment.into())])}</p>
        {elsewhere(t, until, shown.now)}
        <p>{t.text("publication-until-then")}</p>
        <p>{t.text("publication-plan-can")}</p>
        <p>{t.text("publication-plan-away")}</p>
        <form method="post" action=path(chrome, shown, "/publication") class="desk-buttons">
            <input type="hidden" name="embargo_local" value=until.local.clone()/>
            <input type="hidden" name="embargo_zone" value=until.zone.clone()/>
            {Button::new(t.text("publication-plan-button")).named("step", "plan").view()}
            {Button::new(t.text("publication-plan-change")).named("step", "change").quiet().view()}
        </form>
    };
    question(chrome, shown, t.text("publication-plan-question"), body.into_any())
}

/// Asks whether the letter shall become public at once.
pub fn publish_now(chrome: &Chrome, shown: &DeskPublication) -> String {
    let t = chrome.t();
    let body = view! {
        <p>{named(t, "publication-now-question", "subject", &shown.letter.subject)}</p>
        <p><strong>{t.text("publication-now-lead")}</strong></p>
        {answer(chrome, shown, "/publication/now", Button::new(t.text("publication-now-button")))}
    };
    question(chrome, shown, t.text("publication-now-title"), body.into_any())
}

/// Asks whether the plan shall be taken back.
pub fn stop_publication(chrome: &Chrome, shown: &DeskPublication) -> String {
    let t = chrome.t();
    let body = view! {
        <p>{named(t, "publication-stop-lead", "subject", &shown.letter.subject)}</p>
        {answer(chrome, shown, "/publication/stop", Button::new(t.text("publication-stop-button")).danger())}
    };
    question(chrome, shown, t.text("publication-stop-question"), body.into_any())
}

/// In words: public since when, or confidential until when.
fn standing(chrome: &Chrome, shown: &DeskPublication) -> AnyView {
    let t = chrome.t();
    match &shown.publication {
        Publication::Public(since) => {
            let words = match since {
                Some(since) => t.with("publication-public-since", &[("moment", t.moment(*since).into())]),
                None => t.text("publication-public"),
            };
            let public = chrome.href(&format!("/c/{}/{}", shown.desk.coalition.slug, shown.letter.slug));
            let read = shown.letter.state.has_text().then(|| view! { <p><a href=public>{t.text("publication-public-page")}</a></p> });
            view! { <p>{words}</p>{read} }.into_any()
        }
        Publication::Planned(until) => view! {
            <p class="waiting">{t.with("publication-planned", &[("moment", t.deadline(until).into())])}</p>
            {elsewhere(t, until, shown.now)}
            <p>{t.text("publication-until-then")}</p>
        }
        .into_any(),
        Publication::Missed(until) => {
            view! { <p class="waiting" role="alert">{t.with("publication-missed", &[("moment", t.deadline(until).into())])}</p> }.into_any()
        }
        Publication::Unplanned => {
            let more = (!shown.letter.state.has_text()).then(|| view! { <p>{t.text("publication-not-open")}</p> });
            view! { <p>{t.text("publication-unplanned")}</p>{more} }.into_any()
        }
    }
}

/// The moment in UTC, and how far away it is.
fn elsewhere(t: I18n, until: &Deadline, now: Instant) -> AnyView {
    let minutes = until.at.0.saturating_sub(now.0).max(0) / (60 * Instant::SECOND);
    let (key, count) = match minutes {
        0..120 => ("publication-in-minutes", minutes),
        120..2880 => ("publication-in-hours", minutes / 60),
        _ => ("publication-in-days", minutes / 1440),
    };
    let utc = (until.zone != "UTC").then(|| format!("{} ", t.with("publication-same", &[("moment", t.moment(until.at).into())])));
    view! { <p class="hint">{utc}{t.with(key, &[("count", count.into())])}</p> }.into_any()
}

/// The form for the moment, and the other two ways.
fn plan(chrome: &Chrome, shown: &DeskPublication, local: &str, zone: &str, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let planned = matches!(shown.publication, Publication::Planned(_) | Publication::Missed(_));
    let title = if planned { "publication-move-title" } else { "publication-plan-title" };
    let stop = planned.then(|| {
        view! {
            <section class="desk-part" aria-labelledby="stop">
                <h2 id="stop">{t.text("publication-stop-title")}</h2>
                <p class="hint">{t.text("publication-stop-hint")}</p>
                <p>{link_button(path(chrome, shown, "/publication/stop"), t.text("publication-stop"), "button quiet")}</p>
            </section>
        }
    });
    view! {
        <form method="post" action=path(chrome, shown, "/publication") novalidate>
            <h2>{t.text(title)}</h2>
            {Input::new(t, "embargo_local", "embargo_local", t.text("publication-when"), local, errors).view("datetime-local")}
            {Input::new(t, "embargo_zone", "embargo_zone", t.text("publication-zone"), zone, errors).hint(t.text("editor-zone-hint")).list("zones").view("text")}
            {zone_list()}
            <div class="desk-buttons">{Button::new(t.text("publication-look")).named("step", "look").view()}</div>
        </form>
        <section class="desk-part" aria-labelledby="now">
            <h2 id="now">{t.text("publication-now-title")}</h2>
            <p class="hint">{t.text("publication-now-hint")}</p>
            <p>{link_button(path(chrome, shown, "/publication/now"), t.text("publication-now"), "button quiet")}</p>
        </section>
        {stop}
    }
    .into_any()
}

fn question(chrome: &Chrome, shown: &DeskPublication, title: String, body: AnyView) -> String {
    let DeskPublication { desk, letter, .. } = shown;
    page(chrome, &head(title.clone(), desk), || {
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, desk, letter)}
                <h1>{title}</h1>
                {body}
            </div>
        }
    })
}

/// The one button that does it, and the way back.
fn answer(chrome: &Chrome, shown: &DeskPublication, rest: &str, button: Button) -> AnyView {
    let back = link_button(path(chrome, shown, "/publication"), chrome.t().text("desk-cancel"), "button quiet");
    view! { <form method="post" action=path(chrome, shown, rest) class="desk-buttons">{button.view()}{back}</form> }.into_any()
}

fn path(chrome: &Chrome, shown: &DeskPublication, rest: &str) -> String {
    chrome.href(&letter_path(&shown.desk, &shown.letter, rest))
}
