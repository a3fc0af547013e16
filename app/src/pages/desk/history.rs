//! The history of a draft: its list, one revision, and the question before one is brought back.

use super::parts::{Place, about, back_to_letter, head, letter_path, may, query, subject, ways};
use super::preview::sheet;
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, difference, error_summary, link_button, paging, title_with_errors},
};
use domain::{
    error::FieldErrors,
    revision::{Cause, Point},
    role::Permission,
    shapes::revisions::{Choosable, History, RevisionLine, RevisionPage},
};
use leptos::prelude::*;

/// The list of revisions.
pub fn history(chrome: &Chrome, shown: &History) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("history-title"), &shown.desk), || {
        let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, rest));
        let choose = (shown.choosable.len() > 1).then(|| {
            let newest = Point::Revision(shown.current);
            let before = shown.choosable.iter().map(|one| one.point).find(|point| *point != newest);
            choose(chrome, &shown.choosable, before.unwrap_or(newest), newest, &[], path("/compare"))
        });
        let rows: Vec<_> = shown.revisions.iter().map(|line| row(chrome, shown, line)).collect();
        let list = if rows.is_empty() {
            view! { <p class="desk-part">{t.text("history-none")}</p> }.into_any()
        } else {
            view! { <ul class="history desk-part">{rows}</ul> }.into_any()
        };
        view! {
            <div class="desk">
                {back_to_letter(chrome, &shown.desk, &shown.letter)}
                <h1>{t.text("history-title")}</h1>
                <p>{t.text("history-lead")}</p>
                {choose}
                {list}
                {paging(t, shown.page, shown.pages, |page| path(&format!("/history{}", query(&[("page", &page.to_string())]))))}
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &History, line: &RevisionLine) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, rest));
    let current = (line.number == shown.current).then(|| view! { <span class="state">{t.text("history-current")}</span> });
    let name = line.name.clone().map(|name| view! { " "<bdi class="revision-name">{name}</bdi> });
    let number = t.with("history-number", &[("number", line.number.into())]);
    let compare = |key: &str, from: u32, to: u32| {
        let href = path(&format!("/compare{}", query(&[("from", &from.to_string()), ("to", &to.to_string())])));
        view! { <li><a href=href>{t.text(key)}{about(&number)}</a></li> }
    };
    let before = (line.number > 1).then(|| compare("history-compare-before", line.number - 1, line.number));
    let now = (line.number != shown.current).then(|| compare("history-compare-now", line.number, shown.current));
    view! {
        <li>
            <p class="desk-states"><a class="name" href=path(&format!("/history/{}", line.number))>{number.clone()}</a>{name}{current}</p>
            {facts(t, line)}
            <ul class="desk-links">{before}{now}</ul>
        </li>
    }
    .into_any()
}

/// Who saved it, when, why, and how much changed.
fn facts(t: I18n, line: &RevisionLine) -> AnyView {
    let by = line.by.clone().map(|name| view! { <bdi>{name}</bdi>" · " });
    let cause = match (line.cause, line.restored) {
        (Cause::Written, _) => None,
        (Cause::Restored, Some(number)) => Some(t.with("cause-restored", &[("number", number.into())])),
        (cause, _) => Some(t.text(&format!("cause-{}", cause.code()))),
    };
    let cause = cause.map(|cause| format!(" · {cause}"));
    let words = t.with("history-words", &[("added", line.words.added.into()), ("removed", line.words.removed.into())]);
    view! { <p class="by">{by}{t.moment(line.at)}{cause}</p><p class="by">{words}</p> }.into_any()
}

/// What a state is called.
pub(super) fn called(t: I18n, state: &Choosable) -> String {
    let day = t.moment(state.at);
    let (key, number) = match state.point {
        Point::Revision(number) => ("point-revision", number),
        Point::Version(number) => ("point-version", number),
    };
    let called = t.with(key, &[("number", number.into()), ("moment", day.into())]);
    match &state.name {
        Some(name) => format!("{called} – {name}"),
        None => called,
    }
}

