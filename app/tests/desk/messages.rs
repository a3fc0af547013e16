//! Writing to somebody without seeing their address: the form and the preview.

use crate::fixtures::*;
use app::{mails::render, pages};
use domain::{
    error::{FieldError, FieldErrors},
    forms::message::MessageForm,
    letter::LetterState,
    locale::Locale,
    mail::{MailFailure, MailState},
    masked::Masked,
    role::Role,
    shapes::{
        letters::CoalitionBrief,
        mail::{MailContent, MailMessage, MailShape, StopLink},
        mailbox::NamedLetter,
        messages::{DeskMessages, MessageContact, ReceivedMessage, Recipient, SentMessage},
    },
    time::Instant,
};

const NOON: Instant = Instant(1_795_521_600 * Instant::SECOND);
const ADDRESS: &str = "ana.silva@lantern.example";

fn contact(id: &str, stopped: bool) -> MessageContact {
    MessageContact { id: id.into(), address: Masked::with_domain(ADDRESS), stopped }
}

fn messages(contacts: Vec<MessageContact>) -> DeskMessages {
    let sent = |state| SentMessage {
        at: NOON,
        address: Masked::with_domain(ADDRESS),
        subject: "A <first> one".into(),
        text: "Two\nlines".into(),
        state,
    };
    DeskMessages {
        desk: coalition(Role::Editor),
        letter: Some(letter(LetterState::Open)),
        recipient: Recipient::Signature("no-return".into(), "0123456789abcdef0123456789abcdef".parse().unwrap()),
        name: "Lantern <Trust>".into(),
        contacts,
        sensitive: false,
        earlier: vec![
            sent(Some(MailState::Queued(None))),
            sent(Some(MailState::Queued(Some(MailFailure::NotTaken)))),
            sent(Some(MailState::Sent)),
            sent(Some(MailState::Failed(MailFailure::Refused))),
            sent(None),
        ],
    }
}

fn form() -> MessageForm {
    MessageForm { subject: "Your \"position\"".into(), text: "Dear Ana,\n</textarea> <b>?".into(), ..MessageForm::default() }
}

#[test]
fn the_form_keeps_what_was_typed_and_says_what_became_of_earlier_ones() {
    for locale in [Locale::En, Locale::Ar] {
        let errors = FieldErrors(vec![FieldError::new("text", "error-empty")]);
        let page = pages::write_message(&chrome(locale), &messages(vec![contact("", false)]), &form(), &errors);
        insta::assert_snapshot!(format!("message-write-{}", locale.tag()), main_of(&page));
        assert!(!page.contains("ana.silva"));
    }
}

#[test]
fn whom_nobody_can_write_to_has_no_form() {
    let page = |contacts| pages::write_message(&chrome(Locale::En), &messages(contacts), &MessageForm::default(), &FieldErrors::default());
    for (contacts, words) in [(vec![], "There is nobody to write to"), (vec![contact("", true)], "The recipient has stopped these emails")]
    {
        let page = page(contacts);
        assert!(page.contains(words) && !page.contains("<textarea"), "{page}");
    }
    let two = page(vec![contact("one", true), contact("two", false)]);
    assert!(two.contains("value=\"two\"") && !two.contains("value=\"one\""), "who stopped these emails cannot be chosen");
}

#[test]
fn the_preview_shows_the_mail_and_what_a_sensitive_one_leads_to() {
    let coalition: CoalitionBrief = messages(vec![]).desk.coalition;
    let form = form();
    let received = ReceivedMessage {
        coalition: coalition.clone(),
        letter: Some(NamedLetter { subject: "No one should be returned".into(), language: "en".into() }),
        subject: form.subject.clone(),
        text: form.text.clone(),
        at: NOON,
    };
    for sensitive in [false, true] {
        let content = MailContent::Message(Box::new(MailMessage {
            coalition: coalition.clone(),
            letter: None,
            subject: form.subject.clone(),
            text: form.text.clone(),
            link: Some("https://letters.example/l/…".into()),
            sensitive,
        }));
        let stop = Some(StopLink { page: "https://letters.example/l/…".into(), one_click: None });
        let mail = render(&MailShape { locale: Locale::En, base_url: "https://letters.example".into(), content, stop });
        let behind = sensitive.then_some(&received);
        let once = "00112233445566778899aabbccddeeff".parse().unwrap();
        let shown = (&mail, behind);
        let page = pages::preview_message(&chrome(Locale::En), &messages(vec![]), &form, once, &Masked::with_domain(ADDRESS), shown);
        insta::assert_snapshot!(if sensitive { "message-preview-sensitive-en" } else { "message-preview-en" }, main_of(&page));
        assert!(page.contains("Stop these emails"));
    }
    let page = pages::received_message(&chrome(Locale::En), &received);
    insta::assert_snapshot!("message-received-en", main_of(&page));
}
