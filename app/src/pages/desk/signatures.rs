//! The signatures of a letter at the desk: search, states, and what can be decided about each.

use super::clusters::{above_list, cluster_path, own_clusters};
use super::gathered::source_words;
use super::parts::{about, back_to_letter, contacts_path, head, key, letter_path, may, named, press, query};
use super::reveal::{look_up, masked};
use super::waiting::{correction, pick, seen, waits};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, count_sentence, error_summary, given_consent, link_button, paging, seal, signature_state, title_with_errors},
};
use domain::{
    error::FieldErrors,
    mail::MailFailure,
    role::Permission,
    shapes::desk::{DeskSignature, DeskSignatures},
    signature::{Category, HeldFor, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use leptos::prelude::*;

/// The list of signatures; `errors` say why a press did nothing.
pub fn desk_signatures(chrome: &Chrome, shown: &DeskSignatures, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let DeskSignatures { desk, letter, .. } = shown;
    page(chrome, &head(title_with_errors(t, &t.text("signatures-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
        let decide = may(desk, Permission::DecideSignatures) && letter.state.has_text();
        let add = decide.then(|| link_button(path("/signatures/add"), t.text("signatures-add"), "button quiet"));
        let elsewhere = letter.state.has_text().then(|| view! { <a href=path("/imports")>{t.text("gathered-title")}</a> });
        let any = (letter.state.has_text() && may(desk, Permission::ExportContacts))
            .then(|| view! { <a href=chrome.href(&contacts_path(desk, Some(letter)))>{t.text("contacts-link")}</a> });
        let state = shown.state.map_or("", SignatureState::code);
        let page_of = |page: u64| match &shown.cluster {
            Some((kind, Some(cluster))) => chrome.href(&cluster_path(desk, letter, *kind, cluster.newest, page)),
            _ => path(&format!("/signatures{}", query(&[("q", &shown.query), ("state", state), ("page", &page.to_string())]))),
        };
        view! {
            <div class="desk wide">
                {back_to_letter(chrome, desk, letter)}
                {error_summary(t, errors, &[])}
                <h1>{t.text("signatures-title")}</h1>
                <p class="desk-count">{count_sentence(t, &letter.counts)}</p>
                {waiting(chrome, shown)}
                <div class="desk-buttons">{add}{elsewhere}{any}</div>
                {above_list(chrome, shown)}
                {search(chrome, shown)}
                {may(desk, Permission::DecideSignatures).then(|| look_up(t, path("/signatures/find"), shown.looked_up))}
                {filter(chrome, shown)}
                {list(chrome, shown, decide)}
                {paging(t, shown.page, shown.pages, page_of)}
            </div>
        }
    })
}

/// Those that nobody but the organiser can bring on: said first, unless they are what is shown.
fn waiting(chrome: &Chrome, shown: &DeskSignatures) -> Option<AnyView> {
    let held = shown.letter.waiting.held;
    (held > 0 && shown.state != Some(SignatureState::Held)).then(|| {
        let href = chrome.href(&letter_path(&shown.desk, &shown.letter, "/signatures?state=held"));
        view! { <p class="waiting"><a href=href>{chrome.t().with("desk-held", &[("count", held.into())])}</a></p> }.into_any()
    })
}

fn search(chrome: &Chrome, shown: &DeskSignatures) -> AnyView {
    let t = chrome.t();
    let state = shown.state.map(|state| view! { <input type="hidden" name="state" value=state.code()/> });
    view! {
        <form method="get" role="search" class="desk-search" action=chrome.href(&letter_path(&shown.desk, &shown.letter, "/signatures"))>
            <label for="q">{t.text("signatures-search")}</label>
            <input type="search" id="q" name="q" value=shown.query.clone() dir="auto" autocomplete="off"/>
            {state}
            <button type="submit" class="button quiet">{t.text("signatures-search-button")}</button>
        </form>
    }
    .into_any()
}

fn filter(chrome: &Chrome, shown: &DeskSignatures) -> AnyView {
    let t = chrome.t();
    let counts = &shown.letter.counts;
    let choice = |state: Option<SignatureState>| {
        let code = state.map_or("", SignatureState::code);
        let words = match state {
            None => t.text("signatures-all"),
            Some(SignatureState::Held) => t.text("signature-waits"),
            Some(state) => t.text(&key("signature-state", state.code())),
        };
        // Of those withdrawn and removed no figure is kept.
        let count = match state {
            Some(SignatureState::Held) => Some(shown.letter.waiting.held),
            Some(SignatureState::Pending) => Some(shown.letter.waiting.pending),
            Some(SignatureState::Confirmed) => Some(counts.organisations + counts.people + counts.outstanding),
            _ => None,
        };
        let count = count.map(|count| view! { " "<span class="figure">{t.number(count)}</span> });
        let href = chrome.href(&letter_path(
            &shown.desk,
            &shown.letter,
            &format!("/signatures{}", query(&[("q", &shown.query), ("state", code)])),
        ));
        let current = (state == shown.state && shown.cluster.is_none() && shown.looked_up.is_none()).then_some("true");
        view! { <li><a href=href aria-current=current>{words}{count}</a></li> }
    };
    let states =
        [SignatureState::Held, SignatureState::Confirmed, SignatureState::Pending, SignatureState::Withdrawn, SignatureState::Removed];
    view! {
        <nav class="desk-filter" aria-label=t.text("signatures-filter")>
            <ul>{choice(None)}{states.map(|state| choice(Some(state))).into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn list(chrome: &Chrome, shown: &DeskSignatures, decide: bool) -> AnyView {
    let t = chrome.t();
    if shown.signatures.is_empty() {
        let all = chrome.href(&letter_path(&shown.desk, &shown.letter, "/signatures"));
        let sought = !shown.query.is_empty() || shown.looked_up.is_some() || shown.state.is_some() || shown.cluster.is_some();
        let (title, text) = match (sought, shown.letter.state.has_text()) {
            _ if shown.cluster.is_some() => ("cluster-gone", "cluster-gone-text"),
            (true, _) => ("signatures-none-found", "signatures-none-found-text"),
            (false, true) => ("signatures-none", "signatures-none-text"),
            (false, false) => ("signatures-none", "signatures-none-draft"),
        };
        let all = sought.then(|| view! { <p><a href=all>{t.text("signatures-show-all")}</a></p> });
        return view! { <div class="empty"><h2>{t.text(title)}</h2><p>{t.text(text)}</p>{all}</div> }.into_any();
    }
    let columns = ["signatures-who", "signatures-where", "signatures-contact", "signatures-when"];
    let columns = columns.into_iter().chain(decide.then_some("signatures-actions"));
    let columns: Vec<_> = columns.map(|column| view! { <th scope="col">{t.text(column)}</th> }).collect();
    view! {
        <table class="desk-table signature-rows">
            <caption>{t.with("signatures-found", &[("count", shown.found.into())])}</caption>
            <thead><tr>{columns}</tr></thead>
            <tbody>{shown.signatures.iter().map(|one| row(chrome, shown, one, decide)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(chrome: &Chrome, shown: &DeskSignatures, one: &DeskSignature, decide: bool) -> AnyView {
    let t = chrome.t();
    let held = one.state == SignatureState::Held;
    let site = one
        .site
        .clone()
        .map(|site| (site.clone(), site))
        .map(|(site, shown)| view! { " · "<a href=site rel="noopener noreferrer nofollow" dir="ltr">{shown}</a> });
    let waits = waits(t, one);
    let clusters = own_clusters(chrome, shown, one);
    let correction = one.correction.as_ref().map(|waits| correction(chrome, shown, one, waits, decide));
    let affiliation = one.affiliation.clone().map(|text| view! { " · "<bdi>{text}</bdi> });
    let kind = match one.kind {
        SignatoryKind::Organisation if one.in_address_book => t.text("signature-in-book"),
        SignatoryKind::Organisation => t.text("signature-organisation"),
        SignatoryKind::Person => t.text(&key("category", one.category.code())),
    };
    let state = if held {
        view! { <strong class="state state-held">{t.text("signature-waits")}</strong> }.into_any()
    } else {
        signature_state(t, one.state)
    };
    let proof = one.state.is_live().then(|| view! { " "{seal(t, one.proof, one.key)} });
    let late = one.late.then(|| view! { " "<span class="seal">{t.text("late-mark")}</span> });
    let reason = one.removed.map(|reason| view! { <p class="by">{t.text(&key("reason", reason.code()))}</p> });
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/signatures/{}/{rest}", one.id)));
    let representative =
        one.representative.clone().map(|(name, office)| view! { <p><bdi>{name}</bdi>{t.text("list-comma")}<bdi>{office}</bdi></p> });
    let contact = match &one.contact {
        Some(contact) => masked(t, contact, &one.name, decide.then(|| path("contact"))),
        None if one.gathered.is_some() && !one.erased => view! { <p class="by">{t.text("gathered-no-address")}</p> }.into_any(),
        None => view! { <p class="by">{t.text("signature-contact-erased")}</p> }.into_any(),
    };
    // Where an organiser vouches for it, nobody was asked.
    let consent = (one.on_behalf_by.is_none() || one.consent.is_some()).then(|| {
        view! { <p class="by">{t.text("consent-title")}": "{given_consent(chrome, &shown.desk.coalition.slug, one.consent)}</p> }
    });
    let consent = consent.filter(|_| !one.erased);
    let day = |words: &str, at: Instant| view! { <p class="by">{t.with(words, &[("day", t.day(at).into())])}</p> };
    // The newer day is seen at once, what else there is of times unfolds.
    let (newest, earlier) = match one.confirmed_at {
        Some(at) => (day("signature-confirmed", at), Some(day("signature-posted", one.posted_at))),
        None => (day("signature-posted", one.posted_at), None),
    };
    let more = (consent.is_some() || earlier.is_some()).then(|| {
        view! { <details class="row-more"><summary>{t.text("signature-details")}{about(&one.name)}</summary>{earlier}{consent}</details> }
    });
    let behalf = one.on_behalf_by.as_deref().map(|name| match one.gathered {
        Some(source) => view! { <p class="by">{source_words(t, source)}" · "{named(t, "gathered-by", "name", name)}</p> }.into_any(),
        None => view! { <p class="by">{named(t, "signature-on-behalf", "name", name)}</p> }.into_any(),
    });
    let decide = decide.then(|| view! { <td data-label=t.text("signatures-actions")>{actions(chrome, shown, one)}</td> });
    view! {
        <tr class:held=held id=format!("s-{}", one.id)>
            <th scope="row">
                <p class="name"><bdi>{one.name.clone()}</bdi></p>
                <p class="by">{t.country(one.country)}" · "{kind}{affiliation}{site}</p>
                {correction}
            </th>
            <td data-label=t.text("signatures-where")><p>{state}{proof}{late}</p>{waits}{clusters}{reason}{behalf}</td>
            <td data-label=t.text("signatures-contact")>{representative}{contact}{undelivered(t, one.undelivered)}</td>
            <td data-label=t.text("signatures-when")>{newest}{more}</td>
            {decide}
        </tr>
    }
    .into_any()
}

/// That the last mail to an address was given up, and why.
pub(super) fn undelivered(t: I18n, why: Option<MailFailure>) -> Option<AnyView> {
    let why = why?;
    Some(view! { <p class="waiting">{t.text(&key("undelivered", why.code()))}</p> }.into_any())
}

fn actions(chrome: &Chrome, shown: &DeskSignatures, one: &DeskSignature) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/signatures/{}/{rest}", one.id)));
    let button = |key: &str| Button::new(t.text(key)).about(one.name.clone());
    let can = |event| one.state.after(event).is_some();
    let several = one.held_for == Some(HeldFor::Choice);
    let approve = (can(SignatureEvent::Approve) && !several).then(|| {
        view! { <form method="post" action=path("approve")>{seen(one)}{button("signature-approve").view()}</form> }
    });
    let hold = can(SignatureEvent::Hold).then(|| press(path("hold"), button("signature-hold").plain()));
    let pending = one.state == SignatureState::Pending && one.contact.is_some();
    let resend = pending.then(|| press(path("resend"), button("signature-resend").plain()));
    let write = (one.state.is_live() && one.contact.is_some())
        .then(|| view! { <a class="button plain" href=path("message")>{t.text("message-write")}{about(&one.name)}</a> });
    let remove = can(SignatureEvent::Remove)
        .then(|| view! { <a class="button plain" href=path("remove")>{t.text("signature-remove")}{about(&one.name)}</a> });
    let standing = one.state.is_live() || one.state == SignatureState::Pending;
    let category = (one.kind == SignatoryKind::Person && standing).then(|| category(t, path("category"), one));
    let pick = pick(chrome, shown, one);
    let questioned = one.state == SignatureState::Confirmed && one.questioned.is_some();
    let settle = questioned.then(|| press(path("settle"), button("desk-questioned-settle").plain()));
    view! { {pick}<div class="row-actions">{approve}{settle}{hold}{resend}{write}{remove}{category}</div> }.into_any()
}

fn category(t: I18n, action: String, one: &DeskSignature) -> AnyView {
    let options = Category::ALL.iter().map(|category| {
        view! { <option value=category.code() selected=*category == one.category>{t.text(&key("category", category.code()))}</option> }
    });
    let label = t.with("signature-category-of", &[("name", one.name.as_str().into())]);
    view! {
        <details class="row-more">
            <summary>{t.text("signature-category")}{about(&one.name)}</summary>
            <form method="post" action=action class="row-choice">
                {seen(one)}
                <select name="category" aria-label=label>{options.collect_view()}</select>
                <button type="submit" class="button plain">{t.text("signature-category-button")}</button>
            </form>
        </details>
    }
    .into_any()
}
