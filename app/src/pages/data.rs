//! "What do we hold about this address?": the question, and the answer for whoever reads the mailbox.

use super::ask_link::AskLink;
use crate::{
    render::{Chrome, Head, page},
    ui::{Button, error_summary, given_consent, link_button, signature_state, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::account::ForgottenForm,
    shapes::held::{HeldAccount, HeldContact, HeldData, HeldInvitation, HeldLetter, HeldMessage, HeldReport, HeldSignature},
};
use leptos::prelude::*;

/// The form; `sent` is the answer, the same for every address.
pub fn ask_for_data(chrome: &Chrome, form: &ForgottenForm, errors: &FieldErrors, sent: bool) -> String {
    let asked = AskLink {
        title: "data-title",
        lead: "data-lead",
        button: "data-button",
        done: "data-sent",
        action: "/data".to_owned(),
        letter: None,
    };
    asked.page(chrome, form, errors, sent)
}

/// Everything that is held, with what can be deleted and what stays.
pub fn held_data(chrome: &Chrome, held: &HeldData, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.text("data-held-title");
    page(chrome, &Head { title: title_with_errors(t, &title, errors), exit: true, ..Head::default() }, || {
        let nothing = held.is_nothing().then(|| view! { <p class="lead">{t.text("data-nothing")}</p> });
        let download = chrome.href(&format!("/data/{}/data.json", held.id));
        view! {
            <div class="single">
                <article class="sheet explained">
                    <h1>{title}</h1>
                    {error_summary(t, errors, &[])}
                    <p><bdi dir="ltr">{held.address.clone()}</bdi></p>
                    {nothing}
                    {signatures(chrome, &held.signatures)}
                    {contacts(chrome, held)}
                    {messages(chrome, &held.messages)}
                    {held.account.as_ref().map(|account| own_account(chrome, held, account))}
                    {held.stopped.then(|| view! { <p>{t.text("data-stopped")}</p> })}
                    <h2>{t.text("data-download")}</h2>
                    <p><a href=download download="">{t.text("data-download-link")}</a></p>
                    <h2>{t.text("data-stays")}</h2>
                    <ul>
                        <li>{t.text("data-stays-log")}</li>
                        <li>{t.text("data-stays-hash")}</li>
                        <li>{t.text("data-stays-activity")}</li>
                        <li>{t.text("data-stays-backups")}</li>
                    </ul>
                </article>
            </div>
        }
    })
}

/// What somebody wants deleted who reads the mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgetting {
    /// Invitations, contacts, reports, and messages to a contact.
    Contacts,
    /// The account.
    Account,
}

impl Forgetting {
    /// The last part of the address where it is asked and done.
    const fn path(self) -> &'static str {
        match self {
            Self::Contacts => "forget-contacts",
            Self::Account => "forget-account",
        }
    }

    const fn texts(self) -> [&'static str; 3] {
        match self {
            Self::Contacts => ["data-contacts-question", "data-contacts-text", "data-contacts-button"],
            Self::Account => ["data-account-question", "data-account-text", "data-account-button"],
        }
    }

    fn link(self, chrome: &Chrome, held: &HeldData) -> AnyView {
        let [_, _, button] = self.texts();
        link_button(chrome.href(&format!("/data/{}/{}", held.id, self.path())), chrome.t().text(button), "button danger").into_any()
    }
}

