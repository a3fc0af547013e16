//! The way of signing around its form: the choice, the check, and "look into your mailbox".

use super::{card_path, letter_path, sign_form::beside};
use crate::{
    i18n::I18n,
    islands::signing::ForgetIsland,
    render::{Chrome, Head, page},
    ui::{Button, checkbox, envelope_mark, error_summary, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::signing::{Entry, SigningForm},
    locale::dir_of,
    shapes::letters::{LetterCard, PublishedLetter},
    signature::SignatoryKind,
};
use leptos::prelude::*;

/// "For my organisation" and "for myself", as two separate ways.
pub fn sign_choice(chrome: &Chrome, letter: &PublishedLetter) -> String {
    let t = chrome.t();
    let path = letter_path(&letter.coalition.slug, &letter.slug);
    let title = t.text("sign-choice-title");
    let head = Head { title: title.clone(), coalition: Some(letter.coalition.clone()), exit: letter.sensitive, ..Head::default() };
    page(chrome, &head, || {
        let who = letter.who_may_sign;
        let way = |kind: &'static str, class: &'static str| {
            view! {
                <section class="way" aria-labelledby=format!("way-{kind}")>
                    <h2 id=format!("way-{kind}")>{t.text(&format!("sign-choice-{kind}"))}</h2>
                    <p>{t.text(&format!("sign-choice-{kind}-text"))}</p>
                    {link_button(chrome.href(&format!("{path}/sign/{kind}")), t.text(&format!("sign-for-{}", if kind == "person" { "myself" } else { kind })), class)}
                </section>
            }
            .into_any()
        };
        let organisation = who.organisations().then(|| way("organisation", "button sign"));
        let person = who.people().then(|| way("person", if who.organisations() { "button sign quiet" } else { "button sign" }));
        let only = match (who.organisations(), who.people()) {
            (true, false) => Some("sign-organisations-only"),
            (false, true) => Some("sign-people-only"),
            _ => None,
        };
        let only = only.map(|key| view! { <p>{t.text(key)}</p> });
        let deadline = letter
            .deadline
            .as_ref()
            .filter(|_| letter.late_until.is_none())
            .map(|deadline| view! { <p class="deadline">{t.text("letter-open-until")}" "<b>{t.deadline(deadline)}</b></p> });
        let ways = if letter.accepts {
            view! { <p class="lead">{t.text("sign-choice-lead")}</p>{deadline}{only}{organisation}{person}<p class="small">{t.text("sign-promise")}</p> }.into_any()
        } else {
            view! { <p>{t.text("letter-takes-no-more")}</p> }.into_any()
        };
        beside(chrome, letter, Some(&format!("{path}/sign")), view! { <h1>{title}</h1>{ways} }.into_any())
    })
}

/// An entry exactly as the list will show it.
pub fn entry_as_listed(t: I18n, entry: &Entry) -> AnyView {
    let by = match entry {
        Entry::Organisation(entry) if entry.list_representative => {
            let (name, office) = (entry.representative.as_str().to_owned(), entry.office.as_str().to_owned());
            Some(view! { <span class="by"><bdi>{name}</bdi>{t.text("list-comma")}<bdi>{office}</bdi></span> }.into_any())
        }
        Entry::Organisation(_) => None,
        Entry::Person(entry) => {
            entry.affiliation.as_ref().map(|text| view! { <span class="by"><bdi>{text.as_str().to_owned()}</bdi></span> }.into_any())
        }
    };
    let site = match entry {
        Entry::Organisation(entry) => {
            entry.site.as_ref().map(|site| view! { <span class="by"><bdi dir="ltr">{site.as_str().to_owned()}</bdi></span> })
        }
        Entry::Person(_) => None,
    };
    let name = entry.name().as_str().to_owned();
    view! {
        <ul class="orgs specimen">
            <li>
                <span class="name"><bdi>{name}</bdi></span>
                {by}
                {site}
                <span class="country">{t.country(entry.country())}</span>
            </li>
        </ul>
    }
    .into_any()
}

/// What the check page shows.
#[derive(Clone, Copy, Debug)]
pub struct SignCheck<'a> {
    /// The form as it was typed.
    pub form: &'a SigningForm,
    /// What it says.
    pub entry: &'a Entry,
    /// Why it was not sent.
    pub errors: &'a FieldErrors,
    /// The address that was probably meant.
    pub meant: Option<&'a str>,
    /// Whether an organisation is signed for from a free-mail address.
    pub free_mail: bool,
}

