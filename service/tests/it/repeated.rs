//! A second click finds done what it asks for, and shows what the first did; nothing is mailed or noted twice.

use crate::world::{World, organisation, person};
use domain::{
    error::FieldErrors,
    forms::invitation::{AnswerForm, ForwardForm, InviteForm, PressForm},
    ids::PublicId,
    shapes::mail::MailContent,
    signature::{RemovalReason, SignatureState},
    time::Instant,
};
use service::{Confirmed, Decision, Error, FreshLink};

const ANA: &str = "ana@lantern.example";

async fn posted(world: &World) -> (PublicId, String) {
    world.post(&organisation("Lantern Trust", "GB", "https://lantern.example"), ANA).await.unwrap();
    world.mail(ANA).await.1.unwrap()
}

/// Listed, with a link to correct or withdraw.
async fn managed(world: &World) -> (PublicId, String) {
    let (id, token) = posted(world).await;
    assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
    world.pass(5 * Instant::HOUR);
    assert_eq!(world.service.request_link(id, &token).await.unwrap(), FreshLink::Sent);
    world.mail(ANA).await.1.unwrap()
}

#[tokio::test]
async fn confirming_twice_confirms_once() {
    World::each(|world| async move {
        let (id, token) = posted(&world).await;
        for _ in 0..3 {
            assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
        }
        assert_eq!((world.counts().await.organisations, world.mails_to(ANA).await), (1, 2), "one receipt");
        // Who is on the page still and says no now changes nothing: the link entitles to reading.
        assert!(matches!(world.service.deny(id, &token).await, Err(Error::Link)));
        // After the deadline a second click says the same.
        world.pass(20 * Instant::DAY);
        assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_is_held_at_the_second_click_and_listed_once_it_is_approved() {
    World::each(|world| async move {
        world.post(&organisation("New House", "LT", "https://new-house.example"), "info@new-house.example").await.unwrap();
        let (id, token) = world.mail("info@new-house.example").await.1.unwrap();
        assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Held);
        assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Held);
        let mails = world.mails_to("info@new-house.example").await;
        for decision in
            [Decision::Approve(1), Decision::Hold, Decision::Approve(1), Decision::Remove(RemovalReason::NotTheirs), Decision::Erase]
        {
            for _ in 0..2 {
                world.service.decide(&world.owner, &world.coalition, &world.letter, id, decision).await.unwrap();
            }
            if decision == Decision::Approve(1) {
                assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed, "what is so now");
            }
        }
        assert!(world.mails_to("info@new-house.example").await <= mails + 2);
    })
    .await;
}

#[tokio::test]
async fn denying_twice_denies_once() {
    World::each(|world| async move {
        let (id, token) = posted(&world).await;
        world.service.deny(id, &token).await.unwrap();
        world.service.deny(id, &token).await.unwrap();
        assert!(matches!(world.service.confirm(id, &token, 1).await, Err(Error::Link)));
        assert_eq!(world.service.own_signature(id, &token).await.unwrap().state, SignatureState::Removed);
    })
    .await;
}

#[tokio::test]
async fn withdrawing_and_erasing_twice_do_it_once() {
    World::each(|world| async move {
        let (id, manage) = managed(&world).await;
        world.service.withdraw(id, &manage).await.unwrap();
        let mails = world.mails_to(ANA).await;
        world.service.withdraw(id, &manage).await.unwrap();
        assert_eq!(world.mails_to(ANA).await, mails, "one mail says so");

        world.pass(5 * Instant::HOUR);
        let (id, manage) = managed(&world).await;
        world.service.erase(id, &manage).await.unwrap();
        world.service.erase(id, &manage).await.unwrap();
        assert_eq!(world.service.letter_of_link(id, &manage).await.unwrap(), (world.coalition.clone(), Some(world.letter.clone())));
        assert!(matches!(world.service.own_signature(id, &manage).await, Err(Error::Link)), "nothing of it is shown");
    })
    .await;
}

