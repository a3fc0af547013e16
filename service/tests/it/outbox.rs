//! The outbox: leases, retries, proof that mail works.

use crate::world::{World, email, person};
use domain::{
    mail::{MailFailure, MailState},
    shapes::mail::MailContent,
    time::Instant,
};

#[tokio::test]
async fn a_mail_is_one_workers_until_its_lease_ends() {
    World::each(|world| async move {
        world.service.clear_mailbox().await.unwrap();
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let claimed = world.service.claim_mails(10).await.unwrap();
        assert_eq!(claimed.len(), 1);
        assert!(world.service.claim_mails(10).await.unwrap().is_empty());
        world.pass(301 * Instant::SECOND);
        let again = world.service.claim_mails(10).await.unwrap();
        assert_eq!(again[0].id, claimed[0].id);
        world.service.mail_failed(again[0].id, MailFailure::NotTaken).await.unwrap();
        assert!(world.service.claim_mails(10).await.unwrap().is_empty());
        world.pass(Instant::HOUR);
        let last = world.service.claim_mails(10).await.unwrap();
        world.service.mail_sent(last[0].id).await.unwrap();
        world.pass(Instant::DAY);
        assert!(world.service.claim_mails(10).await.unwrap().is_empty());
        world.pass(8 * Instant::DAY);
        world.service.purge().await.unwrap();
        assert_eq!(world.mails_to("ana@mail.example").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_test_mail_is_sent_when_the_server_took_it_and_a_double_click_sends_one() {
    World::each(|world| async move {
        world.service.clear_mailbox().await.unwrap();
        let ask = async |to: &str| world.service.test_mail(&world.owner, &world.coalition, &email(to)).await.unwrap();
        let outcome = async || {
            let settings = world.service.settings(&world.owner, &world.coalition).await.unwrap();
            settings.test_mail.map(|(_, outcome)| outcome)
        };
        assert_eq!(outcome().await, None);
        ask("me@coalition.example").await;
        ask("me@coalition.example").await;
        assert_eq!(outcome().await, Some(MailState::Queued(None)));
        let mails = world.service.claim_mails(10).await.unwrap();
        assert_eq!(mails.len(), 1, "{}", world.engine);
        world.service.mail_failed(mails[0].id, MailFailure::NotTaken).await.unwrap();
        assert_eq!(outcome().await, Some(MailState::Queued(Some(MailFailure::NotTaken))));
        world.pass(Instant::HOUR);
        let again = world.service.claim_mails(10).await.unwrap();
        world.service.mail_sent(again[0].id).await.unwrap();
        assert_eq!(outcome().await, Some(MailState::Sent));
        // Later, or to another address, it is another.
        ask("me@coalition.example").await;
        ask("you@coalition.example").await;
        let mails = world.service.claim_mails(10).await.unwrap();
        assert_eq!(mails.len(), 2);
        for mail in mails {
            world.service.mail_failed(mail.id, MailFailure::Refused).await.unwrap();
        }
        assert_eq!(outcome().await, Some(MailState::Failed(MailFailure::Refused)));
    })
    .await;
}

#[tokio::test]
async fn a_test_mail_that_arrives_proves_that_mail_works() {
    World::each(|world| async move {
        world.service.clear_mailbox().await.unwrap();
        world.service.test_mail(&world.owner, &world.coalition, &email("me@coalition.example")).await.unwrap();
        assert!(world.service.settings(&world.owner, &world.coalition).await.unwrap().mail_proven_at.is_none());
        let mail = world.service.claim_mails(1).await.unwrap().remove(0);
        assert!(mail.test);
        world.service.mail_sent(mail.id).await.unwrap();
        assert!(world.service.settings(&world.owner, &world.coalition).await.unwrap().mail_proven_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_links_life_counts_from_the_sending_however_long_the_mail_waited() {
    World::each(|world| async move {
        world.service.clear_mailbox().await.unwrap();
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        world.pass(25 * Instant::DAY);
        let mails = world.service.claim_mails(10).await.unwrap();
        let MailContent::Confirm { link: Some(link), .. } = &mails[0].shape.content else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        world.service.mail_sent(mails[0].id).await.unwrap();
        let service::Link::Signature { id, .. } = world.service.follow_link(token).await.unwrap() else { panic!("another link") };
        // The row itself waits 30 days from the posting.
        world.pass(10 * Instant::DAY);
        assert!(world.service.own_signature(id, token).await.is_ok(), "{}: a mail that left ten days ago", world.engine);
        world.pass(21 * Instant::DAY);
        assert!(world.service.own_signature(id, token).await.is_err(), "{}: thirty days after it left", world.engine);
    })
    .await;
}

#[tokio::test]
async fn the_link_of_a_paced_mail_lasts_as_long_as_of_any() {
    World::each(|world| async move {
        world.service.clear_mailbox().await.unwrap();
        world.service.request_data(&email("owner@coalition.example"), domain::locale::Locale::En).await.unwrap();
        let due = async || world.service.claim_mails(10).await.unwrap();
        // No server takes it for a while: a link of a day would be over.
        for _ in 0..4 {
            for mail in due().await {
                world.service.mail_failed(mail.id, MailFailure::NotTaken).await.unwrap();
            }
            world.pass(7 * Instant::HOUR);
        }
        let mails = due().await;
        let MailContent::DataLink { link: Some(link) } = &mails[0].shape.content else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        world.service.mail_sent(mails[0].id).await.unwrap();
        assert!(world.service.held_data(token).await.is_ok(), "{}: good when it arrives", world.engine);
        world.pass(25 * Instant::HOUR);
        assert!(world.service.held_data(token).await.is_err(), "{}: and for a day", world.engine);
    })
    .await;
}
