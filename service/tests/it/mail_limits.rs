//! No kind of mail is a bomb: what an organiser clicks often, what strangers ask for, and what many signatures cause, is
//! sent a few times or gathered, and the mail says what is so when it leaves.

use crate::world::{OWNER, World, agreed, email, letter_form, organisation, person};
use domain::{
    country::Country,
    forms::{coalition::OrganiserForm, letter::LetterForm, organisation::OrganisationForm, signing::SigningForm},
    ids::PublicId,
    invitation::{Invitee, Reply},
    locale::Locale,
    shapes::mail::MailContent,
    text::{Name, Phrase},
    time::Instant,
};
use service::{Decision, DueMail, Error, Lane, StopScope};

const ANA: &str = "ana@victim.example";

/// What leaves now.
async fn sent(w: &World) -> Vec<DueMail> {
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

async fn sent_to(w: &World, address: &str) -> Vec<DueMail> {
    sent(w).await.into_iter().filter(|mail| mail.to.as_str() == address).collect()
}

fn code(error: Error) -> String {
    match error {
        Error::Fields(errors) => errors.0.first().map(|error| format!("{}:{}", error.field, error.code)).unwrap_or_default(),
        other => other.to_string(),
    }
}

async fn only_signature(w: &World) -> PublicId {
    w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap().signatures[0].id
}

#[tokio::test]
async fn twenty_presses_of_resend_are_no_bomb() {
    World::each(|w| async move {
        w.post(&person("Ana Silva", "GB"), ANA).await.unwrap();
        let id = only_signature(&w).await;
        let mut refused = 0;
        let mut mails = sent_to(&w, ANA).await;
        for _ in 0..20 {
            if let Err(error) = w.service.resend(&w.owner, &w.coalition, &w.letter, id).await {
                assert_eq!(code(error), ":error-mails-enough");
                refused += 1;
            }
            mails.extend(sent_to(&w, ANA).await);
        }
        assert_eq!((mails.len(), refused), (3, 18), "it stays in the strangers' lane");
        w.pass(2 * Instant::HOUR);
        w.service.resend(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        let stop = mails[0].shape.stop.as_ref().unwrap().page.rsplit_once("/l/").unwrap().1.to_owned();
        w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        let error = w.service.resend(&w.owner, &w.coalition, &w.letter, id).await.unwrap_err();
        assert_eq!(code(error), ":error-mails-enough");

        // What an organiser entered goes out three times a day.
        let domain::forms::signing::Entry::Organisation(entry) = organisation("Quokka House", "AU", "") else { unreachable!() };
        let quokka = "quinn@quokka.example";
        w.service.add_on_behalf(&w.owner, &w.coalition, &w.letter, &entry, &email(quokka)).await.unwrap();
        let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "quokka", None, 1).await.unwrap();
        for _ in 0..20 {
            let _ = w.service.resend(&w.owner, &w.coalition, &w.letter, list.signatures[0].id).await;
        }
        assert_eq!(sent_to(&w, quokka).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn hold_and_approve_ten_times_is_one_mail_a_day() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), ANA).await.unwrap();
        sent(&w).await;
        let id = only_signature(&w).await;
        let decide = async |what| w.service.decide(&w.owner, &w.coalition, &w.letter, id, what).await.unwrap();
        let mut mails = 0;
        for _ in 0..10 {
            decide(Decision::Hold).await;
            decide(Decision::Approve(1)).await;
            mails += sent_to(&w, ANA).await.len();
        }
        assert_eq!(mails, 1);
        w.pass(25 * Instant::HOUR);
        assert!(matches!(sent_to(&w, ANA).await[0].shape.content, MailContent::Approved { .. }), "the last is told of");
        decide(Decision::Hold).await;
        decide(Decision::Approve(1)).await;
        decide(Decision::Hold).await;
        w.pass(25 * Instant::HOUR);
        let told = sent_to(&w, ANA).await;
        assert_eq!(told.len(), 1, "what is not so any more is not said");
        assert!(matches!(told[0].shape.content, MailContent::TakenOff { held: true, .. }), "and who is off the list learns of it");
    })
    .await;
}

