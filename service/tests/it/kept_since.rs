//! What protected people since a backup was made holds when it is put back: corrections, questions, marks, ended invitations.

use crate::world::{World, email, organisation, press};
use domain::{
    country::Country,
    invitation::{Invitee, Standing},
    shapes::mail::MailContent,
    signature::SignatureState,
    text::{Name, Phrase},
    time::Instant,
};
use service::{Confirmed, Corrected, Error, Link, Service};

fn invitee(name: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse("GB").unwrap(),
        site: None,
        representative: Some(Name::parse("Ana Silva").unwrap()),
        office: Some(Phrase::parse("Director").unwrap()),
        email: email(address),
        locale: None,
    }
}

async fn listed(service: &Service, w: &World) -> Vec<(String, bool)> {
    let letter = service.published_letter(&w.coalition, &w.letter).await.unwrap();
    letter.organisations.iter().map(|one| (one.name.clone(), one.questioned)).collect()
}

#[tokio::test]
async fn a_correction_that_was_taken_since_lists_nobody_under_the_old_name() {
    World::each_embedded(|w| async move {
        let address = "ana@lantern.example";
        let (id, token, own) = w.posted(&organisation("Lantern Trust", "GB", ""), address).await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        let link = w.manage(id, &token, address).await;
        let other = organisation("Lantern Foundation", "GB", "");
        assert_eq!(w.service.correct(id, &link, &other).await.unwrap(), Corrected::Waits);
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.service.backup(&backup).await.unwrap();

        w.pass(Instant::HOUR);
        let seen = w.service.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap().correction.unwrap().since;
        w.service.decide_correction(&w.owner, &w.coalition, &w.letter, id, seen, true).await.unwrap();
        let started = w.second_process().await;
        assert_eq!(listed(&started, &w).await, [("Lantern Foundation".to_owned(), false)], "a start holds nobody");
        started.close().await;

        let restored = w.restored(&backup, folder.path(), true).await;
        assert!(listed(&restored, &w).await.is_empty(), "the old name is not listed again");
        let row = restored.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!(row.state, SignatureState::Held);
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_contact_questioned_since_is_marked() {
    World::each_embedded(|w| async move {
        let contact = "director@harbour.example";
        w.add_row("Harbour Union", "GB", "https://harbour.example", contact).await;
        let (id, link, own) = w.posted(&organisation("Harbour Union", "GB", ""), "aide@harbour.example").await;
        assert_eq!(w.service.confirm(id, &link, own.revision).await.unwrap(), Confirmed::Listed);
        let MailContent::SignedAtDomain { link: Some(link), .. } = w.mail_content(contact).await else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1.to_owned();
        let Link::Question { id: asked, .. } = w.service.follow_link(&token).await.unwrap() else { panic!("another link") };
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.service.backup(&backup).await.unwrap();

        w.pass(Instant::HOUR);
        w.service.question(asked, &token).await.unwrap();
        let restored = w.restored(&backup, folder.path(), true).await;
        assert_eq!(listed(&restored, &w).await, [("Harbour Union".to_owned(), true)]);
        restored.settle_question(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        restored.close().await;

        // What an organiser settles stays settled.
        w.service.settle_question(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        let started = w.second_process().await;
        assert_eq!(listed(&started, &w).await, [("Harbour Union".to_owned(), false)]);
        started.close().await;
    })
    .await;
}

#[tokio::test]
async fn invitations_that_ended_since_sign_nothing_and_nobody_is_reminded() {
    World::each_embedded(|w| async move {
        let (s, c, l) = (&w.service, w.coalition.as_str(), w.letter.as_str());
        for (name, address) in [("River Circle", "r@river.example"), ("Hill Circle", "h@hill.example")] {
            s.invite(&w.owner, c, l, &invitee(name, address)).await.unwrap();
        }
        let (denied, cancelled) = (w.invited("r@river.example").await, w.invited("h@hill.example").await);
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        s.backup(&backup).await.unwrap();

        w.pass(Instant::HOUR);
        // Somebody to whom the link was passed on signs, and its mailbox denies it.
        s.sign_invited(denied.0, &denied.1, &press()).await.unwrap();
        let MailContent::SignedByInvitation { disown: Some(link), .. } = w.mail_content("r@river.example").await else { panic!("mail") };
        let disown = link.rsplit_once("/l/").unwrap().1.to_owned();
        let Link::Disown { id: signature, .. } = s.follow_link(&disown).await.unwrap() else { panic!("another link") };
        s.disown(signature, &disown).await.unwrap();
        let (signature, manage) = w.mail("r@river.example").await.1.unwrap();
        s.disown_own(signature, &manage).await.unwrap();
        s.withdraw_invitation(&w.owner, c, l, cancelled.0).await.unwrap();

        let restored = w.restored(&backup, folder.path(), true).await;
        for (id, token) in [&denied, &cancelled] {
            assert!(matches!(restored.own_invitation(*id, token).await, Err(Error::Link)));
            assert!(restored.sign_invited(*id, token, &press()).await.is_err());
        }
        assert!(listed(&restored, &w).await.is_empty());
        let invitations = restored.invitations(&w.owner, c, l, "", None, 1).await.unwrap().invitations;
        let standing = |name: &str| invitations.iter().find(|one| one.organisation == name).unwrap().standing;
        assert_eq!((standing("River Circle"), standing("Hill Circle")), (Standing::Waiting, Standing::Withdrawn));
        let reminders = restored.reminders(&w.owner, c, l).await.unwrap().reminders;
        assert!(reminders.iter().all(|one| one.stopped), "until somebody lets them go");
        // Sent once more, it works.
        restored.resend_invitation(&w.owner, c, l, denied.0).await.unwrap();
        restored.close().await;

        // In the instance that goes on, an invitation that was sent once more is taken back by no start.
        w.pass(Instant::HOUR);
        s.resend_invitation(&w.owner, c, l, denied.0).await.unwrap();
        let (id, token) = w.invited("r@river.example").await;
        let started = w.second_process().await;
        assert!(started.own_invitation(id, &token).await.is_ok());
        assert!(started.reminders(&w.owner, c, l).await.unwrap().reminders.iter().all(|one| !one.stopped));
        started.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_marked_sensitive_since_is_sensitive() {
    World::each_embedded(|w| async move {
        let (c, l) = (w.coalition.as_str(), w.letter.as_str());
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.service.backup(&backup).await.unwrap();
        w.pass(Instant::HOUR);
        w.service.set_sensitive(&w.owner, c, l, true).await.unwrap();
        let restored = w.restored(&backup, folder.path(), true).await;
        assert!(restored.publication(&w.owner, c, l).await.unwrap().letter.sensitive, "a public one too");
        restored.close().await;
        // Where it was lifted again, no start marks it.
        w.pass(Instant::HOUR);
        w.service.set_sensitive(&w.owner, c, l, false).await.unwrap();
        let started = w.second_process().await;
        assert!(!started.publication(&w.owner, c, l).await.unwrap().letter.sensitive);
        started.close().await;
    })
    .await;
}
