//! The organiser's own account: its sessions, what guards it, and what happened to its security.

use super::{
    parts::{named, press},
    passwords::head,
};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, link_button, security_sentence},
};
use domain::{
    error::FieldErrors,
    shapes::account::{EventEntry, OwnAccount, SessionEntry},
};
use leptos::prelude::*;

/// The account.
pub fn account(chrome: &Chrome, shown: &OwnAccount) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "account-title", &FieldErrors::default()), || {
        let who = chrome.organiser.as_deref().map(|name| view! { <p>{named(t, "account-who", "name", name)}</p> });
        view! {
            <div class="desk narrow">
                <h1>{t.text("account-title")}</h1>
                {who}
                <div class="desk-buttons">
                    <a class="button" href=chrome.href("/desk")>{t.text("account-to-desk")}</a>
                    {press(chrome.href("/sign-out"), Button::new(t.text("account-sign-out")).quiet())}
                </div>
                {sessions(chrome, shown)}
                <section class="desk-part" aria-labelledby="second">
                    <h2 id="second">{t.text("second-title")}</h2>
                    <p>{t.text("second-why")}</p>
                    <p><a href=chrome.href("/account/second-factor")>{t.text("account-second-link")}</a></p>
                </section>
                <section class="desk-part" aria-labelledby="password">
                    <h2 id="password">{t.text("account-password-title")}</h2>
                    <p>{link_button(chrome.href("/account/password"), t.text("account-password-link"), "button quiet")}</p>
                </section>
                {log(t, &shown.events)}
            </div>
        }
    })
}

fn sessions(chrome: &Chrome, shown: &OwnAccount) -> AnyView {
    let t = chrome.t();
    view! {
        <section class="desk-part" aria-labelledby="sessions">
            <h2 id="sessions">{t.text("account-sessions-title")}</h2>
            <ul class="activity">{shown.sessions.iter().map(|one| session(chrome, one)).collect_view()}</ul>
            <p class="hint">{t.text("account-sessions-idle")}</p>
            <p>{t.text("account-everywhere-text")}</p>
            {press(chrome.href("/sign-out-everywhere"), Button::new(t.text("account-everywhere-button")).quiet())}
        </section>
    }
    .into_any()
}

fn session(chrome: &Chrome, one: &SessionEntry) -> AnyView {
    let t = chrome.t();
    let browser = if one.browser.is_empty() { t.text("session-unknown-browser") } else { one.browser.clone() };
    let times = t.with("account-session-since", &[("since", t.moment(one.since).into()), ("seen", t.moment(one.seen).into())]);
    let end = if one.here {
        view! { <p class="by">{t.text("account-session-here")}</p> }.into_any()
    } else {
        let end = Button::new(t.text("account-session-end")).plain().about(browser.clone());
        press(chrome.href(&format!("/account/sessions/{}/end", one.id)), end).into_any()
    };
    view! { <li><p class="what"><bdi>{browser}</bdi></p><p class="by">{times}</p>{end}</li> }.into_any()
}

fn log(t: I18n, events: &[EventEntry]) -> AnyView {
    let line = |one: &EventEntry| {
        let text = security_sentence(t, one.event, one.coalition.as_deref(), one.role, one.browser.as_deref());
        view! {
            <li>
                <p class="what">{text}</p>
                <p class="by"><time datetime=t.machine_time(one.at)>{t.moment(one.at)}</time></p>
            </li>
        }
    };
    let list = if events.is_empty() {
        view! { <p>{t.text("account-log-none")}</p> }.into_any()
    } else {
        view! { <ol class="activity">{events.iter().map(line).collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby="log">
            <h2 id="log">{t.text("account-log-title")}</h2>
            <p>{t.text("account-log-lead")}</p>
            {list}
        </section>
    }
    .into_any()
}

/// The page that a security email leads to. Opening it changes nothing: mail scanners open links too.
pub fn end_sessions(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "secure-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("secure-title")}</h1>
                <p>{t.text("secure-text")}</p>
                {press(chrome.href("/secure"), Button::new(t.text("secure-button")).danger())}
            </div>
        }
    })
}

/// What is said once all sessions have ended.
pub fn sessions_ended(chrome: &Chrome) -> String {
    let t = chrome.t();
    page(chrome, &head(chrome, "secure-done-title", &FieldErrors::default()), || {
        view! {
            <div class="desk narrow">
                <h1>{t.text("secure-done-title")}</h1>
                <p>{t.text("secure-done-text")}</p>
                <p>{link_button(chrome.href("/forgotten"), t.text("secure-done-link"), "button")}</p>
            </div>
        }
    })
}
