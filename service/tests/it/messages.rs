//! An organiser writes to somebody without seeing the address.

use crate::world::{World, email, organisation, person};
use domain::{
    activity::{Act, ActKind},
    country::Country,
    error::FieldErrors,
    forms::{
        coalition::OrganiserForm,
        message::{Message, MessageForm},
        organisation::OrganisationForm,
    },
    invitation::Invitee,
    mail::{MailFailure, MailState},
    shapes::{
        mail::{MailContent, MailMessage},
        messages::{DeskMessages, Recipient},
    },
    text::Name,
    time::Instant,
};
use service::{DueMail, Error, Lane, StopScope, Wish};

const ANA: &str = "ana@mail.example";
const BOOK: &str = "office@lantern.example";

fn message(text: &str) -> Message {
    MessageForm { subject: "A question".into(), text: text.into(), ..MessageForm::default() }.parse().unwrap()
}

/// Writes, looks at the preview, and sends.
pub async fn send(w: &World, to: &Recipient, contact: &str, text: &str) -> Result<(), Error> {
    let (message, service) = (message(text), &w.service);
    let preview = service.preview_message(&w.owner, &w.coalition, to, contact, &message).await?;
    service.send_message(&w.owner, &w.coalition, to, contact, &message, preview.once).await
}

/// What leaves now, of every lane.
async fn leave(w: &World) -> Vec<DueMail> {
    let mut mails = Vec::new();
    for lane in Lane::ALL {
        for claimed in w.service.claim_lane(lane, 1_000).await.unwrap() {
            mails.extend(w.service.compose_mail(&claimed).await.unwrap());
        }
    }
    for mail in &mails {
        w.service.mail_sent(mail.id).await.unwrap();
    }
    mails
}

async fn signed(w: &World) -> Recipient {
    w.sign(&person("Ana Silva", "PT"), ANA).await.unwrap();
    leave(w).await;
    let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Ana Silva", None, 1).await.unwrap();
    Recipient::Signature(w.letter.clone(), list.signatures[0].id)
}

async fn invited(w: &World) -> Recipient {
    let invitee = Invitee {
        organisation: Name::parse("Harbour Watch").unwrap(),
        country: Country::parse("FR").unwrap(),
        site: None,
        representative: None,
        office: None,
        email: email("post@harbour.example"),
        locale: None,
    };
    w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee).await.unwrap();
    leave(w).await;
    let list = w.service.invitations(&w.owner, &w.coalition, &w.letter, "Harbour", None, 1).await.unwrap();
    Recipient::Invitation(w.letter.clone(), list.invitations[0].id)
}

async fn in_book(w: &World) -> Recipient {
    let form = OrganisationForm {
        legal_name: "Lantern Trust".into(),
        country: "GB".into(),
        kind: "ngo".into(),
        contacts: format!("{BOOK}\nsecond@lantern.example"),
        ..OrganisationForm::default()
    };
    Recipient::Organisation(w.service.save_organisation(&w.owner, &w.coalition, None, &form).await.unwrap())
}

async fn shown(w: &World, to: &Recipient) -> DeskMessages {
    w.service.desk_messages(&w.owner, &w.coalition, to).await.unwrap()
}

fn code(done: Result<(), Error>) -> String {
    match done {
        Err(Error::Fields(FieldErrors(errors))) => errors[0].code.clone(),
        other => panic!("{other:?}"),
    }
}

fn of(mail: &DueMail) -> &MailMessage {
    match &mail.shape.content {
        MailContent::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

fn stop_of(mail: &DueMail) -> String {
    mail.shape.stop.as_ref().expect("a way to stop them").page.rsplit_once("/l/").unwrap().1.to_owned()
}

#[tokio::test]
async fn a_message_reaches_who_cannot_be_seen_and_a_double_click_sends_one() {
    World::each(|w| async move {
        let ana = signed(&w).await;
        let page = shown(&w, &ana).await;
        assert_eq!((page.name.as_str(), page.contacts[0].address.as_str(), page.sensitive), ("Ana Silva", "a…@…", false));
        let message = message("Dear Ana,\nwhich position shall be listed?");
        let preview = w.service.preview_message(&w.owner, &w.coalition, &ana, "", &message).await.unwrap();
        assert!(leave(&w).await.is_empty(), "a preview sends nothing");
        for _ in 0..2 {
            w.service.send_message(&w.owner, &w.coalition, &ana, "", &message, preview.once).await.unwrap();
        }
        assert_eq!(shown(&w, &ana).await.earlier[0].state, Some(MailState::Queued(None)));
        let mails = leave(&w).await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, ANA));
        assert_eq!((of(&mails[0]).text.as_str(), of(&mails[0]).sensitive), ("Dear Ana,\nwhich position shall be listed?", false));
        let earlier = shown(&w, &ana).await.earlier;
        assert_eq!((earlier.len(), earlier[0].state), (1, Some(MailState::Sent)));
        let noted = w.service.activity(&w.owner, &w.coalition, Some(ActKind::Exports), None, 1).await.unwrap();
        assert_eq!(noted.acts.iter().filter(|one| one.act == Act::MessageSent).count(), 1);
        // The link shows it for half a year, and to nobody with another.
        let token = of(&mails[0]).link.clone().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Message { id, sensitive: false, .. } = w.service.follow_link(&token).await.unwrap() else {
            panic!("another link")
        };
        assert_eq!(w.service.received_message(id, &token).await.unwrap().subject, "A question");
        w.pass(181 * Instant::DAY);
        assert!(matches!(w.service.received_message(id, &token).await, Err(Error::LinkExpired)));
    })
    .await;
}

