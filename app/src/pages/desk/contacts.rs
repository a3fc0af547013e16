//! Exports of contacts: asked for, approved by a second person, stopped, fetched.

use super::parts::{Place, desk_path, head, key, named, press, ways};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, person},
};
use domain::{
    contact_export::Standing,
    shapes::contact_export::{DeskExports, ExportRow},
};
use leptos::prelude::*;

/// The page; `chosen` is the part of the address of the letter that is chosen first, empty for the address book.
pub fn contact_exports(chrome: &Chrome, shown: &DeskExports, chosen: &str) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("contacts-title"), &shown.desk), || {
        let rule = if shown.second_person { "contacts-second" } else { "contacts-alone" };
        let list = if shown.exports.is_empty() {
            view! { <p class="hint">{t.text("contacts-none")}" "{t.text("contacts-none-text")}</p> }.into_any()
        } else {
            let rows = shown.exports.iter().map(|one| row(chrome, shown, one)).collect_view();
            view! { <section class="desk-part"><h2>{t.text("contacts-list")}</h2><ol class="activity">{rows}</ol></section> }.into_any()
        };
        view! {
            <div class="desk">
                {ways(chrome, &shown.desk, Place::Letters)}
                <h1>{t.text("contacts-title")}</h1>
                <p>{t.text("contacts-lead")}" "{t.text(rule)}</p>
                {ask(chrome, shown, chosen)}
                {list}
            </div>
        }
    })
}

/// Chooses what is asked for.
fn ask(chrome: &Chrome, shown: &DeskExports, chosen: &str) -> AnyView {
    let t = chrome.t();
    let letters = shown.letters.iter().map(|(slug, subject)| {
        let words = t.with("contacts-of-letter", &[("subject", subject.as_str().into())]);
        view! { <option value=slug.clone() selected=slug == chosen>{words}</option> }
    });
    view! {
        <form method="post" action=chrome.once(chrome.href(&desk_path(&shown.desk, "/exports")))>
            <div class="field">
                <label for="letter">{t.text("contacts-what")}</label>
                <select id="letter" name="letter">
                    <option value="" selected=chosen.is_empty()>{t.text("contacts-of-book")}</option>
                    {letters.collect_view()}
                </select>
            </div>
            <div class="desk-buttons">{Button::new(t.text("contacts-ask")).view()}</div>
        </form>
    }
    .into_any()
}

fn row(chrome: &Chrome, shown: &DeskExports, one: &ExportRow) -> AnyView {
    let t = chrome.t();
    let what = match &one.letter {
        Some(subject) => t.with("contacts-of-letter", &[("subject", subject.as_str().into())]),
        None => t.text("contacts-of-book"),
    };
    let by = one.by.as_ref().map_or_else(|| t.text("contacts-somebody"), |who| person(t, who));
    let path = |rest: &str| chrome.href(&desk_path(&shown.desk, &format!("/exports/{}{rest}", one.id)));
    let fetch = one.may_fetch.then(|| {
        let sheet = Button::new(t.text("contacts-fetch-xlsx")).named("format", "xlsx").about(what.clone());
        [press(path("/file"), sheet), press(path("/file"), Button::new(t.text("contacts-fetch")).quiet().about(what.clone()))]
    });
    let approve = one.may_approve.then(|| press(path("/approve"), Button::new(t.text("contacts-approve")).about(what.clone())));
    let stop = one.may_stop.then(|| press(path("/stop"), Button::new(t.text("contacts-stop")).quiet().about(what.clone())));
    let buttons =
        (fetch.is_some() || approve.is_some() || stop.is_some()).then(|| view! { <div class="desk-buttons">{fetch}{approve}{stop}</div> });
    view! {
        <li>
            <p class="what">{what.clone()}</p>
            <p class="by">{named(t, "contacts-asked-by", "name", &by)}" · "<time datetime=t.machine_time(one.asked_at)>{t.moment(one.asked_at)}</time></p>
            <p class=matches!(one.standing, Standing::Waiting(_)).then_some("waiting")>{standing(t, one)}</p>
            {one.too_new.then(|| view! { <p class="hint">{t.text("contacts-too-new")}</p> })}
            {buttons}
        </li>
    }
    .into_any()
}

/// Where an export stands, with who decided.
fn standing(t: I18n, one: &ExportRow) -> AnyView {
    let words = key("contacts-standing", one.standing.code());
    let words = match one.standing {
        Standing::Waiting(at) | Standing::Ready(at) | Standing::Stopped(at) | Standing::Fetched(at) => {
            t.with(&words, &[("moment", t.moment(at).into())])
        }
        Standing::Lapsed => t.text(&words),
    };
    let approved = one.approved_by.as_ref().map(|who| view! { " "{named(t, "contacts-approved-by", "name", &person(t, who))} });
    let stopped = one.stopped_by.as_ref().map(|who| view! { " "{named(t, "contacts-stopped-by", "name", &person(t, who))} });
    view! { {words}{approved}{stopped} }.into_any()
}
