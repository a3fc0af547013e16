//! What became of a letter at the desk: what can be noted next, its story, and what is handed over.

use super::{file_path, next::actions, path};
use crate::{
    pages::desk::parts::{back_to_letter, head, key, letter_path, may},
    render::{Chrome, page},
    ui::{letter_state, link_button, story},
};
use domain::{
    letter::LetterState,
    role::Permission,
    shapes::afterwards::{DeskAfterwards, Told},
};
use leptos::prelude::*;

/// What became of a letter.
pub fn desk_afterwards(chrome: &Chrome, shown: &DeskAfterwards) -> String {
    let t = chrome.t();
    let DeskAfterwards { desk, letter, .. } = shown;
    page(chrome, &head(t.text("afterwards-title"), desk), || {
        let edits = may(desk, Permission::EditLetters);
        let file = |kept: &_| file_path(chrome, shown, kept);
        let corrects = edits && letter.state != LetterState::Archived;
        let more = |what: &Told| {
            let (href, words) = match what {
                Told::Delivered(one) => (format!("/deliveries/{}", one.id), "delivery-correct"),
                Told::Answered(one) => (format!("/answers/{}", one.id), "answer-correct"),
                _ => return None,
            };
            corrects.then(|| view! { <p class="correct"><a href=path(chrome, shown, &href)>{t.text(words)}</a></p> }.into_any())
        };
        view! {
            <div class="desk">
                {back_to_letter(chrome, desk, letter)}
                <header class="desk-head">
                    <h1>{t.text("afterwards-title")}</h1>
                    <p class="desk-states">{letter_state(t, letter.state)}</p>
                </header>
                {edits.then(|| next(chrome, shown))}
                <section class="desk-part" aria-labelledby="story">
                    <h2 id="story">{t.text("afterwards-story")}</h2>
                    {story(t, &shown.story, &file, &more)}
                </section>
            </div>
        }
    })
}

/// What can be noted now, and what can be taken back.
fn next(chrome: &Chrome, shown: &DeskAfterwards) -> AnyView {
    let t = chrome.t();
    let here = letter_path(&shown.desk, &shown.letter, "/afterwards");
    let late = shown
        .may_take_late
        .then(|| (link_button(path(chrome, shown, "/late"), t.text("late-link"), "button quiet").into_any(), "late-link-hint"));
    let items: Vec<_> = actions(chrome, shown.letter.state, &here)
        .into_iter()
        .chain(late)
        .map(|(action, hint)| view! { <li>{action}<p class="hint">{t.text(hint)}</p></li> })
        .collect();
    let nothing = items.is_empty().then(|| {
        let words = if shown.letter.state == LetterState::Archived { "afterwards-nothing-archived" } else { "afterwards-nothing-open" };
        view! { <p>{t.text(words)}</p> }
    });
    let list = (!items.is_empty()).then(|| view! { <ul class="desk-actions">{items}</ul> });
    let last = shown.last.as_ref().map(|last| {
        let words = t.with(
            "afterwards-last",
            &[("what", t.text(&key("happening", last.what.code())).into()), ("moment", t.moment(last.until).into())],
        );
        view! { <p class="hint">{words}</p><p>{link_button(path(chrome, shown, "/take-back"), t.text("afterwards-take-back"), "button quiet")}</p> }
    });
    view! {
        <section class="desk-part" aria-labelledby="next">
            <h2 id="next">{t.text("step-next")}</h2>
            {nothing}
            {list}
            {last}
        </section>
    }
    .into_any()
}
