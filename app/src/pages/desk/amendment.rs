//! The next version of an open letter at the desk: what would change, the proposal, and the proposal that waits.

use super::fields::deadline_fields;
use super::parts::{back_to_letter, head, letter_path, may};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, language_changes, link_button, radios, title_with_errors},
};
use domain::{
    amendment::{Kind, TextChange, may_be_material, takes_objections},
    error::FieldErrors,
    forms::amendment::AmendmentForm,
    role::Permission,
    shapes::amendments::{DeskAmendment, Ended, Proposal},
};
use leptos::prelude::*;

/// What is typed on the page: a proposal, or a word why one is refused.
#[derive(Clone, Debug, Default)]
pub struct AmendmentForms {
    /// The proposal.
    pub propose: AmendmentForm,
    /// Why it is refused.
    pub reason: String,
}

/// The next version: to be proposed, or to be decided on.
pub fn amendment(chrome: &Chrome, shown: &DeskAmendment, forms: &AmendmentForms, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let labels = [
        ("kind", t.text("amendment-kind")),
        ("words", t.text("amendment-words")),
        ("deadline_local", t.text("amendment-deadline")),
        ("deadline_zone", t.text("editor-zone")),
        ("reason", t.text("amendment-reason")),
    ];
    page(chrome, &head(title_with_errors(t, &t.text("amendment-title"), errors), &shown.desk), || {
        let writes = may(&shown.desk, Permission::EditLetters);
        let below = match &shown.proposal {
            Some(proposal) => waiting(chrome, shown, proposal, forms, errors, writes),
            None if shown.kinds.is_empty() => nothing(chrome, shown, writes),
            None if writes => propose(chrome, shown, &forms.propose, errors),
            None => ().into_any(),
        };
        view! {
            <div class="desk wide">
                {back_to_letter(chrome, &shown.desk, &shown.letter)}
                {error_summary(t, errors, &labels)}
                <h1>{t.text("amendment-title")}</h1>
                {shown.proposal.is_none().then(|| ended(t, shown.ended.as_ref()))}
                {below}
            </div>
        }
    })
}

/// The page where the working text is not fit to be published.
pub fn amendment_refused(chrome: &Chrome, desk: &str, letter: &str, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = title_with_errors(t, &t.text("amendment-title"), errors);
    page(chrome, &crate::render::Head { title, ..Default::default() }, || {
        let path = |rest: &str| chrome.href(&format!("/desk/{desk}/letters/{letter}{rest}"));
        let faults: Vec<_> = errors.0.iter().map(|fault| view! { <li><a href=path("/edit")>{t.error(fault)}</a></li> }).collect();
        view! {
            <div class="desk narrow">
                <p class="back"><a href=path("")>{t.text("desk-back-to-letter")}</a></p>
                <h1>{t.text("amendment-title")}</h1>
                <p>{t.text("amendment-unfit")}</p>
                <ul>{faults}</ul>
            </div>
        }
    })
}

fn path(chrome: &Chrome, shown: &DeskAmendment, rest: &str) -> String {
    chrome.href(&letter_path(&shown.desk, &shown.letter, rest))
}

fn nothing(chrome: &Chrome, shown: &DeskAmendment, writes: bool) -> AnyView {
    let t = chrome.t();
    let edit = writes.then(|| view! { <p>{link_button(path(chrome, shown, "/edit"), t.text("letter-work-on"), "button quiet")}</p> });
    view! { <p>{t.with("amendment-nothing", &[("version", shown.version.into())])}</p>{edit} }.into_any()
}

fn ended(t: I18n, ended: Option<&Ended>) -> Option<AnyView> {
    let ended = ended?;
    let words = t.with(&format!("amendment-ended-{}", ended.state), &[("by", ended.by.as_str().into()), ("day", t.day(ended.at).into())]);
    let reason = (!ended.reason.is_empty()).then(|| view! { <blockquote dir="auto">{ended.reason.clone()}</blockquote> });
    Some(view! { <div class="waiting"><p>{words}</p>{reason}</div> }.into_any())
}

/// The difference, and the form that proposes it.
fn propose(chrome: &Chrome, shown: &DeskAmendment, form: &AmendmentForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let chosen = match (form.kind.as_str(), shown.kinds.as_slice()) {
        ("", [only]) => only.code(),
        (typed, _) => typed,
    };
    let kinds = shown.kinds.iter().map(|kind| {
        let hint = match kind {
            Kind::Material => t.with("amendment-kind-material-hint", &[("count", shown.signatures.into())]),
            kind => t.text(&format!("amendment-kind-{}-hint", kind.code())),
        };
        (kind.code(), t.text(&format!("amendment-kind-{}", kind.code())), Some(hint))
    });
    let later = shown.needs_deadline && shown.kinds.iter().any(|kind| may_be_material(*kind, shown.alone));
    let later = later.then(|| {
        view! {
            <fieldset>
                <legend>{t.text("amendment-deadline-title")}</legend>
                <p class="waiting">{t.text("amendment-deadline-why")}</p>
                {deadline_fields(t, &form.deadline_local, &form.deadline_zone, Some(t.text("amendment-deadline-hint")), errors)}
                <p>{t.text("amendment-deadline-or")}" "<a href=path(chrome, shown, "")>{t.text("amendment-deadline-not")}</a></p>
            </fieldset>
        }
    });
    let next = if shown.alone { "amendment-next-alone" } else { "amendment-next-two" };
    view! {
        <p>{t.with("amendment-lead", &[("version", shown.version.into())])}</p>
        {language_changes(t, &shown.changes, 2)}
        <form method="post" action=chrome.once(path(chrome, shown, "/amendment")) novalidate class="desk-question amendment">
            <h2>{t.text("amendment-propose")}</h2>
            {only_material(shown).map(|why| view! { <p class="waiting">{t.text(why)}</p> })}
            <input type="hidden" name="seen" value=shown.seen.clone()/>
            {radios(t, "kind", t.text("amendment-kind"), chosen, errors, kinds.collect())}
            {Field::new(t, "words", t.text("amendment-words"), &form.words, errors).hint(t.text("amendment-words-hint")).dir("auto").max(300).input("text")}
            {later}
            <p>{t.text(next)}</p>
            <div class="desk-buttons">
                {Button::new(t.text("amendment-propose-button")).view()}
                {link_button(path(chrome, shown, "/edit"), t.text("letter-work-on"), "button quiet")}
            </div>
        </form>
    }
    .into_any()
}