#[tokio::test]
async fn the_same_correction_twice_is_one() {
    World::each(|world| async move {
        let (id, manage) = managed(&world).await;
        let renamed = organisation("Lantern Trust", "GB", "https://lantern.example/about");
        world.service.correct(id, &manage, &renamed).await.unwrap();
        world.service.correct(id, &manage, &renamed).await.unwrap();
        let other = organisation("Lantern Trust", "GB", "https://lantern.example/other");
        assert!(matches!(world.service.correct(id, &manage, &other).await, Err(Error::Link)), "another one needs another link");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_answered_once_however_often_it_is_clicked() {
    World::each(|world| async move {
        let form = InviteForm {
            organisation: "Lantern Trust".into(),
            country: "GB".into(),
            site: "https://lantern.example".into(),
            email: ANA.into(),
            representative: "Ana Silva".into(),
            office: "Director".into(),
            language: "en".into(),
        };
        world.service.invite(&world.owner, &world.coalition, &world.letter, &form.parse().unwrap()).await.unwrap();
        let (id, token) = world.invited(ANA).await;
        let told = || world.mails_to(crate::world::OWNER);
        let before = told().await;
        for _ in 0..2 {
            let reply =
                AnswerForm { answer: "conditional".into(), condition: "If the second demand goes.".into(), ..AnswerForm::default() };
            world.service.answer_invitation(id, &token, &reply.parse().unwrap()).await.unwrap();
        }
        assert_eq!(told().await, before + 1, "the organisers are told once");
        for _ in 0..2 {
            let to = ForwardForm { forward_email: "dora@lantern.example".into(), ..ForwardForm::default() };
            world.service.forward_invitation(id, &token, &to.parse().unwrap()).await.unwrap();
        }
        assert_eq!(world.mails_to("dora@lantern.example").await, 1);
        let manifest = world.service.own_invitation(id, &token).await.unwrap().manifest_sha256;
        let mails = world.mails_to(ANA).await;
        for _ in 0..2 {
            let press = PressForm { manifest: manifest.clone(), ..crate::world::press() };
            world.service.sign_invited(id, &token, &press).await.unwrap();
        }
        assert_eq!((world.counts().await.organisations, world.mails_to(ANA).await), (1, mails + 1));
        // Another mailbox of the same organisation is told what is so.
        let (other, other_token) = world.invited("dora@lantern.example").await;
        let press = PressForm { manifest, representative: "Dora".into(), office: "Chair".into(), ..crate::world::press() };
        let refused = world.service.sign_invited(other, &other_token, &press).await.unwrap_err();
        assert!(matches!(refused, Error::Fields(FieldErrors(errors)) if errors[0].code == "error-already-confirmed"));
    })
    .await;
}

#[tokio::test]
async fn a_fresh_link_is_said_to_be_sent_only_when_it_is_and_strangers_cannot_block() {
    World::each(|world| async move {
        let person_of = person("Ana Silva", "GB");
        world.sign(&person_of, "ana@mail.example").await.unwrap();
        let (id, view) = world.mail("ana@mail.example").await.1.unwrap();
        assert_eq!(world.service.own_signature(id, &view).await.unwrap().link_mail, None);
        assert_eq!(world.service.request_link(id, &view).await.unwrap(), FreshLink::Sent);
        let mails = world.mails_to("ana@mail.example").await;
        // Anyone who holds the forwarded receipt asks and asks.
        for _ in 0..20 {
            assert_eq!(world.service.request_link(id, &view).await.unwrap(), FreshLink::LastOneWorks);
        }
        assert_eq!(world.mails_to("ana@mail.example").await, mails);
        let last = world.service.own_signature(id, &view).await.unwrap().link_mail.unwrap();
        assert_eq!((last.minutes_ago, last.next_in_minutes, last.failed), (0, 2, false));

        // Over a day a stranger causes a few mails, and each of them leads the owner out.
        let mut sent = 0;
        for _ in 0..24 * 60 {
            world.pass(60 * Instant::SECOND);
            sent += u32::from(world.service.request_link(id, &view).await.unwrap() == FreshLink::Sent);
        }
        assert!((5..=12).contains(&sent), "{sent} mails");
        let (content, link) = world.mail("ana@mail.example").await;
        assert!(matches!(content, MailContent::Manage { .. }));
        world.service.withdraw(id, &link.unwrap().1).await.unwrap();
        assert_eq!(world.counts().await.people, 0);
        assert!(matches!(world.service.request_link(id, &view).await, Err(Error::Link)), "nothing is left to withdraw");
    })
    .await;
}

#[tokio::test]
async fn a_used_link_is_followed_by_the_next_at_once() {
    World::each(|world| async move {
        let (id, manage) = managed(&world).await;
        assert_eq!(world.service.request_link(id, &manage).await.unwrap(), FreshLink::LastOneWorks);
        world.service.correct(id, &manage, &organisation("Lantern Trust", "GB", "https://lantern.example/about")).await.unwrap();
        assert_eq!(world.service.request_link(id, &manage).await.unwrap(), FreshLink::Sent);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_old_or_damaged_leads_on_or_names_the_cause() {
    World::each(|world| async move {
        let (id, manage) = managed(&world).await;
        for stray in [".", ">", "x", "\u{200f}"] {
            assert!(world.service.follow_link(&format!("{manage}{stray}")).await.is_ok(), "{stray:?}");
        }
        assert!(matches!(world.service.follow_link(&manage[..50]).await, Err(Error::LinkCut)));
        // A day later it shows what is so, and offers the next; a year later it says that it is old.
        world.pass(2 * Instant::DAY);
        let own = world.service.own_signature(id, &manage).await.unwrap();
        assert!(!own.may_withdraw && own.state == SignatureState::Confirmed);
        assert_eq!(world.service.request_link(id, &manage).await.unwrap(), FreshLink::Sent);
        world.pass(364 * Instant::DAY);
        assert!(matches!(world.service.own_signature(id, &manage).await, Err(Error::LinkExpired)));
    })
    .await;
}
