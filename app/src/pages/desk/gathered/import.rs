//! One import: how far it is, what came of its rows, how far its mails are.

use super::{back_to_imports, imports_path, list::state, origin};
use crate::{
    pages::desk::parts::{head, key, letter_path, may, named},
    render::{Chrome, page},
    ui::link_button,
};
use domain::{
    role::Permission,
    shapes::gathered::{DeskImport, ImportState},
};
use leptos::prelude::*;

/// The import's page. While it runs, the answer that carries this page asks the browser to look again.
pub fn desk_import(chrome: &Chrome, shown: &DeskImport) -> String {
    let t = chrome.t();
    let DeskImport { desk, letter, import, .. } = shown;
    let title = t.with(&key("gathered-rows", import.kind.code()), &[("count", import.total.into())]);
    page(chrome, &head(title.clone(), desk), || {
        let body = match import.state {
            ImportState::Running { written } => running(chrome, shown, written),
            ImportState::Failed => failed(chrome, shown),
            ImportState::Done => done(chrome, shown),
        };
        let scan = import.scan_sha256.clone().map(|scan| {
            view! { <div><dt>{t.text("gathered-scan-sha256")}</dt><dd><code class="hash" dir="ltr">{scan}</code></dd></div> }
        });
        let consent = import.consent.clone().map(|question| {
            view! { <div><dt>{t.text("gathered-consent")}</dt><dd><q dir="auto">{question}</q></dd></div> }
        });
        view! {
            <div class="desk narrow gathered">
                {back_to_imports(chrome, desk, letter)}
                <h1>{title.clone()}</h1>
                {body}
                <section class="desk-part" aria-labelledby="whence">
                    <h2 id="whence">{t.text("gathered-whence")}</h2>
                    <dl class="facts">
                        <div><dt>{t.text("gathered-source")}</dt><dd>{origin(t, import)}</dd></div>
                        <div><dt>{t.text("gathered-brought-in")}</dt><dd>{named(t, "gathered-by", "name", &import.by)}" · "{t.day(import.at)}</dd></div>
                        {consent}
                        {scan}
                    </dl>
                </section>
            </div>
        }
    })
}

fn running(chrome: &Chrome, shown: &DeskImport, written: u64) -> AnyView {
    let t = chrome.t();
    let total = shown.import.total;
    let again = imports_path(chrome, &shown.desk, &shown.letter, &format!("/{}", shown.import.id));
    view! {
        <section class="desk-part" aria-labelledby="running">
            <h2 id="running">{t.text("gathered-running")}</h2>
            <p role="status">{state(t, &shown.import)}</p>
            <progress max=total.to_string() value=written.to_string() aria-labelledby="running"></progress>
            <p class="hint">{t.text("gathered-running-text")}</p>
            <p><a href=again>{t.text("gathered-look-again")}</a></p>
        </section>
    }
    .into_any()
}

fn failed(chrome: &Chrome, shown: &DeskImport) -> AnyView {
    let t = chrome.t();
    let bring = may(&shown.desk, Permission::DecideSignatures)
        .then(|| link_button(imports_path(chrome, &shown.desk, &shown.letter, "/new"), t.text("gathered-bring"), "button"));
    view! {
        <section class="desk-part" aria-labelledby="failed">
            <h2 id="failed">{t.text("gathered-state-failed")}</h2>
            <p>{t.text("gathered-failed-text")}</p>
            <div class="desk-buttons">{bring}</div>
        </section>
    }
    .into_any()
}

fn done(chrome: &Chrome, shown: &DeskImport) -> AnyView {
    let t = chrome.t();
    let DeskImport { desk, letter, import, counts, mails } = shown;
    let fact = |key: &str, count: u64| view! { <div><dt>{t.text(key)}</dt><dd>{t.number(count)}</dd></div> };
    let some = |key: &str, count: u64| (count > 0).then(|| fact(key, count));
    let list = chrome.href(&letter_path(desk, letter, "/signatures"));
    let asked = (mails.sent + mails.waiting + mails.failed > 0).then(|| {
        let last = mails.last_at.map(|at| view! { <p class="hint">{t.with("gathered-mails-last", &[("moment", t.moment(at).into())])}</p> });
        let kept = chrome.demonstration.then(|| view! { <p class="hint">{t.text("gathered-mails-kept")}</p> });
        view! {
            <section class="desk-part" aria-labelledby="mails">
                <h2 id="mails">{t.text("gathered-mails")}</h2>
                <dl class="facts figures">{fact("gathered-mails-sent", mails.sent)}{fact("gathered-mails-waiting", mails.waiting)}{some("gathered-mails-failed", mails.failed)}</dl>
                {last}
                {kept}
            </section>
        }
    });
    view! {
        <section class="desk-part" aria-labelledby="done">
            <h2 id="done">{t.text("gathered-done")}</h2>
            <dl class="facts figures">
                {fact("gathered-listed", counts.listed)}
                {fact("gathered-pending", counts.pending)}
                {some("gathered-held", counts.held)}
                {some("gathered-gone", counts.gone)}
                {some("gathered-skipped", import.skipped)}
            </dl>
            <p><a href=list>{t.text("letter-see-signatures")}</a></p>
        </section>
        {asked}
    }
    .into_any()
}
