//! All signatories on paper, in columns: conveners, organisations under their countries, people.

use crate::{
    i18n::I18n,
    pages::{letter::hash_groups, texts::added_later},
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

/// What each entry of the list is printed with.
struct List<'a> {
    t: I18n,
    choice: PrintChoice,
    /// The hashes of scans that entries refer to by their number, each once: a sheet of paper holds many signatures.
    scans: Vec<&'a str>,
}

/// The list, from a new page on.
pub(super) fn all(t: I18n, letter: &PrintedLetter, choice: PrintChoice) -> AnyView {
    let list = List { t, choice, scans: scans(letter, choice) };
    let (conveners, others): (Vec<&ListedOrganisation>, Vec<_>) = letter.organisations.iter().partition(|one| one.convener);
    let conveners = (!conveners.is_empty()).then(|| {
        let items: Vec<_> = conveners.iter().map(|one| list.organisation(one, true)).collect();
        group(t, "signatories-conveners", view! { <ul class="columns">{items}</ul> }.into_any())
    });
    let organisations = (!others.is_empty()).then(|| group(t, "signatories-organisations", list.by_country(&others)));
    let people = (choice.people && !letter.people.is_empty()).then(|| {
        let items: Vec<_> = letter.people.iter().map(|one| list.person(one)).collect();
        group(t, "signatories-people", view! { <ul class="columns">{items}</ul> }.into_any())
    });
    view! {
        <section class="sheet print-list">
            <h2>{count_sentence(t, &letter.counts)}</h2>
            {added_later(t, letter.added.as_ref())}
            {conveners}
            {organisations}
            {people}
            {late(&list, letter)}
            {list.scans()}
        </section>
    }
    .into_any()
}

/// The addendum: those who signed late, and how many.
fn late(list: &List<'_>, letter: &PrintedLetter) -> Option<AnyView> {
    let t = list.t;
    let organisations: Vec<&ListedOrganisation> = letter.addendum.organisations.iter().collect();
    let organisations = (!organisations.is_empty()).then(|| list.by_country(&organisations));
    let people = (list.choice.people && !letter.addendum.people.is_empty()).then(|| {
        let items: Vec<_> = letter.addendum.people.iter().map(|one| list.person(one)).collect();
        view! { <ul class="columns">{items}</ul> }
    });
    late_sentence(t, &letter.counts)
        .map(|sentence| view! { <h3>{t.text("late-addendum")}</h3><p class="also">{sentence}</p>{organisations}{people} }.into_any())
}

fn group(t: I18n, title: &str, list: AnyView) -> AnyView {
    view! { <h3>{t.text(title)}</h3>{list} }.into_any()
}

/// The hashes of all scans that something printed refers to, in the order of the list.
fn scans(letter: &PrintedLetter, choice: PrintChoice) -> Vec<&str> {
    let organisations = letter.organisations.iter().chain(&letter.addendum.organisations).filter_map(|one| one.paper.as_ref());
    let people = letter.people.iter().chain(&letter.addendum.people).filter(|_| choice.people).filter_map(|one| one.paper.as_ref());
    let mut scans: Vec<&str> = Vec::new();
    for paper in organisations.chain(people) {
        if !scans.contains(&paper.scan_sha256.as_str()) {
            scans.push(&paper.scan_sha256);
        }
    }
    scans
}

impl List<'_> {
    /// Organisations under their countries, in the order of the countries' names.
    fn by_country(&self, organisations: &[&ListedOrganisation]) -> AnyView {
        let t = self.t;
        let mut groups: HashMap<Country, Vec<&ListedOrganisation>> = HashMap::new();
        for one in organisations {
            groups.entry(one.country).or_default().push(one);
        }
        let countries = t.countries().into_iter().filter_map(|country| groups.remove(&country).map(|group| (country, group)));
        let lists: Vec<_> = countries
            .map(|(country, group)| {
                let items: Vec<_> = group.iter().map(|one| self.organisation(one, false)).collect();
                view! { <h4>{t.country(country)}</h4><ul>{items}</ul> }
            })
            .collect();
        view! { <div class="columns">{lists}</div> }.into_any()
    }

    fn organisation(&self, one: &ListedOrganisation, with_country: bool) -> AnyView {
        let t = self.t;
        let representative = one.representative.clone().filter(|_| self.choice.representatives).map(|(name, office)| {
            let office = (!office.is_empty()).then(|| view! { {t.text("list-comma")}<bdi>{office}</bdi> });
            view! { <span><bdi>{name}</bdi>{office}</span> }
        });
        let country = with_country.then(|| view! { <span>{t.country(one.country)}</span> });
        let paper = one.paper.as_ref().map(|paper| self.on_paper(paper));
        view! { <li><b><bdi>{one.name.clone()}</bdi></b>{representative}{country}{paper}</li> }.into_any()
    }

    fn person(&self, one: &ListedPerson) -> AnyView {
        let t = self.t;
        let affiliation = one.affiliation.clone().map(|text| view! { <span><bdi>{text}</bdi></span> });
        let category =
            (one.category != Category::Individual).then(|| t.text(&format!("category-{}", one.category.code().replace('_', "-"))));
        let country = t.country(one.country);
        let place = category.map_or_else(|| country.clone(), |category| format!("{country} · {category}"));
        let paper = one.paper.as_ref().map(|paper| self.on_paper(paper));
        view! { <li><b><bdi>{one.name.clone()}</bdi></b>{affiliation}<span>{place}</span>{paper}</li> }.into_any()
    }

    /// "On paper, vouched for by … · scan 2".
    fn on_paper(&self, paper: &OnPaper) -> AnyView {
        let t = self.t;
        let sentence = t.with("proof-on-paper", &[("name", "\u{1}".into())]);
        let (before, after) = sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
        let scan = self.scans.iter().position(|scan| *scan == paper.scan_sha256);
        let scan = scan.map(|index| t.with("print-scan", &[("number", (index + 1).into())]));
        view! { <span>{before}<bdi>{paper.vouched_by.clone()}</bdi>{after}" · "{scan}</span> }.into_any()
    }

    /// The scans' hashes, by their numbers.
    fn scans(&self) -> Option<AnyView> {
        let items: Vec<_> =
            self.scans.iter().map(|scan| view! { <li><code class="hash" dir="ltr">{hash_groups(scan)}</code></li> }).collect();
        (!self.scans.is_empty()).then(|| view! { <h3>{self.t.text("print-scans")}</h3><ol class="print-scans">{items}</ol> }.into_any())
    }
}