/// The form that chooses two states; `kept` goes with them in the address.
pub(super) fn choose(
    chrome: &Chrome,
    choosable: &[Choosable],
    from: Point,
    to: Point,
    kept: &[(&'static str, &str)],
    action: String,
) -> AnyView {
    let t = chrome.t();
    let options = || choosable.iter().map(|state| (state.point.to_string(), called(t, state))).collect::<Vec<_>>();
    let none = FieldErrors::default();
    let field = |name: &str, key: &str, value: Point| Field::new(t, name, t.text(key), &value.to_string(), &none).plain().select(options());
    let kept = kept.iter().filter(|(_, value)| !value.is_empty());
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=*name value=(*value).to_owned()/> }).collect_view();
    view! {
        <form method="get" action=action class="choose-two">
            {field("from", "compare-from", from)}
            {field("to", "compare-to", to)}
            {kept}
            <div class="desk-buttons">{Button::new(t.text("compare-button")).quiet().view()}</div>
        </form>
    }
    .into_any()
}

/// One revision: the letter as it was, its name, and the way to bring it back.
pub fn revision(chrome: &Chrome, shown: &RevisionPage, name: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let RevisionPage { desk, letter, revision, form, current, .. } = shown;
    let title = t.with("history-number", &[("number", revision.number.into())]);
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let old = revision.number != *current;
        let writes = may(desk, Permission::EditLetters);
        let compare = old.then(|| {
            let pair = query(&[("from", &revision.number.to_string()), ("to", &current.to_string())]);
            link_button(path(&format!("/compare{pair}")), t.text("history-compare-now"), "button quiet")
        });
        let back = (old && writes && letter.state.text_is_worked_on())
            .then(|| link_button(path(&format!("/history/{}/restore", revision.number)), t.text("restore-link"), "button quiet"));
        let buttons = (compare.is_some() || back.is_some()).then(|| view! { <div class="desk-buttons">{compare}{back}</div> });
        let naming = writes.then(|| {
            view! {
                <form method="post" action=path(&format!("/history/{}/name", revision.number)) novalidate>
                    {Field::new(t, "name", t.text("name-label"), name, errors).hint(t.text("name-hint")).optional().max(200).input("text")}
                    <div class="desk-buttons">{Button::new(t.text("name-button")).quiet().view()}</div>
                </form>
            }
        });
        let given = revision.name.clone().map(|name| view! { <p class="revision-name"><bdi>{name}</bdi></p> });
        view! {
            <div class="desk">
                {ways(chrome, desk, Place::Letters)}
                <p class="back"><a href=path("/history")>{t.text("history-back")}</a>" · "{subject(letter)}</p>
                {error_summary(t, errors, &[("name", t.text("name-label"))])}
                <header class="desk-head">
                    <h1>{title.clone()}</h1>
                    {given}
                    {facts(t, revision)}
                </header>
                {buttons}
                {naming}
                <section class="desk-sheet" aria-label=t.text("open-sheet")>{sheet(chrome, form, &desk.coalition)}</section>
            </div>
        }
    })
}

/// Asks whether a revision is to be brought back; `again` where the draft was saved since it was asked first.
pub fn restore_revision(chrome: &Chrome, shown: &RevisionPage, again: bool) -> String {
    let t = chrome.t();
    let RevisionPage { desk, letter, revision, form, back, .. } = shown;
    let title = t.with("restore-title", &[("number", revision.number.into())]);
    page(chrome, &head(title.clone(), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/history/{}{rest}", revision.number)));
        let meanwhile = again.then(|| view! { <p class="waiting" role="alert">{t.text("restore-again")}</p> });
        let change =
            if back.is_empty() { view! { <p>{t.text("restore-same")}</p> }.into_any() } else { difference(t, back, &form.language) };
        view! {
            <div class="desk">
                <p class="back"><a href=path("")>{t.text("restore-cancel")}</a>" · "{subject(letter)}</p>
                <h1>{title.clone()}</h1>
                {meanwhile}
                <p>{t.text("restore-lead")}</p>
                <p>{t.text("restore-stays")}</p>
                <section class="desk-part" aria-labelledby="change">
                    <h2 id="change">{t.text("restore-change")}</h2>
                    {change}
                </section>
                <form method="post" action=path("/restore")>
                    <input type="hidden" name="seen" value=form.revision.to_string()/>
                    <div class="desk-buttons">
                        {Button::new(t.text("restore-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