/// Why what could keep every signature cannot be proposed as that.
fn only_material(shown: &DeskAmendment) -> Option<&'static str> {
    let any = |change| shown.changes.iter().any(|one| one.change == change);
    match (any(TextChange::Added), any(TextChange::Changed)) {
        (true, true) => Some("amendment-mixed"),
        _ if shown.objected => Some("error-amendment-objected"),
        _ => None,
    }
}

/// Who proposed what, where it stands, and what the reader may do.
fn waiting(
    chrome: &Chrome,
    shown: &DeskAmendment,
    proposal: &Proposal,
    forms: &AmendmentForms,
    errors: &FieldErrors,
    writes: bool,
) -> AnyView {
    let t = chrome.t();
    let by = t.with("amendment-by", &[("by", proposal.by.as_str().into()), ("day", t.moment(proposal.at).into())]);
    let effect = match proposal.kind {
        Kind::Material => t.with("amendment-effect-material", &[("count", shown.signatures.into())]),
        kind => t.text(&format!("amendment-effect-{}", kind.code())),
    };
    let due = proposal.due.map(|due| view! { <p class="waiting">{t.with("amendment-due", &[("moment", t.moment(due).into())])}</p> });
    let objections = (proposal.due.is_some() && takes_objections(proposal.declared))
        .then(|| view! { <p>{t.with("amendment-objections", &[("count", proposal.objections.into())])}</p> });
    let deadline = proposal
        .deadline
        .as_ref()
        .map(|deadline| view! { <p>{t.with("amendment-moves-deadline", &[("deadline", t.deadline(deadline).into())])}</p> });
    let late = (!proposal.leaves_time).then(|| view! { <p class="waiting">{t.text("error-amendment-late")}</p> });
    view! {
        <section class="desk-part" aria-labelledby="waits">
            <h2 id="waits">{t.text(&format!("amendment-kind-{}", proposal.kind.code()))}</h2>
            <p>{by}</p>
            <blockquote dir="auto">{proposal.words.clone()}</blockquote>
            <p>{effect}</p>
            {due}
            {objections}
            {deadline}
            {late}
        </section>
        {language_changes(t, &shown.changes, 2)}
        {writes.then(|| decide(chrome, shown, proposal, forms, errors))}
    }
    .into_any()
}

fn decide(chrome: &Chrome, shown: &DeskAmendment, proposal: &Proposal, forms: &AmendmentForms, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let seen = || view! { <input type="hidden" name="proposed" value=proposal.at.0.to_string()/> };
    if proposal.own {
        let waits = if proposal.due.is_some() { "amendment-own-alone" } else { "amendment-own" };
        return view! {
            <section class="desk-question" aria-labelledby="decide">
                <h2 id="decide">{t.text("amendment-take-back-title")}</h2>
                <p>{t.text(waits)}</p>
                <form method="post" action=path(chrome, shown, "/amendment/take-back") class="desk-buttons">
                    {seen()}
                    {Button::new(t.text("amendment-take-back")).quiet().view()}
                </form>
            </section>
        }
        .into_any();
    }
    let (lead, button) = match proposal.kind {
        Kind::Typographical => ("amendment-decide-lead-typographical", "amendment-confirm-told"),
        Kind::Translation => ("amendment-decide-lead-translation", "amendment-confirm-told"),
        Kind::Material => ("amendment-decide-lead", "amendment-confirm"),
    };
    let not_second = (!proposal.may_confirm).then(|| view! { <p class="hint">{t.text("amendment-not-second")}</p> });
    let confirm = (proposal.may_confirm && proposal.leaves_time && !proposal.waits_for_objections).then(|| {
        view! {
            <form method="post" action=path(chrome, shown, "/amendment/confirm") class="desk-buttons">
                {seen()}
                {Button::new(t.text(button)).view()}
            </form>
        }
    });
    view! {
        <section class="desk-question" aria-labelledby="decide">
            <h2 id="decide">{t.text("amendment-decide")}</h2>
            {confirm.is_some().then(|| view! { <p><strong>{t.text(lead)}</strong></p> })}
            {confirm}
            {not_second}
            <form method="post" action=path(chrome, shown, "/amendment/refuse") novalidate>
                {seen()}
                {Field::new(t, "reason", t.text("amendment-reason"), &forms.reason, errors).hint(t.text("amendment-reason-hint")).dir("auto").max(300).input("text")}
                {Button::new(t.text("amendment-refuse")).quiet().view()}
            </form>
        </section>
    }
    .into_any()
}
