//! Who signed an earlier version and has not reaffirmed: the organisers' list.

use super::parts::{back_to_letter, head, letter_path, may, press, query};
use crate::{
    render::{Chrome, page},
    ui::{Button, error_summary, paging, title_with_errors},
};
use domain::{
    error::FieldErrors,
    role::Permission,
    shapes::amendments::{Outstanding, OutstandingFilter, OutstandingSignature},
};
use leptos::prelude::*;

/// The list; `errors` say why a click did nothing.
pub fn outstanding(chrome: &Chrome, shown: &Outstanding, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(title_with_errors(t, &t.text("outstanding-title"), errors), &shown.desk), || {
        let here = |filter: OutstandingFilter, page: &str| {
            let pairs = [("show", if filter == OutstandingFilter::All { "" } else { filter.code() }), ("page", page)];
            chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/outstanding{}", query(&pairs))))
        };
        let filters = OutstandingFilter::ALL.map(|filter| {
            let current = (filter == shown.filter).then_some("true");
            view! { <li><a href=here(filter, "") aria-current=current>{t.text(&format!("outstanding-{}", filter.code()))}</a></li> }
        });
        let decide = shown.open && may(&shown.desk, Permission::DecideSignatures);
        let rows = shown.signatures.iter().map(|one| row(chrome, shown, one, decide));
        let list = if shown.signatures.is_empty() {
            view! { <p>{t.text("outstanding-none")}</p> }.into_any()
        } else {
            view! { <ul class="desk-outstanding">{rows.collect_view()}</ul> }.into_any()
        };
        view! {
            <div class="desk">
                {back_to_letter(chrome, &shown.desk, &shown.letter)}
                {error_summary(t, errors, &[])}
                <h1>{t.text("outstanding-title")}</h1>
                <p>{t.text(if shown.open { "outstanding-lead" } else { "outstanding-lead-over" })}</p>
                <nav class="desk-filter" aria-label=t.text("outstanding-filter")><ul>{filters.into_iter().collect_view()}</ul></nav>
                {list}
                {paging(t, shown.page, shown.pages, |page| here(shown.filter, &page.to_string()))}
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &Outstanding, one: &OutstandingSignature, decide: bool) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/outstanding/{}{rest}", one.id)));
    let act = decide.then(|| match one.by_mail {
        true if one.declined || !one.may_ask => ().into_any(),
        true => press(path("/ask"), Button::new(t.text("outstanding-ask")).about(&one.name).quiet()),
        false => view! {
            <form method="post" action=path("/reaffirmed")>
                <input type="hidden" name="manifest" value=shown.manifest_sha256.clone()/>
                {Button::new(t.text("outstanding-enter")).about(&one.name).quiet().view()}
            </form>
        }
        .into_any(),
    });
    let state = match (one.declined, one.by_mail) {
        (true, _) => "outstanding-said-no",
        (false, true) => "outstanding-waits",
        (false, false) => "outstanding-by-you",
    };
    let asked = one.asked_at.map(|at| view! { " · "{t.with("outstanding-asked-at", &[("moment", t.moment(at).into())])} });
    view! {
        <li>
            <p><strong><bdi>{one.name.clone()}</bdi></strong>" "<span class="country">{t.country(one.country)}</span></p>
            <p class="hint">{t.with("outstanding-version", &[("version", one.version.into())])}" · "{t.text(state)}{asked}</p>
            {act}
        </li>
    }
    .into_any()
}
