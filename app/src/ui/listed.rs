//! Signatories in columns: name, country, and how each was checked.

use super::seal::seal;
use crate::i18n::I18n;
use domain::{
    shapes::letters::{ListedOrganisation, ListedPerson, OnPaper},
    signature::Category,
};
use leptos::prelude::*;

/// Organisations.
pub fn organisation_list(t: I18n, organisations: &[ListedOrganisation]) -> AnyView {
    let items: Vec<_> = organisations
        .iter()
        .map(|organisation| {
            let name = organisation.name.clone();
            let name = match &organisation.site {
                Some(site) => view! { <a href=site.clone() rel="noopener nofollow ugc"><bdi>{name}</bdi></a> }.into_any(),
                None => view! { <bdi>{name}</bdi> }.into_any(),
            };
            let representative = organisation.representative.clone().map(|(name, office)| {
                view! { <span class="by"><bdi>{name}</bdi>{t.text("list-comma")}<bdi>{office}</bdi></span> }
            });
            view! {
                <li>
                    <span class="name">{name}</span>
                    {representative}
                    <span class="country">{t.country(organisation.country)}</span>
                    {seal_of(t, organisation)}
                    {questioned(t, organisation)}
                </li>
            }
        })
        .collect();
    view! { <ul class="orgs">{items}</ul> }.into_any()
}

/// That a contact of the organisation says it did not sign.
fn questioned(t: I18n, organisation: &ListedOrganisation) -> Option<AnyView> {
    organisation.questioned.then(|| {
        view! {
            <details class="paper">
                <summary class="seal">{t.text("listed-questioned")}</summary>
                <p>{t.text("listed-questioned-why")}</p>
            </details>
        }
        .into_any()
    })
}

/// How an organisation was checked.
fn seal_of(t: I18n, organisation: &ListedOrganisation) -> AnyView {
    match &organisation.paper {
        Some(paper) => on_paper(t, paper, organisation.key),
        None => seal(t, organisation.proof, organisation.key),
    }
}

/// "On paper, vouched for by …", and the hash of the scan to compare.
fn on_paper(t: I18n, paper: &OnPaper, key: bool) -> AnyView {
    let sentence = t.with("proof-on-paper", &[("name", "\u{1}".into())]);
    let (before, after) = sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    let key = key.then(|| format!("{} · ", t.text("proof-key")));
    view! {
        <details class="paper">
            <summary class="seal">{key}{before}<bdi>{paper.vouched_by.clone()}</bdi>{after}</summary>
            <p>{t.text("proof-scan")}" "<code class="hash" dir="ltr">{paper.scan_sha256.clone()}</code></p>
        </details>
    }
    .into_any()
}

/// People.
pub fn people_list(t: I18n, people: &[ListedPerson]) -> AnyView {
    let items: Vec<_> = people
        .iter()
        .map(|person| {
            let affiliation = person.affiliation.clone().map(|text| view! { <span class="by"><bdi>{text}</bdi></span> });
            let category =
                (person.category != Category::Individual).then(|| format!("category-{}", person.category.code().replace('_', "-")));
            let words: Vec<_> = category.into_iter().chain(person.key.then(|| "proof-key".to_owned())).map(|key| t.text(&key)).collect();
            let category = (!words.is_empty()).then(|| view! { <span class="seal">{words.join(" · ")}</span> });
            view! {
                <li>
                    <span class="name"><bdi>{person.name.clone()}</bdi></span>
                    {affiliation}
                    <span class="country">{t.country(person.country)}</span>
                    {category}
                    {person.paper.as_ref().map(|paper| on_paper(t, paper, false))}
                </li>
            }
        })
        .collect();
    view! { <ul class="orgs people">{items}</ul> }.into_any()
}