/// "Delete them?": what goes, that nothing brings it back, and the button that does it.
pub fn forget_question(chrome: &Chrome, held: &HeldData, what: Forgetting) -> String {
    let t = chrome.t();
    let [title, text, button] = what.texts();
    let own = |rest: &str| chrome.href(&format!("/data/{}{rest}", held.id));
    page(chrome, &Head { title: t.text(title), exit: true, ..Head::default() }, || {
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{t.text(title)}</h1>
                    <p><bdi dir="ltr">{held.address.clone()}</bdi></p>
                    <p>{t.text(text)}</p>
                    <p><strong>{t.text("delete-no-undo")}</strong></p>
                    <form method="post" action=own(&format!("/{}", what.path()))>
                        <div class="buttons">
                            {Button::new(t.text(button)).danger().view()}
                            {link_button(own(""), t.text("desk-cancel"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}

/// Of which letter something is.
fn of_letter(letter: &HeldLetter) -> AnyView {
    view! { <p class="by"><bdi>{letter.coalition.clone()}</bdi>": "<bdi>{letter.subject.clone()}</bdi></p> }.into_any()
}

fn signatures(chrome: &Chrome, held: &[HeldSignature]) -> Option<AnyView> {
    let t = chrome.t();
    let row = |one: &HeldSignature| {
        let detail = one.detail.clone().map(|text| view! { <p class="by"><bdi>{text}</bdi></p> });
        let representative = one.representative.clone().map(|(name, office)| {
            let listed = t.text(if one.representative_listed { "data-listed" } else { "data-not-listed" });
            view! { <p class="by"><bdi>{name}</bdi>{t.text("list-comma")}<bdi>{office}</bdi>" · "{listed}</p> }
        });
        let confirmed = one.confirmed_at.map(|at| view! { <div><dt>{t.text("own-confirmed-on")}</dt><dd>{t.day(at)}</dd></div> });
        let organiser = one.by_organiser.then(|| view! { <p class="by">{t.text("data-by-organiser")}</p> });
        view! {
            <li>
                <p><strong><bdi>{one.name.clone()}</bdi></strong>{t.text("list-comma")}{t.country(one.country)}</p>
                {detail}
                {representative}
                {of_letter(&one.letter)}
                {organiser}
                <dl class="answers">
                    <div><dt>{t.text("own-state")}</dt><dd>{signature_state(t, one.state)}</dd></div>
                    <div><dt>{t.text("own-posted-on")}</dt><dd>{t.day(one.posted_at)}</dd></div>
                    {confirmed}
                    <div><dt>{t.text("consent-title")}</dt><dd>{given_consent(chrome, &one.letter.slug, one.consent)}</dd></div>
                </dl>
                <p><a href=one.link.clone()>{t.text("data-signature-link")}</a></p>
            </li>
        }
    };
    (!held.is_empty()).then(|| {
        view! {
            <h2>{t.text("data-signatures")}</h2>
            <p>{t.text("data-signatures-text")}</p>
            <ul class="waiting-entries">{held.iter().map(row).collect_view()}</ul>
        }
        .into_any()
    })
}

/// Invitations, entries of address books and reports, with the button that deletes them.
fn contacts(chrome: &Chrome, held: &HeldData) -> Option<AnyView> {
    let t = chrome.t();
    let invited = |one: &HeldInvitation| {
        let person = (!one.person.is_empty()).then(|| view! { <p class="by"><bdi>{one.person.clone()}</bdi></p> });
        let answer =
            (!one.answer.is_empty()).then(|| view! { <p class="by">{t.text("data-answer")}" "<q><bdi>{one.answer.clone()}</bdi></q></p> });
        view! {
            <li>
                <p><strong><bdi>{one.organisation.clone()}</bdi></strong>" · "{t.text("data-invitation")}{t.text("list-comma")}{t.day(one.at)}</p>
                {person}
                {of_letter(&one.letter)}
                {answer}
            </li>
        }
    };
    let listed = |one: &HeldContact| {
        let whose = t.with("data-contact", &[("coalition", one.coalition.as_str().into())]);
        view! { <li><p><strong><bdi>{one.organisation.clone()}</bdi></strong>" · "{whose}</p></li> }
    };
    let reported = |one: &HeldReport| {
        let entry = one.entry.clone().unwrap_or_else(|| t.text("data-report-whole"));
        view! {
            <li>
                <p><strong><bdi>{entry}</bdi></strong>" · "{t.text("data-report")}{t.text("list-comma")}{t.day(one.at)}</p>
                {of_letter(&one.letter)}
                <p class="by"><q><bdi>{one.words.clone()}</bdi></q></p>
            </li>
        }
    };
    (!held.invitations.is_empty() || !held.contacts.is_empty() || !held.reports.is_empty()).then(|| {
        view! {
            <h2>{t.text("data-contacts")}</h2>
            <ul class="waiting-entries">
                {held.invitations.iter().map(invited).collect_view()}
                {held.contacts.iter().map(listed).collect_view()}
                {held.reports.iter().map(reported).collect_view()}
            </ul>
            <p>{t.text("data-contacts-text")}</p>
            <p>{Forgetting::Contacts.link(chrome, held)}</p>
        }
        .into_any()
    })
}

fn messages(chrome: &Chrome, held: &[HeldMessage]) -> Option<AnyView> {
    let t = chrome.t();
    let row = |one: &HeldMessage| {
        view! {
            <li>
                <p><strong><bdi>{one.subject.clone()}</bdi></strong></p>
                <p class="by"><bdi>{one.coalition.clone()}</bdi>{t.text("list-comma")}{t.day(one.at)}</p>
                <p class="said" dir="auto">{one.text.clone()}</p>
            </li>
        }
    };
    (!held.is_empty()).then(|| {
        view! {
            <h2>{t.text("data-messages")}</h2>
            <p>{t.text("data-messages-text")}</p>
            <ul class="waiting-entries">{held.iter().map(row).collect_view()}</ul>
        }
        .into_any()
    })
}

fn own_account(chrome: &Chrome, held: &HeldData, account: &HeldAccount) -> AnyView {
    let t = chrome.t();
    let role = |(coalition, role): &(String, domain::role::Role)| {
        let role = t.text(&format!("role-{}", role.code().replace('_', "-")));
        view! { <li><bdi>{coalition.clone()}</bdi>": "{role}</li> }
    };
    let count = |key: &str, count: u64| view! { <div><dt>{t.text(key)}</dt><dd>{t.number(count)}</dd></div> };
    let action = if account.may_be_deleted() {
        view! {
            <p>{t.text("data-account-text")}</p>
            <p>{Forgetting::Account.link(chrome, held)}</p>
        }
        .into_any()
    } else {
        let why = if account.second_factor { "error-account-second-factor" } else { "error-account-only-owner" };
        view! { <p class="waiting">{t.text(why)}</p> }.into_any()
    };
    view! {
        <h2>{t.text("data-account")}</h2>
        <p><strong><bdi>{account.name.clone()}</bdi></strong>{t.text("list-comma")}{t.day(account.at)}</p>
        <ul>{account.memberships.iter().map(role).collect_view()}</ul>
        <dl class="answers">
            {count("data-account-drafts", account.drafts)}
            {count("data-account-remarks", account.remarks)}
            {count("data-account-acts", account.acts)}
            {count("data-account-sessions", account.sessions)}
        </dl>
        {action}
    }
    .into_any()
}
