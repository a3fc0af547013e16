//! The desk itself: the organiser's coalitions, each with its letters.

use super::parts::{deadline, desk_path, key, letter_path, may, subject};
use crate::{
    render::{Chrome, Head, page},
    ui::{count_sentence, letter_state},
};
use domain::{
    letter::Visibility,
    role::Permission,
    shapes::desk::{DeskCoalition, DeskLetter, DeskLetters},
};
use leptos::prelude::*;

/// The organiser's coalitions with their letters.
pub fn desk(chrome: &Chrome, coalitions: &[DeskLetters]) -> String {
    let t = chrome.t();
    let head = Head { title: t.text("desk-title"), ..Head::default() };
    page(chrome, &head, || {
        let nothing = coalitions.is_empty().then(|| {
            view! {
                <section class="empty">
                    <h2>{t.text("desk-none")}</h2>
                    <p>{t.text("desk-none-text")}</p>
                </section>
            }
        });
        view! {
            <div class="desk">
                <h1>{t.text("desk-title")}</h1>
                {nothing}
                {coalitions.iter().map(|one| coalition(chrome, one)).collect_view()}
            </div>
        }
    })
}

fn coalition(chrome: &Chrome, one: &DeskLetters) -> AnyView {
    let t = chrome.t();
    let DeskLetters { desk, letters } = one;
    let id = format!("coalition-{}", desk.coalition.slug);
    let write = may(desk, Permission::EditLetters);
    let role = t.with("desk-your-role", &[("role", t.text(&key("role", desk.role.code())).into())]);
    let new = chrome.href(&desk_path(desk, "/letters/new"));
    let write_link = write.then(|| view! { <a class="button" href=new>{t.text("desk-write")}</a> });
    let list = if letters.is_empty() {
        let text = if write { "desk-empty-editor" } else { "desk-empty-viewer" };
        view! {
            <div class="empty">
                <h3>{t.text("desk-empty")}</h3>
                <p>{t.text(text)}</p>
                {write_link}
            </div>
        }
        .into_any()
    } else {
        view! {
            {write_link.map(|link| view! { <p class="desk-write">{link}</p> })}
            <ul class="desk-letters">{letters.iter().map(|one| letter(chrome, desk, one)).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section class="desk-coalition" aria-labelledby=id>
            <header>
                <h2 id=id.clone()><bdi>{desk.coalition.name.clone()}</bdi></h2>
                <p class="desk-role">{role}</p>
                <ul class="desk-links">
                    <li><a href=chrome.href(&desk_path(desk, "/organisations"))>{t.text("desk-address-book")}</a></li>
                    <li><a href=chrome.href(&desk_path(desk, "/settings"))>{t.text("desk-settings")}</a></li>
                </ul>
            </header>
            {list}
        </section>
    }
    .into_any()
}

fn letter(chrome: &Chrome, desk: &DeskCoalition, one: &DeskLetter) -> AnyView {
    let t = chrome.t();
    let signed = one.state.has_text().then(|| {
        view! { <p class="desk-count">{count_sentence(t, &one.counts)}</p> }
    });
    let held = (one.counts.held > 0).then(|| {
        let href = chrome.href(&letter_path(desk, one, "/signatures?state=held"));
        view! { <p class="waiting"><a href=href>{t.with("desk-held", &[("count", one.counts.held.into())])}</a></p> }
    });
    let confidential =
        (one.visibility == Visibility::Confidential).then(|| view! { <span class="state">{t.text("desk-confidential")}</span> });
    view! {
        <li>
            <h3><a href=chrome.href(&letter_path(desk, one, ""))>{subject(one)}</a></h3>
            <p class="desk-states">{letter_state(t, one.state)}{confidential}</p>
            {signed}
            {held}
            <p class="desk-dates">{deadline(t, one)}" · "{t.with("desk-changed", &[("day", t.day(one.changed_at).into())])}</p>
        </li>
    }
    .into_any()
}
