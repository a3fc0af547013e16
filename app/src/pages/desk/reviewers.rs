//! The partners of a draft: who is invited, and the form to invite another.

use super::drafts::{draft_head, draft_path, draft_subject};
use super::parts::{Place, key, ways};
use super::reveal::masked;
use crate::{
    render::{Chrome, page},
    ui::{Button, Field, error_summary, radios, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::review::ReviewerForm,
    letter::LetterState,
    shapes::review::{Reviewer, Reviewers},
};
use leptos::prelude::*;

/// The partners of a draft.
pub fn reviewers(chrome: &Chrome, shown: &Reviewers, form: &ReviewerForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let Reviewers { desk, draft, reviewers, organisations } = shown;
    page(chrome, &draft_head(title_with_errors(t, &t.text("reviewers-title"), errors), desk), || {
        let path = |rest: &str| chrome.href(&draft_path(desk, draft, rest));
        let labels = ["name", "email", "role", "organisation"].map(|field| (field, t.text(&format!("reviewers-{field}"))));
        let rows: Vec<_> = reviewers.iter().map(|one| row(chrome, shown, one)).collect();
        let list = if rows.is_empty() {
            view! { <p>{t.text("reviewers-none")}</p> }.into_any()
        } else {
            view! { <ul class="desk-organisers">{rows}</ul> }.into_any()
        };
        let waits = (draft.state != LetterState::InReview).then(|| view! { <p class="waiting">{t.text("reviewers-waits")}</p> });
        let roles = ReviewerForm::ROLES;
        let roles = roles.map(|role| (role.code(), t.text(&key("role", role.code())), Some(t.text(&key("reviewers-role", role.code())))));
        let chosen = if form.role.is_empty() { ReviewerForm::USUAL.code() } else { &form.role };
        let known = organisations.iter().map(|(id, name)| (id.to_string(), name.clone()));
        let known = std::iter::once((String::new(), t.text("reviewers-no-organisation"))).chain(known).collect();
        let field = |name: &str, value: &str| Field::new(t, name, t.text(&format!("reviewers-{name}")), value, errors).autocomplete("off");
        let invite = draft.state.text_is_free().then(|| {
            view! {
                <section class="desk-part" aria-labelledby="invite">
                    <h2 id="invite">{t.text("reviewers-invite")}</h2>
                    <form method="post" action=chrome.once(path("/reviewers")) novalidate>
                        {field("name", &form.name).input("text")}
                        {field("email", &form.email).input("email")}
                        {field("organisation", &form.organisation).optional().hint(t.text("reviewers-organisation-hint")).select(known)}
                        {radios(t, "role", t.text("reviewers-role"), chosen, errors, roles.into())}
                        <div class="desk-buttons">{Button::new(t.text("reviewers-button")).view()}</div>
                    </form>
                </section>
            }
        });
        view! {
            <div class="desk">
                {ways(chrome, desk, Place::Letters)}
                <p class="back"><a href=path("")>{t.text("desk-back-to-letter")}</a>" · "{draft_subject(draft)}</p>
                {error_summary(t, errors, &labels)}
                <h1>{t.text("reviewers-title")}</h1>
                <p>{t.text("reviewers-lead")}</p>
                {waits}
                <section class="desk-part" aria-labelledby="invited">
                    <h2 id="invited">{t.text("reviewers-invited")}</h2>
                    {list}
                </section>
                {invite}
            </div>
        }
    })
}

fn row(chrome: &Chrome, shown: &Reviewers, one: &Reviewer) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&draft_path(&shown.desk, &shown.draft, &format!("/reviewers/{}/{rest}", one.id)));
    let organisation = one.organisation.clone().map(|name| view! { " · "<bdi>{name}</bdi> });
    let waiting = (!one.active).then(|| format!(" · {}", t.text("reviewers-not-yet")));
    view! {
        <li>
            <p><strong><bdi>{one.name.clone()}</bdi></strong>{organisation}</p>
            <p class="by">{t.text(&key("role", one.role.code()))}{waiting}</p>
            {masked(t, &one.email, &one.name, Some(path("contact")))}
            <form method="post" action=path("remove")>{Button::new(t.text("reviewers-remove")).plain().about(one.name.clone()).view()}</form>
        </li>
    }
    .into_any()
}
