//! What changed on the list of signatories, day by day and without names.

use super::card_path;
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{list_change, paging},
};
use domain::{locale::dir_of, shapes::letters::ListChanges};
use leptos::prelude::*;

/// The changes, newest day first.
pub fn list_changes(chrome: &Chrome, shown: &ListChanges) -> String {
    let t = chrome.t();
    let card = &shown.letter;
    let letter = chrome.href(&card_path(card));
    let head = Head { title: t.text("changes-title"), coalition: Some(card.coalition.clone()), ..Head::default() };
    page(chrome, &head, || {
        let list = format!("{letter}/signatories");
        let pages = paging(t, shown.page, shown.pages, |page| format!("{letter}/changes?page={page}"));
        view! {
            <div class="single">
                <section class="sheet signatories">
                    <p class="back"><a href=letter.clone()><bdi lang=card.language.clone() dir=dir_of(&card.language)>{card.subject.clone()}</bdi></a></p>
                    <h1>{t.text("changes-title")}</h1>
                    <p class="also">{t.text("changes-lead")}</p>
                    {days(t, shown)}
                    {pages}
                    <p class="files"><a href=list>{t.text("changes-list")}</a></p>
                </section>
            </div>
        }
    })
}

fn days(t: I18n, shown: &ListChanges) -> AnyView {
    if shown.days.is_empty() {
        return view! { <p class="nobody">{t.text("changes-none")}</p> }.into_any();
    }
    let days: Vec<_> = shown
        .days
        .iter()
        .map(|change| {
            view! {
                <li class="told">
                    <p class="day"><time datetime=change.day.clone()>{t.local_day(&change.day)}</time></p>
                    <div class="what">{list_change(t, change)}</div>
                </li>
            }
        })
        .collect();
    view! { <ol class="story">{days}</ol> }.into_any()
}
