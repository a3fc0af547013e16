//! A partner's page: the drafts that they are invited to.

use super::parts::{desk_path, head};
use crate::render::{Chrome, Head, page};
use domain::shapes::{
    desk::DeskCoalition,
    review::{DiscussedDraft, InvitedDraft},
};
use leptos::prelude::*;

/// The drafts in review that somebody is invited to.
pub fn invited_drafts(chrome: &Chrome, drafts: &[InvitedDraft]) -> String {
    let t = chrome.t();
    page(chrome, &Head { title: t.text("drafts-title"), ..Head::default() }, || {
        let items = drafts.iter().map(|draft| {
            let href = chrome.href(&format!("/desk/{}/letters/{}/discussion", draft.coalition.slug, draft.slug));
            view! {
                <li>
                    <h2><a href=href lang=draft.language.clone() dir="auto">{draft.subject.clone()}</a></h2>
                    <p class="by"><bdi>{draft.coalition.name.clone()}</bdi></p>
                    <p>{t.with("drafts-open", &[("count", draft.open.into())])}</p>
                </li>
            }
        });
        let list = if drafts.is_empty() {
            view! { <section class="empty"><h2>{t.text("drafts-none")}</h2><p>{t.text("drafts-none-text")}</p></section> }.into_any()
        } else {
            view! { <ul class="history desk-part">{items.collect_view()}</ul> }.into_any()
        };
        view! {
            <div class="desk narrow">
                <h1>{t.text("drafts-title")}</h1>
                <p>{t.text("drafts-lead")}</p>
                {list}
            </div>
        }
    })
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
