//! Writing to somebody without seeing their address: the form, the preview, and what became of earlier messages.

use super::parts::{Place, desk_path, head, key, named, ways};
use crate::{
    i18n::I18n,
    pages::message::message,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::message::MessageForm,
    ids::PublicId,
    mail::MailState,
    masked::Masked,
    shapes::{
        mail::RenderedMail,
        messages::{DeskMessages, MessageContact, ReceivedMessage, Recipient, SentMessage},
    },
};
use leptos::prelude::*;

/// The ways through the desk, and the way back to where the recipient is listed.
fn back(chrome: &Chrome, shown: &DeskMessages) -> AnyView {
    let (place, words) = match shown.recipient {
        Recipient::Signature(..) => (Place::Letters, "message-back-signatures"),
        Recipient::Invitation(..) => (Place::Letters, "invitations-back"),
        Recipient::Organisation(_) => (Place::AddressBook, "message-back-organisation"),
    };
    view! {
        {ways(chrome, &shown.desk, place)}
        <p class="back"><a href=chrome.href(&paths(shown).0)>{chrome.t().text(words)}</a></p>
    }
    .into_any()
}

/// Where the list is that the recipient stands on, and where the page is, without the language.
fn paths(shown: &DeskMessages) -> (String, String) {
    let of_letter = |letter: &str, rest: &str| desk_path(&shown.desk, &format!("/letters/{letter}/{rest}"));
    match &shown.recipient {
        Recipient::Signature(letter, id) => (of_letter(letter, "signatures"), of_letter(letter, &format!("signatures/{id}/message"))),
        Recipient::Invitation(letter, id) => (of_letter(letter, "invitations"), of_letter(letter, &format!("invitations/{id}/message"))),
        Recipient::Organisation(id) => {
            let one = desk_path(&shown.desk, &format!("/organisations/{id}"));
            (one.clone(), format!("{one}/message"))
        }
    }
}

/// The form, under it what was written before.
pub fn write_message(chrome: &Chrome, shown: &DeskMessages, form: &MessageForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.with("message-title", &[("name", shown.name.as_str().into())]);
    page(chrome, &head(title_with_errors(t, &title, errors), &shown.desk), || {
        let (_, here) = paths(shown);
        let labels = [("contact", t.text("message-contact")), ("subject", t.text("message-subject")), ("text", t.text("message-text"))];
        let body = match shown.contacts.iter().any(|contact| !contact.stopped) {
            true => fields(chrome, shown, &here, form, errors),
            false if shown.contacts.is_empty() => view! { <p class="waiting">{t.text("message-nobody")}</p> }.into_any(),
            false => view! { <p class="waiting">{t.text("message-stopped")}</p> }.into_any(),
        };
        view! {
            <div class="desk narrow">
                {back(chrome, shown)}
                {error_summary(t, errors, &labels)}
                <h1>{named(t, "message-title", "name", &shown.name)}</h1>
                {body}
                {earlier(t, &shown.earlier)}
            </div>
        }
    })
}

fn fields(chrome: &Chrome, shown: &DeskMessages, here: &str, form: &MessageForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let lead = match shown.sensitive {
        true => t.text("message-lead-sensitive"),
        false => t.with("message-lead", &[("contact", shown.desk.coalition.contact.as_str().into())]),
    };
    view! {
        <p>{lead}</p>
        <form method="post" action=chrome.href(here) novalidate>
            {contact(t, &shown.contacts, form, errors)}
            {Field::new(t, "subject", t.text("message-subject"), &form.subject, errors).autocomplete("off").max(120).input("text")}
            {Field::new(t, "text", t.text("message-text"), &form.text, errors).hint(t.text("message-text-hint")).text_area(10)}
            <p class="hint">{t.text("message-limits")}</p>
            <div class="desk-buttons">{Button::new(t.text("message-preview-button")).named("step", "preview").view()}</div>
        </form>
    }
    .into_any()
}

