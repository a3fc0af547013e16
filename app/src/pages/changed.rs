//! A changed text as its signatories see it: the difference, the whole new text, and the clicks that answer.

use super::own_signature::{about, head, path};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, language_changes, letter_sheet},
};
use domain::shapes::amendments::{Asked, ChangedText};
use leptos::prelude::*;

/// The page. `again`: the text changed once more since it was shown, and the click that named it did nothing.
pub fn changed_text(chrome: &Chrome, shown: &ChangedText, again: bool) -> String {
    let t = chrome.t();
    let title = match &shown.asked {
        Asked::Soon { .. } => t.text("changed-soon-title"),
        Asked::Reaffirm { .. } => t.text("changed-title"),
        Asked::Nothing => t.text("changed-nothing-title"),
    };
    page(chrome, &head(&shown.own, &title), || {
        let notice = again.then(|| view! { <p class="flash" role="alert">{t.text("error-text-changed")}</p> });
        let words = (!shown.words.is_empty()).then(|| view! { <blockquote dir="auto">{shown.words.clone()}</blockquote> });
        let coalition = &shown.own.letter.coalition;
        view! {
            <div class="single">
                <section class="sheet own changed">
                    <h1>{title}</h1>
                    {notice}
                    {about(chrome, &shown.own)}
                    {lead(t, shown)}
                    {words}
                    {language_changes(t, &shown.changes, 2)}
                    {answers(chrome, shown)}
                </section>
                <section aria-label=t.text("changed-whole")>{letter_sheet(t, coalition, &shown.document, &shown.language, 2, shown.numbered)}</section>
            </div>
        }
    })
}

/// What the change is, and what it means for the signature.
fn lead(t: I18n, shown: &ChangedText) -> AnyView {
    match &shown.asked {
        Asked::Soon { declared, due, objected, .. } => {
            let said = objected.then(|| view! { <p class="so-far">{t.text("changed-objected")}</p> });
            view! {
                <p class="lead">{t.with(&format!("changed-soon-{}", declared.code()), &[("moment", t.moment(*due).into())])}</p>
                {said}
            }
            .into_any()
        }
        Asked::Reaffirm { version, may, declined, .. } => {
            let key = if *may { "changed-lead" } else { "changed-lead-over" };
            let said = declined.then(|| view! { <p class="so-far">{t.text("changed-declined")}</p> });
            let deadline = shown.own.letter.deadline.as_ref().filter(|_| *may);
            let deadline = deadline.map(|at| view! { <p class="deadline">{t.text("changed-until")}" "<b>{t.deadline(at)}</b></p> });
            view! {
                <p class="lead">{t.with(key, &[("signed", shown.signed.into()), ("version", (*version).into())])}</p>
                {said}
                {deadline}
            }
            .into_any()
        }
        Asked::Nothing => view! { <p class="lead">{t.text("changed-nothing")}</p> }.into_any(),
    }
}

fn answers(chrome: &Chrome, shown: &ChangedText) -> Option<AnyView> {
    let t = chrome.t();
    let to = |rest: &str| chrome.href(&format!("{}{rest}", path(&shown.own)));
    match &shown.asked {
        Asked::Soon { may_object: true, objected: false, proposed, declared, .. } => Some(
            view! {
                <form method="post" action=to("/object") class="answer">
                    <input type="hidden" name="proposed" value=proposed.0.to_string()/>
                    <h2>{t.text(&format!("changed-object-title-{}", declared.code()))}</h2>
                    <p>{t.text(&format!("changed-object-text-{}", declared.code()))}</p>
                    {Button::new(t.text(&format!("changed-object-{}", declared.code()))).view()}
                </form>
            }
            .into_any(),
        ),
        Asked::Reaffirm { manifest_sha256, may: true, declined, .. } => {
            let decline = (!declined).then(|| {
                view! {
                    <form method="post" action=to("/decline") class="answer">
                        <input type="hidden" name="manifest" value=manifest_sha256.clone()/>
                        <p>{t.with("changed-decline-text", &[("signed", shown.signed.into())])}</p>
                        {Button::new(t.text("changed-decline")).quiet().view()}
                    </form>
                }
            });
            let withdraw = shown.own.may_withdraw.then(|| {
                view! {
                    <form method="post" action=to("/withdraw") class="answer">
                        <p>{t.text("changed-withdraw-text")}</p>
                        {Button::new(t.text("changed-withdraw")).danger().view()}
                    </form>
                }
            });
            Some(
                view! {
                    <h2>{t.text("changed-answer")}</h2>
                    <form method="post" action=to("/reaffirm") class="answer">
                        <input type="hidden" name="manifest" value=manifest_sha256.clone()/>
                        <p>{t.text("changed-reaffirm-text")}</p>
                        {Button::new(t.text("changed-reaffirm")).view()}
                    </form>
                    {decline}
                    {withdraw}
                }
                .into_any(),
            )
        }
        _ => None,
    }
}