/// Check your answers: exactly what will be listed, and what stays private.
pub fn sign_check(chrome: &Chrome, letter: &PublishedLetter, check: &SignCheck<'_>) -> String {
    let t = chrome.t();
    let SignCheck { form, entry, errors, meant, free_mail } = *check;
    let path = letter_path(&letter.coalition.slug, &letter.slug);
    let title = t.text("sign-check-title");
    let head = Head {
        title: title_with_errors(t, &title, errors),
        coalition: Some(letter.coalition.clone()),
        exit: letter.sensitive,
        ..Head::default()
    };
    page(chrome, &head, || {
        let hidden: Vec<_> = [
            ("name", &form.name),
            ("country", &form.country),
            ("site", &form.site),
            ("representative", &form.representative),
            ("office", &form.office),
            ("list_representative", &form.list_representative),
            ("affiliation", &form.affiliation),
            ("email", &form.email),
            ("manifest", &form.manifest),
            ("text", &letter.language),
            ("website_confirm", &form.website_confirm),
            ("consent", &form.agreed.consent),
            ("of_age", &form.agreed.of_age),
            ("notice", &form.agreed.notice),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
        .collect();
        let private = match entry {
            Entry::Organisation(entry) if !entry.list_representative => {
                let (name, office) = (entry.representative.as_str().to_owned(), entry.office.as_str().to_owned());
                Some(
                    view! { <div><dt>{t.text("sign-representative")}</dt><dd><bdi>{name}</bdi>{t.text("list-comma")}<bdi>{office}</bdi></dd></div> },
                )
            }
            _ => None,
        };
        let kind = entry.kind().code();
        let panel = view! {
            <h1>{title}</h1>
            {error_summary(t, errors, &[])}
            <h2>{t.text(&format!("sign-check-listed-{kind}"))}</h2>
            {entry_as_listed(t, entry)}
            <h2>{t.text("sign-check-private")}</h2>
            <dl class="answers">
                {private}
                <div><dt>{t.text("sign-email")}</dt><dd><bdi dir="ltr">{form.email.trim().to_owned()}</bdi></dd></div>
            </dl>
            {free_mail.then(|| view! { <p class="waiting">{t.with("sign-free-mail", &[("listed", t.text("proof-mailbox").into())])}</p> })}
            <p class="small">{t.text("sign-copies-cannot-be-recalled")}</p>
            <p>{t.text("sign-check-next")}</p>
            <form method="post" action=chrome.href(&format!("{path}/sign/{kind}"))>
                {hidden}
                {by_hand(t, form)}
                {meant.map(|meant| slip(t, meant))}
                <div class="buttons">
                    {Button::new(t.text("sign-send")).named("step", "send").view()}
                    {Button::new(t.text("sign-change")).named("step", "change").quiet().view()}
                </div>
            </form>
        }
        .into_any();
        beside(chrome, letter, None, panel)
    })
}

/// The second step where the hidden field was filled in: a box that a person ticks.
fn by_hand(t: I18n, form: &SigningForm) -> Option<AnyView> {
    (!form.website_confirm.is_empty()).then(|| {
        let ticked = !form.by_hand.is_empty();
        checkbox("by_hand", "by_hand", "yes", ticked, t.text("sign-by-hand"), Some(t.text("sign-by-hand-hint")))
    })
}

/// "Did you mean …?", with the button that takes it.
fn slip(t: I18n, meant: &str) -> AnyView {
    let (before, after) = around(&t.with("sign-meant", &[("email", "\u{1}".into())]));
    view! {
        <div class="waiting">
            <p>{before}<bdi dir="ltr">{meant.to_owned()}</bdi>{after}</p>
            {Button::new(t.text("sign-meant-button")).named("step", "meant").quiet().view()}
        </div>
    }
    .into_any()
}

/// A sentence in two, around the place of what stands apart in it.
fn around(sentence: &str) -> (String, String) {
    sentence.split_once('\u{1}').map_or((sentence.to_owned(), String::new()), |(before, after)| (before.to_owned(), after.to_owned()))
}

/// What a browser remembers of the form that it sent just now.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// For whom it was signed.
    pub kind: SignatoryKind,
    /// The address that was typed.
    pub email: &'a str,
    /// The address that was probably meant.
    pub meant: Option<&'a str>,
}

/// "Check your email": the same for everyone, whether the address has signed before or not. It shows the address to the
/// browser that sent it.
pub fn sign_sent(chrome: &Chrome, letter: &LetterCard, sent: Option<&Sent<'_>>) -> String {
    let t = chrome.t();
    let title = t.text("sign-sent-title");
    let head =
        Head { title: title.clone(), islands: true, coalition: Some(letter.coalition.clone()), exit: letter.sensitive, ..Head::default() };
    page(chrome, &head, || {
        let store = format!("sign:{}:{}:", letter.coalition.slug, letter.slug);
        let mailbox = chrome.demonstration.then(|| view! { <p><a class="button" href="/mailbox">{t.text("sign-sent-mailbox")}</a></p> });
        let to = sent.map(|sent| {
            let change = chrome.href(&format!("{}/sign/{}?change=yes", card_path(letter), sent.kind.code()));
            let meant = sent.meant.map(|meant| {
                let (before, after) = around(&t.with("sign-meant", &[("email", "\u{1}".into())]));
                view! { <p class="waiting">{before}<bdi dir="ltr">{meant.to_owned()}</bdi>{after}</p> }
            });
            view! {
                <p class="sent-to"><strong><bdi dir="ltr">{sent.email.to_owned()}</bdi></strong>" "<a href=change>{t.text("sign-sent-change")}</a></p>
                {meant}
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet notice">
                    {envelope_mark()}
                    <h1>{title}</h1>
                    {to}
                    <p class="lead">{t.text("sign-sent-lead")}</p>
                    <p class="about"><bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi></p>
                    <p>{t.text("sign-sent-not-counted")}</p>
                    {mailbox}
                    <h2>{t.text("sign-sent-nothing")}</h2>
                    <ul class="plain-list">
                        <li>{t.text("sign-sent-spam")}</li>
                        <li>{t.text("sign-sent-again")}</li>
                        <li>{t.text("sign-sent-wait")}</li>
                        <li>{t.text("sign-sent-earlier")}</li>
                    </ul>
                    <p><a href=chrome.href(&card_path(letter))>{t.text("back-to-letter")}</a></p>
                    <ForgetIsland store=store/>
                </section>
            </div>
        }
    })
}
