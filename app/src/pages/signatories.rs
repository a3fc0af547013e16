//! All signatories of a letter: search, order, pages.

use super::card_path;
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{
        Checked, Field, addendum, chapters_sentence, confirmations_sentence, count_sentence, departed, late_sentence, organisation_list,
        outstanding_sentence, paging, people_list, verify_box,
    },
};
use domain::{
    error::FieldErrors,
    letter::LetterState,
    locale::dir_of,
    shapes::letters::{ListOrder, ListedOrganisation, Signatories},
};
use leptos::prelude::*;

/// The list of signatories.
pub fn signatories(chrome: &Chrome, list: &Signatories) -> String {
    let t = chrome.t();
    let card = &list.letter;
    let letter = chrome.href(&card_path(card));
    let here = format!("{letter}/signatories");
    let head = Head {
        title: t.with("signatories-title", &[("subject", card.subject.as_str().into())]),
        description: count_sentence(t, &card.counts),
        index: list.query.is_empty() && list.page == 1 && list.order == ListOrder::Country,
        coalition: Some(card.coalition.clone()),
        ..Head::default()
    };
    page(chrome, &head, || {
        let outstanding =
            outstanding_sentence(t, &card.counts, card.state == LetterState::Open).map(|text| view! { <p class="also">{text}</p> });
        let found = (!list.query.is_empty()).then(|| {
            let text = t.with("signatories-found", &[("count", list.found.into())]);
            view! { <p class="found" role="status">{text}" "<a href=here.clone()>{t.text("signatories-show-all")}</a></p> }
        });
        let pages = paging(t, list.page, list.pages, |page| address(&here, list, page));
        view! {
            <div class="single wide">
                <section class="sheet signatories">
                    <p class="back"><a href=letter.clone()><bdi lang=card.language.clone() dir=dir_of(&card.language)>{card.subject.clone()}</bdi></a></p>
                    <h1>{count_sentence(t, &card.counts)}</h1>
                    {chapters_sentence(t, &card.counts).map(|text| view! { <p class="also">{text}</p> })}
                    {late_sentence(t, &card.counts).map(|text| view! { <p class="also">{text}</p> })}
                    {confirmations_sentence(t, &list.confirmations).map(|text| view! { <p class="also">{text}</p> })}
                    {outstanding}
                    {verify_box(chrome, Checked { letter: card.public_id, path: &card_path(card), manifest: None, counts: &card.counts })}
                    {search(t, &here, list)}
                    {found}
                    {groups(t, list)}
                    {addendum(t, &list.addendum, 2)}
                    {pages}
                    {departed(t, &list.departed)}
                    <p class="files"><a href=format!("{letter}/report")>{t.text("report-link")}</a></p>
                    <p class="files"><a href=format!("{letter}/changes")>{t.text("changes-title")}</a></p>
                    <p class="files">{t.text("signatories-files")}" "<a href=format!("{letter}/signatories.json")>"JSON"</a>" · "<a href=format!("{letter}/signatories.csv")>"CSV"</a>" · "<a href=format!("{letter}/signatories.xlsx")>"XLSX"</a></p>
                </section>
            </div>
        }
    })
}

/// The address of a page of the same list.
fn address(here: &str, list: &Signatories, page: u64) -> String {
    let query: String = list
        .query
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    let query = if query.is_empty() { query } else { format!("q={query}&") };
    format!("{here}?{query}order={}&page={page}", list.order.code())
}

fn search(t: I18n, here: &str, list: &Signatories) -> AnyView {
    let orders = [ListOrder::Country, ListOrder::Name]
        .map(|order| (order.code().to_owned(), t.text(&format!("signatories-order-{}", order.code()))));
    let none = FieldErrors::default();
    view! {
        <form class="search" method="get" action=here.to_owned() role="search" aria-label=t.text("signatories-search-label")>
            {Field::new(t, "q", t.text("signatories-search"), &list.query, &none).plain().input("search")}
            {Field::new(t, "order", t.text("signatories-order"), list.order.code(), &none).plain().select(orders.to_vec())}
            <button class="button quiet" type="submit">{t.text("signatories-show")}</button>
        </form>
    }
    .into_any()
}

fn groups(t: I18n, list: &Signatories) -> AnyView {
    if list.organisations.is_empty() && list.people.is_empty() && list.addendum.is_empty() {
        let key = if list.query.is_empty() { "signatories-empty" } else { "signatories-no-match" };
        return view! { <p class="nobody">{t.text(key)}</p> }.into_any();
    }
    let group = |title: String, organisations: &[ListedOrganisation]| {
        view! { <h2 class="group">{title}</h2>{organisation_list(t, organisations)} }.into_any()
    };
    let (conveners, others): (Vec<ListedOrganisation>, Vec<_>) = list.organisations.iter().cloned().partition(|one| one.convener);
    let mut parts = Vec::new();
    if !conveners.is_empty() {
        parts.push(group(t.text("signatories-conveners"), &conveners));
    }
    match list.order {
        ListOrder::Country => {
            parts.extend(others.chunk_by(|a, b| a.country == b.country).filter_map(|chunk| {
                let country = group(t.country(chunk.first()?.country), chunk);
                Some(view! { <div class="by-country">{country}</div> }.into_any())
            }));
        }
        ListOrder::Name if !others.is_empty() => parts.push(group(t.text("signatories-organisations"), &others)),
        ListOrder::Name => {}
    }
    if !list.people.is_empty() {
        parts.push(view! { <h2 class="group">{t.text("signatories-people")}</h2>{people_list(t, &list.people)} }.into_any());
    }
    parts.into_any()
}
