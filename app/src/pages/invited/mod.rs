//! What an invited mailbox sees: the exact text, everything prefilled, one click that signs, and the other answers.

mod answers;
mod disown;
mod ended;
mod other;

pub use disown::disown;
pub use ended::ended_invitation;
pub use other::invited_other;

use super::{
    letter_path,
    sign_form::danger_question,
    texts::{prevails_here, text_choice},
};
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{Button, Field, checkbox, consent_boxes, error_summary, late_notice, letter_sheet, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::invitation::{AnswerForm, ForwardForm, PressForm},
    invitation::Standing,
    shapes::invitations::OwnInvitation,
    signature::{SignatoryKind, SignatureState},
};
use leptos::prelude::*;

/// What was typed on the page, in whichever of its forms.
#[derive(Clone, Debug, Default)]
pub struct InvitedForms {
    /// The click that signs.
    pub press: PressForm,
    /// An answer beside signing.
    pub answer: AnswerForm,
    /// Whom it is passed on to.
    pub forward: ForwardForm,
}

fn path(own: &OwnInvitation, rest: &str) -> String {
    format!("/invitations/{}{rest}", own.id)
}

fn page_head(own: &OwnInvitation, title: String) -> Head {
    Head { title, coalition: Some(own.coalition.clone()), exit: own.sensitive, ..Head::default() }
}

/// The page behind the link of an invitation.
pub fn own_invitation(chrome: &Chrome, own: &OwnInvitation, forms: &InvitedForms, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.with("invited-title", &[("organisation", own.organisation.as_str().into())]);
    let labels = [
        ("representative", t.text("sign-representative")),
        ("office", t.text("sign-office")),
        ("condition", t.text("invited-condition")),
        ("until", t.text("invited-until")),
        ("why", t.text("invited-why")),
        ("forward_email", t.text("invited-forward-email")),
        ("forward_name", t.text("invited-forward-name")),
        ("forward_office", t.text("invited-forward-office")),
    ];
    page(chrome, &page_head(own, title_with_errors(t, &title, errors)), || {
        // What was typed stays on the screen, to be copied from, even when it came too late.
        let can_sign = (own.accepts || !errors.is_empty()) && own.signed.is_none();
        let press = can_sign.then(|| if own.reaffirms { reaffirm(chrome, own) } else { press(chrome, own, forms, errors) });
        let answers = (can_sign && !own.reaffirms).then(|| answers::answers(chrome, own, forms, errors));
        let panel = view! {
            <h1>{t.text(heading(own))}</h1>
            {error_summary(t, errors, &labels)}
            {standing(t, own)}
            {press}
            {answers}
            {public_page(chrome, own)}
        };
        beside(chrome, own, panel.into_any())
    })
}

/// What the page is headed: once it is answered, nobody is asked to sign any more.
fn heading(own: &OwnInvitation) -> &'static str {
    let answered = own.signed.is_some() || !own.accepts || own.standing == Standing::Declined;
    if answered && !own.reaffirms { "invited-heading-answered" } else { "invited-heading" }
}

/// A panel with the letter beside it, which stays in view; on a narrow screen it follows the panel.
fn beside(chrome: &Chrome, own: &OwnInvitation, panel: AnyView) -> AnyView {
    let t = chrome.t();
    let confidential = (!own.public).then(|| view! { <p class="waiting">{t.text("invited-confidential")}</p> });
    view! {
        <div class="beside invited">
            <div class="panel sheet">
                <p class="to-letter"><a href="#letter">{t.text("sign-read-letter")}</a></p>
                {late_notice(t, own.late_until.as_ref())}
                {confidential}
                {panel}
            </div>
            <section class="in-view" aria-label=t.text("sign-the-letter") tabindex="0">
                {text_choice(chrome, &path(own, ""), &own.texts, &own.language)}
                {prevails_here(chrome, &own.texts, &own.language)}
                {letter_sheet(t, &own.coalition, &own.document, &own.language, 2, own.numbered)}
            </section>
        </div>
    }
    .into_any()
}

