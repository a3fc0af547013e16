//! Signing while the text changes: nobody is held to a meaning that they have not seen.

use super::{LETTER, fields, link, publish, report};
use crate::{
    letters::organiser,
    world::{World, agreed, email, organisation, person},
};
use domain::{
    amendment::Kind,
    locale::Locale,
    role::Role,
    shapes::{amendments::OutstandingFilter, mail::MailContent},
    time::Instant,
};
use service::{Confirmed, Decision, DueMail, Error, Posting, StopScope, Wish};

#[tokio::test]
async fn nobody_signs_a_meaning_that_they_have_not_seen() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        let seen = w.service.published_letter(&w.coalition, LETTER).await.unwrap().manifest_sha256;
        w.post(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        publish(w, &second, "We ask for something else.", Kind::Material).await;
        let bea = email("bea@two.example");
        let stale = w
            .service
            .post_seen(
                &w.coalition,
                LETTER,
                &person("Bea", "GB"),
                &bea,
                &Posting { manifest: &seen, agreed: &agreed(), locale: Locale::En, from: None },
            )
            .await;
        assert_eq!(fields(stale).0[0].code, "error-text-changed");
        let (id, token) = link(w, "ana@one.example").await;
        let own = w.service.own_signature(id, &token).await.unwrap();
        assert!(own.outstanding && own.changed_since.len() == 1);
        for manifest in ["", seen.as_str(), "no such"] {
            assert_eq!(w.service.confirm_seen(id, &token, own.revision, manifest).await.unwrap(), Confirmed::Changed, "{manifest}");
        }
        assert_eq!(w.counts().await.people, 0);
        let newest = own.newest_manifest_sha256;
        assert_eq!(w.service.confirm_seen(id, &token, own.revision, &newest).await.unwrap(), Confirmed::Listed);
        w.service
            .post_seen(
                &w.coalition,
                LETTER,
                &person("Bea", "GB"),
                &bea,
                &Posting { manifest: &newest, agreed: &agreed(), locale: Locale::En, from: None },
            )
            .await
            .unwrap();
        assert_eq!((w.counts().await.people, w.counts().await.outstanding), (1, 0));
        // A slip of the pen in between keeps a click good.
        publish(w, &second, "We ask for something else!", Kind::Typographical).await;
        let (id, token) = link(w, "bea@two.example").await;
        assert_eq!(w.service.confirm_seen(id, &token, 1, &newest).await.unwrap(), Confirmed::Listed);
        let found = report(w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.versions), (2, 3));
        // What is recorded is what was seen, not what came after it.
        let versions = w.service.versions(&w.coalition, LETTER).await.unwrap().versions;
        assert_eq!(versions.iter().map(|one| one.signatures).collect::<Vec<_>>(), [0, 2, 0]);
    })
    .await;
}

#[tokio::test]
async fn what_was_held_under_the_old_text_is_asked_again() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        let held = w.sign(&organisation("Nobody Knows", "GB", "https://nobody.example"), "a@nobody.example").await.unwrap();
        assert_eq!(held, Confirmed::Held);
        publish(w, &second, "We ask for something else.", Kind::Material).await;
        let row = w.service.desk_signatures(&w.owner, &w.coalition, LETTER, "", None, 1).await.unwrap().signatures.remove(0);
        w.service.decide(&w.owner, &w.coalition, LETTER, row.id, Decision::Approve(1)).await.unwrap();
        assert_eq!((w.counts().await.organisations, w.counts().await.outstanding), (0, 1));
        assert!(matches!(w.mail_content("a@nobody.example").await, MailContent::Reaffirm { .. }));
        let listed = w.service.outstanding(&w.owner, &w.coalition, LETTER, OutstandingFilter::Waiting, 1).await.unwrap();
        assert_eq!((listed.found, listed.signatures[0].by_mail, listed.signatures[0].version), (1, true, 1));
        let by_hand = w.service.enter_reaffirmation(&w.owner, &w.coalition, LETTER, row.id, &listed.manifest_sha256).await;
        assert!(matches!(by_hand, Err(Error::Conflict)), "a mail can ask");
        let again = w.service.ask_to_reaffirm(&w.owner, &w.coalition, LETTER, row.id).await;
        assert_eq!(fields(again).0[0].code, "outstanding-error-asked");
        assert!(!listed.signatures[0].may_ask && listed.signatures[0].asked_at.is_some());
        w.pass(Instant::DAY);
        w.service.ask_to_reaffirm(&w.owner, &w.coalition, LETTER, row.id).await.unwrap();
    })
    .await;
}

/// Anybody with a forwarded email stops those about a letter.
#[tokio::test]
async fn who_stopped_emails_is_asked_to_reaffirm_all_the_same() {
    World::each(|w| async move {
        let (w, ana) = (&w, "ana@mail.example");
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&person("Ana", "GB"), ana).await.unwrap();
        w.send().await;
        w.post(&person("Troll", "GB"), ana).await.unwrap();
        let mails = w.service.claim_mails(100).await.unwrap();
        let mail = mails.iter().find(|mail| mail.to.as_str() == ana).unwrap();
        let stop = mail.shape.stop.as_ref().unwrap().page.rsplit_once("/l/").unwrap().1.to_owned();
        assert_eq!(w.service.stop_emails(&stop, StopScope::Letter).await.unwrap(), Wish::Done);
        for mail in &mails {
            w.service.mail_sent(mail.id).await.unwrap();
        }
        publish(w, &second, "We ask for something else.", Kind::Material).await;
        let mails = w.service.claim_mails(100).await.unwrap();
        let asked = |mail: &DueMail| mail.to.as_str() == ana && matches!(mail.shape.content, MailContent::Reaffirm { .. });
        assert!(mails.iter().any(asked), "{}", w.engine);
    })
    .await;
}
