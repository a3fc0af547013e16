//! "This was not us": contacts are told, question, and only an organiser decides.

use crate::world::{OWNER, World, letter_form, organisation};
use domain::{
    forms::{letter::LetterForm, organisation::OrganisationForm},
    ids::PublicId,
    shapes::mail::MailContent,
    signature::{HeldFor, SignatureState},
    time::Instant,
};
use service::{Confirmed, Decision, Error, Link};

const CONTACT: &str = "director@lantern.example";
const SIGNER: &str = "intern@lantern.example";

async fn contact(w: &World) {
    let row = w.service.organisations(&w.owner, &w.coalition, "lantern").await.unwrap().organisations.remove(0);
    let form = w.service.organisation(&w.owner, &w.coalition, Some(row.id)).await.unwrap().form;
    let form = OrganisationForm { contacts: CONTACT.into(), ..form };
    w.service.save_organisation(&w.owner, &w.coalition, Some(row.id), &form).await.unwrap();
}

/// The contact's link: its page and token.
async fn asked(w: &World, contact: &str) -> (PublicId, String) {
    let MailContent::SignedAtDomain { link: Some(link), .. } = w.mail_content(contact).await else { panic!("another mail") };
    let token = link.rsplit_once("/l/").unwrap().1.to_owned();
    let Link::Question { id, .. } = w.service.follow_link(&token).await.unwrap() else { panic!("another link") };
    (id, token)
}

/// Signs as the member; answers the signature, and the contact's link.
async fn signed(w: &World) -> (PublicId, (PublicId, String)) {
    contact(w).await;
    assert_eq!(w.sign(&organisation("Lantern Trust", "GB", ""), SIGNER).await.unwrap(), Confirmed::Listed);
    (w.mail(SIGNER).await.1.unwrap().0, asked(w, CONTACT).await)
}

/// Nothing of what a link to the signatory holds is in a contact's, nor of one contact's in another's.
#[tokio::test]
async fn links_about_one_signature_have_nothing_in_common() {
    World::each(|w| async move {
        contact(&w).await;
        let row = w.service.organisations(&w.owner, &w.coalition, "lantern").await.unwrap().organisations.remove(0);
        let form = w.service.organisation(&w.owner, &w.coalition, Some(row.id)).await.unwrap().form;
        let form = OrganisationForm { contacts: format!("{CONTACT}\nsecretary@lantern.example"), ..form };
        w.service.save_organisation(&w.owner, &w.coalition, Some(row.id), &form).await.unwrap();
        w.sign(&organisation("Lantern Trust", "GB", ""), SIGNER).await.unwrap();
        let (first, second) = (asked(&w, CONTACT).await, asked(&w, "secretary@lantern.example").await);
        let signature = w.mail(SIGNER).await.1.unwrap();
        let ids = [first.0, second.0, signature.0];
        assert!(ids[0] != ids[1] && ids[0] != ids[2] && ids[1] != ids[2]);
        // The hour in which they end is that of all others; behind it nothing is alike.
        let rest = |token: &str| token[34..].to_owned();
        let pieces = |token: &str| rest(token).as_bytes().windows(8).map(<[u8]>::to_vec).collect::<std::collections::HashSet<_>>();
        assert!(pieces(&first.1).is_disjoint(&pieces(&second.1)));
        for (id, token) in [first, second] {
            assert!(w.service.questioning(id, &token).await.unwrap().live);
        }
        assert_eq!(asked(&w, CONTACT).await.0, ids[0], "a mail that is put together twice has one link");
    })
    .await;
}

