//! Who did what in a coalition, newest first.

use super::parts::{Place, desk_path, head, key, query, ways};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{paging, person},
};
use domain::{
    activity::{Act, ActKind},
    shapes::activity::{DeskActivity, Noted},
};
use leptos::prelude::*;

/// The list, with its filters.
pub fn desk_activity(chrome: &Chrome, shown: &DeskActivity) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("activity-title"), &shown.desk), || {
        view! {
            <div class="desk">
                {ways(chrome, &shown.desk, Place::Activity)}
                <h1>{t.text("activity-title")}</h1>
                <p class="hint">{t.text("activity-lead")}</p>
                {kinds(chrome, shown)}
                {people(chrome, shown)}
                {list(chrome, shown)}
                {paging(t, shown.page, shown.pages, |page| address(chrome, shown, shown.kind, page))}
            </div>
        }
    })
}

/// The list's address with what is chosen, and another group or page.
fn address(chrome: &Chrome, shown: &DeskActivity, kind: Option<ActKind>, page: u64) -> String {
    let person = shown.person.map(|person| person.to_string()).unwrap_or_default();
    let page = if page > 1 { page.to_string() } else { String::new() };
    let pairs = [("kind", kind.map_or("", ActKind::code)), ("person", &person), ("page", &page)];
    chrome.href(&desk_path(&shown.desk, &format!("/activity{}", query(&pairs))))
}

fn kinds(chrome: &Chrome, shown: &DeskActivity) -> AnyView {
    let t = chrome.t();
    let choice = |kind: Option<ActKind>| {
        let words = t.text(&kind.map_or("activity-all".to_owned(), |kind| key("activity", kind.code())));
        let current = (kind == shown.kind).then_some("true");
        view! { <li><a href=address(chrome, shown, kind, 1) aria-current=current>{words}</a></li> }
    };
    let kinds = ActKind::ALL.iter().map(|kind| choice(Some(*kind))).collect_view();
    view! {
        <nav class="desk-filter" aria-label=t.text("activity-filter")>
            <ul>{choice(None)}{kinds}</ul>
        </nav>
    }
    .into_any()
}

/// Nothing to choose from among one.
fn people(chrome: &Chrome, shown: &DeskActivity) -> Option<AnyView> {
    let t = chrome.t();
    if shown.people.len() < 2 && shown.person.is_none() {
        return None;
    }
    let kind = shown.kind.map(|kind| view! { <input type="hidden" name="kind" value=kind.code()/> });
    let options = shown.people.iter().map(|(id, who)| {
        view! { <option value=id.to_string() selected=shown.person == Some(*id)>{person(t, who)}</option> }
    });
    Some(
        view! {
            <form method="get" class="desk-search" action=chrome.href(&desk_path(&shown.desk, "/activity"))>
                <label for="person">{t.text("activity-person")}</label>
                <select id="person" name="person">
                    <option value="">{t.text("activity-everybody")}</option>
                    {options.collect_view()}
                </select>
                {kind}
                <button type="submit" class="button quiet">{t.text("activity-show")}</button>
            </form>
        }
        .into_any(),
    )
}

fn list(chrome: &Chrome, shown: &DeskActivity) -> AnyView {
    let t = chrome.t();
    if shown.acts.is_empty() {
        return view! { <section class="empty"><h2>{t.text("activity-none")}</h2><p>{t.text("activity-none-text")}</p></section> }
            .into_any();
    }
    view! { <ol class="activity">{shown.acts.iter().map(|one| act(chrome, shown, one)).collect_view()}</ol> }.into_any()
}

fn act(chrome: &Chrome, shown: &DeskActivity, one: &Noted) -> AnyView {
    let t = chrome.t();
    let by = match &one.by {
        Some(who) => view! { <bdi>{person(t, who)}</bdi> }.into_any(),
        None => t.text("activity-by-itself").into_any(),
    };
    let letter = one.letter.as_ref().map(|letter| {
        let href = chrome.href(&desk_path(&shown.desk, &format!("/letters/{}", letter.slug)));
        view! { <p><a href=href><bdi lang=letter.language.clone()>{letter.subject.clone()}</bdi></a></p> }
    });
    let about = one.about.as_ref().map(|about| view! { <bdi>{person(t, about)}</bdi> });
    let detail = one.detail.as_deref().and_then(|code| detail(t, one.act, code));
    let between = (about.is_some() && detail.is_some()).then_some(" · ");
    let more = (about.is_some() || detail.is_some()).then(|| view! { <p>{about}{between}{detail}</p> });
    view! {
        <li>
            <p class="what">{t.text(&key("act", one.act.code()))}</p>
            <p class="by">{by}" · "<time datetime=t.machine_time(one.at)>{t.moment(one.at)}</time></p>
            {more}
            {letter}
        </li>
    }
    .into_any()
}

/// A noted code in words.
fn detail(t: I18n, act: Act, code: &str) -> Option<String> {
    let prefix = match act {
        Act::OrganiserAdded | Act::RoleChanged | Act::AccountDeleted => "role",
        Act::SignatureRemoved => "reason",
        Act::SignatureCategory => "category",
        _ => return None,
    };
    Some(t.text(&key(prefix, code)))
}
