//! The states that a translated part has had, each with what it changed, and the way to use one again.

use super::{edit::kind_key, path, subject};
use crate::{
    i18n::I18n,
    pages::desk::parts::{Place, head, may, ways},
    render::{Chrome, page},
    ui::{Button, difference, language_name},
};
use domain::{
    locale::dir_of,
    role::Permission,
    shapes::translation::{PartHistory, PastState},
};
use leptos::prelude::*;

/// The page.
pub fn part_history(chrome: &Chrome, shown: &PartHistory) -> String {
    let t = chrome.t();
    let PartHistory { desk, letter, language, .. } = shown;
    let kind = t.text(&kind_key(shown.kind));
    let named = [("part", kind.into()), ("language", language_name(t, language).into())];
    let title = t.with("part-history-title", &named);
    page(chrome, &head(title.clone(), desk), || {
        let ways = may(desk, Permission::SeeDesk).then(|| ways(chrome, desk, Place::Letters));
        let translation = chrome.href(&path(desk, letter, &format!("/{language}")));
        let states: Vec<_> = shown.states.iter().map(|state| row(chrome, shown, state)).collect();
        view! {
            <div class="desk">
                {ways}
                <p class="back"><a href=translation>{t.text("translation-preview-back")}</a>" · "{subject(letter)}</p>
                <h1>{title}</h1>
                <p>{t.text("part-history-lead")}</p>
                <ul class="history desk-part">{states}</ul>
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &PartHistory, state: &PastState) -> AnyView {
    let t = chrome.t();
    let number = t.with("history-number", &[("number", state.number.into())]);
    let current = (state.number == shown.current).then(|| view! { <span class="state">{t.text("history-current")}</span> });
    let by = state.saved.name.clone().unwrap_or_else(|| t.text("merge-somebody"));
    let language = &shown.language;
    let text = match &state.change {
        Some(change) => difference(t, change, language),
        None => view! { <div class="pair-text" lang=language.clone() dir=dir_of(language)>{state.text.clone()}</div> }.into_any(),
    };
    let again = (shown.may_write && state.number != shown.current).then(|| {
        let action = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{language}/parts/{}/use", shown.id)));
        view! {
            <form method="post" action=action>
                <input type="hidden" name="state" value=state.number.to_string()/>
                <input type="hidden" name="seen" value=shown.current.to_string()/>
                {Button::new(t.text("part-history-use")).quiet().about(number.clone()).view()}
            </form>
        }
    });
    view! {
        <li>
            <p class="desk-states"><span class="name">{number.clone()}</span>{current}</p>
            <p class="by"><bdi>{by}</bdi>" · "<time datetime=t.machine_time(state.saved.at)>{t.moment(state.saved.at)}</time></p>
            {text}
            {original(t, shown, state)}
            {again}
        </li>
    }
    .into_any()
}

/// The original that the state was made from, where it is another than before.
fn original(t: I18n, shown: &PartHistory, state: &PastState) -> Option<AnyView> {
    let language = &shown.letter.language;
    (state.other_original || state.change.is_none()).then(|| {
        view! {
            <details>
                <summary>{t.text("part-history-original")}</summary>
                <div class="pair-text" lang=language.clone() dir=dir_of(language)>{state.original.clone()}</div>
            </details>
        }
        .into_any()
    })
}