/// The one address, masked, or the choice among several.
fn contact(t: I18n, contacts: &[MessageContact], form: &MessageForm, errors: &FieldErrors) -> AnyView {
    if let [only] = contacts {
        return view! {
            <p>{t.text("message-to")}" "<bdi dir="ltr">{only.address.as_str().to_owned()}</bdi></p>
            <input type="hidden" name="contact" value=only.id.clone()/>
        }
        .into_any();
    }
    let options = contacts.iter().filter(|contact| !contact.stopped);
    let options = options.map(|contact| (contact.id.clone(), contact.address.as_str().to_owned())).collect();
    Field::new(t, "contact", t.text("message-contact"), &form.contact, errors).select(options)
}

fn earlier(t: I18n, sent: &[SentMessage]) -> Option<AnyView> {
    let row = |one: &SentMessage| {
        view! {
            <li>
                <h3><bdi>{one.subject.clone()}</bdi></h3>
                <p class="by"><bdi dir="ltr">{one.address.as_str().to_owned()}</bdi>" · "{t.moment(one.at)}</p>
                {state(t, one.state)}
                <p class="said" dir="auto">{one.text.clone()}</p>
            </li>
        }
    };
    (!sent.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="earlier">
                <h2 id="earlier">{t.text("message-earlier")}</h2>
                <ul class="desk-letters">{sent.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// What became of its mail.
fn state(t: I18n, state: Option<MailState>) -> AnyView {
    let (words, why) = match state {
        None => ("message-state-gone", None),
        Some(MailState::Sent) => ("message-state-sent", None),
        Some(MailState::Queued(None)) => ("message-state-queued", None),
        Some(MailState::Queued(why)) => ("message-state-retried", why),
        Some(MailState::Failed(why)) => ("message-state-failed", Some(why)),
    };
    let why = why.map(|why| t.text(&key("message-why", why.code()))).unwrap_or_default();
    view! { <p class:waiting=state != Some(MailState::Sent)>{t.with(words, &[("why", why.into())])}</p> }.into_any()
}

/// The mail as its recipient reads it, and the button that sends it.
pub fn preview_message(
    chrome: &Chrome,
    shown: &DeskMessages,
    form: &MessageForm,
    once: PublicId,
    address: &Masked,
    (mail, received): (&RenderedMail, Option<&ReceivedMessage>),
) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("message-preview-title"), &shown.desk), || {
        let (list, here) = paths(shown);
        let kept = [("contact", &form.contact), ("subject", &form.subject), ("text", &form.text)];
        let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> });
        let behind = received.map(|received| {
            view! {
                <h2>{t.text("message-preview-page")}</h2>
                <div class="desk-part"><h3><bdi>{received.subject.clone()}</bdi></h3>{message(t, received)}</div>
            }
        });
        view! {
            <div class="desk narrow">
                {back(chrome, shown)}
                <h1>{t.text("message-preview-title")}</h1>
                <p>{t.text("message-preview-lead")}</p>
                <section class="desk-part" aria-label=t.text("message-preview-email")>
                    <dl class="answers">
                        <div><dt>{t.text("message-to")}</dt><dd><bdi dir="ltr">{address.as_str().to_owned()}</bdi></dd></div>
                        <div><dt>{t.text("message-subject")}</dt><dd><strong><bdi>{mail.subject.clone()}</bdi></strong></dd></div>
                    </dl>
                    <pre class="mail-preview" dir="auto" tabindex="0">{mail.text.clone()}</pre>
                </section>
                {behind}
                <form method="post" action=chrome.href(&here) class="desk-bare">
                    {kept.into_iter().collect_view()}
                    <input type="hidden" name="once" value=once.to_string()/>
                    <div class="desk-buttons">
                        {Button::new(t.text("message-send-button")).named("step", "send").view()}
                        {Button::new(t.text("message-edit-button")).named("step", "edit").quiet().view()}
                        {link_button(chrome.href(&list), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            </div>
        }
    })
}
