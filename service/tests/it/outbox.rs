//! The outbox: leases, retries, proof that mail works.

use crate::world::{World, email, person};
use domain::{
    mail::{MailFailure, MailState},
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
