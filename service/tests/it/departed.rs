//! What is left of signatures that stand no more: deleted whenever their mailbox wants it, and after thirty days.

use crate::{
    log::manage,
    world::{World, email, person},
};
use domain::{
    locale::Locale,
    shapes::{held::HeldData, mail::MailContent},
    signature::{RemovalReason, SignatureState},
};
use sea_orm::ConnectionTrait;
use service::{Confirmed, Decision, Link};

/// Asks what is held about an address, by the link that goes to it.
async fn held(w: &World, address: &str) -> (String, HeldData) {
    w.service.request_data(&email(address), Locale::En).await.unwrap();
    let MailContent::DataLink { link, .. } = w.mail_content(address).await else { panic!("another mail") };
    let token = link.unwrap().rsplit_once("/l/").unwrap().1.to_owned();
    let held = w.service.held_data(&token).await.unwrap();
    (token, held)
}

async fn take_off(w: &World, name: &str, reason: RemovalReason) {
    let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, name, None, 1).await.unwrap();
    w.service.decide(&w.owner, &w.coalition, &w.letter, list.signatures[0].id, Decision::Remove(reason)).await.unwrap();
}

/// One that was withdrawn, one that was taken off, one that was taken off as false, and one that was denied.
async fn departed(w: &World) -> [(&'static str, SignatureState); 4] {
    for (name, address) in [("Wanda Silva", "wanda@mail.example"), ("Rosa Silva", "rosa@mail.example"), ("Fake Silva", "fake@mail.example")]
    {
        w.sign(&person(name, "TV"), address).await.unwrap();
    }
    let (id, token) = manage(w, "wanda@mail.example").await;
    w.service.withdraw(id, &token).await.unwrap();
    take_off(w, "Rosa", RemovalReason::OwnRequest).await;
    take_off(w, "Fake", RemovalReason::NotTheirs).await;
    w.post(&person("Dora Silva", "TV"), "dora@mail.example").await.unwrap();
    let (id, token) = w.mail("dora@mail.example").await.1.unwrap();
    w.service.deny(id, &token).await.unwrap();
    [
        ("wanda@mail.example", SignatureState::Withdrawn),
        ("rosa@mail.example", SignatureState::Removed),
        ("fake@mail.example", SignatureState::Removed),
        ("dora@mail.example", SignatureState::Removed),
    ]
}

#[tokio::test]
async fn who_reads_the_mailbox_deletes_what_is_left_whatever_its_state() {
    World::each(|w| async move {
        let w = &w;
        for (address, state) in departed(w).await {
            let (data, found) = held(w, address).await;
            assert_eq!(found.signatures.iter().map(|one| one.state).collect::<Vec<_>>(), [state], "{address}");
            let token = found.signatures[0].link.strip_prefix("/l/").unwrap();
            let Link::Signature { id, .. } = w.service.follow_link(token).await.unwrap() else { panic!("another link") };
            let own = w.service.own_signature(id, token).await.unwrap();
            assert!(own.may_erase && !own.may_withdraw && !own.may_correct, "{address}");
            w.service.erase(id, token).await.unwrap();
            w.service.erase(id, token).await.unwrap();
            assert!(w.service.held_data(&data).await.unwrap().signatures.is_empty(), "{}: {address}", w.engine);
        }
        let left = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Silva", None, 1).await.unwrap();
        assert!(left.signatures.is_empty(), "{}", w.engine);
        // Who was taken off as false does not come back by having that deleted, nor by another mailbox.
        for address in ["fake@mail.example", "other@mail.example"] {
            assert_eq!(w.sign(&person("Fake Silva", "TV"), address).await.unwrap(), Confirmed::Held, "{}: {address}", w.engine);
        }
        assert_eq!(w.sign(&person("Rosa Silva", "TV"), "rosa@mail.example").await.unwrap(), Confirmed::Listed, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn the_link_that_withdrew_deletes_what_is_left() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Wanda Silva", "TV"), "wanda@mail.example").await.unwrap();
        let receipt = w.mail("wanda@mail.example").await.1.unwrap();
        let (id, token) = manage(w, "wanda@mail.example").await;
        w.service.withdraw(id, &token).await.unwrap();
        assert!(!w.service.own_signature(id, &receipt.1).await.unwrap().may_erase, "a receipt goes round");
        assert!(w.service.erase(id, &receipt.1).await.is_err());
        assert!(w.service.own_signature(id, &token).await.unwrap().may_erase);
        w.service.erase(id, &token).await.unwrap();
        let left = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Wanda", None, 1).await.unwrap();
        assert!(left.signatures.is_empty(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn thirty_days_later_nothing_that_was_typed_is_left() {
    World::each(|w| async move {
        let w = &w;
        let all = departed(w).await;
        w.sign(&person("Stays Silva", "TV"), "stays@mail.example").await.unwrap();
        let names = async || {
            let db = w.database().await;
            let rows = db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), "SELECT name, identity FROM signature"));
            let rows = rows.await.unwrap();
            let texts = rows.iter().map(|row| [row.try_get_by_index::<String>(0).unwrap(), row.try_get_by_index::<String>(1).unwrap()]);
            let texts: Vec<String> = texts.map(|texts| texts.concat().to_lowercase()).collect();
            db.close().await.unwrap();
            texts.iter().filter(|text| text.contains("silva")).count()
        };
        w.service.purge().await.unwrap();
        assert_eq!(names().await, 5, "{}: not before", w.engine);
        let db = w.database().await;
        db.execute_unprepared("UPDATE signature SET changed_at = 1").await.unwrap();
        db.close().await.unwrap();
        w.service.purge().await.unwrap();
        assert_eq!(names().await, 1, "{}: only what stands", w.engine);
        w.service.purge().await.unwrap();
        for (address, _) in all {
            let (_, found) = held(w, address).await;
            assert_eq!(found.signatures.len(), 1, "{}: that it is recognised is said, {address}", w.engine);
        }
        for address in ["fake@mail.example", "other@mail.example"] {
            assert_eq!(w.sign(&person("Fake Silva", "TV"), address).await.unwrap(), Confirmed::Held, "{}: {address}", w.engine);
        }
        assert_eq!(w.sign(&person("Wanda Silva", "TV"), "wanda@mail.example").await.unwrap(), Confirmed::Listed, "{}", w.engine);
    })
    .await;
}