#[tokio::test]
async fn lost_links_come_in_one_mail_and_a_stranger_does_not_use_them_up() {
    World::each(|w| async move {
        for name in ["Maria Keller", "Peter Keller"] {
            w.sign(&person(name, "DE"), ANA).await.unwrap();
            w.pass(61 * 60 * Instant::SECOND);
        }
        sent(&w).await;
        // Another address of the same mailbox gets nothing: where "+" is no tag it is somebody else's.
        w.service.request_lost_links(&w.coalition, &w.letter, &email("Ana+x@victim.example")).await.unwrap();
        assert!(sent(&w).await.is_empty());
        let ask = async || w.service.request_lost_links(&w.coalition, &w.letter, &email("Ana@victim.example")).await.unwrap();
        ask().await;
        let mails = sent(&w).await;
        assert_eq!(mails.len(), 1);
        let MailContent::Several { mails: both } = &mails[0].shape.content else { panic!("another mail") };
        assert!(both.len() == 2 && both.iter().all(|mail| matches!(mail, MailContent::Manage { .. })));
        for _ in 0..10 {
            ask().await;
            assert!(sent(&w).await.is_empty(), "the last links work still");
        }
        let mut more = 0;
        for _ in 0..3 {
            w.pass(16 * 60 * Instant::SECOND);
            more += sent(&w).await.len();
            ask().await;
        }
        assert_eq!(more, 2, "three a day");
        // What strangers cause otherwise uses up none of these, nor the other way round.
        w.pass(25 * Instant::HOUR);
        for number in 0..9 {
            let name = format!("Stranger {}", "I".repeat(number + 1));
            let _ = w.post(&person(&name, "GB"), ANA).await;
        }
        sent(&w).await;
        ask().await;
        assert_eq!(sent(&w).await.len(), 1);
        let stop = w.service.mailbox(100).await.unwrap().into_iter().find_map(|mail| mail.shape.stop).unwrap();
        w.stop_all(stop.page.rsplit_once("/l/").unwrap().1, ANA).await;
        ask().await;
        assert!(sent(&w).await.is_empty());
        w.pass(25 * Instant::HOUR);
        ask().await;
        ask().await;
        assert_eq!(sent(&w).await.len(), 1, "the way out stays open, once a day");
        w.service.request_lost_links(&w.coalition, &w.letter, &email("nobody@mail.example")).await.unwrap();
        assert!(sent(&w).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn lost_links_of_every_public_letter_come_wherever_they_are_asked_for() {
    World::each(|w| async move {
        let second = LetterForm { slug: "second".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &second).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "second").await.unwrap();
        w.service.post_signature(&w.coalition, "second", &person("Ana Silva", "GB"), &email(ANA), Locale::En).await.unwrap();
        let (id, token) = w.mail(ANA).await.1.unwrap();
        w.service.confirm(id, &token, 1).await.unwrap();
        sent(&w).await;
        w.service.request_lost_links(&w.coalition, &w.letter, &email(ANA)).await.unwrap();
        let mails = sent_to(&w, ANA).await;
        let MailContent::Manage { letter, .. } = &mails[0].shape.content else { panic!("another mail") };
        assert!(letter.url.as_ref().unwrap().ends_with("/second"));
    })
    .await;
}

#[tokio::test]
async fn a_contact_hears_three_times_a_day_of_who_signs_at_their_domain() {
    World::each(|w| async move {
        let contact = "director@lantern.example";
        let row = w.service.organisations(&w.owner, &w.coalition, "lantern").await.unwrap().organisations.remove(0);
        let form = w.service.organisation(&w.owner, &w.coalition, Some(row.id)).await.unwrap().form;
        let form = OrganisationForm { contacts: contact.into(), ..form };
        w.service.save_organisation(&w.owner, &w.coalition, Some(row.id), &form).await.unwrap();
        for number in 0..14 {
            let name = format!("Invented {}", char::from(b'A' + number));
            w.sign(&organisation(&name, "GB", ""), &format!("student{number}@lantern.example")).await.unwrap();
        }
        let mails = sent_to(&w, contact).await;
        assert_eq!(mails.len(), 3);
        assert!(mails.iter().all(|mail| matches!(mail.shape.content, MailContent::SignedAtDomain { .. })), "told of at once");
        w.pass(25 * Instant::HOUR);
        let next = sent_to(&w, contact).await;
        assert_eq!(next.len(), 1);
        let MailContent::Several { mails } = &next[0].shape.content else { panic!("another mail") };
        assert_eq!(mails.len(), 11, "the others in one");
        w.pass(3 * Instant::DAY);
        assert!(sent_to(&w, contact).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn no_coalition_silences_another_that_tells_the_same_contact() {
    World::each(|w| async move {
        let contact = "director@lantern.example";
        let other = crate::emails::coalition(&w, "elsewhere", 1).await;
        let row = w.service.organisations(&w.owner, &w.coalition, "lantern").await.unwrap().organisations.remove(0);
        let form = w.service.organisation(&w.owner, &w.coalition, Some(row.id)).await.unwrap().form;
        let form = OrganisationForm { contacts: contact.into(), ..form };
        w.service.save_organisation(&w.owner, &w.coalition, Some(row.id), &form).await.unwrap();
        w.service.save_organisation(&other, "elsewhere", None, &form).await.unwrap();
        for number in 0..5 {
            let name = format!("Invented {}", char::from(b'A' + number));
            w.sign(&organisation(&name, "GB", ""), &format!("student{number}@lantern.example")).await.unwrap();
        }
        assert_eq!(sent_to(&w, contact).await.len(), 3, "{}", w.engine);
        let entry = organisation("Invented F", "GB", "");
        crate::world::sign(&w.service, "elsewhere", "letter-0", &entry, "d@lantern.example").await.unwrap();
        let mails = sent_to(&w, contact).await;
        assert_eq!(mails.len(), 1, "{}: it is told of at once", w.engine);
        let MailContent::SignedAtDomain { letter, .. } = &mails[0].shape.content else { panic!("another mail") };
        assert_eq!(letter.coalition.slug, "elsewhere");
    })
    .await;
}

#[tokio::test]
async fn inviting_and_taking_off_an_organiser_is_no_bomb_and_greets_by_a_name() {
    World::each(|w| async move {
        sent(&w).await;
        let form = |name: &str| OrganiserForm { name: name.into(), email: ANA.into(), role: "viewer".into() };
        for bad in ["You won a prize, call +41 900 123", "Claim at evil.com", "www.evil.example"] {
            let error = w.service.invite_organiser(&w.owner, &w.coalition, &form(bad)).await.unwrap_err();
            assert_eq!(code(error), "name:error-address-in-text", "{bad}");
        }
        let mut refused = String::new();
        for _ in 0..6 {
            match w.service.invite_organiser(&w.owner, &w.coalition, &form("Ana Silva")).await {
                Ok(()) => {}
                Err(error) => refused = code(error),
            }
            let organisers = w.service.settings(&w.owner, &w.coalition).await.unwrap().organisers;
            for one in organisers.iter().filter(|one| one.name == "Ana Silva") {
                w.service.remove_organiser(&w.owner, &w.coalition, one.id).await.unwrap();
            }
        }
        assert_eq!(refused, "email:error-mails-enough");
        assert!(sent_to(&w, ANA).await.len() <= 3);
    })
    .await;
}

fn quokka() -> Invitee {
    Invitee {
        organisation: Name::parse("Quokka House").unwrap(),
        country: Country::parse("AU").unwrap(),
        site: None,
        representative: None,
        office: None,
        email: email(ANA),
        locale: Some(Locale::En),
    }
}

#[tokio::test]
async fn a_condition_that_changes_ten_times_is_told_once_and_then_as_it_is() {
    World::each(|w| async move {
        w.service.invite(&w.owner, &w.coalition, &w.letter, &quokka()).await.unwrap();
        let (id, token) = w.invited(ANA).await;
        sent(&w).await;
        let mut mails = Vec::new();
        for number in 0..10 {
            let reply = Reply::Conditional(format!("We sign if {number}"));
            w.service.answer_invitation(id, &token, &reply).await.unwrap();
            mails.extend(sent_to(&w, OWNER).await);
        }
        assert_eq!(mails.len(), 1);
        w.pass(5 * Instant::HOUR);
        let next = sent_to(&w, OWNER).await;
        assert_eq!(next.len(), 1);
        let MailContent::ConditionTold { condition, .. } = &next[0].shape.content else { panic!("another mail") };
        assert_eq!(condition, "We sign if 9");
        w.pass(2 * Instant::DAY);
        assert!(sent_to(&w, OWNER).await.iter().all(|mail| !matches!(mail.shape.content, MailContent::ConditionTold { .. })));
    })
    .await;
}

#[tokio::test]
async fn other_particulars_are_mailed_whatever_strangers_used_up_or_the_owner_stopped() {
    World::each(|w| async move {
        for number in 0..4 {
            w.post(&person(&format!("Stranger {}", "I".repeat(number + 1)), "GB"), ANA).await.unwrap();
        }
        let first = sent_to(&w, ANA).await.remove(0);
        let stop = first.shape.stop.unwrap();
        w.service.invite(&w.owner, &w.coalition, &w.letter, &quokka()).await.unwrap();
        let (id, token) = w.invited(ANA).await;
        sent(&w).await;
        w.stop_all(stop.page.rsplit_once("/l/").unwrap().1, ANA).await;
        let form = |name: &str| SigningForm {
            name: name.into(),
            country: "AU".into(),
            representative: "Ana Silva".into(),
            office: Phrase::parse("Director").unwrap().as_str().to_owned(),
            agreed: agreed(),
            ..SigningForm::default()
        };
        assert!(w.service.post_invited(id, &token, &form("Quokka House Board")).await.unwrap(), "a mail goes out");
        let mails = sent_to(&w, ANA).await;
        let MailContent::Confirm { link: Some(link), .. } = &mails[0].shape.content else { panic!("another mail") };
        let token_of_it = link.rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Signature { id: signature, .. } = w.service.follow_link(&token_of_it).await.unwrap() else { panic!("a link") };
        // A link goes round: so many mails and no more, and then nobody is told that one went out.
        let mut mailed = 1;
        for number in 0..13 {
            let name = format!("Quokka House Board {}", "I".repeat(number % 3));
            mailed += usize::from(w.service.post_invited(id, &token, &form(name.trim())).await.unwrap());
        }
        assert_eq!(mailed, 3, "whatever the name");
        assert_eq!(sent_to(&w, ANA).await.len(), 2);
        let own = w.service.own_signature(signature, &token_of_it).await.unwrap();
        w.service.confirm(signature, &token_of_it, own.revision).await.unwrap();
        let own = w.service.own_invitation(id, &token).await.unwrap();
        assert!(own.signed.is_some(), "it answers the invitation");
        let error = w.service.post_invited(id, &token, &form("Quokka House Board")).await.unwrap_err();
        assert_eq!(code(error), ":error-already-confirmed");
    })
    .await;
}
