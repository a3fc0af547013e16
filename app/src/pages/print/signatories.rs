//! All signatories on paper, in columns: conveners, organisations under their countries, people.

use crate::{
    i18n::I18n,
    ui::{count_sentence, late_sentence},
};
use domain::{
    country::Country,
    shapes::{
        letters::{ListedOrganisation, ListedPerson, OnPaper},
        print::{PrintChoice, PrintedLetter},
    },
    signature::Category,
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The list, from a new page on.
pub(super) fn all(t: I18n, letter: &PrintedLetter, choice: PrintChoice) -> AnyView {
    let (conveners, others): (Vec<&ListedOrganisation>, Vec<_>) = letter.organisations.iter().partition(|one| one.convener);
    let conveners = (!conveners.is_empty()).then(|| {
        let items: Vec<_> = conveners.iter().map(|one| organisation(t, one, choice, true)).collect();
        group(t, "signatories-conveners", view! { <ul class="columns">{items}</ul> }.into_any())
    });
    let organisations = (!others.is_empty()).then(|| group(t, "signatories-organisations", by_country(t, &others, choice)));
    let people = (choice.people && !letter.people.is_empty()).then(|| {
        let items: Vec<_> = letter.people.iter().map(|one| person(t, one)).collect();
        group(t, "signatories-people", view! { <ul class="columns">{items}</ul> }.into_any())
    });
    view! {
        <section class="sheet print-list">
            <h2>{count_sentence(t, &letter.counts)}</h2>
            {conveners}
            {organisations}
            {people}
            {late(t, letter, choice)}
        </section>
    }
    .into_any()
}

/// The addendum: those who signed late, and how many.
fn late(t: I18n, letter: &PrintedLetter, choice: PrintChoice) -> Option<AnyView> {
    let organisations: Vec<&ListedOrganisation> = letter.addendum.organisations.iter().collect();
    let organisations = (!organisations.is_empty()).then(|| by_country(t, &organisations, choice));
    let people = (choice.people && !letter.addendum.people.is_empty()).then(|| {
        let items: Vec<_> = letter.addendum.people.iter().map(|one| person(t, one)).collect();
        view! { <ul class="columns">{items}</ul> }
    });
    late_sentence(t, &letter.counts)
        .map(|sentence| view! { <h3>{t.text("late-addendum")}</h3><p class="also">{sentence}</p>{organisations}{people} }.into_any())
}

fn group(t: I18n, title: &str, list: AnyView) -> AnyView {
    view! { <h3>{t.text(title)}</h3>{list} }.into_any()
}

/// Organisations under their countries, in the order of the countries' names.
fn by_country(t: I18n, organisations: &[&ListedOrganisation], choice: PrintChoice) -> AnyView {
    let mut groups: HashMap<Country, Vec<&ListedOrganisation>> = HashMap::new();
    for one in organisations {
        groups.entry(one.country).or_default().push(one);
    }
    let countries = t.countries().into_iter().filter_map(|country| groups.remove(&country).map(|group| (country, group)));
    let lists: Vec<_> = countries
        .map(|(country, group)| {
            let items: Vec<_> = group.iter().map(|one| organisation(t, one, choice, false)).collect();
            view! { <h4>{t.country(country)}</h4><ul>{items}</ul> }
        })
        .collect();
    view! { <div class="columns">{lists}</div> }.into_any()
}

fn organisation(t: I18n, one: &ListedOrganisation, choice: PrintChoice, with_country: bool) -> AnyView {
    let representative = one.representative.clone().filter(|_| choice.representatives).map(|(name, office)| {
        let office = (!office.is_empty()).then(|| view! { {t.text("list-comma")}<bdi>{office}</bdi> });
        view! { <span><bdi>{name}</bdi>{office}</span> }
    });
    let country = with_country.then(|| view! { <span>{t.country(one.country)}</span> });
    view! { <li><b><bdi>{one.name.clone()}</bdi></b>{representative}{country}{one.paper.as_ref().map(|paper| on_paper(t, paper))}</li> }
        .into_any()
}

fn person(t: I18n, one: &ListedPerson) -> AnyView {
    let affiliation = one.affiliation.clone().map(|text| view! { <span><bdi>{text}</bdi></span> });
    let category = (one.category != Category::Individual).then(|| t.text(&format!("category-{}", one.category.code().replace('_', "-"))));
    let country = t.country(one.country);
    let place = category.map_or_else(|| country.clone(), |category| format!("{country} · {category}"));
    view! { <li><b><bdi>{one.name.clone()}</bdi></b>{affiliation}<span>{place}</span>{one.paper.as_ref().map(|paper| on_paper(t, paper))}</li> }
        .into_any()
}

/// "On paper, vouched for by …".
fn on_paper(t: I18n, paper: &OnPaper) -> AnyView {
    let sentence = t.with("proof-on-paper", &[("name", "\u{1}".into())]);
    let (before, after) = sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    view! { <span>{before}<bdi>{paper.vouched_by.clone()}</bdi>{after}</span> }.into_any()
}
