//! The desk itself: the organiser's coalitions, each with its letters.

use super::parts::{deadline, desk_path, key, letter_path, may, press, subject};
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, count_sentence, letter_state},
};
use domain::{
    letter::Visibility,
    role::Permission,
    shapes::{
        account::PendingMembership,
        desk::{DeskCoalition, DeskLetter, DeskLetters},
    },
};
use leptos::prelude::*;

/// The organiser's coalitions with their letters.
pub fn desk(chrome: &Chrome, coalitions: &[DeskLetters], pending: &[PendingMembership]) -> String {
    let t = chrome.t();
    let head = Head { title: t.text("desk-title"), ..Head::default() };
    page(chrome, &head, || {
        let nothing = (coalitions.is_empty() && pending.is_empty()).then(|| {
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
                {pending.iter().map(|one| invitation(chrome, one)).collect_view()}
                {nothing}
                {coalitions.iter().map(|one| coalition(chrome, one)).collect_view()}
            </div>
        }
    })
}

/// An invitation to a coalition, with the two answers.
fn invitation(chrome: &Chrome, one: &PendingMembership) -> AnyView {
    let t = chrome.t();
    let (id, name) = (format!("invited-{}", one.coalition.slug), one.coalition.name.clone());
    let role = t.text(&key("role", one.role.code()));
    let by = if one.by.is_empty() { t.text("membership-somebody") } else { one.by.clone() };
    let text = t.with("membership-text", &[("by", by.into()), ("role", role.into())]);
    let answer = |answer: &str| chrome.href(&format!("/account/memberships/{}/{answer}", one.coalition.slug));
    view! {
        <section class="desk-part" aria-labelledby=id>
            <h2 id=id.clone()>{t.with("membership-title", &[("coalition", name.clone().into())])}</h2>
            <p>{text}</p>
            <p class="hint">{t.text("membership-until")}</p>
            <div class="desk-buttons">
                {press(answer("accept"), Button::new(t.text("membership-accept")).about(name.clone()))}
                {press(answer("decline"), Button::new(t.text("membership-decline")).about(name).quiet())}
            </div>
        </section>
    }
    .into_any()
}

fn coalition(chrome: &Chrome, one: &DeskLetters) -> AnyView {
    let t = chrome.t();
    let DeskLetters { desk, letters, .. } = one;
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
            {second_factor(chrome, one)}
            {one.asks_notice.then(|| notice(chrome, one))}
            {list}
        </section>
    }
    .into_any()
}

/// What there is to do about second factors: to set one up in time, or to say whether everybody needs one.
fn second_factor(chrome: &Chrome, one: &DeskLetters) -> AnyView {
    let t = chrome.t();
    let own = one.second_factor_by.map(|by| {
        let text = t.with("desk-second-factor-by", &[("day", t.day(by).into())]);
        view! { <p class="waiting">{text}" "<a href=chrome.href("/account/second-factor")>{t.text("desk-second-factor-link")}</a></p> }
    });
    let everybody = one.asks_second_factors.then(|| {
        let href = chrome.href(&format!("{}#second-factors", desk_path(&one.desk, "/settings")));
        view! { <p class="waiting">{t.text("desk-second-factors-ask")}" "<a href=href>{t.text("desk-second-factors-link")}</a></p> }
    });
    view! { {own}{everybody} }.into_any()
}

/// What there is to do about the privacy notice, while there is none.
fn notice(chrome: &Chrome, one: &DeskLetters) -> AnyView {
    let t = chrome.t();
    let owner = may(&one.desk, Permission::Administer);
    let href = chrome.href(&desk_path(&one.desk, "/privacy"));
    let text = if owner { "desk-notice-owner" } else { "desk-notice-other" };
    let link = owner.then(|| view! { " "<a href=href>{t.text("desk-notice-link")}</a> });
    view! { <p class="waiting">{t.text(text)}{link}</p> }.into_any()
}

fn letter(chrome: &Chrome, desk: &DeskCoalition, one: &DeskLetter) -> AnyView {
    let t = chrome.t();
    let signed = one.state.has_text().then(|| {
        view! { <p class="desk-count">{count_sentence(t, &one.counts)}</p> }
    });
    let held = (one.waiting.held > 0).then(|| {
        let href = chrome.href(&letter_path(desk, one, "/signatures?state=held"));
        view! { <p class="waiting"><a href=href>{t.with("desk-held", &[("count", one.waiting.held.into())])}</a></p> }
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
