//! The outbox: leases, retries, proof that mail works.

use crate::world::{World, email, person};
use domain::{mail::MailFailure, time::Instant};

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
