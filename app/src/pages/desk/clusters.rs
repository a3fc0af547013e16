//! Clusters of a letter's signatures at the desk, and the networks that make none.

use super::parts::{back_to_letter, head, key, letter_path, may, query};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, title_with_errors},
};
use domain::{
    cluster::ClusterKind,
    error::FieldErrors,
    ids::PublicId,
    role::Permission,
    shapes::{
        clusters::{DeskCluster, DeskClusters},
        desk::{DeskCoalition, DeskLetter, DeskSignature, DeskSignatures},
    },
};
use leptos::prelude::*;

/// The clusters, the largest first. `networks` is what was typed, where that was at fault.
pub fn desk_clusters(chrome: &Chrome, shown: &DeskClusters, networks: Option<&str>, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskClusters { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("clusters-title"), errors), desk), || {
        let partly =
            shown.looked_through.map(|count| view! { <p class="hint">{t.with("clusters-partly", &[("count", count.into())])}</p> });
        let more = (shown.more > 0).then(|| view! { <p>{t.with("clusters-more", &[("count", shown.more.into())])}</p> });
        view! {
            <div class="desk wide">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &[("networks", t.text("networks-label"))])}
                <h1>{t.text("clusters-title")}</h1>
                <p>{t.text("clusters-lead")}</p>
                {table(chrome, shown)}
                {more}
                {partly}
                <p><a href=chrome.href(&letter_path(desk, letter, "/signatures"))>{t.text("signatures-title")}</a></p>
                {networks_part(chrome, shown, networks, errors)}
            </div>
        }
    })
}

fn table(chrome: &Chrome, shown: &DeskClusters) -> AnyView {
    let t = chrome.t();
    if shown.clusters.is_empty() {
        return view! { <div class="empty"><h2>{t.text("clusters-none")}</h2><p>{t.text("clusters-none-text")}</p></div> }.into_any();
    }
    let columns = ["clusters-shared", "clusters-count", "clusters-when"].map(|text| view! { <th scope="col">{t.text(text)}</th> });
    let row = |one: &DeskCluster| {
        let href = chrome.href(&cluster_path(&shown.desk, &shown.letter, one.kind, one.newest, 1));
        view! {
            <tr>
                <th scope="row">{shared(t, one)}</th>
                <td data-label=t.text("clusters-count")>
                    <p><a href=href>{t.with("signatures-found", &[("count", one.count().into())])}</a></p>
                    <p class="by">{states(t, one)}</p>
                </td>
                <td data-label=t.text("clusters-when")>{when(t, one)}</td>
            </tr>
        }
    };
    view! {
        <table class="desk-table">
            <caption class="visually-hidden">{t.text("clusters-title")}</caption>
            <thead><tr>{columns.into_iter().collect_view()}</tr></thead>
            <tbody>{shown.clusters.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What they share: the kind, and the name or domain.
fn shared(t: I18n, one: &DeskCluster) -> AnyView {
    let country = one.country.map(|country| view! { {t.text("list-comma")}{t.country(country)} });
    let words = (!one.shared.is_empty()).then(|| view! { <p class="by"><bdi>{one.shared.clone()}</bdi>{country}</p> });
    view! { <p class="name">{t.text(&key("cluster", one.kind.code()))}</p>{words} }.into_any()
}

fn states(t: I18n, one: &DeskCluster) -> String {
    let counts = [("clusters-listed", one.listed), ("clusters-held", one.held), ("clusters-pending", one.pending)];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(text, count)| t.with(text, &[("count", count.into())])).collect::<Vec<_>>().join(" · ")
}

fn when(t: I18n, one: &DeskCluster) -> AnyView {
    let (first, last) = (t.moment(one.first), t.moment(one.last));
    if first == last {
        return view! { <p>{first}</p> }.into_any();
    }
    view! {
        <p>{t.with("clusters-first", &[("moment", first.into())])}</p>
        <p class="by">{t.with("clusters-last", &[("moment", last.into())])}</p>
    }
    .into_any()
}

/// The networks that make no cluster, to be changed by those who may.
fn networks_part(chrome: &Chrome, shown: &DeskClusters, typed: Option<&str>, errors: &FieldErrors) -> Option<AnyView> {
    if !may(&shown.desk, Permission::DecideSignatures) {
        return None;
    }
    let t = chrome.t();
    let field = Field::new(t, "networks", t.text("networks-label"), typed.unwrap_or(&shown.networks), errors)
        .hint(t.text("networks-hint"))
        .dir("ltr")
        .optional();
    let part = view! {
        <section class="desk-part" aria-labelledby="networks-title">
            <h2 id="networks-title">{t.text("networks-title")}</h2>
            <p>{t.text("networks-lead")}</p>
            <form method="post" action=chrome.href(&letter_path(&shown.desk, &shown.letter, "/clusters/networks")) novalidate>
                {field.text_area(4)}
                <div class="desk-buttons">{Button::new(t.text("networks-save")).view()}</div>
            </form>
            <p class="hint">{t.text("networks-kept")}</p>
        </section>
    };
    Some(part.into_any())
}

/// The list of a cluster's signatures, without the language.
pub(super) fn cluster_path(desk: &DeskCoalition, letter: &DeskLetter, kind: ClusterKind, of: PublicId, page: u64) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    letter_path(desk, letter, &format!("/signatures{}", query(&[("cluster", kind.code()), ("of", &of.to_string()), ("page", &page)])))
}

/// Beside a signature: the clusters that it is in.
pub(super) fn own_clusters(chrome: &Chrome, shown: &DeskSignatures, one: &DeskSignature) -> Option<AnyView> {
    if one.clusters.is_empty() {
        return None;
    }
    let t = chrome.t();
    let links = one.clusters.iter().map(|(kind, count)| {
        let href = chrome.href(&cluster_path(&shown.desk, &shown.letter, *kind, one.id, 1));
        let words = t.with("cluster-with-count", &[("cluster", t.text(&key("cluster", kind.code())).into()), ("count", (*count).into())]);
        view! { <p class="by"><a href=href>{words}</a></p> }
    });
    Some(links.collect_view().into_any())
}

/// Above the list: that it is of one cluster, or how many clusters there are.
pub(super) fn above_list(chrome: &Chrome, shown: &DeskSignatures) -> Option<AnyView> {
    let t = chrome.t();
    let all = chrome.href(&letter_path(&shown.desk, &shown.letter, "/clusters"));
    match &shown.cluster {
        Some((_, Some(cluster))) => {
            let every = chrome.href(&letter_path(&shown.desk, &shown.letter, "/signatures"));
            Some(
                view! {
                    <div class="waiting">
                        {shared(t, cluster)}
                        <p class="by">{t.text("cluster-innocent")}</p>
                        <p><a href=all>{t.text("clusters-all")}</a>" · "<a href=every>{t.text("signatures-show-all")}</a></p>
                    </div>
                }
                .into_any(),
            )
        }
        _ => shown
            .letter
            .state
            .has_text()
            .then(|| view! { <p><a href=all>{t.with("clusters-link", &[("count", shown.clusters.into())])}</a></p> }.into_any()),
    }
}
