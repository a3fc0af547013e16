//! Signatories in columns: name, country, and how each was checked.

use super::seal::seal;
use crate::i18n::I18n;
use domain::{
    shapes::letters::{ListedOrganisation, ListedPerson},
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
                    {seal(t, organisation.proof, organisation.key)}
                </li>
            }
        })
        .collect();
    view! { <ul class="orgs">{items}</ul> }.into_any()
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
                </li>
            }
        })
        .collect();
    view! { <ul class="orgs people">{items}</ul> }.into_any()
}