/// What has come of the invitation so far, and until when it can be answered.
fn standing(t: I18n, own: &OwnInvitation) -> AnyView {
    let deadline = |key: &str, at: &Option<domain::time::Deadline>| {
        at.as_ref().map(|at| view! { <p class="deadline">{t.text(key)}" "<b>{t.deadline(at)}</b></p> })
    };
    let key = match (own.signed, own.accepts) {
        (Some(SignatureState::Confirmed), _) => Some("invited-signed"),
        (Some(_), _) => Some("invited-held"),
        (None, false) => Some("invited-closed"),
        (None, true) if own.reaffirms => Some("invited-reaffirms"),
        (None, true) => match own.standing {
            Standing::Outstanding => Some("invited-outstanding"),
            Standing::Departed => Some("invited-departed"),
            Standing::Conditional => Some("invited-said-conditional"),
            Standing::Later => Some("invited-said-later"),
            Standing::Forwarded => Some("invited-said-forwarded"),
            Standing::Declined => Some("invited-said-declined"),
            _ => None,
        },
    };
    let said = key.map(|key| view! { <p class="so-far">{t.text(key)}</p> });
    let receipt = own.signed.map(|_| view! { <p>{t.text("invited-receipt")}</p> });
    let by = own
        .forwarded_by
        .as_ref()
        .map(|by| view! { <p class="small">{t.text("invited-forwarded-by")}" "<bdi dir="ltr">{by.clone()}</bdi></p> });
    let (soft, hard) = if own.accepts {
        (deadline("invited-soft", &own.soft), deadline("letter-open-until", &own.deadline))
    } else {
        (None, deadline("letter-was-open-until", &own.deadline))
    };
    view! { {said}{receipt}{by}{soft}{hard} }.into_any()
}

/// The click that stands by the present text, with the entry as it is listed.
fn reaffirm(chrome: &Chrome, own: &OwnInvitation) -> AnyView {
    let t = chrome.t();
    view! {
        <form method="post" action=chrome.href(&path(own, "/sign")) novalidate>
            <input type="hidden" name="manifest" value=own.manifest_sha256.clone()/>
            <input type="hidden" name="text" value=own.language.clone()/>
            <p class="small">{t.text("invited-reaffirm-hint")}</p>
            <div class="buttons">{Button::new(t.text("changed-reaffirm")).view()}</div>
        </form>
    }
    .into_any()
}

/// Everything that a click lists, and the button.
fn press(chrome: &Chrome, own: &OwnInvitation, forms: &InvitedForms, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let form = &forms.press;
    let site = own.site.clone().map(|site| view! { <div><dt>{t.text("sign-site")}</dt><dd><bdi dir="ltr">{site}</bdi></dd></div> });
    let (facts, fields) = match &own.representative {
        Some((name, office)) => {
            let facts = view! {
                <div><dt>{t.text("sign-representative")}</dt><dd><bdi>{name.clone()}</bdi></dd></div>
                <div><dt>{t.text("sign-office")}</dt><dd><bdi>{office.clone()}</bdi></dd></div>
            };
            let tick = checkbox(
                "list_representative",
                "list_representative",
                "yes",
                form.lists(),
                t.text("sign-list-representative"),
                Some(t.text("invited-list-hint")),
            );
            (Some(facts), tick)
        }
        None => {
            let name = if form.representative.is_empty() { &own.name } else { &form.representative };
            let fields = view! {
                <p class="small">{t.text("invited-who-signs")}</p>
                {Field::new(t, "representative", t.text("sign-representative"), name, errors).autocomplete("name").input("text")}
                {Field::new(t, "office", t.text("sign-office"), &form.office, errors).autocomplete("organization-title").input("text")}
            };
            (None, fields.into_any())
        }
    };
    view! {
        <form method="post" action=chrome.href(&path(own, "/sign")) novalidate>
            <h2>{t.text("invited-listed")}</h2>
            <dl class="answers">
                <div><dt>{t.text("sign-organisation-name")}</dt><dd><strong><bdi>{own.organisation.clone()}</bdi></strong></dd></div>
                <div><dt>{t.text("sign-organisation-country")}</dt><dd>{t.country(own.country)}</dd></div>
                {site}
                {facts}
                <div><dt>{t.text("invited-mailbox")}</dt><dd><bdi dir="ltr">{own.email.clone()}</bdi></dd></div>
            </dl>
            <input type="hidden" name="manifest" value=own.manifest_sha256.clone()/>
            <input type="hidden" name="text" value=own.language.clone()/>
            {danger_question(chrome)}
            {fields}
            {consent_boxes(chrome, SignatoryKind::Organisation, &own.consent, &form.agreed, errors)}
            <p class="small">{t.text("invited-press-hint")}</p>
            <div class="buttons">
                {Button::new(t.text("invited-sign")).view()}
                {link_button(chrome.href(&path(own, "/other")), t.text("invited-other"), "button plain")}
            </div>
        </form>
    }
    .into_any()
}

fn public_page(chrome: &Chrome, own: &OwnInvitation) -> Option<AnyView> {
    let href = chrome.href(&letter_path(&own.coalition.slug, &own.slug));
    own.public.then(|| view! { <p class="small"><a href=href>{chrome.t().text("invited-public-page")}</a></p> }.into_any())
}
