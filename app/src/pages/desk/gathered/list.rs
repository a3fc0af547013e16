//! A letter's imports.

use super::{imports_path, origin};
use crate::{
    i18n::I18n,
    pages::desk::parts::{back_to_letter, head, key, may, named},
    render::{Chrome, page},
    ui::link_button,
};
use domain::{
    role::Permission,
    shapes::gathered::{DeskImports, Import, ImportState},
};
use leptos::prelude::*;

/// The list.
pub fn desk_imports(chrome: &Chrome, shown: &DeskImports) -> String {
    let t = chrome.t();
    let DeskImports { desk, letter, imports, open } = shown;
    page(chrome, &head(t.text("gathered-title"), desk), || {
        let decides = may(desk, Permission::DecideSignatures);
        let bring = (decides && *open).then(|| link_button(imports_path(chrome, desk, letter, "/new"), t.text("gathered-bring"), "button"));
        let closed = (decides && !open).then(|| view! { <p class="hint">{t.text("gathered-error-closed")}</p> });
        let list = if imports.is_empty() {
            view! { <div class="empty"><h2>{t.text("gathered-none")}</h2><p>{t.text("gathered-none-text")}</p></div> }.into_any()
        } else {
            view! { <ul class="desk-letters">{imports.iter().map(|one| item(chrome, shown, one)).collect_view()}</ul> }.into_any()
        };
        view! {
            <div class="desk">
                {back_to_letter(chrome, desk, letter)}
                <h1>{t.text("gathered-title")}</h1>
                <p>{t.text("gathered-lead")}</p>
                <div class="desk-buttons">{bring}</div>
                {closed}
                {list}
            </div>
        }
    })
}

fn item(chrome: &Chrome, shown: &DeskImports, import: &Import) -> AnyView {
    let t = chrome.t();
    let href = imports_path(chrome, &shown.desk, &shown.letter, &format!("/{}", import.id));
    view! {
        <li>
            <h2><a href=href>{t.with(&key("gathered-rows", import.kind.code()), &[("count", import.total.into())])}</a></h2>
            <p>{origin(t, import)}</p>
            <p class="by">{named(t, "gathered-by", "name", &import.by)}" · "{t.day(import.at)}" · "{state(t, import)}</p>
        </li>
    }
    .into_any()
}

/// How far an import is, in words.
pub(super) fn state(t: I18n, import: &Import) -> String {
    match import.state {
        ImportState::Running { written } => {
            t.with("gathered-state-running", &[("written", written.into()), ("total", import.total.into())])
        }
        ImportState::Done => t.text("gathered-state-done"),
        ImportState::Failed => t.text("gathered-state-failed"),
    }
}
