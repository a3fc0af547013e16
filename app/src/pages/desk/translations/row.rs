//! One part of a letter beside its translation.

use super::path;
use crate::{
    pages::desk::parts::about,
    render::Chrome,
    ui::{Button, Field, difference, language_name},
};
use domain::{
    error::FieldErrors,
    locale::dir_of,
    shapes::translation::{PartRow, TranslationPage},
    translation::{PartKind, PartState},
};
use leptos::prelude::*;

/// The row: what is in the original, how the translation of it stands, and the translation to write in. `next` is
/// the next part that something is to be done about.
pub(super) fn row(
    chrome: &Chrome,
    shown: &TranslationPage,
    part: &PartRow,
    name: &str,
    next: Option<usize>,
    errors: &FieldErrors,
) -> AnyView {
    let t = chrome.t();
    let id = format!("part-{}", part.index);
    let code = part.state.code();
    let next = next.map(|next| view! { <a class="pair-next" href=format!("#part-{next}")>{t.text("translate-next")}</a> });
    let saved = part.saved.as_ref().map(|saved| {
        let by = saved.name.clone().unwrap_or_else(|| t.text("merge-somebody"));
        let past = part.past.map(|id| {
            let href = chrome.href(&path(&shown.desk, &shown.letter, &format!("/{}/parts/{id}", shown.line.language)));
            view! { " · "<a href=href>{t.text("part-history-link")}{about(name)}</a> }
        });
        view! { <p class="by"><bdi>{by}</bdi>" · "<time datetime=t.machine_time(saved.at)>{t.moment(saved.at)}</time>{past}</p> }
    });
    view! {
        <section class=format!("pair {code}") id=id.clone() aria-labelledby=format!("{id}-title")>
            <header>
                <h2 id=format!("{id}-title")>{name.to_owned()}</h2>
                <span class=format!("state translation-{code}")>{t.text(&format!("part-state-{code}"))}</span>
                {next}
            </header>
            {original(chrome, shown, part)}
            <div class="pair-own">
                {theirs(chrome, shown, part)}
                {translation(chrome, shown, part, name, errors)}
                {part.other_notes.then(|| view! { <p class="waiting">{t.text("translate-other-notes")}</p> })}
                {saved}
            </div>
        </section>
    }
    .into_any()
}

/// The original; where it was changed since it was translated, with what changed.
fn original(chrome: &Chrome, shown: &TranslationPage, part: &PartRow) -> AnyView {
    let t = chrome.t();
    let language = &shown.letter.language;
    let Some(change) = &part.change else {
        return view! { <div class="pair-text" lang=language.clone() dir=dir_of(language)>{part.original.clone()}</div> }.into_any();
    };
    let keep = shown.may_write.then(|| {
        let button = Button::new(t.text("translate-keep")).quiet().named("keep", part.index.to_string());
        let name = t.with("translate-part-number", &[("number", (part.index + 1).into())]);
        button.about(name).view()
    });
    view! {
        <div class="pair-changed">
            <p class="hint">{t.text("translate-changed")}</p>
            {difference(t, change, language)}
            {keep}
        </div>
    }
    .into_any()
}

/// What somebody else saved while this was typed.
fn theirs(chrome: &Chrome, shown: &TranslationPage, part: &PartRow) -> Option<AnyView> {
    let t = chrome.t();
    let (text, language) = (part.theirs.clone()?, &shown.line.language);
    Some(
        view! {
            <div class="pair-theirs">
                <p class="hint">{t.text("translate-theirs")}</p>
                <div class="pair-text" lang=language.clone() dir=dir_of(language)>{text}</div>
            </div>
        }
        .into_any(),
    )
}

fn translation(chrome: &Chrome, shown: &TranslationPage, part: &PartRow, name: &str, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let language = &shown.line.language;
    if !shown.may_write {
        if part.state == PartState::Missing {
            return view! { <p class="hint">{t.text("part-state-missing")}</p> }.into_any();
        }
        return view! { <div class="pair-text" lang=language.clone() dir=dir_of(language)>{part.text.clone()}</div> }.into_any();
    }
    let field = format!("text-{}", part.index);
    let label = t.with("translate-label", &[("part", name.into()), ("language", language_name(t, language).into())]);
    let wrong = errors.of(&field).is_some();
    let area = Field::new(t, field, label, &part.text, errors).lang(language.clone()).dir(dir_of(language)).autocomplete("off");
    let area = if wrong { area } else { area.plain() };
    view! {
        <input type="hidden" name=format!("lock-{}", part.index) value=part.lock.to_string()/>
        {area.text_area(rows(part))}
    }
    .into_any()
}

/// How many rows a text area has: as many as its original is likely to take.
fn rows(part: &PartRow) -> u32 {
    let longest = part.original.chars().count().max(part.text.chars().count());
    let lines = part.original.lines().count().max(part.text.lines().count());
    let least = if matches!(part.kind, PartKind::Paragraph | PartKind::Footnote) { 3 } else { 1 };
    let wanted = (longest / 45 + 1).max(lines).clamp(least, 24);
    u32::try_from(wanted).unwrap_or(24)
}