#[tokio::test]
async fn three_a_week_to_one_and_thirty_a_day_from_one() {
    World::each(|w| async move {
        let ana = signed(&w).await;
        let mut others = Vec::new();
        for letter in 'A'..='K' {
            let name = format!("Person {letter}");
            w.sign(&person(&name, "PT"), &format!("{letter}@mail.example")).await.unwrap();
            let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, &name, None, 1).await.unwrap();
            others.push(Recipient::Signature(w.letter.clone(), list.signatures[0].id));
        }
        leave(&w).await;
        for number in 0..3 {
            send(&w, &ana, "", &format!("Number {number}")).await.unwrap();
        }
        assert_eq!(code(send(&w, &ana, "", "One more").await), "error-messages-recipient");
        assert_eq!(leave(&w).await.len(), 3);
        w.pass(8 * Instant::DAY);
        send(&w, &ana, "", "Next week").await.unwrap();
        w.pass(2 * Instant::DAY);
        for (number, to) in others.iter().enumerate() {
            for turn in 0..3 {
                let done = send(&w, to, "", "A round letter").await;
                if number * 3 + turn < 30 {
                    done.unwrap();
                } else {
                    assert_eq!(code(done), "error-messages-day");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_stopped_these_emails_gets_none_and_the_form_says_so() {
    World::each(|w| async move {
        let ana = signed(&w).await;
        send(&w, &ana, "", "Before").await.unwrap();
        let stop = stop_of(&leave(&w).await[0]);
        send(&w, &ana, "", "Written, and stopped before it leaves").await.unwrap();
        w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        assert!(leave(&w).await.is_empty());
        let page = shown(&w, &ana).await;
        assert!(page.contacts[0].stopped);
        assert_eq!(page.earlier[0].state, Some(MailState::Failed(MailFailure::Stopped)));
        assert_eq!(code(send(&w, &ana, "", "After").await), "error-message-stopped");
        w.allow_all(&stop, ANA).await;
        send(&w, &ana, "", "Allowed").await.unwrap();
        assert_eq!(leave(&w).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_contact_of_the_address_book_is_chosen_masked_and_stops_all_for_ever() {
    World::each(|w| async move {
        let book = in_book(&w).await;
        let page = shown(&w, &book).await;
        assert_eq!(page.contacts.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(), ["o…@lantern.example", "s…@lantern.example"]);
        assert_eq!(code(send(&w, &book, "", "To whom?").await), "error-choice");
        assert_eq!(code(send(&w, &book, "nobody", "To whom?").await), "error-choice");
        let contact = page.contacts[0].id.clone();
        send(&w, &book, &contact, "May we invite you?").await.unwrap();
        let mails = leave(&w).await;
        assert_eq!((mails.len(), mails[0].to.as_str(), of(&mails[0]).letter.is_none()), (1, BOOK, true));
        let stop = stop_of(&mails[0]);
        assert_eq!(mails[0].shape.stop.as_ref().unwrap().one_click, None, "one click is not enough");
        // The mail may have been forwarded: it stops nothing before the mailbox itself says so.
        assert_eq!(w.service.stop_emails(&stop, StopScope::Letter).await.unwrap(), Wish::Mailed);
        let emails = w.service.mailbox_emails(&stop).await.unwrap();
        assert!(!emails.all_stopped && emails.reachable && !emails.proven, "{}", w.engine);
        w.stop_all(&stop, BOOK).await;
        assert!(shown(&w, &book).await.contacts[0].stopped);
        w.allow_all(&stop, BOOK).await;
        assert!(!shown(&w, &book).await.contacts[0].stopped);
        w.pass(500 * Instant::DAY);
        w.service.purge().await.unwrap();
        assert!(shown(&w, &book).await.earlier.is_empty(), "what belongs to no letter ends after 90 days");
        // The way out needs no row.
        let emails = w.service.mailbox_emails(&stop).await.unwrap();
        assert_eq!((emails.letter_stopped, emails.all_stopped, emails.coalition), (None, false, None));
        assert_eq!(w.service.stop_emails(&stop, StopScope::Letter).await.unwrap(), Wish::Done, "there is nobody to ask any more");
        assert!(w.service.mailbox_emails(&stop).await.unwrap().all_stopped);
        let page = shown(&w, &book).await;
        assert_eq!(page.contacts.iter().map(|one| one.stopped).collect::<Vec<_>>(), [true, false]);
        assert_eq!(code(send(&w, &book, &contact, "Once more").await), "error-message-stopped");
        send(&w, &book, &page.contacts[1].id, "To a colleague").await.unwrap();
        w.service.allow_emails(&stop).await.unwrap();
        assert!(!shown(&w, &book).await.contacts[0].stopped);
    })
    .await;
}

#[tokio::test]
async fn who_has_left_or_never_confirmed_is_not_written_to() {
    World::each(|w| async move {
        let harbour = invited(&w).await;
        send(&w, &harbour, "", "A question").await.unwrap();
        let Recipient::Invitation(_, id) = &harbour else { unreachable!() };
        w.service.withdraw_invitation(&w.owner, &w.coalition, &w.letter, *id).await.unwrap();
        assert!(leave(&w).await.is_empty(), "what waited is not sent");
        assert!(shown(&w, &harbour).await.contacts.is_empty());
        assert!(matches!(send(&w, &harbour, "", "More").await, Err(Error::Conflict)));
        w.post(&organisation("Pending Circle", "GB", ""), "pending@circle.example").await.unwrap();
        let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Pending Circle", None, 1).await.unwrap();
        let pending = Recipient::Signature(w.letter.clone(), list.signatures[0].id);
        assert!(shown(&w, &pending).await.contacts.is_empty());
        assert!(matches!(send(&w, &pending, "", "More").await, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn of_a_sensitive_letter_the_mail_is_a_link_for_a_week() {
    World::each(|w| async move {
        let (ana, book) = (signed(&w).await, in_book(&w).await);
        w.service.set_sensitive(&w.owner, &w.coalition, &w.letter, true).await.unwrap();
        assert!(shown(&w, &ana).await.sensitive);
        assert!(shown(&w, &book).await.sensitive, "nobody knows which letter a message to the address book speaks of");
        send(&w, &ana, "", "Be careful").await.unwrap();
        let mails = leave(&w).await;
        assert!(mails[0].shape.content.is_sensitive());
        let token = of(&mails[0]).link.clone().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Message { id, sensitive: true, .. } = w.service.follow_link(&token).await.unwrap() else {
            panic!("another link")
        };
        assert_eq!(w.service.received_message(id, &token).await.unwrap().text, "Be careful");
        w.pass(8 * Instant::DAY);
        assert!(matches!(w.service.follow_link(&token).await, Err(Error::LinkExpired)));
    })
    .await;
}

#[tokio::test]
async fn a_desks_invitation_can_be_stopped_by_whoever_gets_it() {
    World::each(|w| async move {
        let form = OrganiserForm { name: "Ben".into(), email: "ben@far.example".into(), role: "editor".into() };
        w.service.invite_organiser(&w.owner, &w.coalition, &form).await.unwrap();
        let mails = leave(&w).await;
        let invitation = mails.iter().find(|mail| matches!(mail.shape.content, MailContent::Invitation { .. })).unwrap();
        let stop = stop_of(invitation);
        w.stop_all(&stop, "ben@far.example").await;
        let ben = w.service.settings(&w.owner, &w.coalition).await.unwrap().organisers;
        let ben = ben.into_iter().find(|one| one.name == "Ben").unwrap().id;
        w.service.remove_organiser(&w.owner, &w.coalition, ben).await.unwrap();
        w.service.invite_organiser(&w.owner, &w.coalition, &form).await.unwrap();
        let invites = |mails: Vec<DueMail>| mails.iter().any(|mail| matches!(mail.shape.content, MailContent::Invitation { .. }));
        assert!(!invites(leave(&w).await), "no more of them");
        w.allow_all(&stop, "ben@far.example").await;
        let ben = w.service.settings(&w.owner, &w.coalition).await.unwrap().organisers;
        let ben = ben.into_iter().find(|one| one.name == "Ben").unwrap().id;
        w.service.remove_organiser(&w.owner, &w.coalition, ben).await.unwrap();
        w.service.invite_organiser(&w.owner, &w.coalition, &form).await.unwrap();
        assert!(invites(leave(&w).await));
    })
    .await;
}
