//! What readers report of a letter's list, at the desk.

use super::parts::{back_to_letter, head, letter_path, may, press};
use super::reveal::masked;
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, paging},
};
use domain::{
    role::Permission,
    shapes::desk::{ReportedError, ReportedErrors},
};
use leptos::prelude::*;

/// The list.
pub fn reported_errors(chrome: &Chrome, shown: &ReportedErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("reports-title"), &shown.desk), || {
        let list = match shown.reports.is_empty() {
            true => view! { <p class="desk-part">{t.text("reports-none")}</p> }.into_any(),
            false => {
                let reports = shown.reports.iter().map(|one| report(chrome, shown, one)).collect_view();
                view! { <ul class="desk-letters desk-part">{reports}</ul> }.into_any()
            }
        };
        view! {
            <div class="desk narrow">
                {back_to_letter(chrome, &shown.desk, &shown.letter)}
                <h1>{t.text("reports-title")}</h1>
                <p>{t.text("reports-lead")}</p>
                {list}
                {paging(t, shown.page, shown.pages, |page| {
                    chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/reports?page={page}")))
                })}
            </div>
        }
    })
}

fn report(chrome: &Chrome, shown: &ReportedErrors, one: &ReportedError) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/reports/{}/{rest}", one.id)));
    let decides = may(&shown.desk, Permission::DecideSignatures);
    let settle = decides.then(|| {
        view! {
            {press(path("settle"), Button::new(t.text("reports-settle")).plain())}
            {of_network(t, one, path("settle-network"))}
        }
    });
    let Some(said) = &one.said else {
        return view! {
            <li>
                <h2>{t.text("reports-unreadable")}</h2>
                <p class="by">{t.moment(one.at)}</p>
                <p>{t.text("reports-unreadable-why")}</p>
                {settle}
            </li>
        }
        .into_any();
    };
    let entry = said.entry.clone().unwrap_or_else(|| t.text("reports-no-entry"));
    let email = said.email.as_ref().map(|email| masked(t, email, &entry, decides.then(|| path("contact"))));
    view! {
        <li>
            <h2><bdi>{entry}</bdi></h2>
            <p class="by">{t.moment(one.at)}</p>
            {said.words.lines().map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect_view()}
            {email}
            {settle}
        </li>
    }
    .into_any()
}

/// How many came from its network on the same day, and the way to delete them all, which is asked first.
fn of_network(t: I18n, one: &ReportedError, action: String) -> Option<AnyView> {
    let count = || [("count", one.of_network.into())];
    (one.of_network > 1).then(|| {
        view! {
            <details class="desk-part">
                <summary>{t.with("reports-of-network", &count())}</summary>
                <p>{t.text("reports-of-network-why")}</p>
                {press(action, Button::new(t.with("reports-settle-network", &count())).danger())}
            </details>
        }
        .into_any()
    })
}