#[tokio::test]
async fn of_a_public_letter_the_entry_is_marked_and_an_organiser_decides() {
    World::each(|w| async move {
        let (id, (page, token)) = signed(&w).await;
        let shown = w.service.questioning(page, &token).await.unwrap();
        assert!(shown.live && shown.public && !shown.asked);
        assert_eq!(w.counts().await.organisations, 1, "reading changes nothing");
        w.service.question(page, &token).await.unwrap();
        w.service.question(page, &token).await.unwrap();
        let row = w.service.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!((row.state, row.questioned.is_some()), (SignatureState::Confirmed, true));
        let letter = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert!(letter.organisations[0].questioned);
        assert!(matches!(w.mail_content(OWNER).await, MailContent::QuestionedTold { .. }));
        assert_eq!(w.mails_to(OWNER).await, 1, "told once");

        // The signatory answers from their own page.
        let MailContent::Questioned { link: Some(link), .. } = w.mail_content(SIGNER).await else { panic!("another mail") };
        let manage = link.rsplit_once("/l/").unwrap().1.to_owned();
        assert!(w.service.answer_question(id, &manage, " ").await.is_err());
        w.service.answer_question(id, &manage, "Our board decided it.").await.unwrap();
        let row = w.service.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!(row.questioned.unwrap().answer.as_deref(), Some("Our board decided it."));

        w.service.settle_question(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        let letter = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert!(!letter.organisations[0].questioned);
        w.service.question(page, &token).await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 1, "what an organiser settled is not asked once more");
        assert!(matches!(w.service.answer_question(id, &manage, "More").await, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn of_a_confidential_letter_only_an_invited_contact_knows_and_the_entry_is_held() {
    World::each(|w| async move {
        contact(&w).await;
        let form = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "sealed").await.unwrap();
        let domain::forms::signing::Entry::Organisation(entry) = organisation("Lantern Trust", "GB", "") else { unreachable!() };
        let add = async |address: &str| {
            w.service.add_on_behalf(&w.owner, &w.coalition, "sealed", &entry, &crate::world::email(address)).await.unwrap();
            let (id, token) = w.mail(address).await.1.unwrap();
            (id, w.service.confirm(id, &token, 1).await.unwrap())
        };
        let (first, _) = add(SIGNER).await;
        assert_eq!(w.mails_to(CONTACT).await, 0, "who was not invited does not learn of the letter");
        let remove = Decision::Remove(domain::signature::RemovalReason::OwnRequest);
        w.service.decide(&w.owner, &w.coalition, "sealed", first, remove).await.unwrap();

        let invitee = domain::invitation::Invitee {
            organisation: entry.name.clone(),
            country: entry.country,
            site: None,
            representative: None,
            office: None,
            email: crate::world::email(CONTACT),
            locale: None,
        };
        w.service.invite(&w.owner, &w.coalition, "sealed", &invitee).await.unwrap();
        let (id, confirmed) = add("aide@lantern.example").await;
        assert_eq!(confirmed, Confirmed::Listed);
        let (page, token) = asked(&w, CONTACT).await;
        w.service.question(page, &token).await.unwrap();
        let row = w.service.desk_signature(&w.owner, &w.coalition, "sealed", id).await.unwrap();
        assert_eq!((row.state, row.held_for), (SignatureState::Held, Some(HeldFor::Questioned)));
        w.service.decide(&w.owner, &w.coalition, "sealed", id, Decision::Approve(1)).await.unwrap();
        let row = w.service.desk_signature(&w.owner, &w.coalition, "sealed", id).await.unwrap();
        assert_eq!((row.state, row.questioned), (SignatureState::Confirmed, None));
    })
    .await;
}

/// A contact who could not hear of a letter while it was confidential gets one mail once it is public.
#[tokio::test]
async fn once_a_letter_is_public_contacts_who_were_not_invited_are_told() {
    World::each(|w| async move {
        contact(&w).await;
        let form = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "sealed").await.unwrap();
        let domain::forms::signing::Entry::Organisation(entry) = organisation("Lantern Trust", "GB", "") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, "sealed", &entry, &crate::world::email("rep@mail.example")).await.unwrap();
        let (id, token) = w.mail("rep@mail.example").await.1.unwrap();
        assert_eq!(w.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
        w.service.tell_of_published_letters().await.unwrap();
        assert_eq!(w.mails_to(CONTACT).await, 0);
        w.service.publish_letter(&w.owner, &w.coalition, "sealed").await.unwrap();
        assert_eq!(w.mails_to(CONTACT).await, 0, "nothing holds up its moment");
        for _ in 0..2 {
            w.service.tell_of_published_letters().await.unwrap();
            assert_eq!(w.mails_to(CONTACT).await, 1);
            w.pass(2 * Instant::HOUR);
        }
        let (page, token) = asked(&w, CONTACT).await;
        assert!(w.service.questioning(page, &token).await.unwrap().about.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_told_to_owners_once_a_day_and_before_the_end() {
    World::each(|w| async move {
        w.service.tend_waiting().await.unwrap();
        w.sign(&organisation("New House", "LT", ""), "a@new.example").await.unwrap();
        w.service.tend_waiting().await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 0);
        w.pass(Instant::DAY);
        let second = w.second_process().await;
        for service in [&w.service, &second, &w.service] {
            service.tend_waiting().await.unwrap();
        }
        assert_eq!(w.mails_to(OWNER).await, 1);
        let MailContent::Waiting { count: 1, .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        // One that came meanwhile is told when it has waited a day too.
        w.sign(&organisation("Other House", "LT", ""), "b@new.example").await.unwrap();
        w.pass(23 * Instant::HOUR);
        w.service.tend_waiting().await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 1);
        w.pass(2 * Instant::HOUR);
        w.service.tend_waiting().await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 2);
        // The deadline is 1 December, 11:00 UTC: seven days less one hour after the start.
        w.pass(4 * Instant::DAY);
        w.service.tend_waiting().await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 3, "less than a day before the deadline");
        w.service.tend_waiting().await.unwrap();
        w.pass(41 * Instant::HOUR / 2);
        w.service.tend_waiting().await.unwrap();
        w.service.tend_waiting().await.unwrap();
        assert_eq!(w.mails_to(OWNER).await, 4, "less than two hours before");
    })
    .await;
}
