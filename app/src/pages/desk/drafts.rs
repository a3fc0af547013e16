//! A partner's page: the letters that they may sign for their organisation, and the drafts that they are invited to.

use super::parts::{desk_path, head};
use crate::{
    render::{Chrome, Head, page},
    ui::Button,
};
use domain::shapes::{
    desk::DeskCoalition,
    review::{DiscussedDraft, InvitedDraft, LetterToSign, PartnerPage},
};
use leptos::prelude::*;

/// What waits for a partner.
pub fn invited_drafts(chrome: &Chrome, shown: &PartnerPage) -> String {
    let t = chrome.t();
    let PartnerPage { drafts, letters } = shown;
    let title = t.text(if letters.is_empty() { "drafts-title" } else { "drafts-and-letters-title" });
    page(chrome, &Head { title: title.clone(), ..Head::default() }, || {
        let to_sign = (!letters.is_empty()).then(|| {
            let items: Vec<_> = letters.iter().map(|letter| letter_to_sign(chrome, letter)).collect();
            view! {
                <section class="desk-part" aria-labelledby="to-sign">
                    <h2 id="to-sign">{t.text("drafts-sign-title")}</h2>
                    <ul class="history">{items}</ul>
                </section>
            }
        });
        let none = (drafts.is_empty() && letters.is_empty())
            .then(|| view! { <section class="empty"><h2>{t.text("drafts-none")}</h2><p>{t.text("drafts-none-text")}</p></section> });
        let to_read = (!drafts.is_empty()).then(|| {
            let items: Vec<_> = drafts.iter().map(|draft| draft_to_read(chrome, draft, !letters.is_empty())).collect();
            // The only list of a page needs no heading beside the page's own.
            let heading = (!letters.is_empty()).then(|| view! { <h2>{t.text("drafts-title")}</h2> });
            view! {
                {heading}
                <p>{t.text("drafts-lead")}</p>
                <ul class="history desk-part">{items}</ul>
            }
        });
        view! {
            <div class="desk narrow">
                <h1>{title}</h1>
                {to_sign}
                {to_read}
                {none}
            </div>
        }
    })
}

/// A draft in review; `below` says that a heading is above its list.
fn draft_to_read(chrome: &Chrome, draft: &InvitedDraft, below: bool) -> AnyView {
    let href = chrome.href(&format!("/desk/{}/letters/{}/discussion", draft.coalition.slug, draft.slug));
    let link = view! { <a href=href lang=draft.language.clone() dir="auto">{draft.subject.clone()}</a> };
    let heading = if below { view! { <h3>{link}</h3> }.into_any() } else { view! { <h2>{link}</h2> }.into_any() };
    view! {
        <li>
            {heading}
            <p class="by"><bdi>{draft.coalition.name.clone()}</bdi></p>
            <p>{chrome.t().with("drafts-open", &[("count", draft.open.into())])}</p>
        </li>
    }
    .into_any()
}

/// A letter that takes signatures: whose it is, who would sign, and the click that leads to their invitation.
fn letter_to_sign(chrome: &Chrome, letter: &LetterToSign) -> AnyView {
    let t = chrome.t();
    let visibility = t.text(if letter.public { "visibility-public" } else { "visibility-confidential" });
    let organisation = t.with("drafts-sign-for", &[("organisation", letter.organisation.clone().into())]);
    let next = if letter.signed {
        view! { <p>{t.text("drafts-signed")}</p> }.into_any()
    } else {
        let action = chrome.href(&format!("/desk/{}/letters/{}/sign", letter.coalition.slug, letter.slug));
        view! {
            <p>{t.text("drafts-not-signed")}</p>
            <form method="post" action=action>{Button::new(t.text("drafts-sign")).about(letter.subject.clone()).view()}</form>
        }
        .into_any()
    };
    view! {
        <li>
            <h3 lang=letter.language.clone() dir="auto">{letter.subject.clone()}</h3>
            <p class="by"><bdi>{letter.coalition.name.clone()}</bdi>" · "{visibility}</p>
            <p>{organisation}</p>
            {next}
        </li>
    }
    .into_any()
}

/// A path below a draft, without the language.
pub(super) fn draft_path(desk: &DeskCoalition, draft: &DiscussedDraft, rest: &str) -> String {
    desk_path(desk, &format!("/letters/{}{rest}", draft.slug))
}

/// The head of a page about a draft.
pub(super) fn draft_head(title: String, desk: &DeskCoalition) -> Head {
    head(title, desk)
}

/// The draft's subject in its own language.
pub(super) fn draft_subject(draft: &DiscussedDraft) -> AnyView {
    view! { <bdi lang=draft.language.clone()>{draft.subject.clone()}</bdi> }.into_any()
}
