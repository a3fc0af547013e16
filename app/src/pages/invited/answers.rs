//! The answers beside signing, each a form of its own that opens where it was last used or is at fault.

use super::{InvitedForms, path};
use crate::{
    render::Chrome,
    ui::{Button, Field},
};
use domain::{
    error::FieldErrors,
    invitation::{Reply, Standing},
    shapes::invitations::OwnInvitation,
};
use leptos::prelude::*;

/// All of them.
pub(super) fn answers(chrome: &Chrome, own: &OwnInvitation, forms: &InvitedForms, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let typed = |value: &str, stored: &dyn Fn(&Reply) -> Option<String>| {
        if value.is_empty() { own.reply.as_ref().and_then(stored).unwrap_or_default() } else { value.to_owned() }
    };
    let condition = typed(&forms.answer.condition, &|reply| match reply {
        Reply::Conditional(text) => Some(text.clone()),
        _ => None,
    });
    let until = typed(&forms.answer.until, &|reply| match reply {
        Reply::Later(day) => Some(day.clone()),
        _ => None,
    });
    let why = typed(&forms.answer.why, &|reply| match reply {
        Reply::Declined(text) => text.clone(),
        _ => None,
    });
    let posted = |standing: Standing| match standing {
        Standing::Forwarded => !forms.forward.forward_email.is_empty(),
        standing => forms.answer.answer == standing.code(),
    };
    let part = |standing: Standing, fields: &[&str], title: &str, body: AnyView| {
        let open = own.standing == standing || posted(standing) || fields.iter().any(|field| errors.of(field).is_some());
        view! { <details class="answer" id=format!("answer-{}", standing.code()) open=open><summary>{t.text(title)}</summary>{body}</details> }
    };
    let form = |standing: Standing, body: AnyView, button: &str| {
        view! {
            <form method="post" action=chrome.href(&path(own, "/answer")) novalidate>
                <input type="hidden" name="text" value=own.language.clone()/>
                {body}
                {Button::new(t.text(button)).named("answer", standing.code()).quiet().view()}
            </form>
        }
        .into_any()
    };
    let condition =
        Field::new(t, "condition", t.text("invited-condition"), &condition, errors).hint(t.text("invited-condition-hint")).text_area(4);
    let until = Field::new(t, "until", t.text("invited-until"), &until, errors).hint(t.text("invited-until-hint")).short().input("date");
    let why = Field::new(t, "why", t.text("invited-why"), &why, errors).optional().text_area(3);
    view! {
        <section class="other-answers" aria-labelledby="other-answers">
            <h2 id="other-answers">{t.text("invited-answers")}</h2>
            <p class="small">{t.text("invited-answers-hint")}</p>
            {part(Standing::Conditional, &["condition"], "invited-if", form(Standing::Conditional, condition, "invited-if-button"))}
            {part(Standing::Later, &["until"], "invited-later", form(Standing::Later, until, "invited-later-button"))}
            {part(
                Standing::Forwarded,
                &["forward_email", "forward_name", "forward_office"],
                "invited-forward",
                forward(chrome, own, forms, errors),
            )}
            {part(Standing::Declined, &["why"], "invited-decline", form(Standing::Declined, why, "invited-decline-button"))}
        </section>
    }
    .into_any()
}

fn forward(chrome: &Chrome, own: &OwnInvitation, forms: &InvitedForms, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let Some(domain) = &own.own_domain else { return view! { <p>{t.text("invited-forward-not")}</p> }.into_any() };
    let to = own.forwarded_to.as_ref().map(|to| view! { <p>{t.text("invited-forwarded-to")}" "<bdi dir="ltr">{to.clone()}</bdi></p> });
    let form = &forms.forward;
    view! {
        {to}
        <form method="post" action=chrome.href(&path(own, "/forward")) novalidate>
            <input type="hidden" name="text" value=own.language.clone()/>
            {Field::new(t, "forward_email", t.text("invited-forward-email"), &form.forward_email, errors)
                .hint(t.with("invited-forward-hint", &[("domain", domain.as_str().into())]))
                .autocomplete("off")
                .input("email")}
            {Field::new(t, "forward_name", t.text("invited-forward-name"), &form.forward_name, errors).optional().autocomplete("off").input("text")}
            {Field::new(t, "forward_office", t.text("invited-forward-office"), &form.forward_office, errors)
                .optional()
                .autocomplete("off")
                .input("text")}
            {Button::new(t.text("invited-forward-button")).quiet().view()}
        </form>
    }
    .into_any()
}
